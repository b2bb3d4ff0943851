//! Which functions a call reaches, as its text tells, for [`super::evidence`].

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};

use super::Target;
use super::evidence::{Search, has_assertions};
use crate::program::{ModuleId, Node, Program, Symbol};

/// Functions by the name of the property or method that holds them.
pub(super) type Methods<'a> = HashMap<&'a str, Vec<Node>>;

/// Aliases of aliases that are followed.
const ALIASES: usize = 8;

/// What a call may reach.
#[derive(Default)]
pub(super) struct Callees {
    /// The functions that the callee names.
    pub certain: Vec<Node>,
    /// The methods that have the callee's name.
    pub by_name: Vec<Node>,
    /// Arguments before those of the function: `f.call(receiver, …)`.
    pub skipped: usize,
}

impl<'a> Search<'_, 'a> {
    /// The functions that a callee stands for.
    pub fn callees(&mut self, module: ModuleId, callee: &Expression<'a>) -> Callees {
        let certain = self.named(module, callee, 0);
        if !certain.is_empty() {
            return Callees {
                certain,
                ..Callees::default()
            };
        }
        let Expression::StaticMemberExpression(member) = callee else {
            return Callees::default();
        };
        let name = member.property.name.as_str();
        if name == "call" {
            let certain = self.named(module, member.object.get_inner_expression(), 0);
            if !certain.is_empty() {
                return Callees {
                    certain,
                    skipped: 1,
                    ..Callees::default()
                };
            }
        }
        Callees {
            by_name: self.methods().get(name).cloned().unwrap_or_default(),
            ..Callees::default()
        }
    }

    /// The functions that a name stands for, directly or in modules and namespaces.
    fn named(&mut self, module: ModuleId, name: &Expression<'a>, depth: usize) -> Vec<Node> {
        match self.place(module, name) {
            Some(Target::Symbol(symbol)) => self.functions_of(symbol, depth),
            Some(Target::Default(module)) => self.default_function(module, depth),
            _ => Vec::new(),
        }
    }

    fn place(&mut self, module: ModuleId, name: &Expression<'a>) -> Option<Target> {
        match name {
            Expression::Identifier(id) => {
                let symbol = self.symbol_of(module, id)?;
                Some(self.checker.target(symbol))
            }
            Expression::StaticMemberExpression(member) => {
                let object = self.place(module, member.object.get_inner_expression())?;
                self.checker
                    .target_export(object, member.property.name.as_str())
            }
            _ => None,
        }
    }

    /// The variable that an identifier refers to.
    pub fn symbol_of(&self, module: ModuleId, id: &ast::IdentifierReference) -> Option<Symbol> {
        let scoping = &self.checker.program.module(module).scoping;
        let id = scoping.get_reference(id.reference_id.get()?).symbol_id()?;
        Some(Symbol { module, id })
    }

    /// What a module exports by an expression as its default.
    fn default_function(&mut self, module: ModuleId, depth: usize) -> Vec<Node> {
        let program = self.checker.program;
        for statement in &program.module(module).ast.body {
            if let ast::Statement::ExportDefaultDeclaration(export) = statement
                && let Some(value) = export.declaration.as_expression()
            {
                return self.function_in(module, value, depth);
            }
        }
        Vec::new()
    }

    /// The functions that an expression is.
    fn function_in(&mut self, module: ModuleId, value: &Expression<'a>, depth: usize) -> Vec<Node> {
        let at = |id| vec![Node { module, id }];
        match value.get_inner_expression() {
            Expression::ArrowFunctionExpression(f) => at(f.node_id()),
            Expression::FunctionExpression(f) => at(f.node_id()),
            Expression::Identifier(_) if depth < ALIASES => {
                self.named(module, value.get_inner_expression(), depth + 1)
            }
            _ => Vec::new(),
        }
    }

    /// The functions that a symbol names: itself, what a constant is, or a class's constructor.
    fn functions_of(&mut self, symbol: Symbol, depth: usize) -> Vec<Node> {
        let mut found = Vec::new();
        for node in self.checker.declarations_of(symbol) {
            match self.checker.syntax(node) {
                AstKind::Function(_) => found.push(node),
                AstKind::VariableDeclarator(declarator) => {
                    if let Some(init) = &declarator.init {
                        found.extend(self.function_in(node.module, init, depth));
                    }
                }
                AstKind::Class(class) => {
                    for element in &class.body.body {
                        if let ast::ClassElement::MethodDefinition(method) = element
                            && method.kind == ast::MethodDefinitionKind::Constructor
                        {
                            found.push(Node {
                                module: node.module,
                                id: method.value.node_id(),
                            });
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn methods(&mut self) -> Rc<Methods<'a>> {
        if let Some(methods) = &self.methods {
            return Rc::clone(methods);
        }
        let found = Rc::new(self.find_methods());
        self.methods = Some(Rc::clone(&found));
        found
    }

    /// The functions that are members, by their names, but for those that have overloads.
    fn find_methods(&mut self) -> Methods<'a> {
        let mut found: Methods = HashMap::new();
        let program: &'a Program<'a> = self.checker.program;
        for module in program.modules.iter().filter(|m| has_assertions(m)) {
            for node in module.nodes.iter() {
                let at = |id| Node {
                    module: module.id,
                    id,
                };
                let (key, functions) = match node.kind() {
                    AstKind::MethodDefinition(method)
                        if method.kind == ast::MethodDefinitionKind::Method =>
                    {
                        (&method.key, vec![at(method.value.node_id())])
                    }
                    AstKind::TSMethodSignature(method) => (&method.key, vec![at(node.id())]),
                    AstKind::ObjectProperty(property) => (
                        &property.key,
                        self.function_in(module.id, &property.value, 0),
                    ),
                    AstKind::PropertyDefinition(field) => match &field.value {
                        Some(value @ Expression::FunctionExpression(_))
                        | Some(value @ Expression::ArrowFunctionExpression(_)) => {
                            (&field.key, self.function_in(module.id, value, 0))
                        }
                        _ => continue,
                    },
                    _ => continue,
                };
                if let ast::PropertyKey::StaticIdentifier(name) = key
                    && let [function] = functions[..]
                {
                    found.entry(name.name.as_str()).or_default().push(function);
                }
            }
        }
        self.without_overloads(&mut found);
        found
    }

    /// Signatures in one place with one name are overloads.
    fn without_overloads(&self, found: &mut Methods) {
        let checker = &*self.checker;
        let home = |node: &Node| {
            let above = checker.up(*node);
            match checker.syntax(above) {
                AstKind::MethodDefinition(_) => checker.up(above),
                AstKind::TSInterfaceBody(_) | AstKind::TSTypeLiteral(_) => above,
                _ => *node,
            }
        };
        for list in found.values_mut() {
            list.sort_by_key(|node| (node.module, node.id));
            list.dedup();
            let homes: Vec<Node> = list.iter().map(home).collect();
            let mut index = 0;
            list.retain(|_| {
                index += 1;
                homes
                    .iter()
                    .filter(|&&other| other == homes[index - 1])
                    .count()
                    == 1
            });
        }
    }
}
