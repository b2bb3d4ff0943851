//! Cases as code: for each case a function that returns 0 when everything was as expected.
//!
//! Both bindings share all of it but how a value is held, how a call fails and where lists are: a
//! core guest has references, exceptions and a table; the core module inside a component has
//! handles, results in memory and lists in memory.

use super::guest::{Binding, Module};
use super::language::{Case, Expected, Expr};
use dyntype_host::{CoreType, Shape, Signature};
use std::collections::HashMap;

/// Where a core guest's lists begin: not at 0, so that a host that ignores the start is found out.
const FIRST_SLOT: u32 = 3;
/// Where a component's lists are.
const LIST_AT: u32 = 512;
/// Where a component's results are.
const RESULT_AT: u32 = 256;
/// Where text results are written.
const TEXT_AT: u32 = 32768;
/// Objects that are made and dropped to provoke a collection.
const CHURN: u32 = 20_000;

/// A case as code.
pub(super) struct Written {
    pub(super) locals: String,
    pub(super) body: String,
    pub(super) foreign: bool,
    pub(super) level: u32,
}

/// Writes a case; an error when its description is wrong.
pub(super) fn write(module: &mut Module, case: &Case) -> Result<Written, String> {
    let mut emitter = Emitter {
        module,
        names: HashMap::new(),
        locals: String::new(),
        count: 0,
        code: String::new(),
        foreign: false,
        level: 0,
    };
    let body = emitter.case(case)?;
    Ok(Written {
        locals: emitter.locals,
        body,
        foreign: emitter.foreign,
        level: emitter.level,
    })
}

/// A result in locals.
#[derive(Clone, Debug)]
struct Operand {
    shape: Shape,
    /// The value; of a list or text, where it begins and how long it is.
    text: String,
}

/// An argument of a call.
enum Flat {
    Text(String),
    /// Values that are written where lists are, just before the call.
    List(Vec<String>),
}

struct Emitter<'m> {
    module: &'m mut Module,
    names: HashMap<String, Operand>,
    locals: String,
    count: u32,
    code: String,
    foreign: bool,
    level: u32,
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn calling(name: &str, args: impl Into<Vec<Expr>>) -> Expr {
    Expr::Call(name.to_owned(), args.into())
}

impl Emitter<'_> {
    fn is_core(&self) -> bool {
        self.module.binding == Binding::Core
    }

    fn case(&mut self, case: &Case) -> Result<String, String> {
        let (last, before) = case
            .statements
            .split_last()
            .ok_or("a case needs a statement")?;
        for statement in before {
            let result = self.step(&statement.value)?;
            if let Some(name) = &statement.name {
                let result = result.ok_or_else(|| format!("{name} has no value"))?;
                self.names.insert(name.clone(), result);
            }
        }
        let result = self.step(&last.value)?;
        let end = match &case.expected {
            Expected::Value(expected) => {
                let result = result.ok_or("there is no result to compare")?;
                self.compare(&result, expected, 1)?;
                0
            }
            Expected::Done => 0,
            _ => 4,
        };
        let body = std::mem::take(&mut self.code);
        let tried = self.guarded(&body, end);
        let thrown = self.local(self.module.binding.value());
        match &case.expected {
            Expected::Error(class) => self.check_error(&thrown, class)?,
            Expected::Thrown(value) => {
                let thrown = Operand {
                    shape: Shape::Value,
                    text: format!("(local.get {thrown})"),
                };
                self.compare(&thrown, value, 2)?;
            }
            _ => self.code += "(return (i32.const 3))\n",
        }
        let check = std::mem::take(&mut self.code);
        let checked = self.guarded(&check, 0);
        Ok(format!(
            "(local.set {thrown} {tried})\n{checked}\n(drop) (i32.const 5)"
        ))
    }

    /// A block that returns `end` after the code, and whose value is what the code throws.
    fn guarded(&self, code: &str, end: u32) -> String {
        match self.module.binding {
            Binding::Core => format!(
                "(block $error (result externref) (try_table (catch $thrown $error)\n{code}(return (i32.const {end}))) (unreachable))"
            ),
            Binding::Component => {
                format!("(block $error (result i32)\n{code}(return (i32.const {end})))")
            }
        }
    }

    /// Does the thrown value have the class? Its name tells: the class itself is a built-in.
    fn check_error(&mut self, thrown: &str, class: &str) -> Result<(), String> {
        let value = Operand {
            shape: Shape::Value,
            text: format!("(local.get {thrown})"),
        };
        self.names.insert("thrown".to_owned(), value);
        let thrown = Expr::Name("thrown".to_owned());
        let level = self.level;
        let is_error = self.step(&calling("exception.is-error", [thrown.clone()]))?;
        let yes = Expr::Name("true".to_owned());
        self.compare(&is_error.ok_or("is-error gives a boolean")?, &yes, 2)?;
        let name = self.step(&calling(
            "property.get",
            [thrown, Expr::Text(units("name"))],
        ))?;
        let class = Expr::Text(units(class));
        self.compare(&name.ok_or("get gives a value")?, &class, 2)?;
        self.level = level;
        Ok(())
    }

    fn local(&mut self, ty: &str) -> String {
        self.count += 1;
        let name = format!("$l{}", self.count);
        self.locals += &format!("(local {name} {ty})");
        name
    }

    /// Evaluates a statement.
    fn step(&mut self, expr: &Expr) -> Result<Option<Operand>, String> {
        match expr {
            Expr::Call(name, _) if name == "churn" => {
                self.churn()?;
                Ok(None)
            }
            Expr::Call(name, args) if name == "drop" => {
                let value = args.first().ok_or("drop what?")?;
                let value = self.value(value)?;
                self.code += &format!("(call $drop {value})\n");
                Ok(None)
            }
            Expr::Call(name, args) if name == "js" => {
                let Some(Expr::Text(source)) = args.first() else {
                    return Err("js takes a text".to_owned());
                };
                let source = [units("("), source.clone(), units(")")].concat();
                let eval = calling("call.global", [Expr::Text(units("eval"))]);
                let undefined = Expr::Name("undefined".to_owned());
                let args = Expr::List(vec![Expr::Text(source)]);
                self.call("call.call", &[eval, undefined, args])
            }
            Expr::Call(name, args) => self.call(name, args),
            Expr::Name(name) if self.names.contains_key(name) => Ok(self.names.get(name).cloned()),
            literal => self.value(literal).map(|text| {
                Some(Operand {
                    shape: Shape::Value,
                    text,
                })
            }),
        }
    }

    /// Evaluates to a dynamic value.
    fn value(&mut self, expr: &Expr) -> Result<String, String> {
        let made = match expr {
            Expr::Name(name) if name == "foreign" => {
                self.foreign = true;
                return Ok("(local.get $foreign)".to_owned());
            }
            Expr::Name(name) if name == "undefined" && self.is_core() => {
                return Ok("(ref.null extern)".to_owned());
            }
            Expr::Number(number) if self.is_core() && is_small(*number) => {
                return Ok(format!(
                    "(extern.convert_any (ref.i31 (i32.const {number})))"
                ));
            }
            Expr::Name(name) if matches!(name.as_str(), "undefined" | "null") => {
                calling(&format!("construct.{name}"), [])
            }
            Expr::Name(name) if matches!(name.as_str(), "true" | "false") => {
                calling("construct.new-bool", [expr.clone()])
            }
            Expr::Number(_) => calling("construct.new-number", [expr.clone()]),
            Expr::BigInt(digits) => calling("construct.new-bigint", [Expr::Text(units(digits))]),
            Expr::Text(text) if String::from_utf16(text).is_err() => {
                calling("construct.new-string-units", [expr.clone()])
            }
            Expr::Text(_) => calling("construct.new-string", [expr.clone()]),
            Expr::List(_) => calling("construct.new-array", [expr.clone()]),
            Expr::Object(members) => return self.object(members),
            Expr::Name(_) | Expr::Call(..) => expr.clone(),
        };
        let operand = match &made {
            Expr::Name(name) => {
                let known = self.names.get(name).cloned();
                known.ok_or_else(|| format!("nothing is called {name}"))?
            }
            call => self.step(call)?.ok_or("a value is missing")?,
        };
        match operand.shape {
            Shape::Value => Ok(operand.text),
            Shape::Text => self.made("construct.new-string-units", &operand.text),
            other => Err(format!("a {other:?} is no dynamic value")),
        }
    }

    /// The value that a function makes of one argument, which is evaluated already.
    fn made(&mut self, function: &str, arg: &str) -> Result<String, String> {
        let signature = self.import(function)?;
        let result = self.emit(signature, arg)?;
        Ok(result.ok_or("a value is missing")?.text)
    }

    fn object(&mut self, members: &[(Vec<u16>, Expr)]) -> Result<String, String> {
        let object = self.value(&calling("construct.new-object", []))?;
        for (key, member) in members {
            let member = self.value(member)?;
            let key = self.module.text(key);
            let set = self.import("property.set")?;
            self.emit(set, &format!("{object} {key} {member}"))?;
        }
        Ok(object)
    }

    fn import(&mut self, name: &str) -> Result<&'static Signature, String> {
        let signature = self
            .module
            .signature(name)
            .ok_or_else(|| format!("no interface has the function {name}"))?;
        let key = (signature.interface.clone(), signature.name.clone());
        self.module.imports.insert(key);
        self.level = self.level.max(super::level(signature));
        Ok(signature)
    }

    fn call(&mut self, name: &str, args: &[Expr]) -> Result<Option<Operand>, String> {
        let signature = self.import(name)?;
        let shapes = &signature.shapes;
        let target = match (signature.result, args.get(shapes.len())) {
            (Some(Shape::Text), Some(Expr::Call(_, raw))) => match raw.first() {
                Some(Expr::Number(at)) => *at as u32,
                _ => return Err("a place for the text is a number".to_owned()),
            },
            _ => TEXT_AT,
        };
        if args.len() < shapes.len() {
            return Err(format!("{name} takes {} arguments", shapes.len()));
        }
        let mut flat = Vec::new();
        for (shape, arg) in shapes.iter().zip(args) {
            flat.push(self.argument(*shape, arg)?);
        }
        let mut text = String::new();
        for (position, arg) in flat.into_iter().enumerate() {
            if position == 1 && signature.result == Some(Shape::Text) && self.is_core() {
                text += &format!("(i32.const {}) ", target as i32);
            }
            text += &match arg {
                Flat::Text(text) => text,
                Flat::List(values) => self.store_list(&values),
            };
            text.push(' ');
        }
        let mut result = self.emit(signature, &text)?;
        if let Some(result) = &mut result
            && result.shape == Shape::Text
            && self.is_core()
        {
            result.text = format!("(i32.const {}) {}", target as i32, result.text);
        }
        Ok(result)
    }

    fn argument(&mut self, shape: Shape, arg: &Expr) -> Result<Flat, String> {
        let mistyped = || format!("{arg:?} is no {shape:?}");
        if let Expr::Call(name, raw) = arg
            && name == "raw"
        {
            let word = |at: usize| match raw.get(at) {
                Some(Expr::Number(word)) => Ok(*word as i64 as u32 as i32),
                _ => Err(mistyped()),
            };
            return Ok(Flat::Text(format!(
                "(i32.const {}) (i32.const {})",
                word(0)?,
                word(1)?
            )));
        }
        Ok(Flat::Text(match (shape, arg) {
            (Shape::Value, arg) => self.value(arg)?,
            (Shape::Values, Expr::List(items)) => {
                let items: Result<_, _> = items.iter().map(|item| self.value(item)).collect();
                return items.map(Flat::List);
            }
            (Shape::Text, Expr::Text(units)) => self.module.text(units),
            (_, Expr::Name(name)) if self.names.contains_key(name) => {
                let operand = self.names.get(name).filter(|o| o.shape == shape);
                operand.ok_or_else(mistyped)?.text.clone()
            }
            (_, Expr::Call(..)) => {
                let operand = self.step(arg)?.filter(|o| o.shape == shape);
                operand.ok_or_else(mistyped)?.text
            }
            (Shape::Bool, Expr::Name(name)) => format!("(i32.const {})", u32::from(name == "true")),
            (Shape::U32, Expr::Number(word)) => format!("(i32.const {})", *word as u32 as i32),
            (Shape::U32, Expr::Name(name)) => {
                let index = super::enum_case(name).ok_or_else(mistyped)?;
                format!("(i32.const {index})")
            }
            (Shape::S64, Expr::BigInt(digits)) => format!("(i64.const {digits})"),
            (Shape::S64, Expr::Number(word)) => format!("(i64.const {})", *word as i64),
            (Shape::F64, Expr::Number(number)) => float(*number),
            _ => return Err(mistyped()),
        }))
    }

    /// Writes values where lists are; pointer and length.
    fn store_list(&mut self, values: &[String]) -> String {
        let start = if self.is_core() { FIRST_SLOT } else { LIST_AT };
        for (index, value) in (0..).zip(values) {
            self.code += &match self.module.binding {
                Binding::Core => {
                    format!(
                        "(table.set $values (i32.const {}) {value})\n",
                        start + index
                    )
                }
                Binding::Component => {
                    format!("(i32.store (i32.const {}) {value})\n", start + 4 * index)
                }
            };
        }
        format!("(i32.const {start}) (i32.const {})", values.len())
    }

    /// Calls a function with arguments that are evaluated.
    fn emit(&mut self, signature: &Signature, args: &str) -> Result<Option<Operand>, String> {
        let call = format!("$call.{}.{}", signature.interface, signature.name);
        let shape = signature.result;
        if !self.is_core() && signature.fails {
            // Both cases of a result begin where the one of larger alignment may.
            let payload = match shape {
                Some(Shape::F64 | Shape::S64) => 8,
                _ => 4,
            };
            self.code += &format!(
                "(call {call} {args} (i32.const {RESULT_AT}))
                 (if (i32.load8_u (i32.const {RESULT_AT})) (then (br $error (i32.load offset={payload} (i32.const {RESULT_AT})))))\n"
            );
            let Some(shape) = shape else { return Ok(None) };
            let load = match shape {
                Shape::F64 => "f64.load offset=8",
                Shape::S64 => "i64.load offset=8",
                Shape::Bool => "i32.load8_u offset=4",
                Shape::U32 if super::component::is_narrow(signature) => "i32.load8_u offset=4",
                _ => "i32.load offset=4",
            };
            let mut text = self.kept(shape, &format!("({load} (i32.const {RESULT_AT}))"));
            if matches!(shape, Shape::Text | Shape::Values) {
                let len = format!("(i32.load offset=8 (i32.const {RESULT_AT}))");
                text = format!("{text} {}", self.kept(Shape::U32, &len));
            }
            return Ok(Some(Operand { shape, text }));
        }
        let call = format!("(call {call} {args})");
        Ok(match shape {
            None => {
                self.code += &format!("{call}\n");
                None
            }
            Some(shape) => Some(Operand {
                shape,
                text: self.kept(shape, &call),
            }),
        })
    }

    /// Puts a result into a local of its own.
    fn kept(&mut self, shape: Shape, value: &str) -> String {
        let ty = match shape {
            Shape::Value => self.module.binding.value(),
            Shape::S64 => "i64",
            Shape::F64 => "f64",
            _ => "i32",
        };
        let local = self.local(ty);
        self.code += &format!("(local.set {local} {value})\n");
        format!("(local.get {local})")
    }

    /// Returns `failed` when a result is not the expected one.
    fn compare(&mut self, result: &Operand, expected: &Expr, failed: u32) -> Result<(), String> {
        let text = &result.text;
        let condition = match (result.shape, expected) {
            (Shape::Values, Expr::List(items)) => return self.compare_list(text, items, failed),
            (Shape::Value | Shape::Text, expected) => {
                let actual = match result.shape {
                    Shape::Text => self.made("construct.new-string-units", text)?,
                    _ => text.clone(),
                };
                let expected = self.value(expected)?;
                let level = self.level;
                let same = self.made("operator.same-value", &format!("{actual} {expected}"))?;
                self.level = level;
                same
            }
            (shape @ (Shape::Bool | Shape::U32), expected) => {
                let Flat::Text(expected) = self.argument(shape, expected)? else {
                    return Err("a word is no list".to_owned());
                };
                format!("(i32.eq {text} {expected})")
            }
            (Shape::S64, expected) => {
                let Flat::Text(expected) = self.argument(Shape::S64, expected)? else {
                    return Err("a word is no list".to_owned());
                };
                format!("(i64.eq {text} {expected})")
            }
            (Shape::F64, Expr::Number(number)) if number.is_nan() => {
                format!("(f64.ne {text} {text})")
            }
            (Shape::F64, Expr::Number(number)) => format!(
                "(i64.eq (i64.reinterpret_f64 {text}) (i64.reinterpret_f64 {}))",
                float(*number)
            ),
            (shape, expected) => return Err(format!("{shape:?} is not {expected:?}")),
        };
        self.require(&condition, failed);
        Ok(())
    }

    fn require(&mut self, condition: &str, failed: u32) {
        self.code += &format!("(if (i32.eqz {condition}) (then (return (i32.const {failed}))))\n");
    }

    fn compare_list(&mut self, list: &str, items: &[Expr], failed: u32) -> Result<(), String> {
        // A component's list is a pointer and a length, a core guest's only a length.
        let (start, len) = list
            .split_once(") (")
            .map_or(("", list.to_owned()), |(start, len)| {
                (start, format!("({len}"))
            });
        self.require(
            &format!("(i32.eq {len} (i32.const {}))", items.len()),
            failed,
        );
        let mut found = Vec::new();
        for index in 0..items.len() {
            let text = match self.module.binding {
                Binding::Core => format!("(table.get $values (i32.const {index}))"),
                Binding::Component => format!("(i32.load offset={} {start}))", 4 * index),
            };
            found.push(self.kept(Shape::Value, &text));
        }
        for (text, item) in found.into_iter().zip(items) {
            let shape = Shape::Value;
            self.compare(&Operand { shape, text }, item, failed)?;
        }
        Ok(())
    }

    fn churn(&mut self) -> Result<(), String> {
        let counter = self.local("i32");
        let object = self.import("construct.new-object")?;
        self.code += "(loop $again\n";
        let made = self.emit(object, "")?.ok_or("an object is missing")?.text;
        if !self.is_core() {
            self.code += &format!("(call $drop {made})\n");
        }
        self.code += &format!(
            "(local.set {counter} (i32.add (local.get {counter}) (i32.const 1)))
             (br_if $again (i32.lt_u (local.get {counter}) (i32.const {CHURN}))))\n"
        );
        Ok(())
    }
}

/// Is the number one that a core guest passes without a call?
fn is_small(number: f64) -> bool {
    let limit = f64::from(1 << 30);
    number.fract() == 0.0
        && (-limit..limit).contains(&number)
        && !(number == 0.0 && number.is_sign_negative())
}

fn float(number: f64) -> String {
    match number {
        n if n.is_nan() => "(f64.const nan)".to_owned(),
        n if n.is_infinite() => format!("(f64.const {}inf)", if n > 0.0 { "" } else { "-" }),
        n => format!("(f64.const {n:?})"),
    }
}

/// The core types of a function, as text.
pub(super) fn core_types(params: &[CoreType], results: &[CoreType]) -> String {
    let list = |kind: &str, types: &[CoreType]| -> String {
        types.iter().map(|ty| format!(" ({kind} {ty})")).collect()
    };
    list("param", params) + &list("result", results)
}
