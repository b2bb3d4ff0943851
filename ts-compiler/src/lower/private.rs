//! Private names: those of classes made at run time, which a record of the class keeps, and static
//! ones, which only the class itself has.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, PropertyKey};

use crate::ir::{Binary, Expr, Span, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::dynclass::record_variable;
use super::function::Body;
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
        match self.set_static(class, name, value, span) {
            Some(set) => Expr::seq(vec![store, check, set]),
            None => {
                let message = match self.l.find_static(class, name) {
                    Some(StaticMember::Method { .. }) => {
                        format!("Private method '{name}' is not writable")
                    }
                    _ => format!("'{name}' was defined without a setter"),
                };
                let message = self.l.string_constant(&message);
                let error = self.l.call_library("error", "rtTypeError", vec![message]);
                Expr::seq(vec![store, check, Expr::throw(error).at(span)])
            }
        }
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
        if let Some(class) = self.static_secret(&name) {
            return Typed::boolean(self.is_class(value, class));
        }
        match self.private_owner(&name) {
            Some((class, _)) => {
                let func = self
                    .l
                    .dispatch(super::dispatch::Dispatch::InstanceOf(class));
                Typed::boolean(Expr::call(func, vec![value], Some(Val::I32)))
            }
            None => Typed::boolean(Expr::seq(vec![value.drop(), Expr::i32(0)])),
        }
    }
}
