//! Reading and writing properties.

use oxc_ast::ast::{self, Expression, MemberExpression};

use crate::check::Target;
use crate::ir::{Expr, Kind, Span, Unary, Val};
use crate::types::{Intrinsic, Type, TypeId};

use super::class::Found;
use super::dispatch::Dispatch;
use super::function::Body;
use super::layout::{array, string};
use super::representation::{Null, Repr};
use super::statics::StaticMember;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// A property access.
    pub fn member(&mut self, expression: &'a Expression<'a>) -> Typed {
        match expression.as_member_expression() {
            Some(member) => self.member_expression(member),
            None => self.l.undefined(),
        }
    }

    /// A property access.
    pub fn member_expression(&mut self, member: &'a MemberExpression<'a>) -> Typed {
        let span = self.span_of(member);
        if matches!(member.object(), Expression::Super(_)) {
            let value = match self.member_name(member) {
                Some(name) => self.super_property(&name, span),
                None => {
                    let key = self.super_key(member);
                    self.dynamic_super_get(key, span)
                }
            };
            let ty = self.type_of(member.node_id());
            return self.refined(value, ty);
        }
        if let Some(value) = self.global_member(member) {
            return value;
        }
        if let Some(target) = self.static_target(member.object())
            && let Some(name) = self.member_name(member)
            && let Some(value) = self.static_member(target, &name, span)
        {
            let ty = self.type_of(member.node_id());
            let value = self.narrowed(value, ty);
            let check = self.check_class_ready(member.object());
            return self.after(check, value);
        }
        let object = self.expression(member.object());
        let (setup, object) = if member.optional() {
            self.optional_link(object)
        } else {
            (Expr::nop(), object)
        };
        let value = match self.member_name(member) {
            Some(name) => self.get_property(object, &name, span),
            None => match member {
                MemberExpression::ComputedMemberExpression(member) => {
                    let (store, object) = match member.expression.get_inner_expression() {
                        Expression::NumericLiteral(_) | Expression::Identifier(_) => {
                            (Expr::nop(), object)
                        }
                        _ => self.keep(object),
                    };
                    let key = self.expression(&member.expression);
                    let value = self.get_element(object, key, span);
                    Typed::new(Expr::seq(vec![store, value.expr]), value.ty, value.repr)
                }
                _ => self.l.undefined(),
            },
        };
        let ty = self.type_of(member.node_id());
        let value = self.refined(value, ty);
        if matches!(*setup.kind, Kind::Nop) {
            value
        } else {
            Typed::new(Expr::seq(vec![setup, value.expr]), value.ty, value.repr)
        }
    }

    /// A value read from a place whose content nobody has promised: as its type, but an absent
    /// value is kept as `undefined`.
    pub fn refined(&mut self, value: Typed, ty: TypeId) -> Typed {
        if value.expr.ty.is_none()
            || matches!(
                ty,
                TypeId::ANY | TypeId::UNKNOWN | TypeId::NEVER | TypeId::VOID
            )
        {
            return value;
        }
        if value.repr != Repr::Any {
            return self.narrowed(value, ty);
        }
        let repr = match self.l.repr(ty) {
            Repr::Number => Repr::NumberOrUndefined,
            Repr::Boolean => return Typed::new(value.expr, ty, Repr::Any),
            // Its null reference is `null`; an element may also be missing.
            repr if repr.null() == Null::Null && !self.is_library_code() => {
                return Typed::new(value.expr, ty, Repr::Any);
            }
            repr if repr.null() == Null::Never => repr.with_null(Null::Undefined).unwrap_or(repr),
            repr => repr,
        };
        let expr = self.convert(value, repr);
        Typed::new(expr, ty, repr)
    }

    /// The name of an access where it is known while compiling.
    pub fn member_name(&mut self, member: &'a MemberExpression<'a>) -> Option<String> {
        match member {
            MemberExpression::StaticMemberExpression(member) => {
                Some(member.property.name.to_string())
            }
            MemberExpression::PrivateFieldExpression(member) => {
                Some(format!("#{}", member.field.name))
            }
            MemberExpression::ComputedMemberExpression(member) => {
                self.constant_key(&member.expression)
            }
        }
    }

    /// The property name that a key expression always is: a string literal that neither is an index
    /// nor looks like a private name, or a well-known symbol.
    pub fn constant_key(&mut self, key: &'a Expression<'a>) -> Option<String> {
        match key.get_inner_expression() {
            Expression::StringLiteral(literal) if !literal.lone_surrogates => {
                let text = literal.value.as_str();
                (!text
                    .bytes()
                    .next()
                    .is_some_and(|b| b.is_ascii_digit() || matches!(b, b'-' | b'#')))
                .then(|| text.to_string())
            }
            Expression::StaticMemberExpression(member) => {
                let Expression::Identifier(id) = &member.object else {
                    return None;
                };
                if id.name != "Symbol" || !self.is_global(id) {
                    return None;
                }
                super::class::WELL_KNOWN
                    .contains(&member.property.name.as_str())
                    .then(|| format!("@@{}", member.property.name))
            }
            _ => None,
        }
    }

    fn is_global(&mut self, id: &'a ast::IdentifierReference<'a>) -> bool {
        match self.resolve(id) {
            Target::Symbol(symbol) => self.l.program.module(symbol.module).is_library,
            _ => false,
        }
    }

    /// Type of a property by the static type.
    pub fn property_type(&mut self, value: &Typed, name: &str) -> Option<TypeId> {
        if let Repr::Class(class, _) = value.repr
            && let Some(Found::Field { ty, .. }) = self.l.find_member(class, name)
        {
            return Some(ty);
        }
        if value.ty == TypeId::ANY {
            return None;
        }
        let ty = self.l.checker.without_nullish(value.ty);
        let property = self.l.checker.property(ty, name)?;
        let env = self.env.clone();
        let mut found = self.l.apply(property.ty, &env);
        if property.optional {
            found = self.l.or_undefined(found);
        }
        Some(self.l.absent_property(name, found))
    }

    /// Whether a value's type has the property itself, not by an index signature.
    pub fn is_declared(&mut self, value: &Typed, name: &str) -> bool {
        let ty = self.l.checker.without_nullish(value.ty);
        match self.l.checker.types.get(ty) {
            Type::Object(object) => object
                .properties
                .iter()
                .any(|property| &*property.name == name),
            _ => self.l.checker.index_type(ty, false).is_none(),
        }
    }

    /// `value.name`
    pub fn get_property(&mut self, value: Typed, name: &str, span: Span) -> Typed {
        if let Some(record) = self.secret_record(name) {
            return self.secret_get(record, value, name, span);
        }
        if let Some(class) = self.static_secret(name) {
            return self.static_secret_get(class, value, name, span);
        }
        let (brand, value) = self.require_brand(value, name, span);
        let (check, value) = self.require_value(value, name, span);
        let result = self.get_property_of(value, name, span);
        let result = self.after(check, result);
        self.after(brand, result)
    }

    fn get_property_of(&mut self, value: Typed, name: &str, span: Span) -> Typed {
        let layout = &self.l.layout;
        match (value.repr, name) {
            (Repr::String(_), "length") => {
                let length = Expr::field(layout.string, string::LEN, value.expr, Val::I32);
                return Typed::number(Expr::unary(Unary::F64ConvertI32S, length));
            }
            (Repr::Array(_), "length") => {
                let length = Expr::field(layout.array, array::LEN, value.expr, Val::I32);
                return Typed::number(Expr::unary(Unary::F64ConvertI32S, length));
            }
            (
                Repr::Intrinsic(
                    Intrinsic::RawU8
                    | Intrinsic::RawU16
                    | Intrinsic::RawI32
                    | Intrinsic::RawF64
                    | Intrinsic::RawAny,
                ),
                "length",
            ) => {
                let length = Expr::unary(Unary::ArrayLen, value.expr);
                let ty = self.l.i32_type();
                return Typed::new(length, ty, Repr::Intrinsic(Intrinsic::I32));
            }
            (Repr::Class(class, _), "length") if self.typed_element(&value).is_some() => {
                let length = self.typed_length(value.expr, class);
                return Typed::number(Expr::unary(Unary::F64ConvertI32S, length));
            }
            (Repr::Class(class, _), _) => match self.l.find_member(class, name) {
                Some(Found::Field {
                    owner,
                    index,
                    ty,
                    repr,
                }) => {
                    let struct_type = self.l.class_type(owner);
                    let val = self.l.val(repr);
                    if !self.is_library_code() && self.l.is_field_overridden(owner, name) {
                        return self.dynamic_property(value, name, Some(ty), span);
                    }
                    let may_be_getter = self.l.survey.redefines_fields
                        && !name.starts_with('#')
                        && !self.is_library_code();
                    if !may_be_getter {
                        let field = Expr::field(struct_type, index, value.expr, val);
                        return Typed::new(field, ty, repr);
                    }
                    // What is defined otherwise says so in the object's side table.
                    let (store, value) = self.keep(value);
                    let object = self.l.layout.object;
                    let any = self.l.layout.any();
                    let field = Expr::field(struct_type, index, value.expr.clone(), val);
                    let ext = Expr::field(object, super::layout::EXT, value.expr.clone(), any);
                    let slow = self.dynamic_property(value, name, Some(ty), span);
                    let slow = self.convert(slow, repr);
                    let read = Expr::if_else(ext.is_null(), vec![field], vec![slow], Some(val));
                    return Typed::new(Expr::seq(vec![store, read]), ty, repr);
                }
                // A subclass has a field over it.
                Some(Found::Accessor { .. }) if self.l.is_shadowed(name) => {}
                Some(Found::Accessor {
                    getter: Some(_), ..
                }) => {
                    return self.call_member(
                        class,
                        name,
                        super::class::MemberKind::Getter,
                        value,
                        Vec::new(),
                        span,
                    );
                }
                Some(Found::Accessor { .. }) if name.starts_with('#') => {
                    let message = format!("'{name}' was defined without a getter");
                    let throw = self.throw_type_error(&message, span);
                    let undefined = self.l.undefined();
                    return self.after(Expr::seq(vec![value.expr.drop(), throw]), undefined);
                }
                Some(Found::Method { node }) if name.starts_with('#') => {
                    let method = self.method_value(node);
                    return self.after(value.expr.drop(), method);
                }
                Some(Found::Accessor { .. }) => {
                    return Typed::new(
                        Expr::seq(vec![value.expr.drop(), self.l.undefined().expr]),
                        TypeId::UNDEFINED,
                        Repr::Any,
                    );
                }
                _ => {}
            },
            _ => {
                if let Some((class, node)) = self.primitive_getter(&value, name) {
                    return self.call_primitive_method(class, node, value, Vec::new(), None, span);
                }
            }
        }
        let ty = self.property_type(&value, name);
        self.dynamic_property(value, name, ty, span)
    }

    /// Through the dispatch function for the name.
    pub fn dynamic_property(
        &mut self,
        value: Typed,
        name: &str,
        ty: Option<TypeId>,
        span: Span,
    ) -> Typed {
        let wanted = ty.unwrap_or(TypeId::ANY);
        let repr = self.l.repr(wanted);
        let read = match repr {
            Repr::Number | Repr::NumberOrUndefined => Repr::NumberOrUndefined,
            Repr::Boolean if self.is_declared(&value, name) => Repr::Boolean,
            _ => Repr::Any,
        };
        let object = self.boxed(value);
        self.l.dynamic_name(name);
        let val = self.l.val(read);
        let func = self.l.dispatch(Dispatch::Get(name.into(), read));
        let path = (read != Repr::Any).then(|| self.cast_path(span));
        let get = |object: Expr| {
            let operands = std::iter::once(object).chain(path).collect();
            Expr::call(func, operands, Some(val)).at(span)
        };
        let expr = match self.site(name, "get").filter(|_| self.is_hot()) {
            Some(site) => {
                let any = self.l.layout.any();
                let (store, object) = self.reuse(object, any);
                let slow = get(object.clone());
                let found = match self.slot(&object, &site) {
                    Some(slot) => {
                        let is_met = slot.is_met.clone();
                        let mut held = self.slot_value(slot);
                        held.expr.span = span;
                        let held = self.convert(held, read);
                        Expr::if_else(is_met, vec![held], vec![slow], Some(val))
                    }
                    None => slow,
                };
                Expr::seq(vec![store, found])
            }
            None => get(object),
        };
        self.refined(Typed::new(expr, wanted, read), wanted)
    }

    /// `value.name = new`
    pub fn set_property(&mut self, value: Typed, name: &str, new: Typed, span: Span) -> Expr {
        if let Some(record) = self.secret_record(name) {
            return self.secret_set(record, value, name, new, span);
        }
        if let Some(class) = self.static_secret(name) {
            return self.static_secret_set(class, value, name, new, span);
        }
        if let Some(class) = self.branding_class(name) {
            return self.branded_set(class, value, name, new, span);
        }
        let (check, value, new) = self.require_target(value, name, new, span);
        if let (Repr::Array(_), "length") = (value.repr, name) {
            let number = self.to_number(new);
            let set = self
                .l
                .call_library("array", "arrSetLength", vec![value.expr, number]);
            return Expr::seq(vec![check, set]);
        }
        if let Repr::Class(class, _) = value.repr {
            match self.l.find_member(class, name) {
                Some(Found::Method { .. }) => self.l.shadow(name),
                // A frozen object is seen by the dispatch function.
                Some(Found::Field { .. })
                    if self.l.survey.edits_shapes
                        && !self.is_constructor
                        && !self.l.program.module(self.module).is_library => {}
                Some(Found::Field {
                    owner, index, repr, ..
                }) => {
                    let struct_type = self.l.class_type(owner);
                    let new = self.convert(new, repr);
                    return Expr::seq(vec![
                        check,
                        Expr::field_set(struct_type, index, value.expr, new),
                    ]);
                }
                Some(Found::Accessor {
                    setter: Some(_), ..
                }) if !self.l.is_shadowed(name) => {
                    let call = self.call_member(
                        class,
                        name,
                        super::class::MemberKind::Setter,
                        value,
                        vec![new],
                        span,
                    );
                    return Expr::seq(vec![check, call.expr.drop()]);
                }
                _ => {}
            }
        }
        let object = self.boxed(value);
        let repr = match new.repr {
            Repr::Number | Repr::NumberOrUndefined => new.repr,
            Repr::Boolean => Repr::Boolean,
            _ => Repr::Any,
        };
        let new = self.convert(new, repr);
        self.l.dynamic_name(name);
        let func = self.l.dispatch(Dispatch::Set(name.into(), repr));
        let Some(site) = self.site(name, "set").filter(|_| self.is_hot()) else {
            let call = Expr::call(func, vec![object, new], None).at(span);
            return Expr::seq(vec![check, call]);
        };
        let any = self.l.layout.any();
        let (store_object, object) = self.reuse(object, any);
        let (store_new, new) = self.keep(Typed::new(new, TypeId::ANY, repr));
        let slow = Expr::call(func, vec![object.clone(), new.expr.clone()], None).at(span);
        let set = match self.slot(&object, &site) {
            Some(slot) => {
                let is_met = slot.is_met.clone();
                let boxed = self.boxed(new);
                let fast = self.set_slot(slot, boxed);
                Expr::if_else(is_met, vec![fast], vec![slow], None)
            }
            None => slow,
        };
        Expr::seq(vec![check, store_object, store_new, set])
    }

    /// The computed key of a property of `super`.
    pub fn super_key(&mut self, member: &'a MemberExpression<'a>) -> Expr {
        let MemberExpression::ComputedMemberExpression(computed) = member else {
            return self.l.undefined().expr;
        };
        self.l.dynamic_key();
        let key = self.expression(&computed.expression);
        self.boxed(key)
    }

    /// `super.name`
    pub fn super_property(&mut self, name: &str, span: Span) -> Typed {
        if self.has_dynamic_home() {
            self.l.dynamic_name(name);
            let key = self.l.property_key(name);
            return self.dynamic_super_get(key, span);
        }
        if self.is_static {
            return self.static_super_property(name, span);
        }
        let (Some(class), Some(this)) = (self.class, self.this.clone()) else {
            return self.unsupported(
                span,
                "'super' here",
                "call the method of the base class by name",
            );
        };
        let Some(base) = self.l.base_class(class) else {
            return self.unsupported(
                span,
                "'super' without a known base class",
                "extend a named class",
            );
        };
        match self.l.find_member(base, name) {
            Some(Found::Accessor {
                getter: Some(getter),
                ..
            }) => self.call_method_directly(getter, Some(this), Vec::new(), span),
            Some(Found::Method { node, .. }) => self.method_value(node),
            _ => self.get_property(this, name, span),
        }
    }

    /// `super.name` in a static member: a property of the class above.
    fn static_super_property(&mut self, name: &str, span: Span) -> Typed {
        if let Some(base) = self.class.and_then(|class| self.l.base_class(class))
            && let Some(StaticMember::Field { .. }) = self.l.find_static(base, name)
            && !self.l.survey.redefines_fields
            && let Some(value) = self.static_property(base, name, span)
        {
            return value;
        }
        self.l.dynamic_name(name);
        let key = self.l.property_key(name);
        self.dynamic_super_get(key, span)
    }

    /// `delete o.x`
    pub fn delete(&mut self, argument: &'a Expression<'a>, span: Span) -> Typed {
        if let Expression::ChainExpression(chain) = argument.get_inner_expression()
            && let Some(member) = chain.expression.as_member_expression()
        {
            let exit = self.label();
            let any = self.l.layout.any();
            self.chains.push(exit);
            let deleted = self.delete_member(member, span);
            self.chains.pop();
            let deleted = self.boxed(deleted);
            // Where the chain ends early there is nothing to delete.
            let left = Typed::any(Expr::block(exit, vec![deleted], Some(any)));
            let (store, left) = self.keep(left);
            let missing = left.expr.clone().is_null();
            let done = self.truthy(left);
            let result = Expr::if_else(
                missing,
                vec![Expr::i32(1)],
                vec![done],
                Some(crate::ir::Val::I32),
            );
            return Typed::boolean(Expr::seq(vec![store, result]));
        }
        let Some(member) = argument.get_inner_expression().as_member_expression() else {
            let effect = self.effect(argument);
            return Typed::boolean(Expr::seq(vec![effect, Expr::i32(1)]));
        };
        self.delete_member(member, span)
    }

    fn delete_member(&mut self, member: &'a MemberExpression<'a>, span: Span) -> Typed {
        let object = self.expression(member.object());
        let (setup, object) = if member.optional() {
            self.optional_link(object)
        } else {
            (Expr::nop(), object)
        };
        let object = self.boxed(object);
        let object = Expr::seq(vec![setup, object]);
        let key = match self.member_name(member) {
            Some(name) => {
                self.l.dynamic_name(&name);
                self.l.property_key(&name)
            }
            None => match member {
                MemberExpression::ComputedMemberExpression(member) => {
                    self.l.dynamic_key();
                    let key = self.expression(&member.expression);
                    self.boxed(key)
                }
                _ => self.l.undefined().expr,
            },
        };
        self.l.needs_all_fields();
        Typed::boolean(
            self.l
                .call_library("dynamic", "rtDelete", vec![object, key])
                .at(span),
        )
    }
}
