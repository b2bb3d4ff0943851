//! Built-in functions as dynamic code sees them: their receivers and arguments are converted as
//! ECMAScript says, and their lengths are what it says.

use std::rc::Rc;

use crate::ir::{Expr, FuncIdx, Local, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::class::{Member, MemberKind};
use super::function::{Body, Direct, Instance};
use super::representation::Repr;
use super::survey::is_view;
use super::value::Typed;
use super::{Env, Lowerer};

/// Methods whose length is not the number of their required parameters.
const LENGTHS: &[(&str, &str, u32)] = &[
    ("ArrayGeneric", "concat", 1),
    ("ArrayGeneric", "push", 1),
    ("ArrayGeneric", "splice", 2),
    ("ArrayGeneric", "toSpliced", 2),
    ("ArrayGeneric", "unshift", 1),
    ("Date", "UTC", 7),
    ("Date", "setDate", 1),
    ("Date", "setFullYear", 3),
    ("Date", "setHours", 4),
    ("Date", "setMilliseconds", 1),
    ("Date", "setMinutes", 3),
    ("Date", "setMonth", 2),
    ("Date", "setSeconds", 2),
    ("Date", "setUTCDate", 1),
    ("Date", "setUTCFullYear", 3),
    ("Date", "setUTCHours", 4),
    ("Date", "setUTCMilliseconds", 1),
    ("Date", "setUTCMinutes", 3),
    ("Date", "setUTCMonth", 2),
    ("Date", "setUTCSeconds", 2),
    ("Function", "apply", 2),
    ("Function", "call", 1),
    ("JSON", "parse", 2),
    ("JSON", "stringify", 3),
    ("Math", "hypot", 2),
    ("Math", "max", 2),
    ("Math", "min", 2),
    ("Number", "parseInt", 2),
    ("Number", "toExponential", 1),
    ("Number", "toFixed", 1),
    ("Number", "toPrecision", 1),
    ("Number", "toString", 1),
    ("Object", "assign", 2),
    ("Promise", "catch", 1),
    ("Promise", "finally", 1),
    ("Promise", "then", 2),
    ("ArrayBuffer", "slice", 2),
    ("Function", "bind", 1),
    ("Object", "create", 2),
    ("PromiseStatic", "reject", 1),
    ("PromiseStatic", "resolve", 1),
    ("RegExp", "compile", 2),
    ("String", "concat", 1),
    ("String", "fromCharCode", 1),
    ("String", "fromCodePoint", 1),
    ("String", "slice", 2),
    ("String", "split", 2),
    ("String", "substr", 2),
    ("String", "substring", 2),
    ("TypedArray", "sort", 1),
    ("BigArray", "sort", 1),
    ("", "parseInt", 2),
];

/// Lengths of constructors.
const CONSTRUCTORS: &[(&str, u32)] = &[
    ("AggregateError", 2),
    ("BigInt64Array", 3),
    ("BigUint64Array", 3),
    ("Collator", 0),
    ("Date", 7),
    ("ElementView", 0),
    ("DateTimeFormat", 0),
    ("Float32Array", 3),
    ("Float64Array", 3),
    ("Int16Array", 3),
    ("Int32Array", 3),
    ("Int8Array", 3),
    ("IteratorObject", 0),
    ("ListFormat", 0),
    ("Map", 0),
    ("NumberFormat", 0),
    ("PluralRules", 0),
    ("RegExp", 2),
    ("RelativeTimeFormat", 0),
    ("Set", 0),
    ("SuppressedError", 3),
    ("Symbol", 0),
    ("TypedArray", 0),
    ("TextDecoder", 0),
    ("TextEncoder", 0),
    ("Uint16Array", 3),
    ("Uint32Array", 3),
    ("Uint8Array", 3),
    ("Uint8ClampedArray", 3),
    ("WeakMap", 0),
    ("WeakSet", 0),
];

/// Methods that are another name of the same function.
const ALIASES: &[(&str, &str, &str)] = &[
    ("Array", "@@iterator", "values"),
    ("Date", "toGMTString", "toUTCString"),
    ("Map", "@@iterator", "entries"),
    ("Set", "@@iterator", "values"),
    ("Set", "keys", "values"),
    ("String", "trimLeft", "trimStart"),
    ("String", "trimRight", "trimEnd"),
];

impl<'a> Lowerer<'a> {
    /// Length of a function of the library; `required` parameters must be given.
    pub fn builtin_length(&mut self, node: Node, required: u32) -> u32 {
        let name = self.member_key_of(node);
        let class = self.enclosing_class(node).filter(|_| self.is_method(node));
        let class = class
            .and_then(|class| self.library_class_name(class))
            .unwrap_or("");
        // The byte order does not count.
        if class == "DataView" && required > 1 {
            return if name.starts_with("set") { 2 } else { 1 };
        }
        LENGTHS
            .iter()
            .find(|&&(of, method, _)| of == class && method == &*name)
            .map_or(required, |&(_, _, length)| length)
    }

    /// Length of a class of the library as a function.
    pub fn constructor_length(&self, class: Symbol, counted: u32) -> u32 {
        let Some(name) = self.library_class_name(class) else {
            return counted;
        };
        CONSTRUCTORS
            .iter()
            .find(|&&(of, _)| of == name)
            .map_or(1, |&(_, length)| length)
    }

    // The key that a function of the library is a member by, or its name.
    fn member_key_of(&mut self, node: Node) -> Rc<str> {
        let found = self.enclosing_class(node).and_then(|class| {
            let members = self.class_members(class);
            members
                .iter()
                .find(|member| member.node == node)
                .map(|member| member.name.clone())
        });
        match found {
            Some(name) => name,
            None => self.function_name(node).as_str().into(),
        }
    }

    /// The function that stands behind a member of a prototype: arrays have methods for any object
    /// with a length, and some names are another one's function.
    pub fn prototype_member(&mut self, class: Symbol, member: &Member) -> Node {
        let Some(name) = self.library_class_name(class) else {
            return member.node;
        };
        let key = ALIASES
            .iter()
            .find(|&&(of, alias, _)| of == name && alias == &*member.name)
            .map_or(&*member.name, |&(_, _, target)| target);
        let source = match name {
            "Array" => self.library_symbol("arraygeneric", "ArrayGeneric"),
            "Date" => self.library_symbol("date", "DateGeneric"),
            "IteratorObject" => self.library_symbol("iterators", "IteratorGeneric"),
            "Promise" => self.library_symbol("promiseclass", "PromiseGeneric"),
            "RegExp" if self.survey.own_patterns => {
                self.library_symbol("regexpgeneric", "RegExpGeneric")
            }
            "String" if self.survey.own_patterns => {
                self.library_symbol("stringgeneric", "StringGeneric")
            }
            _ => None,
        };
        for class in source.into_iter().chain([class]) {
            if let Some(node) = self.member_named(class, key, member.kind) {
                return node;
            }
        }
        member.node
    }

    /// The function that stands behind a static member: those of arrays and promises make instances
    /// of the constructor that they are called on, and some are functions of the global object.
    pub fn static_member(&mut self, class: Symbol, name: &str, node: Node) -> Node {
        if let Some(node) = self.generic_static(class, name) {
            return node;
        }
        let global = match (self.library_class_name(class), name) {
            (Some("Number"), "parseFloat" | "parseInt") => self.global_class(name),
            _ => None,
        };
        match global {
            Some(function) => {
                let declared = self.declaration(function);
                self.checker.implementation(declared)
            }
            None => node,
        }
    }

    /// The function behind a static method of the library that heeds the constructor it is called on.
    pub fn generic_static(&mut self, class: Symbol, name: &str) -> Option<Node> {
        let source = match self.library_class_name(class)? {
            "Array" => self.library_symbol("arraystatic", "ArrayStatic"),
            "Promise" => self.library_symbol("promiseclass", "PromiseStatic"),
            name if is_view(name) && self.has_own_views() => {
                self.library_symbol("viewspecies", "ViewStatic")
            }
            _ => None,
        }?;
        self.method_named(source, name)
    }

    // The method of the instances of a class by its name.
    fn method_named(&mut self, class: Symbol, name: &str) -> Option<Node> {
        self.member_named(class, name, MemberKind::Method)
    }

    fn member_named(&mut self, class: Symbol, name: &str, kind: MemberKind) -> Option<Node> {
        let members = self.class_members(class);
        let found = members
            .iter()
            .find(|m| !m.is_static && m.kind == kind && &*m.name == name);
        found.map(|member| member.node)
    }

    /// Data properties of the prototype of a class of the library, which instances have as fields.
    pub fn prototype_constants(&mut self, class: Symbol) -> Vec<(&'static str, Typed)> {
        let Some(name) = self.library_class_name(class) else {
            return Vec::new();
        };
        let mut at = Some(class);
        while let Some(above) = at {
            if self.library_class_name(above) == Some("Error") {
                let name = Typed::string(self.string_constant(name));
                let empty = Typed::string(self.string_constant(""));
                return vec![("name", name), ("message", empty)];
            }
            at = self.base_class(above);
        }
        // What is made here must not be made for programs that cannot ask for it.
        if name == "Array" && !self.is_dynamic_name("@@unscopables", class) {
            return vec![("length", Typed::number(Expr::f64(0.0)))];
        }
        match name {
            "Function" => vec![
                ("length", Typed::number(Expr::f64(0.0))),
                ("name", Typed::string(self.string_constant(""))),
            ],
            "Array" => {
                let names = self.call_library("arraystatic", "arrayUnscopables", vec![]);
                vec![
                    ("length", Typed::number(Expr::f64(0.0))),
                    ("@@unscopables", Typed::any(names)),
                ]
            }
            _ => Vec::new(),
        }
    }

    /// The generic entry of a function of the library.
    pub fn builtin_entry(&mut self, node: Node, env: &Env) -> FuncIdx {
        let target = self.function_instance(node, env.clone());
        let key = Instance::Generic(target);
        if let Some(func) = self.instance(&key) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let list = Val::Ref(self.layout.raw_any);
        let name = self.qualified_name(node);
        let func = self.declare_function(&name, vec![value, any, any, list], Some(any));
        self.insert_instance(key, func);
        let direct = self.direct(node, env);
        let member = self.member_key_of(node);
        let uses_this = match self.function_scope(node) {
            Some(scope) => self.captures(node.module).this.contains(&scope),
            None => false,
        };
        let mut body = Body::synthetic(self, func, env.clone());
        let mut operands = Vec::new();
        if let Some((_, repr)) = direct.this {
            let this = Expr::get(Local(2), any);
            operands.push(body.builtin_receiver(this, repr, &member, uses_this));
        }
        operands.extend(body.operands_of_list(&direct, Expr::get(Local(3), list)));
        let result = direct.result.map(|(_, repr)| body.l.val(repr));
        let call = Expr::call(target, operands, result);
        let value = match direct.result {
            Some((ty, repr)) => Typed::new(call, ty, repr),
            None => Typed::new(call, TypeId::VOID, Repr::Any),
        };
        let value = body.diverging_or_boxed(value);
        body.finish(vec![value]);
        func
    }
}

impl Body<'_, '_> {
    // `this` as a built-in method takes it.
    fn builtin_receiver(&mut self, this: Expr, repr: Repr, name: &str, used: bool) -> Expr {
        let convert = match repr {
            Repr::String(_) if matches!(name, "toString" | "valueOf") => "thisStringValue",
            Repr::String(_) => "thisString",
            Repr::Number => "thisNumber",
            Repr::Boolean => "thisBoolean",
            _ if used || repr == Repr::Any => return self.convert(Typed::any(this), repr),
            _ => return self.l.default_of(repr),
        };
        let name = self.l.string_constant(name);
        self.l.call_library("receiver", convert, vec![this, name])
    }

    /// The rest parameter of a built-in function from a list of boxed arguments.
    pub fn builtin_rest(&mut self, direct: &Direct, list: Expr, at: Expr) -> Expr {
        let (ty, _) = direct.params[direct.params.len() - 1];
        let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
        let (module, name) = match self.l.repr(element) {
            Repr::Number => ("receiver", "restNumbers"),
            Repr::String(_) => ("receiver", "restStrings"),
            _ => ("invocation", "rtRestArgs"),
        };
        self.l.call_library(module, name, vec![list, at])
    }
}
