//! Conversions between representations, and the checks at the step from `any` to a static type.

use crate::ir::{Binary, Expr, FuncIdx, Kind, Local, Unary, Val};
use crate::program::Symbol;
use crate::types::{Intrinsic, TypeId};

use super::Lowerer;
use super::dispatch::Dispatch;
use super::function::Body;
use super::layout::UNDEFINED_BITS;
use super::representation::{Null, Repr};
use super::shortcut::Computed;
use super::value::Typed;

/// The local of a cast in which a value of the host is held as the guest's; the number of the text
/// that names what is cast comes before.
const WRAPPED: Local = Local(2);

impl<'a> Body<'_, 'a> {
    /// The value as a type wants it.
    pub fn coerce(&mut self, value: Typed, to: TypeId) -> Expr {
        let repr = self.l.repr(to);
        self.convert(value, repr)
    }

    /// The value as a type wants it, with its new type.
    pub fn coerce_typed(&mut self, value: Typed, to: TypeId) -> Typed {
        self.note_class(value.ty, to);
        let repr = self.l.repr(to);
        let expr = self.convert(value, repr);
        Typed::new(expr, to, repr)
    }

    /// As `any`.
    pub fn boxed(&mut self, value: Typed) -> Expr {
        self.convert(value, Repr::Any)
    }

    /// The value in another representation.
    pub fn convert(&mut self, value: Typed, to: Repr) -> Expr {
        let span = value.expr.span;
        let diverges = value.expr.diverges;
        let mut expr = self.convert_inner(value, to);
        if expr.span == Default::default() {
            expr.span = span;
        }
        expr.diverges |= diverges;
        expr
    }

    fn convert_inner(&mut self, value: Typed, to: Repr) -> Expr {
        let Typed { expr, repr, ty } = value;
        if repr == to {
            return expr;
        }
        let span = expr.span;
        match (repr, to) {
            // An absent element of a list of booleans, where only a boolean fits.
            (Repr::Any, Repr::Boolean) if ty == TypeId::BOOLEAN => {
                let any = self.l.layout.any();
                let (store, read) = self.reuse(expr, any);
                let present = self.unbox(read.clone().at(span), to);
                let value = Expr::if_else(
                    read.is_null(),
                    vec![Expr::i32(0)],
                    vec![present],
                    Some(Val::I32),
                );
                Expr::seq(vec![store, value])
            }
            (Repr::Number, Repr::NumberOrUndefined) => expr,
            // The library hands the patterns of absent elements on in its numbers.
            (Repr::NumberOrUndefined, Repr::Number)
                if self.l.program.module(self.module).is_library =>
            {
                expr
            }
            (Repr::NumberOrUndefined, Repr::Number) => self.canonical_nan(expr),
            (_, Repr::Any) => self.box_value(expr, repr),
            (Repr::Any, Repr::Intrinsic(Intrinsic::I32 | Intrinsic::I64)) => {
                let number = self.unbox(expr, Repr::Number);
                self.convert(Typed::number(number), to)
            }
            (Repr::Any, _) => self.unbox(expr, to),
            (Repr::String(_), Repr::String(_))
            | (Repr::Function(_), Repr::Function(_))
            | (Repr::Array(_), Repr::Array(_)) => expr,
            (Repr::Class(from, null), Repr::Class(class, _)) => {
                if self.l.is_below(from, class) {
                    expr
                } else if self.l.is_below(class, from) || !self.l.can_be_structural(class) {
                    let boxed = self.box_value(expr, Repr::Class(from, null));
                    self.unbox(boxed.at(span), to)
                } else {
                    // Something else than an instance flows into the class: hold it as `any`.
                    self.l.make_structural(class);
                    let ty = self.l.val(to);
                    Expr::seq(vec![expr.drop(), Expr::null(ty)])
                }
            }
            (Repr::Intrinsic(Intrinsic::I32), Repr::Number | Repr::NumberOrUndefined) => {
                Expr::unary(Unary::F64ConvertI32S, expr)
            }
            (Repr::Number | Repr::NumberOrUndefined, Repr::Intrinsic(Intrinsic::I32)) => {
                match *expr.kind {
                    Kind::F64(bits) => Expr::i32(f64::from_bits(bits) as i64 as i32),
                    _ => Expr::unary(Unary::I32TruncSatF64S, expr),
                }
            }
            (Repr::Intrinsic(Intrinsic::I32), Repr::Boolean)
            | (Repr::Boolean, Repr::Intrinsic(Intrinsic::I32)) => expr,
            (Repr::Number, Repr::Intrinsic(Intrinsic::I64)) => match *expr.kind {
                Kind::F64(bits) => Expr::i64(f64::from_bits(bits) as i64),
                _ => Expr::unary(Unary::I64TruncSatF64S, expr),
            },
            (_, Repr::Intrinsic(_)) => {
                let ty = self.l.val(to);
                Expr::seq(vec![expr.drop(), Expr::null(ty)])
            }
            (_, Repr::Class(class, _))
                if !matches!(repr, Repr::Any) && self.l.can_be_structural(class) =>
            {
                self.l.make_structural(class);
                let ty = self.l.val(to);
                Expr::seq(vec![expr.drop(), Expr::null(ty)])
            }
            _ => {
                let boxed = self.box_value(expr, repr);
                self.unbox(boxed.at(span), to)
            }
        }
    }

    /// The double with the pattern of `undefined` replaced by NaN.
    fn canonical_nan(&mut self, expr: Expr) -> Expr {
        match *expr.kind {
            Kind::F64(UNDEFINED_BITS) => return Expr::f64(f64::NAN),
            Kind::F64(_) => return expr,
            _ => {}
        }
        // An element of a typed array: the two ways it is read, and what it is where it is absent.
        if let Kind::If(condition, then, other) = &*expr.kind {
            let (then, other) = (self.canonical_last(then), self.canonical_last(other));
            return Expr::if_else(condition.clone(), then, other, Some(Val::F64)).at(expr.span);
        }
        if let Kind::Unary(
            Unary::F64ConvertI32S | Unary::F64ConvertI32U | Unary::F64PromoteF32OfI32,
            _,
        ) = &*expr.kind
        {
            return expr;
        }
        if let Kind::Seq(list) = &*expr.kind
            && matches!(
                list.last().map(|last| &*last.kind),
                Some(Kind::Block(..) | Kind::If(..) | Kind::Seq(..))
            )
        {
            let mut list = list.clone();
            if let Some(last) = list.pop() {
                list.push(self.canonical_nan(last));
            }
            return Expr::seq(list).at(expr.span);
        }
        // An element of an array: what leaves the block early is a number.
        if let Kind::Block(label, body) = &*expr.kind
            && matches!(body.last().map(|last| &*last.kind), Some(Kind::Call(..)))
        {
            let mut body = body.clone();
            if let Some(slow) = body.pop() {
                body.push(self.canonical_nan(slow));
            }
            return Expr::block(*label, body, Some(Val::F64)).at(expr.span);
        }
        let (store, read) = self.reuse(expr, Val::F64);
        let same = Expr::binary(Binary::F64Eq, read.clone(), read.clone());
        Expr::seq(vec![
            store,
            Expr::new(
                Kind::Select(read, Expr::f64(f64::NAN), same),
                Some(Val::F64),
            ),
        ])
    }

    /// The same for the value that code ends with.
    fn canonical_last(&mut self, code: &[Expr]) -> Vec<Expr> {
        let mut code = code.to_vec();
        if let Some(last) = code.pop() {
            // The array of a buffer holds no patterns.
            let plain = last.diverges || matches!(*last.kind, Kind::ArrayGet(..));
            code.push(if plain {
                last
            } else {
                self.canonical_nan(last)
            });
        }
        code
    }

    /// As `any`.
    pub fn box_value(&mut self, expr: Expr, repr: Repr) -> Expr {
        let any = self.l.layout.any();
        let expr = match self.unchecked(expr) {
            Ok(value) => return value,
            Err(expr) => expr,
        };
        match repr {
            Repr::Any => expr,
            Repr::Number => self.l.box_number(expr),
            Repr::NumberOrUndefined => {
                let func = self.l.box_number_or_undefined();
                Expr::call(func, vec![expr], Some(any))
            }
            Repr::Boolean => {
                let (yes, no) = (self.l.true_value(), self.l.false_value());
                match *expr.kind {
                    Kind::I32(0) => no,
                    Kind::I32(_) => yes,
                    _ => Expr::new(Kind::Select(yes, no, expr), Some(any)),
                }
            }
            Repr::Intrinsic(Intrinsic::I32) => {
                self.l.box_number(Expr::unary(Unary::F64ConvertI32S, expr))
            }
            Repr::Intrinsic(Intrinsic::I64) => {
                self.l.box_number(Expr::unary(Unary::F64ConvertI64S, expr))
            }
            Repr::Intrinsic(_) => Expr::seq(vec![expr.drop(), Expr::null(any)]),
            Repr::String(null)
            | Repr::Function(null)
            | Repr::Array(null)
            | Repr::Class(_, null) => {
                if null == Null::Null {
                    let ty = expr.ty.unwrap_or(any);
                    let (store, read) = self.reuse(expr, ty);
                    Expr::seq(vec![
                        store,
                        Expr::if_else(
                            read.clone().is_null(),
                            vec![self.l.null_value()],
                            vec![read],
                            Some(any),
                        ),
                    ])
                } else {
                    expr
                }
            }
        }
    }

    /// What was `any` before it was checked, and is to be `any` again: what is only passed on is
    /// whatever it is, as in JavaScript. Other expressions come back as errors.
    fn unchecked(&self, expr: Expr) -> Result<Expr, Expr> {
        match *expr.kind {
            Kind::Call(func, mut args)
                if self.l.known.casts.contains(&func) && !args.is_empty() =>
            {
                Ok(args.remove(0))
            }
            Kind::Seq(mut list) if list.last().is_some_and(|last| self.is_checked(last)) => {
                if let Some(last) = list.pop() {
                    list.push(self.unchecked(last).unwrap_or_else(|same| same));
                }
                Ok(Expr::seq(list).at(expr.span))
            }
            kind => Err(Expr {
                kind: Box::new(kind),
                ..expr
            }),
        }
    }

    fn is_checked(&self, expr: &Expr) -> bool {
        match &*expr.kind {
            Kind::Call(func, _) => self.l.known.casts.contains(func),
            Kind::Seq(list) => list.last().is_some_and(|last| self.is_checked(last)),
            _ => false,
        }
    }

    /// From `any`, checked.
    fn unbox(&mut self, expr: Expr, to: Repr) -> Expr {
        if matches!(*expr.kind, Kind::Null) && to.null() == Null::Undefined {
            let ty = self.l.val(to);
            return Expr::null(ty);
        }
        if let (Kind::GlobalGet(read), Kind::GlobalGet(null)) =
            (&*expr.kind, &*self.l.null_value().kind)
            && read == null
            && to.null() == Null::Null
        {
            let ty = self.l.val(to);
            return Expr::null(ty);
        }
        if let Kind::StructNew(ty, fields) = &*expr.kind
            && *ty == self.l.layout.number
            && matches!(to, Repr::Number | Repr::NumberOrUndefined)
        {
            return fields[1].clone();
        }
        let val = self.l.val(to);
        if let Repr::Class(class, Null::Never) = to
            && self.l.program.module(self.module).is_library
            && self.l.is_internal(class)
        {
            // Who holds one has asked for the kind already.
            return Expr::cast(val, expr);
        }
        if matches!(to, Repr::Number | Repr::NumberOrUndefined) && !expr.is_trivial() {
            return self.unbox_computed(expr, to);
        }
        // What needs the value asks whether it is there.
        let is_library = self.l.program.module(self.module).is_library;
        let to = match to.with_null(Null::Undefined) {
            Some(lenient) if !is_library && to.null() == Null::Never => lenient,
            _ => to,
        };
        let func = self.l.dispatch(Dispatch::Cast(to));
        if to.null() == Null::Never {
            self.l.known.makers.insert(func);
        }
        let path = self.cast_path(expr.span);
        Expr::call(func, vec![expr, path], Some(val))
    }

    /// From `any` to a number, which an operator has not to box for that.
    fn unbox_computed(&mut self, expr: Expr, to: Repr) -> Expr {
        let val = self.l.val(to);
        let func = self.l.dispatch(Dispatch::Cast(to));
        let path = self.cast_path(expr.span);
        match self.computed(expr) {
            Ok(Computed {
                mut before,
                test,
                mut fields,
                other,
            }) => {
                let number = fields.swap_remove(1);
                let other = Expr::call(func, vec![other, path], Some(val));
                before.push(Expr::if_else(test, vec![number], vec![other], Some(val)));
                Expr::seq(before)
            }
            Err(expr) => Expr::call(func, vec![expr, path], Some(val)),
        }
    }

    /// Stores a value in a new local, unless it can be read again as it is: what to run first, and
    /// what to read.
    pub fn reuse(&mut self, expr: Expr, ty: Val) -> (Expr, Expr) {
        if expr.is_trivial() && !matches!(*expr.kind, Kind::Get(_)) {
            return (Expr::nop(), expr);
        }
        let local = self.local("t", ty);
        (Expr::set(local, expr), Expr::get(local, ty))
    }

    /// Stores a typed value in a new local.
    pub fn keep(&mut self, value: Typed) -> (Expr, Typed) {
        let ty = value.expr.ty.unwrap_or(Val::I32);
        let (store, read) = self.reuse(value.expr, ty);
        (store, Typed::new(read, value.ty, value.repr))
    }
}

/// How the check of one representation reads: condition and result for a value in a local.
impl Lowerer<'_> {
    /// Body of the function that converts `any` to a representation, or throws.
    pub fn cast_body(&mut self, to: Repr) -> Vec<Expr> {
        let any = self.layout.any();
        let value = Expr::get(Local(0), any);
        let ty = self.val(to);
        let mut body = Vec::new();
        match to.null() {
            Null::Undefined if to != Repr::Any => body.push(Expr::if_else(
                value.clone().is_null(),
                vec![Expr::new(Kind::Return(Some(Expr::null(ty))), None)],
                vec![],
                None,
            )),
            // What is missing where `null` is allowed is nothing too: an element of a list of nodes
            // that was never filled.
            Null::Null => {
                let is_null = Expr::binary(Binary::RefEq, value.clone(), self.null_value());
                for is_nothing in [is_null, value.clone().is_null()] {
                    body.push(Expr::if_else(
                        is_nothing,
                        vec![Expr::new(Kind::Return(Some(Expr::null(ty))), None)],
                        vec![],
                        None,
                    ));
                }
            }
            _ => {}
        }
        let exact = |body: &mut Vec<Expr>, ty, result: Expr| {
            body.push(Expr::if_else(
                Expr::test(Val::Ref(ty), value.clone()),
                vec![Expr::new(Kind::Return(Some(result)), None)],
                vec![],
                None,
            ));
        };
        let name;
        match to {
            Repr::Any => return vec![value],
            Repr::Number | Repr::NumberOrUndefined => {
                if to == Repr::NumberOrUndefined {
                    body.push(Expr::if_else(
                        value.clone().is_null(),
                        vec![Expr::new(
                            Kind::Return(Some(Expr::f64_bits(UNDEFINED_BITS))),
                            None,
                        )],
                        vec![],
                        None,
                    ));
                }
                let number = self.layout.number;
                let cast = Expr::cast(Val::Ref(number), value.clone());
                exact(&mut body, number, Expr::field(number, 1, cast, Val::F64));
                name = "number".to_string();
            }
            Repr::Boolean => {
                let boolean = self.layout.boolean;
                let cast = Expr::cast(Val::Ref(boolean), value.clone());
                exact(&mut body, boolean, Expr::field(boolean, 1, cast, Val::I32));
                name = "boolean".to_string();
            }
            Repr::String(_) | Repr::Function(_) | Repr::Array(_) => {
                let (ty, what) = match to {
                    Repr::String(_) => (self.layout.string, "string"),
                    Repr::Function(_) => (self.layout.function, "function"),
                    _ => (self.layout.array, "array"),
                };
                exact(&mut body, ty, Expr::cast(Val::Ref(ty), value.clone()));
                name = what.to_string();
                if let Repr::Function(_) = to
                    && (self.uses_host || self.survey.makes_proxies)
                {
                    let wrapped = self.call_library("foreign", "functionOf", vec![value.clone()]);
                    let (store, read) = (Expr::set(WRAPPED, wrapped), Expr::get(WRAPPED, any));
                    body.push(store);
                    exact_of(&mut body, ty, read);
                }
            }
            Repr::Class(symbol, _) => {
                let mut below = self.concrete_classes(symbol);
                below.sort();
                for class in below {
                    let ty = self.class_type(class);
                    exact(&mut body, ty, Expr::cast(Val::Ref(ty), value.clone()));
                }
                // An error that an engine's built-in threw.
                if self.uses_host && self.is_library_error(symbol) {
                    let made = self.call_library("foreign", "errorOf", vec![value.clone()]);
                    body.push(Expr::set(WRAPPED, made));
                    for class in self.concrete_classes(symbol) {
                        if self.is_library_error(class) {
                            let ty = self.class_type(class);
                            exact_of(&mut body, ty, Expr::get(WRAPPED, any));
                        }
                    }
                }
                name = self.class_name(symbol);
            }
            Repr::Intrinsic(_) => name = "intrinsic".to_string(),
        }
        let name = self.string_constant(&name);
        let paths = self.dispatch(Dispatch::Paths);
        let string = Val::Ref(self.layout.string);
        let path = Expr::call(paths, vec![Expr::get(Local(1), Val::I32)], Some(string));
        let throw = self.call_library("error", "rtThrowCast", vec![value, name, path]);
        body.push(throw.drop());
        body.push(Expr::new(Kind::Unreachable, None));
        body
    }

    /// Whether a class is `Error` or one of its subclasses that the language has.
    pub fn is_library_error(&self, class: Symbol) -> bool {
        matches!(
            self.library_class_name(class),
            Some(
                "Error"
                    | "TypeError"
                    | "RangeError"
                    | "SyntaxError"
                    | "ReferenceError"
                    | "EvalError"
                    | "URIError"
            )
        )
    }

    /// The function that boxes a double which may be `undefined`.
    pub fn box_number_or_undefined(&mut self) -> FuncIdx {
        self.dispatch(Dispatch::BoxUndefined)
    }
}

fn exact_of(body: &mut Vec<Expr>, ty: crate::ir::TypeIdx, read: Expr) {
    body.push(Expr::if_else(
        Expr::test(Val::Ref(ty), read.clone()),
        vec![Expr::new(
            Kind::Return(Some(Expr::cast(Val::Ref(ty), read))),
            None,
        )],
        vec![],
        None,
    ));
}
