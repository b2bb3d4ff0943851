//! What an expression names without being evaluated: classes, enums, namespaces and modules.

use oxc_ast::ast::{self, Expression};

use crate::check::Target;
use crate::ir::Span;
use crate::program::{ModuleId, Symbol};

use super::function::Body;
use super::value::Typed;

/// What an expression names without being evaluated.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Static {
    Class(Symbol),
    Enum(Symbol),
    Namespace(Symbol),
    Module(ModuleId),
}

impl<'a> Body<'_, 'a> {
    /// What an expression names, where it names a class, enum, namespace or module.
    pub fn static_target(&mut self, expression: &'a Expression<'a>) -> Option<Static> {
        use oxc_syntax::symbol::SymbolFlags;
        let target = match expression.get_inner_expression() {
            Expression::Identifier(id) => self.resolve(id),
            Expression::ThisExpression(_) if self.is_static && self.this.is_none() => {
                return self.class.map(Static::Class);
            }
            Expression::StaticMemberExpression(member) => {
                let outer = self.static_target(&member.object)?;
                match outer {
                    Static::Namespace(namespace) => {
                        Target::Symbol(self.l.namespace_member(namespace, &member.property.name)?)
                    }
                    Static::Module(module) => {
                        self.l.checker.export_of(module, &member.property.name)
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        match target {
            Target::Module(module) => Some(Static::Module(module)),
            Target::Symbol(symbol) => {
                let module = self.l.program.module(symbol.module);
                if symbol.id.index() >= module.scoping.symbols_len() {
                    return Some(Static::Class(symbol));
                }
                let flags = module.scoping.symbol_flags(symbol.id);
                if flags.contains(SymbolFlags::Class) {
                    if module.scoping.symbol_is_mutated(symbol.id) {
                        return None;
                    }
                    Some(Static::Class(symbol))
                } else if flags.intersects(SymbolFlags::Enum) {
                    Some(Static::Enum(symbol))
                } else if flags.intersects(SymbolFlags::ValueModule) {
                    Some(Static::Namespace(symbol))
                } else {
                    match self.l.class_of_constant(symbol) {
                        Some(class) => Some(Static::Class(class)),
                        None => self.namespace_of_constant(symbol),
                    }
                }
            }
            _ => None,
        }
    }

    /// The namespace that a constant is another name of: `const M = Geometry.Metrics`.
    fn namespace_of_constant(&mut self, symbol: Symbol) -> Option<Static> {
        use oxc_syntax::symbol::SymbolFlags;
        let module = self.l.program.module(symbol.module);
        if symbol.module != self.module
            || !module
                .scoping
                .symbol_flags(symbol.id)
                .contains(SymbolFlags::ConstVariable)
        {
            return None;
        }
        let oxc_ast::AstKind::VariableDeclarator(declarator) =
            self.l.ast(self.l.declaration(symbol))
        else {
            return None;
        };
        let init = declarator.init.as_ref()?;
        if !matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_))
            || !matches!(
                init.get_inner_expression(),
                Expression::Identifier(_) | Expression::StaticMemberExpression(_)
            )
        {
            return None;
        }
        // `const x = x` names itself: a block's constant is declared before it is named elsewhere.
        if let Expression::Identifier(id) = init.get_inner_expression()
            && self.resolve(id) == Target::Symbol(symbol)
        {
            return None;
        }
        match self.static_target(init)? {
            Static::Namespace(namespace) => Some(Static::Namespace(namespace)),
            _ => None,
        }
    }

    /// A static property, enum member or export.
    pub fn static_member(&mut self, target: Static, name: &str, span: Span) -> Option<Typed> {
        match target {
            Static::Enum(symbol) => match self.enum_constant(symbol, name) {
                Some(value) => Some(value),
                None => {
                    let member = self.l.namespace_member(symbol, name)?;
                    Some(self.symbol_value(member, name))
                }
            },
            Static::Namespace(symbol) => {
                let member = self.l.namespace_member(symbol, name)?;
                Some(self.symbol_value(member, name))
            }
            Static::Module(module) => {
                let target = self.l.checker.export_of(module, name);
                self.exported_value(target, name, span)
            }
            Static::Class(class) => match self.static_property(class, name, span) {
                Some(value) => Some(value),
                // Merged with a namespace.
                None => {
                    let member = self.l.namespace_member(class, name)?;
                    Some(self.symbol_value(member, name))
                }
            },
        }
    }
}
