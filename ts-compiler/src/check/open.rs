//! Arrays that are not lists of values. A proxy of an array is an object that behaves as one, and may
//! be wherever the program says `T[]`; an index may be an accessor, or inherited. In a program that makes
//! such arrays its own array and tuple types are therefore `any`. The library makes plain arrays
//! only, and keeps their types.

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, Expression};

use super::Checker;
use crate::program::{ModuleId, Node};
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// Whether the program makes a proxy of what may be an array, defines properties of arrays by
    /// reflection, or gives indices to the prototypes of arrays.
    pub fn has_odd_arrays(&mut self) -> bool {
        let program = self.program;
        let users = program.modules.iter().filter(|module| !module.is_library);
        let words = ["Proxy", "definePropert", "prototype["];
        users
            .filter(|module| words.iter().any(|word| module.source.contains(word)))
            .any(|module| {
                module
                    .nodes
                    .iter()
                    .any(|node| self.makes_odd_array(module.id, node.kind()))
            })
    }

    fn makes_odd_array(&mut self, module: ModuleId, node: AstKind<'a>) -> bool {
        let (call, arguments) = match node {
            AstKind::NewExpression(e) => {
                return is_proxy(&e.callee)
                    && first(&e.arguments).is_some_and(|target| self.may_be_array(module, target));
            }
            AstKind::CallExpression(call) => match call.callee.get_inner_expression() {
                Expression::StaticMemberExpression(member) => (member, &call.arguments),
                _ => return false,
            },
            AstKind::AssignmentExpression(e) => {
                return matches!(&e.left, AssignmentTarget::ComputedMemberExpression(member)
                    if has_index(&member.expression) && is_list_prototype(&member.object));
            }
            _ => return false,
        };
        let Some(target) = first(arguments) else {
            return false;
        };
        match call.property.name.as_str() {
            "revocable" => is_proxy(&call.object) && self.may_be_array(module, target),
            "defineProperty" | "defineProperties" => {
                let id = target.node_id();
                let ty = self.expr_type(Node { module, id });
                let named = arguments.get(1).and_then(Argument::as_expression);
                let indexed = named.is_none_or(|key| {
                    has_index(key)
                        || !matches!(key.get_inner_expression(), Expression::StringLiteral(_))
                });
                indexed && (self.array_element(ty).is_some() || is_list_prototype(target))
            }
            _ => false,
        }
    }

    fn may_be_array(&mut self, module: ModuleId, target: &Expression<'a>) -> bool {
        let target = target.get_inner_expression();
        let id = match target {
            Expression::ObjectExpression(_)
            | Expression::FunctionExpression(_)
            | Expression::ArrowFunctionExpression(_)
            | Expression::ClassExpression(_) => return false,
            Expression::ArrayExpression(_) => return true,
            target => target.node_id(),
        };
        let ty = self.expr_type(Node { module, id });
        self.admits_array(ty)
    }

    fn admits_array(&mut self, ty: TypeId) -> bool {
        match self.types.get(ty).clone() {
            Type::Any | Type::Unknown | Type::NonPrimitive | Type::Tuple(_) => true,
            Type::Class(..) => self.array_element(ty).is_some(),
            Type::Union(members) => members.iter().any(|&member| self.admits_array(member)),
            Type::Param(_) => {
                let constraint = self.apparent(ty);
                if matches!(
                    self.types.get(constraint),
                    Type::Param(_) | Type::Any | Type::Unknown | Type::NonPrimitive
                ) {
                    return true;
                }
                let list = self.array_of(TypeId::ANY);
                self.is_assignable(list, constraint)
            }
            _ => false,
        }
    }

    /// Whether the program's arrays may be no lists.
    pub fn has_open_arrays(&self) -> bool {
        self.open_arrays
    }

    /// Whether arrays in a module may be proxies.
    pub(super) fn is_open(&self, module: ModuleId) -> bool {
        self.open_arrays && !self.program.module(module).is_library
    }

    /// A type that a module of the user writes or infers.
    pub(super) fn opened(&mut self, module: ModuleId, ty: TypeId) -> TypeId {
        if !self.is_open(module) {
            return ty;
        }
        let is_array =
            matches!(self.types.get(ty), Type::Tuple(_)) || self.array_element(ty).is_some();
        if is_array { TypeId::ANY } else { ty }
    }
}

fn is_proxy(callee: &Expression) -> bool {
    matches!(callee.get_inner_expression(), Expression::Identifier(id) if id.name == "Proxy")
}

fn first<'e, 'a>(arguments: &'e [Argument<'a>]) -> Option<&'e Expression<'a>> {
    arguments.first().and_then(Argument::as_expression)
}

/// Whether a key is written as an index.
fn has_index(key: &Expression) -> bool {
    match key.get_inner_expression() {
        Expression::NumericLiteral(_) => true,
        Expression::StringLiteral(text) => text.value.parse::<u32>().is_ok(),
        _ => false,
    }
}

/// `Array.prototype` or `Object.prototype`, where arrays find what they have not themselves.
fn is_list_prototype(object: &Expression) -> bool {
    matches!(object.get_inner_expression(), Expression::StaticMemberExpression(member)
        if member.property.name == "prototype"
            && matches!(member.object.get_inner_expression(), Expression::Identifier(id)
                if id.name == "Array" || id.name == "Object"))
}
