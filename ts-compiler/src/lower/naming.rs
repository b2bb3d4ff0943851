//! Names of classes and functions.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, MethodDefinitionKind};

use crate::program::{Node, Symbol};

use super::Lowerer;
use super::class::member_key;

impl<'a> Lowerer<'a> {
    /// The name of a class, empty for an anonymous one.
    pub fn class_name(&mut self, class: Symbol) -> String {
        // The interface has the name that programs know.
        if self.library_class_name(class) == Some("IteratorObject") {
            return "Iterator".to_string();
        }
        if let Some(syntax) = self.class_syntax(class)
            && let Some(id) = &syntax.id
        {
            return id.name.to_string();
        }
        let node = self.checker.class_node(class);
        self.function_name(node)
    }

    /// The name that instances of a class are shown with: that of a class it inherits from, where it has
    /// none. The library's iterators have no class that programs know.
    pub fn shown_class_name(&mut self, class: Symbol) -> String {
        let library = self.library_class_name(class);
        if library.is_some_and(|name| name != "IteratorObject") && self.is_iterator(class) {
            return "Object".to_string();
        }
        let mut at = Some(class);
        while let Some(class) = at {
            let name = self.class_name(class);
            if !name.is_empty() {
                return name;
            }
            at = self.base_class(class);
        }
        String::new()
    }

    /// The name of a function in stack traces.
    pub fn qualified_name(&mut self, node: Node) -> String {
        let name = self.function_name(node);
        if let AstKind::MethodDefinition(method) =
            self.program.module(node.module).nodes.parent_kind(node.id)
            && let Some(class) = self.enclosing_class(node)
        {
            let class = self.class_name(class);
            return if method.kind == MethodDefinitionKind::Constructor {
                format!("new {class}")
            } else {
                format!("{class}.{name}")
            };
        }
        if name.is_empty() {
            "<anonymous>".to_string()
        } else {
            name
        }
    }

    /// `name` of a function (ECMAScript 10.2.9).
    pub fn function_name(&mut self, node: Node) -> String {
        if let AstKind::Function(function) = self.ast(node)
            && let Some(id) = &function.id
        {
            return id.name.to_string();
        }
        let nodes = &self.program.module(node.module).nodes;
        let mut at = node.id;
        loop {
            let parent = nodes.parent_id(at);
            if parent == at {
                return String::new();
            }
            match nodes.kind(parent) {
                AstKind::ParenthesizedExpression(_)
                | AstKind::TSAsExpression(_)
                | AstKind::TSSatisfiesExpression(_)
                | AstKind::TSTypeAssertion(_)
                | AstKind::TSNonNullExpression(_) => at = parent,
                AstKind::VariableDeclarator(declarator) => {
                    return match &declarator.id {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::AssignmentExpression(assignment) => {
                    return match &assignment.left {
                        ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                            id.name.to_string()
                        }
                        _ => String::new(),
                    };
                }
                AstKind::AssignmentTargetWithDefault(target) => {
                    return match &target.binding {
                        ast::AssignmentTarget::AssignmentTargetIdentifier(id) => {
                            id.name.to_string()
                        }
                        _ => String::new(),
                    };
                }
                AstKind::AssignmentTargetPropertyIdentifier(target) => {
                    return target.binding.name.to_string();
                }
                AstKind::AssignmentPattern(pattern) => {
                    return match &pattern.left {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::FormalParameter(param) => {
                    return match &param.pattern {
                        ast::BindingPattern::BindingIdentifier(id) => id.name.to_string(),
                        _ => String::new(),
                    };
                }
                AstKind::ObjectProperty(property) => {
                    let name = member_key(&property.key, property.computed).unwrap_or_default();
                    return match property.kind {
                        ast::PropertyKind::Get => format!("get {}", shown_key(&name)),
                        ast::PropertyKind::Set => format!("set {}", shown_key(&name)),
                        ast::PropertyKind::Init => shown_key(&name),
                    };
                }
                AstKind::PropertyDefinition(property) => {
                    return shown_key(
                        &member_key(&property.key, property.computed).unwrap_or_default(),
                    );
                }
                AstKind::MethodDefinition(method) => {
                    let name =
                        shown_key(&member_key(&method.key, method.computed).unwrap_or_default());
                    return match method.kind {
                        MethodDefinitionKind::Get => format!("get {name}"),
                        MethodDefinitionKind::Set => format!("set {name}"),
                        _ => name,
                    };
                }
                AstKind::ExportDefaultDeclaration(_) => return "default".to_string(),
                _ => return String::new(),
            }
        }
    }
}

/// A member's name as `Function.prototype.name` gives it.
fn shown_key(name: &str) -> String {
    match name.strip_prefix("@@") {
        Some(symbol) => format!("[Symbol.{symbol}]"),
        None => name.to_string(),
    }
}
