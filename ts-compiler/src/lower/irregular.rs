//! Which classes are made while the program runs: those without a struct of their own, because
//! their base class is a value, the names of their members are computed, or their constructors do
//! more than call `super` and assign fields.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, ClassElement, Expression, MethodDefinitionKind};
use oxc_span::GetSpan;
use oxc_syntax::node::NodeId;
use oxc_syntax::symbol::SymbolId;

use crate::program::{Module, ModuleId, Node, Symbol};

use super::Lowerer;
use super::class::member_key;
use super::decorator::is_decorated;

/// Classes that a class with a struct of its own may extend: WebAssembly allows 63 types above
/// another, of which two are those of all values and all objects.
const MAX_BASES: usize = 61;

/// What classes made at run time can hide or replace of the classes that they extend.
#[derive(Debug, Default)]
pub(crate) struct Extensions {
    /// Some class of the program may be extended by a value.
    pub any: bool,
    /// Names of members of instances.
    names: HashSet<String>,
    /// A name is computed.
    unnamed: bool,
    /// Some class of the program is below Promise.
    promises: bool,
    /// Names of members of instances of classes that extend Array.
    of_arrays: HashSet<String>,
}

impl Extensions {
    /// Whether a method of arrays may be another one in an instance of a class that extends Array.
    pub fn may_hide_of_array(&self, name: &str) -> bool {
        self.of_arrays.contains(name)
    }

    /// Whether a promise may be of a class of the program.
    pub fn has_promises(&self) -> bool {
        self.any || self.promises
    }

    /// Whether a member of a static class may be hidden in an instance of a class below it that
    /// is made at run time.
    pub fn may_hide(&self, name: &str) -> bool {
        self.any && !name.starts_with('#') && (self.unnamed || self.names.contains(name))
    }
}

impl<'a> Lowerer<'a> {
    /// Whether a class is made while the program runs.
    pub fn is_dynamic_class(&mut self, class: Symbol) -> bool {
        if self.program.module(class.module).is_library {
            return false;
        }
        if let Some(&known) = self.dynamic_classes.get(&class) {
            return known;
        }
        self.dynamic_classes.insert(class, false);
        let found = self.find_irregular(class);
        self.dynamic_classes.insert(class, found);
        found
    }

    fn find_irregular(&mut self, class: Symbol) -> bool {
        if self.survey.makes_proxies
            || self.survey.makes_heirs
            || self.checker.class_heritage_unknown(class)
        {
            return true;
        }
        if let Some((base, _)) = self.checker.class_base(class)
            && !self.is_plain(base)
        {
            return true;
        }
        let Some(syntax) = self.class_syntax(class) else {
            return false;
        };
        if self.is_too_deep(class) {
            return true;
        }
        !syntax.declare
            && (is_decorated(syntax)
                || self.has_statics_of_its_own(class, syntax)
                || syntax.body.body.iter().any(has_computed_name)
                || !has_regular_constructor(self.program.module(class.module), syntax))
    }

    /// Whether the struct of a class would be below more others than WebAssembly allows.
    fn is_too_deep(&mut self, class: Symbol) -> bool {
        let mut at = class;
        for _ in 0..=MAX_BASES {
            match self.checker.class_base(at) {
                Some((base, _)) => at = base,
                None => return false,
            }
        }
        true
    }

    /// Whether methods of an object literal use `super`.
    pub fn uses_home(&self, module: ModuleId, object: &ast::ObjectExpression) -> bool {
        let module = self.program.module(module);
        if module.is_library {
            return false;
        }
        let around = object.span;
        let has_methods = object.properties.iter().any(|property| {
            matches!(property, ast::ObjectPropertyKind::ObjectProperty(property)
                if property.method || property.kind != ast::PropertyKind::Init)
        });
        let text = module
            .source
            .get(around.start as usize..around.end as usize);
        has_methods
            && text.is_some_and(|text| text.contains("super"))
            && module.nodes.iter().any(|node| {
                if !matches!(node.kind(), AstKind::Super(_)) {
                    return false;
                }
                let function = activation_around(module, node.id());
                let property = module.nodes.parent_id(function);
                matches!(module.nodes.kind(property), AstKind::ObjectProperty(_))
                    && module.nodes.parent_id(property) == object.node_id.get()
            })
    }

    /// Whether each evaluation of a class has static fields of its own.
    fn has_statics_of_its_own(&self, class: Symbol, syntax: &ast::Class) -> bool {
        let module = self.program.module(class.module);
        let node = syntax.node_id.get();
        let is_in_loop = || {
            module.nodes.ancestor_kinds(node).any(|kind| {
                matches!(
                    kind,
                    AstKind::ForStatement(_)
                        | AstKind::ForInStatement(_)
                        | AstKind::ForOfStatement(_)
                        | AstKind::WhileStatement(_)
                        | AstKind::DoWhileStatement(_)
                )
            })
        };
        (function_around(module, node) != NodeId::ROOT || is_in_loop())
            && syntax.body.body.iter().any(|element| {
                matches!(element, ClassElement::PropertyDefinition(property)
                    if property.r#static && !property.declare)
            })
    }

    /// The names of a module's classes that are made while the program runs.
    pub fn dynamic_class_names(&mut self, module: ModuleId) -> HashSet<SymbolId> {
        let classes = self.classes_of(module);
        classes
            .into_iter()
            .filter(|&class| self.is_dynamic_class(class))
            .map(|class| class.id)
            .collect()
    }

    fn classes_of(&mut self, module: ModuleId) -> Vec<Symbol> {
        let module = self.program.module(module);
        if module.is_library {
            return Vec::new();
        }
        let classes = module
            .nodes
            .iter()
            .filter(|node| matches!(node.kind(), AstKind::Class(_)));
        classes
            .map(|node| {
                self.checker.class_symbol(Node {
                    module: module.id,
                    id: node.id(),
                })
            })
            .collect()
    }

    /// Looks at all classes for what those made at run time may do to the others.
    pub fn survey_classes(&mut self) {
        let program = self.program;
        let promise = self.global_class("Promise");
        for module in &program.modules {
            for class in self.classes_of(module.id) {
                self.extensions.promises |=
                    promise.is_some_and(|promise| self.checker.derives_from(class, promise));
                if !self.is_dynamic_class(class) {
                    continue;
                }
                let Some(syntax) = self.class_syntax(class) else {
                    continue;
                };
                self.extensions.any |= syntax.heritage.is_some();
                let extends_array = match self.global_class("Array") {
                    Some(array) => self.checker.derives_from(class, array),
                    None => false,
                };
                for element in &syntax.body.body {
                    let Some(key) = element.property_key().filter(|_| !element.r#static()) else {
                        continue;
                    };
                    match member_key(key, element.computed()) {
                        Some(name) => {
                            if extends_array {
                                self.extensions.of_arrays.insert(name.to_string());
                            }
                            self.extensions.names.insert(name.to_string());
                        }
                        None => self.extensions.unnamed = true,
                    }
                }
            }
        }
    }
}

fn has_computed_name(element: &ClassElement) -> bool {
    let Some(key) = element.property_key() else {
        return false;
    };
    match element {
        ClassElement::AccessorProperty(_) | ClassElement::TSIndexSignature(_) => false,
        // An instance has no place for a property that a well-known symbol names.
        ClassElement::PropertyDefinition(property) if !property.r#static => {
            member_key(key, property.computed).is_none_or(|name| name.starts_with("@@"))
        }
        _ => member_key(key, element.computed()).is_none(),
    }
}

/// The constructor that a class declares.
pub(crate) fn constructor_of<'a>(class: &'a ast::Class<'a>) -> Option<&'a ast::Function<'a>> {
    class.body.body.iter().find_map(|element| match element {
        ClassElement::MethodDefinition(method)
            if method.kind == MethodDefinitionKind::Constructor && method.value.body.is_some() =>
        {
            Some(&*method.value)
        }
        _ => None,
    })
}

/// Whether a constructor returns nothing, reads no `arguments` and, in a class that extends another, calls `super` once,
/// as a statement of its own, before it mentions `this`.
fn has_regular_constructor(module: &Module, class: &ast::Class) -> bool {
    let Some(constructor) = constructor_of(class) else {
        return true;
    };
    let around = constructor.span;
    let id = constructor.node_id.get();
    let (mut calls, mut uses) = (Vec::new(), Vec::new());
    for node in module.nodes.iter() {
        let span = node.kind().span();
        if span.start < around.start || span.end > around.end {
            continue;
        }
        match node.kind() {
            AstKind::ReturnStatement(statement)
                if statement.argument.is_some() && function_around(module, node.id()) == id =>
            {
                return false;
            }
            // Constructors of static classes take their parameters, not a list.
            AstKind::IdentifierReference(name)
                if name.name == "arguments" && activation_around(module, node.id()) == id =>
            {
                return false;
            }
            AstKind::ThisExpression(_) if activation_around(module, node.id()) == id => {
                uses.push(span.start);
            }
            AstKind::Super(_) if activation_around(module, node.id()) == id => {
                match module.nodes.parent_kind(node.id()) {
                    AstKind::CallExpression(call)
                        if matches!(call.callee, Expression::Super(_)) =>
                    {
                        calls.push(module.nodes.parent_id(node.id()));
                    }
                    _ => uses.push(span.start),
                }
            }
            _ => {}
        }
    }
    if class.heritage.is_none() {
        return true;
    }
    let [call] = calls.as_slice() else {
        return false;
    };
    let end = module.nodes.kind(*call).span().end;
    let statement = module.nodes.parent_id(*call);
    matches!(
        module.nodes.kind(statement),
        AstKind::ExpressionStatement(_)
    ) && matches!(
        module.nodes.parent_kind(statement),
        AstKind::FunctionBody(_)
    ) && function_around(module, *call) == id
        && uses.iter().all(|&start| start >= end)
}

impl Lowerer<'_> {
    /// The property of `this` that a method mentions first: what fails without an instance.
    pub fn first_use_of_this(&self, method: Node) -> Option<String> {
        let module = self.program.module(method.module);
        let around = module.nodes.kind(method.id).span();
        let uses = module.nodes.iter().filter(|node| {
            matches!(node.kind(), AstKind::ThisExpression(_))
                && around.contains_inclusive(node.kind().span())
                && activation_around(module, node.id()) == method.id
        });
        let first = uses.min_by_key(|node| node.kind().span().start)?;
        match module.nodes.parent_kind(first.id()) {
            AstKind::StaticMemberExpression(member) => Some(member.property.name.to_string()),
            _ => None,
        }
    }
}

/// The function or arrow function around a node.
fn function_around(module: &Module, node: NodeId) -> NodeId {
    let found = module.nodes.ancestors(node).find(|ancestor| {
        matches!(
            ancestor.kind(),
            AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)
        )
    });
    found.map_or(NodeId::ROOT, |ancestor| ancestor.id())
}

/// The function around a node whose `this` it sees.
pub(crate) fn activation_around(module: &Module, node: NodeId) -> NodeId {
    let found = module.nodes.ancestors(node).find(|ancestor| {
        matches!(
            ancestor.kind(),
            AstKind::Function(_) | AstKind::PropertyDefinition(_) | AstKind::StaticBlock(_)
        )
    });
    found.map_or(NodeId::ROOT, |ancestor| ancestor.id())
}
