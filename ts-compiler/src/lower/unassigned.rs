//! Variables and fields that have nothing assigned yet when they are read: a `var` before its
//! declaration is reached, a `let` without a value that a closure reads, a field that no
//! constructor mentions. They are `undefined` there, though their types do not say so.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_semantic::ReferenceId;
use oxc_span::{GetSpan, Span};
use oxc_syntax::node::NodeId;
use oxc_syntax::scope::ScopeFlags;
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::program::{Module, Symbol};
use crate::types::TypeId;

use super::Lowerer;
use super::irregular::constructor_of;
use super::representation::{Null, Repr};
use super::unset::Search;

impl Search<'_, '_> {
    /// Whether some read of a variable may come before its first assignment.
    pub fn is_read_unassigned(&self, symbol: SymbolId) -> bool {
        let scoping = &self.module.scoping;
        let declaration = self.module.value_declaration(symbol);
        let AstKind::VariableDeclarator(declarator) = self.module.nodes.kind(declaration) else {
            return false;
        };
        let is_var = scoping
            .symbol_flags(symbol)
            .contains(SymbolFlags::FunctionScopedVariable);
        let given = declarator.init.is_some()
            || is_loop_head(self.module, self.module.nodes.parent_id(declaration));
        if is_var && self.called_early && scoping.symbol_scope_id(symbol) == scoping.root_scope_id()
        {
            return true;
        }
        if !is_var && given {
            return false;
        }
        let container = container(self.module, declaration);
        scoping
            .get_resolved_reference_ids(symbol)
            .iter()
            .any(|&reference| {
                let read = scoping.get_reference(reference);
                if !read.is_read() || !read.flags().is_value() {
                    return false;
                }
                let at = self.module.nodes.kind(read.node_id()).span();
                if given {
                    !container.contains_inclusive(at) || self.is_early(symbol, reference)
                } else {
                    declarator.definite
                        || self.is_in_another_function(symbol, reference)
                        || matches!(
                            self.module.nodes.parent_kind(read.node_id()),
                            AstKind::TSNonNullExpression(_)
                        )
                }
            })
    }

    fn is_in_another_function(&self, symbol: SymbolId, reference: ReferenceId) -> bool {
        let scoping = &self.module.scoping;
        let home = scoping.symbol_scope_id(symbol);
        let mut at = scoping.get_reference(reference).scope_id();
        while at != home {
            if scoping.scope_flags(at).intersects(ScopeFlags::Function) {
                return true;
            }
            match scoping.scope_parent_id(at) {
                Some(outer) => at = outer,
                None => return false,
            }
        }
        false
    }
}

fn is_loop_head(module: &Module, declaration: NodeId) -> bool {
    matches!(
        module.nodes.parent_kind(declaration),
        AstKind::ForOfStatement(_) | AstKind::ForInStatement(_)
    )
}

/// The part of the text that is reached only through a declaration, when it comes after it: the
/// nearest statement around the declaration that may skip it.
fn container(module: &Module, declarator: NodeId) -> Span {
    let mut below = module.nodes.parent_id(declarator);
    loop {
        let node = module.nodes.parent_id(below);
        let skips = match module.nodes.kind(node) {
            AstKind::BlockStatement(_) => false,
            AstKind::ForStatement(statement) => statement
                .init
                .as_ref()
                .is_none_or(|init| init.span() != module.nodes.kind(below).span()),
            AstKind::ExportDefaultDeclaration(_) | AstKind::ExportNamedDeclaration(_) => false,
            _ => true,
        };
        if skips || node == below {
            return module.nodes.kind(node).span();
        }
        below = node;
    }
}

/// Whether a class declares a field that neither an initialiser nor its constructor gives a value.
pub(crate) fn is_unassigned_field(
    module: &Module,
    class: &ast::Class,
    property: &ast::PropertyDefinition,
    name: &str,
) -> bool {
    if property.value.is_some() || property.declare {
        return false;
    }
    let Some(constructor) = constructor_of(class).filter(|_| !property.r#static) else {
        return true;
    };
    let around = constructor.span;
    !module.nodes.iter().any(|node| {
        around.contains_inclusive(node.kind().span())
            && match node.kind() {
                AstKind::StaticMemberExpression(member) => {
                    member.property.name == name
                        && matches!(member.object, Expression::ThisExpression(_))
                }
                AstKind::PrivateFieldExpression(member) => {
                    name.strip_prefix('#') == Some(member.field.name.as_str())
                }
                _ => false,
            }
    })
}

impl Lowerer<'_> {
    /// The type of a field, with `undefined` where nothing may have been assigned to it.
    pub fn field_type(
        &mut self,
        class: Symbol,
        property: &ast::PropertyDefinition,
        name: &str,
        ty: TypeId,
    ) -> TypeId {
        let program = self.program;
        let module = program.module(class.module);
        if module.is_library
            || !matches!(
                self.repr(ty),
                Repr::Number | Repr::Boolean | Repr::String(Null::Never)
            )
        {
            return ty;
        }
        let Some(syntax) = self.class_syntax(class) else {
            return ty;
        };
        if is_unassigned_field(module, syntax, property, name) {
            self.or_undefined(ty)
        } else {
            ty
        }
    }
}
