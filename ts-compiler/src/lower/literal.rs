//! Literals: templates, arrays, objects, regular expressions, bigints.

use std::rc::Rc;

use oxc_ast::ast::{self, ArrayExpressionElement, Expression, ObjectPropertyKind, PropertyKind};

use crate::ir::{Expr, Kind, Span, Val};
use crate::types::{Type, TypeId};

use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

/// UTF-16 units of a literal's text. Lone surrogates are written `\u{FFFD}xxxx` by the parser.
pub(crate) fn units(text: &str, lone_surrogates: bool) -> Vec<u16> {
    if !lone_surrogates {
        return text.encode_utf16().collect();
    }
    let mut units = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{FFFD}' {
            let digits: String = chars.by_ref().take(4).collect();
            units.push(u16::from_str_radix(&digits, 16).unwrap_or(0xFFFD));
        } else {
            let mut buffer = [0; 2];
            units.extend_from_slice(c.encode_utf16(&mut buffer));
        }
    }
    units
}

/// Elements of an array literal that are made before the array is.
const LONG: usize = 64;

impl<'a> Body<'_, 'a> {
    /// `` `a${b}c` ``
    pub fn template(&mut self, template: &'a ast::TemplateLiteral<'a>) -> Typed {
        let mut joined: Option<Expr> = None;
        let string = Val::Ref(self.l.layout.string);
        for (index, quasi) in template.quasis.iter().enumerate() {
            let text = quasi.value.cooked.as_ref().unwrap_or(&quasi.value.raw);
            let units = units(text, quasi.lone_surrogates);
            let mut parts = Vec::new();
            if !units.is_empty() || (index == 0 && template.expressions.is_empty()) {
                parts.push(self.l.string_units(units));
            }
            if let Some(expression) = template.expressions.get(index) {
                let value = self.expression(expression);
                parts.push(self.to_text(value));
            }
            for part in parts {
                joined = Some(match joined {
                    None => part,
                    Some(before) => self.concatenated(before, part),
                });
            }
        }
        let expr = joined.unwrap_or_else(|| self.l.string_constant(""));
        debug_assert_eq!(expr.ty, Some(string));
        Typed::string(expr)
    }

    /// ToString of a value, as a string.
    pub fn to_text(&mut self, value: Typed) -> Expr {
        match value.repr {
            Repr::String(Null::Never) => self.text_of(value),
            Repr::Number => self
                .l
                .call_library("number", "numToString", vec![value.expr]),
            Repr::Boolean => {
                let yes = self.l.string_constant("true");
                let no = self.l.string_constant("false");
                let string = Val::Ref(self.l.layout.string);
                Expr::new(Kind::Select(yes, no, value.expr), Some(string))
            }
            _ => {
                let boxed = self.boxed(value);
                self.l.call_library("operator", "rtToString", vec![boxed])
            }
        }
    }

    /// `` tag`a${b}c` ``: the tag gets the strings, with `raw`, and the values.
    pub fn tagged_template(&mut self, tagged: &'a ast::TaggedTemplateExpression<'a>) -> Typed {
        let mut cooked = Vec::new();
        let mut raw = Vec::new();
        for quasi in &tagged.quasi.quasis {
            cooked.push(match &quasi.value.cooked {
                Some(text) => self.l.string_units(units(text, quasi.lone_surrogates)),
                None => self.l.undefined().expr,
            });
            raw.push(self.l.string_constant(&quasi.value.raw));
        }
        // One strings object a site (ECMAScript 13.2.8.4).
        let any = self.l.layout.any();
        let name = format!(
            "template:{}:{}",
            self.module.0,
            tagged.node_id.get().index()
        );
        let site = self.l.named_global(&name, any);
        let length = Expr::i32(cooked.len() as i32);
        let (cooked, raw) = (self.l.raw_any(cooked), self.l.raw_any(raw));
        let cooked = self.l.new_array(None, Some(cooked), length.clone());
        let raw = self.l.new_array(None, Some(raw), length);
        let made = self
            .l
            .call_library("definition", "rtTemplateObject", vec![cooked, raw]);
        let strings = Expr::seq(vec![
            Expr::if_else(
                Expr::global(site, any).is_null(),
                vec![Expr::global_set(site, made)],
                vec![],
                None,
            ),
            Expr::global(site, any),
        ]);
        let mut args = vec![strings];
        let (callee, this, setup) = self.callee_value(&tagged.tag);
        for expression in &tagged.quasi.expressions {
            let value = self.expression(expression);
            args.push(self.boxed(value));
        }
        let ty = self.type_of(tagged.node_id.get());
        let list = self.l.raw_any(args);
        let called = self
            .l
            .call_library("invocation", "rtCall", vec![callee, this, list]);
        let expr = Expr::seq(vec![setup, called]);
        self.coerce_typed(Typed::any(expr), ty)
    }

    /// `/a/g`
    pub fn regexp(&mut self, literal: &'a ast::RegExpLiteral<'a>) -> Typed {
        let pattern = self.l.string_constant(literal.regex.pattern.text.as_str());
        let flags = self
            .l
            .string_constant(&literal.regex.flags.to_inline_string());
        let value = self
            .l
            .call_library("regexp", "regexpLiteral", vec![pattern, flags]);
        let ty = self.type_of(literal.node_id.get());
        Typed::new(value, ty, Repr::Any)
    }

    /// `1n`
    pub fn bigint(&mut self, literal: &'a ast::BigIntLiteral<'a>, _span: Span) -> Typed {
        let text = literal.value.as_str();
        if self.l.program.module(self.module).is_library {
            let value = text.parse::<u64>().map(|v| v as i64).unwrap_or_default();
            let repr = Repr::Intrinsic(crate::types::Intrinsic::I64);
            let ty = self.type_of(literal.node_id.get());
            return Typed::new(Expr::i64(value), ty, repr);
        }
        // Made where it is first met.
        let any = self.l.layout.any();
        let global = self.l.named_global(&format!("bigint:{text}"), any);
        let digits = self.l.string_constant(text);
        let made = self.l.call_library("bigint", "bigintLiteral", vec![digits]);
        let made = vec![Expr::global_set(global, made), Expr::global(global, any)];
        let held = Expr::global(global, any);
        let value = Expr::if_else(held.clone().is_null(), made, vec![held], Some(any));
        let ty = self.type_of(literal.node_id.get());
        Typed::new(value, ty, Repr::Any)
    }

    /// `[a, b, ...c]`
    pub fn array_literal(&mut self, array: &'a ast::ArrayExpression<'a>) -> Typed {
        let node = self.node(array.node_id.get());
        let env = self.env.clone();
        let own = self.type_of(array.node_id.get());
        let contextual = self
            .l
            .checker
            .contextual_type(node)
            .map(|ty| self.l.apply(ty, &env));
        let element = contextual
            .map(|ty| self.l.checker.without_nullish(ty))
            .and_then(|ty| self.l.checker.array_element(ty))
            .or_else(|| self.l.checker.array_element(own))
            .unwrap_or(TypeId::ANY);
        let tuple = match contextual.map(|ty| self.l.checker.types.get(ty).clone()) {
            Some(Type::Tuple(elements)) => Some(elements),
            _ => None,
        };
        // A tuple of numbers that is written in full.
        let all_numbers = tuple.as_ref().is_some_and(|elements| {
            elements.len() == array.elements.len()
                && elements.iter().all(|element| {
                    !element.rest && !element.optional && self.l.repr(element.ty) == Repr::Number
                })
        });
        let numbers = (all_numbers || self.l.repr(element) == Repr::Number)
            && array
                .elements
                .iter()
                .all(|element| !matches!(element, ArrayExpressionElement::Elision(_)));
        let array_type = own;
        if array.elements.is_empty() {
            return Typed::new(
                self.l.new_array(None, None, Expr::i32(0)),
                array_type,
                Repr::Array(Null::Never),
            );
        }
        let is_plain = array
            .elements
            .iter()
            .all(|element| !matches!(element, ArrayExpressionElement::SpreadElement(_)));
        if let Some((text, separator)) = word_list(array) {
            let (text, separator) = (
                self.l.string_constant(&text),
                self.l.string_constant(separator),
            );
            let words = self
                .l
                .call_library("stringclass", "wordsOf", vec![text, separator]);
            return Typed::new(words, array_type, Repr::Array(Null::Never));
        }
        let keep = if numbers {
            Repr::NumberOrUndefined
        } else {
            Repr::Any
        };
        // What is allocated for one element is kept alive while the next is made: many of them in one
        // place take code generators long.
        let is_short = array.elements.len() <= if numbers { 4096 } else { LONG };
        if is_plain && (is_short || tuple.is_some()) {
            let mut values = Vec::new();
            for (index, item) in array.elements.iter().enumerate() {
                values.push(match item {
                    ArrayExpressionElement::Elision(_) => self.l.hole_value(),
                    item => {
                        let wanted = tuple
                            .as_ref()
                            .and_then(|elements| elements.get(index))
                            .map_or(element, |element| element.ty);
                        let item = item.to_expression();
                        // A number keeps that it is absent.
                        let value = if numbers {
                            self.expression(item)
                        } else {
                            let node = self.node(item.node_id());
                            let wanted = self.l.absent_value(node, wanted);
                            self.expression_hinted_as(item, wanted)
                        };
                        self.convert(value, keep)
                    }
                });
            }
            let length = Expr::i32(values.len() as i32);
            let expr = if numbers {
                let raw = Expr::new(
                    Kind::ArrayNewFixed(self.l.layout.raw_f64, values),
                    Some(Val::Ref(self.l.layout.raw_f64)),
                );
                self.l.new_array(Some(raw), None, length)
            } else {
                let raw = self.l.raw_any(values);
                self.l.new_array(None, Some(raw), length)
            };
            return Typed::new(expr, array_type, Repr::Array(Null::Never));
        }
        // With spreads: append one after the other.
        let ty = Val::Ref(self.l.layout.array);
        let local = self.local("array", ty);
        let mut code = vec![Expr::set(local, self.l.new_array(None, None, Expr::i32(0)))];
        for item in &array.elements {
            let target = Expr::get(local, ty);
            code.push(match item {
                ArrayExpressionElement::SpreadElement(spread) => {
                    let value = self.expression(&spread.argument);
                    let text = self.iterable_text(&spread.argument);
                    let span = self.span_of(&spread.argument);
                    self.append_spread(target, value, &text, span)
                }
                ArrayExpressionElement::Elision(_) => {
                    let hole = self.l.hole_value();
                    self.l
                        .call_library("array", "arrPushAny", vec![target, hole])
                }
                item => {
                    let value = self.expression_hinted_as(item.to_expression(), element);
                    self.push_value(target, value, numbers)
                }
            });
        }
        code.push(Expr::get(local, ty));
        Typed::new(Expr::seq(code), array_type, Repr::Array(Null::Never))
    }

    fn expression_hinted_as(&mut self, expression: &'a Expression<'a>, ty: TypeId) -> Typed {
        if ty == TypeId::ANY || self.l.repr(ty) == Repr::Any && self.abi_of_type(ty).is_none() {
            self.expression(expression)
        } else {
            self.expression_as(expression, ty)
        }
    }

    /// Appends one value.
    pub fn push_value(&mut self, target: Expr, value: Typed, numbers: bool) -> Expr {
        if numbers && matches!(value.repr, Repr::Number | Repr::NumberOrUndefined) {
            self.l
                .call_library("array", "arrPushF64", vec![target, value.expr])
        } else {
            let boxed = self.boxed(value);
            self.l
                .call_library("array", "arrPushAny", vec![target, boxed])
        }
    }

    /// Appends the elements of an iterable that the program's text calls `text`, after `...` where
    /// it is an argument.
    pub fn append_spread(&mut self, target: Expr, value: Typed, text: &str, span: Span) -> Expr {
        let elements = if matches!(value.repr, Repr::Array(_)) {
            let (check, value) = self.require_iterable(value, text, span);
            Expr::seq(vec![check, value.expr])
        } else {
            let boxed = self.boxed(value);
            let text = self.l.string_constant(text);
            self.l
                .call_library("iterate", "rtToArrayOf", vec![boxed, text])
                .at(span)
        };
        self.l
            .call_library("array", "arrSpread", vec![target, elements])
    }

    /// `{ a: 1, b() {} }`
    pub fn object_literal(&mut self, object: &'a ast::ObjectExpression<'a>) -> Typed {
        let node = self.node(object.node_id.get());
        self.note_literal(node);
        let env = self.env.clone();
        let stored = self.l.checker.literal_type(node);
        let stored = self.l.apply(stored, &env);
        if self.l.uses_home(self.module, object) {
            let held = self.home_variable();
            let made = self.dynamic_object(object, true);
            self.set_home_variable(held);
            return made;
        }
        match self.static_layout(object, stored) {
            Some(fields) => self.static_object(object, stored, fields),
            None => self.dynamic_object(object, false),
        }
    }

    /// The fields of a literal that can have a layout of its own: plain names, no accessors, no
    /// spread, and a type that says what it holds.
    fn static_layout(
        &mut self,
        object: &'a ast::ObjectExpression<'a>,
        stored: TypeId,
    ) -> Option<Vec<(Rc<str>, TypeId)>> {
        let Type::Object(shape) = self.l.checker.types.get(stored).clone() else {
            return None;
        };
        if shape.string_index.is_some()
            || shape.number_index.is_some()
            || object.properties.is_empty()
        {
            return None;
        }
        let mut fields: Vec<(Rc<str>, TypeId)> = Vec::new();
        for property in &object.properties {
            let ObjectPropertyKind::ObjectProperty(property) = property else {
                return None;
            };
            if property.computed || property.kind != PropertyKind::Init {
                return None;
            }
            let name: Rc<str> = property.key.static_name()?.as_ref().into();
            // Integer keys come first in the order of properties; `__proto__` sets the prototype.
            if &*name == "__proto__" || name.bytes().next().is_none_or(|b| b.is_ascii_digit()) {
                return None;
            }
            if fields.iter().any(|(known, _)| *known == name) {
                return None;
            }
            let declared = shape.properties.iter().find(|p| p.name == name)?;
            let ty = if declared.optional {
                self.l.or_undefined(declared.ty)
            } else {
                self.l.absent_property(&name, declared.ty)
            };
            fields.push((name, ty));
        }
        Some(fields)
    }

    fn static_object(
        &mut self,
        object: &'a ast::ObjectExpression<'a>,
        stored: TypeId,
        fields: Vec<(Rc<str>, TypeId)>,
    ) -> Typed {
        let mut shape = Vec::new();
        for (name, ty) in &fields {
            let repr = self.l.field_repr(*ty);
            shape.push((name.clone(), repr, false));
        }
        let layout = self.l.literal_layout(shape.clone());
        let (struct_type, meta) = self.l.object_layout(layout);
        let any = self.l.layout.any();
        let mut values = vec![meta, Expr::null(any)];
        for (property, ((_, ty), (_, repr, _))) in
            object.properties.iter().zip(fields.iter().zip(&shape))
        {
            let ObjectPropertyKind::ObjectProperty(property) = property else {
                continue;
            };
            let value = self.expression_hinted_as(&property.value, *ty);
            values.push(self.convert(value, *repr));
        }
        Typed::new(Expr::struct_new(struct_type, values), stored, Repr::Any)
    }

    /// A literal whose properties are made one by one.
    /// `is_home`: its methods use `super`.
    fn dynamic_object(&mut self, object: &'a ast::ObjectExpression<'a>, is_home: bool) -> Typed {
        let any = self.l.layout.any();
        let ty = self.type_of(object.node_id.get());
        let local = self.local("object", any);
        let made = self.new_object();
        let mut code = vec![Expr::set(local, made)];
        let outer = self.home_variable();
        for property in &object.properties {
            let target = Expr::get(local, any);
            let is_method = matches!(property, ObjectPropertyKind::ObjectProperty(property)
                if property.method || property.kind != PropertyKind::Init);
            if is_home && is_method {
                self.stand_on(local);
            } else if is_home {
                self.set_home_variable(outer);
            }
            match property {
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let value = self.expression(&spread.argument);
                    let boxed = self.boxed(value);
                    self.l.needs_all_fields();
                    code.push(
                        self.l
                            .call_library("definition", "rtSpread", vec![target, boxed]),
                    );
                }
                ObjectPropertyKind::ObjectProperty(property) => {
                    let key = match property.key.static_name().filter(|_| !property.computed) {
                        Some(name) => {
                            self.l.dynamic_name(&name);
                            self.l.string_constant(&name)
                        }
                        None => match property.key.as_expression() {
                            Some(expression) => {
                                let value = self.expression(expression);
                                let boxed = self.boxed(value);
                                self.l.dynamic_key();
                                let key =
                                    self.l
                                        .call_library("operator", "rtToPropertyKey", vec![boxed]);
                                let local = self.local("key", any);
                                code.push(Expr::set(local, key));
                                Expr::get(local, any)
                            }
                            None => self.l.undefined().expr,
                        },
                    };
                    let is_proto = !property.computed
                        && !property.shorthand
                        && !property.method
                        && property
                            .key
                            .static_name()
                            .is_some_and(|name| name == "__proto__");
                    let value = self.expression(&property.value);
                    let mut value = self.boxed(value);
                    if property.computed && names_itself(&property.value) {
                        value = self.l.call_library(
                            "definition",
                            "rtNameFunction",
                            vec![value, key.clone()],
                        );
                    }
                    code.push(match property.kind {
                        PropertyKind::Init if is_proto => {
                            self.l
                                .call_library("definition", "rtSetProto", vec![target, value])
                        }
                        PropertyKind::Init => self.define_property(target, key, value),
                        kind => {
                            let undefined = self.l.undefined().expr;
                            let (getter, setter) = if kind == PropertyKind::Get {
                                (value, undefined)
                            } else {
                                (undefined, value)
                            };
                            self.l.call_library(
                                "definition",
                                "rtDefineAccessor",
                                vec![target, key, getter, setter, Expr::i32(1)],
                            )
                        }
                    });
                }
            }
        }
        code.push(Expr::get(local, any));
        Typed::new(Expr::seq(code), ty, Repr::Any)
    }
}

impl super::Lowerer<'_> {
    /// Allocates an array from its raw elements.
    pub fn new_array(&mut self, f64s: Option<Expr>, vals: Option<Expr>, length: Expr) -> Expr {
        let meta = self.kind_meta(super::layout::kind::ARRAY);
        let f64s = f64s.unwrap_or_else(|| Expr::null(Val::Ref(self.layout.raw_f64)));
        let vals = vals.unwrap_or_else(|| Expr::null(Val::Ref(self.layout.raw_any)));
        Expr::struct_new(
            self.layout.array,
            vec![meta, Expr::null(self.layout.any()), length, f64s, vals],
        )
    }

    /// How a field of an object literal holds a type: classes as `any`, because layouts are
    /// shared by the representation of their fields.
    pub fn field_repr(&mut self, ty: TypeId) -> Repr {
        self.repr(ty)
    }
}

/// Whether a value takes its name from the property that it becomes (ECMAScript 13.2.5.5).
pub fn names_itself(value: &Expression) -> bool {
    match value.get_inner_expression() {
        Expression::ArrowFunctionExpression(_) => true,
        Expression::FunctionExpression(function) => function.id.is_none(),
        _ => false,
    }
}

/// Fewest strings of a list that is made from one text. Each string of its own costs a global, and
/// engines have limits for the globals that one function names.
const WORDS: usize = 256;

/// The text and the separator that give a long list of strings.
fn word_list(array: &ast::ArrayExpression) -> Option<(String, &'static str)> {
    if array.elements.len() < WORDS {
        return None;
    }
    let words: Vec<&str> = array
        .elements
        .iter()
        .map(|element| match element {
            ArrayExpressionElement::StringLiteral(word) if !word.lone_surrogates => {
                Some(word.value.as_str())
            }
            _ => None,
        })
        .collect::<Option<_>>()?;
    let separator = [",", "\n", "\0"]
        .into_iter()
        .find(|separator| !words.iter().any(|word| word.contains(separator)))?;
    Some((words.join(separator), separator))
}
