//! Private names: those of instances, which only instances of the class have, those of classes made
//! at run time, which a record of the class keeps, and static ones, which only the class itself has.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, PropertyKey};

use crate::ir::{Binary, Expr, Kind, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::class::{Found, MemberKind};
use super::dynclass::record_variable;
use super::function::Body;
use super::representation::{Null, Repr};
use super::statics::StaticMember;
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// The class around this code that declares a private name, and whether as a static member.
    fn private_owner(&mut self, name: &str) -> Option<(Symbol, bool)> {
        let name = name.strip_prefix('#')?;
        let start = self.l.checker.class_node(self.class?);
        let mut at = Some(start);
        while let Some(node) = at {
            if matches!(self.l.ast(node), AstKind::Class(_)) {
                let class = self.l.checker.class_symbol(node);
                let syntax = self.l.class_syntax(class)?;
                let declared = syntax.body.body.iter().find(|element| {
                    matches!(element.property_key(), Some(PropertyKey::PrivateIdentifier(id))
                        if id.name.as_str() == name)
                });
                if let Some(element) = declared {
                    return Some((class, element.r#static()));
                }
            }
            let nodes = &self.l.program.module(node.module).nodes;
            let parent = nodes.parent_id(node.id);
            at = (parent != node.id).then_some(Node {
                module: node.module,
                id: parent,
            });
        }
        None
    }

    /// The record of the class that a private name belongs to, where that is made at run time.
    pub fn secret_record(&mut self, name: &str) -> Option<Expr> {
        let (class, _) = self.private_owner(name)?;
        self.hidden(record_variable(class))
    }

    /// The class that a private name is a static member of, where that is not made at run time.
    pub fn static_secret(&mut self, name: &str) -> Option<Symbol> {
        let (class, is_static) = self.private_owner(name)?;
        (is_static && !self.l.is_dynamic_class(class)).then_some(class)
    }

    /// Whether an object is the class that has a static private member.
    fn is_class(&mut self, object: Expr, class: Symbol) -> Expr {
        let value = self.class_value(class);
        Expr::binary(Binary::RefEq, object, value)
    }

    /// Throws unless an object is the class that has a static private member.
    fn require_class(&mut self, object: Typed, class: Symbol, verb: &str, name: &str) -> Expr {
        let object = self.boxed(object);
        let same = self.is_class(object, class);
        let message = format!(
            "Cannot {verb} private member {name} {} an object whose class did not declare it",
            if verb == "read" { "from" } else { "to" }
        );
        let message = self.l.string_constant(&message);
        let error = self.l.call_library("error", "rtTypeError", vec![message]);
        Expr::if_else(same, vec![], vec![Expr::throw(error)], None)
    }

    /// `object.#name` of a static member.
    pub fn static_secret_get(
        &mut self,
        class: Symbol,
        object: Typed,
        name: &str,
        span: Span,
    ) -> Typed {
        let check = self.require_class(object, class, "read", name).at(span);
        let value = self.static_property(class, name, span);
        let value = value.unwrap_or_else(|| self.l.undefined());
        self.after(check, value)
    }

    /// `object.#name = value` of a static member.
    pub fn static_secret_set(
        &mut self,
        class: Symbol,
        object: Typed,
        name: &str,
        value: Typed,
        span: Span,
    ) -> Expr {
        let check = self.require_class(object, class, "write", name).at(span);
        let (store, value) = self.keep(value);
        let set = match self.set_static(class, name, value, span) {
            Some(set) => set,
            None => {
                let is_method = matches!(
                    self.l.find_static(class, name),
                    Some(StaticMember::Method { .. })
                );
                self.throw_unwritable(name, is_method, span)
            }
        };
        Expr::seq(vec![store, check, set])
    }

    fn throw_unwritable(&mut self, name: &str, is_method: bool, span: Span) -> Expr {
        let message = match is_method {
            true => format!("Private method '{name}' is not writable"),
            false => format!("'{name}' was defined without a setter"),
        };
        self.throw_type_error(&message, span)
    }

    /// Throws a TypeError.
    pub fn throw_type_error(&mut self, message: &str, span: Span) -> Expr {
        let message = self.l.string_constant(message);
        let error = self.l.call_library("error", "rtTypeError", vec![message]);
        Expr::throw(error).at(span)
    }

    /// The class that a private name of instances belongs to, where that is not made at run time.
    pub fn branding_class(&mut self, name: &str) -> Option<Symbol> {
        let (class, is_static) = self.private_owner(name)?;
        (!is_static && !self.l.is_dynamic_class(class)).then_some(class)
    }

    /// Whether a private name of a class is that of a field, and not of a method or accessor.
    fn is_private_field(&mut self, class: Symbol, name: &str) -> bool {
        matches!(self.l.find_member(class, name), Some(Found::Field { .. }))
    }

    /// An object as an instance of the class that declares a private name: what evaluates the
    /// object, what throws where it is no such instance, and the instance.
    fn brand(
        &mut self,
        class: Symbol,
        object: Typed,
        name: &str,
        writes: bool,
        span: Span,
    ) -> (Expr, Expr, Typed) {
        if let Repr::Class(known, null) = object.repr
            && (null == Null::Never || !writes)
            && self.l.is_below(known, class)
        {
            let object = Typed::new(object.expr, object.ty, Repr::Class(class, null));
            return (Expr::nop(), Expr::nop(), object);
        }
        let any = self.l.layout.any();
        let object = self.boxed(object);
        let (store, object) = self.reuse(object, any);
        let is_field = self.is_private_field(class, name);
        let owner = self.l.class_name(class);
        let args = vec![
            object.clone(),
            self.l.string_constant(name),
            Expr::i32(writes as i32),
            Expr::i32(!is_field as i32),
            self.l.string_constant(&owner),
        ];
        let throw = self.call_dynclass("secretForeign", args).at(span).drop();
        let instance = Val::Ref(self.l.class_type(class));
        let is_instance = Expr::test(instance, object.clone());
        let check = Expr::if_else(is_instance, vec![], vec![throw], None);
        let ty = self.l.checker.instance_type(class);
        let repr = Repr::Class(class, Null::Never);
        (
            store,
            check,
            Typed::new(Expr::cast(instance, object), ty, repr),
        )
    }

    /// What throws unless an object has a private name that is read, and the object; others than
    /// private names ask for nothing.
    pub fn require_brand(&mut self, object: Typed, name: &str, span: Span) -> (Expr, Typed) {
        let Some(class) = self.branding_class(name) else {
            return (Expr::nop(), object);
        };
        let (store, check, object) = self.brand(class, object, name, false, span);
        if matches!(*check.kind, Kind::Nop) {
            return (check, object);
        }
        (Expr::seq(vec![store, check]), object)
    }

    /// `object.#name = value` of a member of instances.
    pub fn branded_set(
        &mut self,
        class: Symbol,
        object: Typed,
        name: &str,
        value: Typed,
        span: Span,
    ) -> Expr {
        let (store, check, object) = self.brand(class, object, name, true, span);
        let (store_value, value) = match *check.kind {
            Kind::Nop => (Expr::nop(), value),
            _ => self.keep(value),
        };
        let set = match self.l.find_member(class, name) {
            Some(Found::Field { index, repr, .. }) => {
                let ty = self.l.class_type(class);
                let value = self.convert(value, repr);
                Expr::field_set(ty, index, object.expr, value)
            }
            Some(Found::Accessor {
                setter: Some(_), ..
            }) => {
                let kind = MemberKind::Setter;
                let set = self.call_member(class, name, kind, object, vec![value], span);
                set.expr.drop()
            }
            found => {
                let is_method = matches!(found, Some(Found::Method { .. }));
                let throw = self.throw_unwritable(name, is_method, span);
                Expr::seq(vec![object.expr.drop(), value.expr.drop(), throw])
            }
        };
        Expr::seq(vec![store, store_value, check, set])
    }

    /// `object.#name`
    pub fn secret_get(&mut self, record: Expr, object: Typed, name: &str, span: Span) -> Typed {
        let ty = self.property_type(&object, name).unwrap_or(TypeId::ANY);
        let object = self.boxed(object);
        let name = self.l.string_constant(name);
        let value = self
            .call_dynclass("secretGet", vec![record, object, name])
            .at(span);
        self.refined(Typed::any(value), ty)
    }

    /// `object.#name = value`
    pub fn secret_set(
        &mut self,
        record: Expr,
        object: Typed,
        name: &str,
        value: Typed,
        span: Span,
    ) -> Expr {
        let object = self.boxed(object);
        let value = self.boxed_value(value);
        let name = self.l.string_constant(name);
        self.call_dynclass("secretSet", vec![record, object, name, value])
            .at(span)
    }

    /// `#x in o`
    pub fn private_in(&mut self, test: &'a ast::PrivateInExpression<'a>) -> Typed {
        let value = self.expression(&test.right);
        let value = self.boxed(value);
        let name = format!("#{}", test.left.name);
        if let Some(record) = self.secret_record(&name) {
            let name = self.l.string_constant(&name);
            return Typed::boolean(self.call_dynclass("secretHas", vec![record, value, name]));
        }
        let any = self.l.layout.any();
        let (store, value) = self.reuse(value, any);
        let text = match self.branding_class(&name) {
            Some(class) if !self.is_private_field(class, &name) => self.l.class_name(class),
            _ => name.clone(),
        };
        let text = self.l.string_constant(&text);
        let check = self.call_dynclass("secretSubject", vec![value.clone(), text]);
        let has = if let Some(class) = self.static_secret(&name) {
            self.is_class(value, class)
        } else if let Some(class) = self.branding_class(&name) {
            Expr::test(Val::Ref(self.l.class_type(class)), value)
        } else {
            Expr::i32(0)
        };
        Typed::boolean(Expr::seq(vec![store, check, has]))
    }
}
