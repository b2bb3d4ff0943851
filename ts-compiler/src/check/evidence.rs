//! Finds what a program gives under assertions, for [`super::doubt`].

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Argument, Expression};
use oxc_span::Span;
use oxc_syntax::operator::{AssignmentOperator, LogicalOperator, UnaryOperator};
use oxc_syntax::symbol::SymbolId;

use super::Checker;
use super::callee::Methods;
use super::doubt::{Doubts, Kinds};
use crate::program::{Language, Module, ModuleId, Node, Symbol};

/// Adds to what something is given.
fn note<K: Eq + Hash>(notes: &mut HashMap<K, Kinds>, key: K, given: Kinds) {
    if !given.is_empty() {
        let known = notes.entry(key).or_default();
        *known = known.with(given);
    }
}

/// Whether a module declares types and can assert others.
pub(super) fn has_assertions(module: &Module) -> bool {
    !module.is_library && module.language == Language::TypeScript
}

/// All that the program gives under assertions.
pub(super) fn search(checker: &mut Checker) -> Doubts {
    let mut found = Search {
        checker,
        doubts: Doubts::default(),
        methods: None,
        gaps: HashMap::new(),
    };
    let program = found.checker.program;
    for module in program.modules.iter().filter(|m| has_assertions(m)) {
        found.module(module);
    }
    found.pass_on();
    found.doubts
}

pub(super) struct Search<'c, 'a> {
    pub checker: &'c mut Checker<'a>,
    doubts: Doubts,
    /// The functions that are methods, or properties of objects, by name.
    pub methods: Option<Rc<Methods<'a>>>,
    /// What is missing in the lists of each module.
    pub gaps: HashMap<ModuleId, Kinds>,
}

impl<'a> Search<'_, 'a> {
    fn module(&mut self, module: &'a Module<'a>) {
        let ignored = ignored_lines(module);
        for node in module.nodes.iter() {
            let at = |id| Node {
                module: module.id,
                id,
            };
            match node.kind() {
                AstKind::CallExpression(call) => {
                    let line = is_ignored(&ignored, call.span);
                    self.call(at(node.id()), &call.callee, &call.arguments, line);
                }
                AstKind::NewExpression(call) => {
                    let line = is_ignored(&ignored, call.span);
                    self.call(at(node.id()), &call.callee, &call.arguments, line);
                }
                AstKind::VariableDeclarator(declarator) => {
                    if let (Some(init), Some(id)) =
                        (&declarator.init, declarator.id.get_binding_identifier())
                        && declarator.type_annotation.is_some()
                        && let Some(symbol) = id.symbol_id.get()
                    {
                        self.symbol(module.id, symbol, nothing(init));
                    }
                }
                AstKind::AssignmentExpression(e) => self.assignment(module, at(node.id()), e),
                AstKind::PropertyDefinition(field) => {
                    if let (Some(init), Some(name)) = (&field.value, field.key.name()) {
                        let given = nothing(init);
                        let private = matches!(field.key, ast::PropertyKey::PrivateIdentifier(_));
                        let asserted = asserted_nothing(init);
                        self.field(&name, private, asserted);
                        self.own_field(at(node.id()), &name, private, given);
                    }
                }
                AstKind::FormalParameter(param) => {
                    if let Some(init) = &param.initializer {
                        note(&mut self.doubts.params, at(node.id()), nothing(init));
                    }
                }
                AstKind::ObjectProperty(property) => {
                    if let Some(name) = property.key.static_name() {
                        self.field(&name, false, asserted_nothing(&property.value));
                    }
                }
                AstKind::ArrowFunctionExpression(f) => {
                    if let Some(value) = f.get_expression().filter(|_| !f.r#async) {
                        note(&mut self.doubts.results, at(node.id()), nothing(value));
                    }
                }
                AstKind::ReturnStatement(statement) => {
                    if let Some(value) = &statement.argument {
                        let given = nothing(value);
                        if !given.is_empty() {
                            self.returned(at(node.id()), given);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A function that returns what it is given may return nothing as well.
    fn pass_on(&mut self) {
        let params: Vec<(Node, Kinds)> = self.doubts.params.iter().map(|(n, k)| (*n, *k)).collect();
        for (param, given) in params {
            let AstKind::FormalParameter(syntax) = self.checker.syntax(param) else {
                continue;
            };
            let given = given.and(Kinds::NOTHING).without(declared_nothing(syntax));
            if given.is_empty() {
                continue;
            }
            let symbol = syntax.pattern.get_binding_identifier();
            let Some(symbol) = symbol.and_then(|id| id.symbol_id.get()) else {
                continue;
            };
            let module = self.checker.program.module(param.module);
            for reference in module.scoping.get_resolved_references(symbol) {
                let mut node = Node {
                    module: param.module,
                    id: reference.node_id(),
                };
                let returned = loop {
                    let below = node;
                    node = self.checker.up(node);
                    match self.checker.syntax(node) {
                        AstKind::ParenthesizedExpression(_)
                        | AstKind::TSAsExpression(_)
                        | AstKind::TSNonNullExpression(_) => {}
                        // `given ?? other` is the other.
                        AstKind::LogicalExpression(e)
                            if e.operator == LogicalOperator::And
                                || e.right.node_id() == below.id => {}
                        AstKind::ConditionalExpression(e) if e.test.node_id() != below.id => {}
                        AstKind::ReturnStatement(_) => break Some(node),
                        // The body of an arrow function that is an expression.
                        AstKind::ExpressionStatement(_) | AstKind::FunctionBody(_) => {}
                        AstKind::ArrowFunctionExpression(f)
                            if !f.r#async && f.get_expression().is_some() =>
                        {
                            break Some(node);
                        }
                        _ => break None,
                    }
                };
                if let Some(returned) = returned {
                    self.returned(returned, given);
                }
            }
        }
    }

    fn symbol(&mut self, module: ModuleId, symbol: SymbolId, given: Kinds) {
        let symbol = Symbol { module, id: symbol };
        note(&mut self.doubts.symbols, symbol, given);
    }

    fn field(&mut self, name: &str, private: bool, given: Kinds) {
        if !given.is_empty() {
            note(&mut self.doubts.fields, field_name(name, private), given);
        }
    }

    /// A field that the class around `at` declares.
    fn own_field(&mut self, at: Node, name: &str, private: bool, given: Kinds) {
        if given.is_empty() {
            return;
        }
        if let Some(class) = self.checker.class_around(at) {
            let key = (class, field_name(name, private));
            note(&mut self.doubts.own_fields, key, given);
        }
    }

    fn assignment(&mut self, module: &Module, at: Node, e: &ast::AssignmentExpression) {
        let given = nothing(&e.right);
        if given.is_empty() || e.operator != AssignmentOperator::Assign {
            return;
        }
        let (object, name, private) = match &e.left {
            ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                if let Some(symbol) = self.symbol_of(module.id, id) {
                    note(&mut self.doubts.symbols, symbol, given);
                }
                return;
            }
            ast::AssignmentTarget::StaticMemberExpression(member) => {
                (&member.object, member.property.name.as_str(), false)
            }
            ast::AssignmentTarget::PrivateFieldExpression(member) => {
                (&member.object, member.field.name.as_str(), true)
            }
            _ => return,
        };
        if matches!(object, Expression::ThisExpression(_)) {
            self.own_field(at, name, private, given);
        }
        // By its name alone it may be another's, which is given what it declares.
        self.field(name, private, asserted_nothing(&e.right));
    }

    fn returned(&mut self, at: Node, given: Kinds) {
        let mut node = at;
        loop {
            match self.checker.syntax(node) {
                AstKind::Function(f) if f.r#async || f.generator => return,
                AstKind::ArrowFunctionExpression(f) if f.r#async => return,
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => break,
                AstKind::Program(_) => return,
                _ => node = self.checker.up(node),
            }
        }
        note(&mut self.doubts.results, node, given);
    }

    /// What a call gives to the parameters of what it certainly or by name calls.
    fn call(&mut self, at: Node, callee: &Expression<'a>, args: &[Argument<'a>], ignored: bool) {
        let inner = callee.get_inner_expression();
        // `(parse as any)("x")`, `(queue as any).push("x")`
        let hidden = ignored || is_assertion(callee);
        let hides_object = match inner {
            Expression::StaticMemberExpression(member) => is_assertion(&member.object),
            _ => false,
        };
        let mut given = Vec::new();
        for arg in args {
            let Some(arg) = arg.as_expression() else {
                break;
            };
            let mut asserted = hidden || hides_object || is_assertion(arg);
            let mut kinds = literal_kinds(arg.get_inner_expression());
            if kinds.is_empty() {
                let entry = self.table_entry(at.module, arg);
                asserted |= !entry.is_empty();
                kinds = if hidden { Kinds::ALL } else { entry };
            }
            given.push((kinds, asserted));
        }
        if given.iter().all(|(kinds, _)| kinds.is_empty()) && !hidden {
            return;
        }
        let callees = self.callees(at.module, inner);
        // Overloads are told apart by what they are given.
        if let [function] = callees.certain[..] {
            let given = &given[callees.skipped.min(given.len())..];
            self.give(function, given, hidden);
        }
        if callees.by_name.is_empty() {
            return;
        }
        // By its name alone it may be another's method, which is given what it declares.
        for (kinds, asserted) in &mut given {
            if !*asserted {
                *kinds = Kinds::default();
            }
        }
        if given.iter().any(|(kinds, _)| !kinds.is_empty()) || hidden {
            for function in callees.by_name {
                self.give(function, &given, hidden);
            }
        }
    }

    fn give(&mut self, function: Node, given: &[(Kinds, bool)], hidden: bool) {
        if !self.checker.is_doubtful(function) {
            return;
        }
        let Some(params) = self.checker.formal_parameters(function) else {
            return;
        };
        for (index, param) in params.items.iter().enumerate() {
            let kinds = match given.get(index) {
                Some(&(kinds, _)) => kinds,
                None if hidden && !param.optional && param.initializer.is_none() => {
                    Kinds::UNDEFINED
                }
                None => continue,
            };
            let node = Node {
                module: function.module,
                id: param.node_id(),
            };
            note(&mut self.doubts.params, node, kinds);
        }
    }
}

/// `null` and `undefined`, as a parameter's declaration says that it takes them.
fn declared_nothing(param: &ast::FormalParameter) -> Kinds {
    let mut found = Kinds::default();
    if param.optional || param.initializer.is_some() {
        found = Kinds::UNDEFINED;
    }
    if let Some(annotation) = &param.type_annotation
        && let ast::TSType::TSUnionType(union) = &annotation.type_annotation
    {
        for member in &union.types {
            found = found.with(match member {
                ast::TSType::TSNullKeyword(_) => Kinds::NULL,
                ast::TSType::TSUndefinedKeyword(_) => Kinds::UNDEFINED,
                _ => Kinds::default(),
            });
        }
    }
    found
}

fn is_assertion(expression: &Expression) -> bool {
    matches!(
        expression.without_parentheses(),
        Expression::TSAsExpression(_)
            | Expression::TSTypeAssertion(_)
            | Expression::TSNonNullExpression(_)
    )
}

fn field_name(name: &str, private: bool) -> String {
    if private {
        format!("#{name}")
    } else {
        name.to_string()
    }
}

/// `null` or `undefined`, asserted to be something else or not.
fn nothing(expression: &Expression) -> Kinds {
    literal_kinds(expression.get_inner_expression()).and(Kinds::NOTHING)
}

/// `null` or `undefined` under an assertion that it is not.
fn asserted_nothing(expression: &Expression) -> Kinds {
    if !is_assertion(expression) {
        return Kinds::default();
    }
    nothing(expression)
}

/// The kind of what is written out.
pub(super) fn literal_kinds(expression: &Expression) -> Kinds {
    match expression {
        Expression::NullLiteral(_) => Kinds::NULL,
        Expression::Identifier(id) => match id.name.as_str() {
            "undefined" => Kinds::UNDEFINED,
            "NaN" | "Infinity" => Kinds::NUMBER,
            _ => Kinds::default(),
        },
        Expression::StringLiteral(_) | Expression::TemplateLiteral(_) => Kinds::STRING,
        Expression::NumericLiteral(_) => Kinds::NUMBER,
        Expression::BigIntLiteral(_) => Kinds::BIGINT,
        Expression::BooleanLiteral(_) => Kinds::BOOLEAN,
        Expression::UnaryExpression(unary) => match unary.operator {
            UnaryOperator::UnaryNegation | UnaryOperator::UnaryPlus => {
                literal_kinds(unary.argument.get_inner_expression())
            }
            UnaryOperator::Void => Kinds::UNDEFINED,
            UnaryOperator::LogicalNot => Kinds::BOOLEAN,
            UnaryOperator::Typeof => Kinds::STRING,
            _ => Kinds::default(),
        },
        Expression::ArrayExpression(_) => Kinds::ARRAY,
        Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
            Kinds::FUNCTION
        }
        Expression::ObjectExpression(_) | Expression::RegExpLiteral(_) => Kinds::OBJECT,
        _ => Kinds::default(),
    }
}

/// The starts of the lines whose errors the program asks to pass over.
fn ignored_lines(module: &Module) -> Vec<(u32, u32)> {
    let mut lines = Vec::new();
    for comment in &module.ast.comments {
        let text = comment.content_span().source_text(module.source);
        if !text.contains("@ts-ignore") && !text.contains("@ts-expect-error") {
            continue;
        }
        let after = comment.span.end as usize;
        let rest = &module.source[after..];
        let start = after + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let end = start
            + module.source[start..]
                .find('\n')
                .unwrap_or(module.source.len() - start);
        lines.push((start as u32, end as u32));
    }
    lines
}

fn is_ignored(lines: &[(u32, u32)], span: Span) -> bool {
    lines
        .iter()
        .any(|&(from, to)| (from..to).contains(&span.start))
}
