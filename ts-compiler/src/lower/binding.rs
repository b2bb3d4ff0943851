//! Binding patterns: declarations and parameters that take values apart.

use oxc_ast::ast::{BindingPattern, Expression, PropertyKey};
use oxc_syntax::symbol::SymbolId;

use crate::ir::{Expr, Span};
use crate::program::Symbol;
use crate::types::{Type, TypeId};

use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Declares the names of a pattern with the parts of a value.
    pub fn bind_pattern(&mut self, pattern: &'a BindingPattern<'a>, value: Typed) -> Expr {
        match pattern {
            BindingPattern::BindingIdentifier(id) => match id.symbol_id.get() {
                Some(symbol) => self.bind_name(symbol, value),
                None => value.expr.drop(),
            },
            BindingPattern::AssignmentPattern(pattern) => {
                let ty = self.pattern_type(&pattern.left);
                let (store, value) = self.keep(value);
                let value = self.default_value(value, &pattern.right, ty);
                if !matches!(pattern.left, BindingPattern::BindingIdentifier(_)) {
                    self.taken_apart = Some(self.callee_text(&pattern.right));
                }
                Expr::seq(vec![store, self.bind_pattern(&pattern.left, value)])
            }
            BindingPattern::ObjectPattern(pattern) => {
                let (store, value) = self.keep(value);
                let first = pattern.properties.first();
                let name = first.and_then(|first| first.key.static_name());
                let mut code = vec![store, self.require_object(&value, name.as_deref())];
                let mut taken = Vec::new();
                for property in &pattern.properties {
                    let (setup, part, name) = self.part(
                        &value,
                        &property.key,
                        property.computed,
                        pattern.rest.is_some(),
                    );
                    code.push(setup);
                    taken.extend(name);
                    code.push(self.bind_part(&property.value, part));
                }
                if let Some(rest) = &pattern.rest {
                    let rest_value = self.object_rest(value, taken);
                    code.push(self.bind_pattern(&rest.argument, rest_value));
                }
                Expr::seq(code)
            }
            BindingPattern::ArrayPattern(pattern) => {
                let elements: Vec<Option<&'a BindingPattern<'a>>> =
                    pattern.elements.iter().map(Option::as_ref).collect();
                let rest = pattern.rest.as_ref().map(|rest| &rest.argument);
                self.take_elements(
                    value,
                    elements.len(),
                    rest.is_some(),
                    |body, index, part| match elements[index] {
                        Some(pattern) => body.bind_part(pattern, part),
                        None => part.expr.drop(),
                    },
                    |body, part| match rest {
                        Some(pattern) => body.bind_pattern(pattern, part),
                        None => Expr::nop(),
                    },
                )
            }
        }
    }

    /// Declares the names of a part of a pattern.
    fn bind_part(&mut self, pattern: &'a BindingPattern<'a>, part: Typed) -> Expr {
        self.is_part = matches!(pattern, BindingPattern::ObjectPattern(_));
        self.bind_pattern(pattern, part)
    }

    fn bind_name(&mut self, symbol: SymbolId, value: Typed) -> Expr {
        let target = Symbol {
            module: self.module,
            id: symbol,
        };
        if self.l.is_module_level(target) {
            let outer = self.name_casts(target, &value);
            let set = self.set_module_variable(target, value);
            self.path = outer;
            Expr::seq(vec![set, self.mark_ready(target)])
        } else if let Some(variable) = self.variables.get(&symbol).copied() {
            let outer = self.name_casts(target, &value);
            let value = self.convert(value, variable.repr);
            self.path = outer;
            self.store(variable, value)
        } else {
            self.bind(symbol, Some(value))
        }
    }

    /// Declared type of a pattern's name.
    fn pattern_type(&mut self, pattern: &'a BindingPattern<'a>) -> TypeId {
        match pattern {
            BindingPattern::BindingIdentifier(id) => match id.symbol_id.get() {
                Some(symbol) => self.symbol_type(symbol),
                None => TypeId::ANY,
            },
            _ => TypeId::ANY,
        }
    }

    /// The value, or the default where it is `undefined`. `ty` is what the target holds, or `any`.
    pub fn default_value(
        &mut self,
        value: Typed,
        default: &'a Expression<'a>,
        ty: TypeId,
    ) -> Typed {
        let condition = self.is_undefined(&value);
        let other = if ty == TypeId::ANY {
            self.expression(default)
        } else {
            self.expression_as(default, ty)
        };
        let ty = if ty == TypeId::ANY {
            let given = self.l.checker.without_undefined(value.ty);
            self.l.checker.union_of(&[given, other.ty])
        } else {
            ty
        };
        let repr = self.l.repr(ty);
        let val = self.l.val(repr);
        let given = self.l.checker.without_undefined(value.ty);
        let value = Typed::new(value.expr, given, value.repr);
        let value = self.convert(value, repr);
        let other = self.convert(other, repr);
        Typed::new(
            Expr::if_else(condition, vec![other], vec![value], Some(val)),
            ty,
            repr,
        )
    }

    /// Throws where a pattern meets null or undefined.
    pub fn require_object(&mut self, value: &Typed, property: Option<&str>) -> Expr {
        let source = self.taken_apart.take();
        let is_part = std::mem::take(&mut self.is_part);
        let nullish = match value.repr {
            Repr::Any => self.is_nullish(value),
            repr if repr.null() != Null::Never || !self.is_present(value) => {
                value.expr.clone().is_null()
            }
            _ => return Expr::nop(),
        };
        let mut args = vec![self.boxed(value.clone())];
        if let (Some(property), true) = (property, is_part) {
            args.push(self.l.string_constant(property));
            let throw = self.l.call_library("error", "rtThrowNullAccess", args);
            return Expr::if_else(nullish, vec![throw.drop()], vec![], None);
        }
        for text in [property, source.as_deref()] {
            args.push(match text {
                Some(text) => self.l.string_constant(text),
                None => self.l.string_constant(""),
            });
        }
        let throw = self.l.call_library("error", "rtThrowDestructure", args);
        Expr::if_else(nullish, vec![throw.drop()], vec![], None)
    }

    /// A property of a value by a pattern's key: setup, the part, and the key's value where it is
    /// wanted for a rest.
    pub fn part(
        &mut self,
        value: &Typed,
        key: &'a PropertyKey<'a>,
        computed: bool,
        keep_key: bool,
    ) -> (Expr, Typed, Option<Expr>) {
        if !computed && let Some(name) = key.static_name() {
            let part = self.get_property(value.clone(), &name, self.span_of(key));
            let name = keep_key.then(|| self.l.string_constant(&name));
            return (Expr::nop(), part, name);
        }
        let key_value = match key.as_expression() {
            Some(expression) => self.expression(expression),
            None => self.l.undefined(),
        };
        let (store, key_value) = self.keep(key_value);
        let name = keep_key.then(|| {
            let boxed = self.boxed(key_value.clone());
            self.l
                .call_library("operator", "rtToPropertyKey", vec![boxed])
        });
        let part = self.get_element(value.clone(), key_value, self.span_of(key));
        (store, part, name)
    }

    /// The properties that a pattern did not take.
    pub fn object_rest(&mut self, value: Typed, taken: Vec<Expr>) -> Typed {
        let boxed = self.boxed(value);
        let taken = self.l.raw_any(taken);
        self.l.needs_all_fields();
        Typed::any(
            self.l
                .call_library("definition", "rtRest", vec![boxed, taken]),
        )
    }

    /// Takes the elements of an iterable one by one, then the rest as an array.
    pub fn take_elements(
        &mut self,
        value: Typed,
        count: usize,
        has_rest: bool,
        mut each: impl FnMut(&mut Self, usize, Typed) -> Expr,
        rest: impl FnOnce(&mut Self, Typed) -> Expr,
    ) -> Expr {
        let text = self.taken_apart.take().unwrap_or_default();
        // An array cannot be told from its iterator here: nobody replaces the array iterator
        // in the library. Strings and other iterables are read through an array of their first
        // elements.
        let element = self.l.checker.array_element(value.ty);
        let tuple = match self.l.checker.types.get(value.ty).clone() {
            Type::Tuple(elements) => Some(elements),
            _ => None,
        };
        let (store, array) = if matches!(value.repr, Repr::Array(_)) {
            let (check, value) = self.require_iterable(value, &text, Span::default());
            let (store, value) = self.keep(value);
            (Expr::seq(vec![check, store]), value)
        } else {
            let boxed = self.boxed(value);
            let limit = if has_rest { -1 } else { count as i32 };
            let text = self.l.string_constant(&text);
            let taken =
                self.l
                    .call_library("iterate", "rtTake", vec![boxed, Expr::i32(limit), text]);
            self.keep(Typed::new(taken, TypeId::ANY, Repr::Array(Null::Never)))
        };
        let mut code = vec![store];
        for index in 0..count {
            let ty = match &tuple {
                Some(elements) => elements
                    .get(index)
                    .filter(|element| !element.rest)
                    .map(|element| element.ty)
                    .or_else(|| elements.last().filter(|e| e.rest).map(|e| e.ty))
                    .unwrap_or(TypeId::UNDEFINED),
                None => element.unwrap_or(TypeId::ANY),
            };
            let part = self.array_element_at(array.clone(), Expr::f64(index as f64), ty);
            code.push(each(self, index, part));
        }
        if has_rest {
            let rest_array = self.l.call_library(
                "arrayops",
                "arrFilled",
                vec![array.expr, Expr::i32(count as i32)],
            );
            let ty = match element {
                Some(element) => self.l.checker.array_of(element),
                None => self.l.checker.array_of(TypeId::ANY),
            };
            code.push(rest(
                self,
                Typed::new(rest_array, ty, Repr::Array(Null::Never)),
            ));
        }
        Expr::seq(code)
    }
}
