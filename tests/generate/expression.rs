//! Expressions of a wanted type.

use super::Generator;
use super::types::{Field, Type};

impl Generator {
    /// An expression, in parentheses where it needs them.
    pub fn expression(&mut self, kind: &Type, depth: usize) -> String {
        if depth == 0 || self.random.once_in(7) {
            return self.leaf(kind);
        }
        if self.random.once_in(4)
            && let Some(found) = self.variable(kind)
        {
            return found;
        }
        let inner = depth - 1;
        match self.random.below(16) {
            0 => {
                let test = self.expression(&Type::Boolean, inner);
                let (yes, no) = (self.expression(kind, inner), self.expression(kind, inner));
                format!("({test} ? {yes} : {no})")
            }
            1 | 2 => match self.call(kind, inner) {
                Some(call) => call,
                None => self.generic(kind, inner),
            },
            3 => self.generic(kind, inner),
            4 => {
                let value = self.expression(kind, inner);
                format!("((): {} => ({value}))()", kind.text())
            }
            5 => self.from_optional(kind, inner),
            _ => self.proper(kind, inner),
        }
    }

    /// A literal, a variable, or the plainest way to make one.
    pub fn leaf(&mut self, kind: &Type) -> String {
        if !self.random.once_in(3)
            && let Some(found) = self.variable(kind)
        {
            return found;
        }
        match kind {
            Type::Number => {
                let pool = [
                    "0",
                    "1",
                    "2",
                    "3",
                    "-1",
                    "7",
                    "10",
                    "0.5",
                    "-2.25",
                    "1e21",
                    "255",
                    "4294967296",
                    "-0",
                    "NaN",
                    "100",
                    "2147483647",
                ];
                let text = *self.random.pick(&pool);
                if text.starts_with('-') {
                    format!("({text})")
                } else {
                    text.to_owned()
                }
            }
            Type::String => {
                let pool = [
                    "''", "'a'", "'b'", "'hello'", "'Zoë'", "'x,y,z'", "'10'", "'😀!'", "' pad '",
                    "'a\\nb'", "'length'", "'abcabc'",
                ];
                (*self.random.pick(&pool)).to_owned()
            }
            Type::Boolean => {
                // A literal would make code unreachable and types narrow.
                let pool = ["opaque<boolean>(true)", "opaque<boolean>(false)", "true"];
                (*self.random.pick(&pool)).to_owned()
            }
            Type::BigInt => {
                (*self
                    .random
                    .pick(&["0n", "1n", "5n", "(-3n)", "123456789012345678901n"]))
                .to_owned()
            }
            Type::Undefined => "undefined".to_owned(),
            Type::Null => "null".to_owned(),
            Type::Array(element) => {
                let count = self.random.below(4);
                let values = self.leaves(&vec![(**element).clone(); count]);
                let is_plain = matches!(**element, Type::Number | Type::String) && count > 0;
                if is_plain {
                    format!("[{values}]")
                } else {
                    format!("([{values}] as {})", kind.text())
                }
            }
            Type::Tuple(elements) => format!("([{}] as {})", self.leaves(elements), kind.text()),
            Type::Union(members) => {
                let member = self.random.pick(members).clone();
                self.leaf(&member)
            }
            Type::Map(key, value) => {
                let entries = self.entries(key, value);
                format!("new Map<{}, {}>([{entries}])", key.text(), value.text())
            }
            Type::Set(element) => {
                let count = self.random.below(4);
                let values = self.leaves(&vec![(**element).clone(); count]);
                format!("new Set<{}>([{values}])", element.text())
            }
            Type::Function(parameters, result) => self.arrow(&parameters.clone(), result, 0),
            Type::Interface(index) => self.object(*index, 0),
            Type::Variant(index) => {
                let members = self.declared.variants[*index].clone();
                let member = self.random.below(members.len());
                let fields = self.fields(&members[member], 0);
                format!(
                    "{{ kind: 'k{member}'{}{} }}",
                    if fields.is_empty() { "" } else { ", " },
                    fields
                )
            }
            Type::Class(index) => self.construct(*index, 0),
            Type::Enum(index) => {
                let member = self.random.pick(&self.declared.enums[*index].0).clone();
                format!("E{index}.{member}")
            }
        }
    }

    fn leaves(&mut self, kinds: &[Type]) -> String {
        let leaves: Vec<String> = kinds.iter().map(|kind| self.leaf(kind)).collect();
        leaves.join(", ")
    }

    fn entries(&mut self, key: &Type, value: &Type) -> String {
        let count = self.random.below(4);
        let entries: Vec<String> = (0..count)
            .map(|_| format!("[{}, {}]", self.leaf(key), self.leaf(value)))
            .collect();
        entries.join(", ")
    }

    /// Arguments for parameters.
    pub fn arguments(&mut self, kinds: &[Type], depth: usize) -> String {
        let list: Vec<String> = kinds
            .iter()
            .map(|kind| self.expression(kind, depth))
            .collect();
        list.join(", ")
    }

    /// `name: value, …`.
    fn fields(&mut self, fields: &[Field], depth: usize) -> String {
        let mut parts = Vec::new();
        for field in fields {
            if field.optional && self.random.once_in(2) {
                continue;
            }
            parts.push(format!(
                "{}: {}",
                field.name,
                self.expression(&field.kind, depth)
            ));
        }
        parts.join(", ")
    }

    fn object(&mut self, index: usize, depth: usize) -> String {
        let interface = self.declared.interfaces[index].clone();
        let mut parts = self.fields(&interface.fields, depth);
        for method in &interface.methods {
            let body = self.closure_body(&method.parameters, &method.result, depth);
            let separator = if parts.is_empty() { "" } else { ", " };
            let parameters = parameters(&method.parameters);
            let result = method.result.text();
            let is_method = self.random.once_in(2) && !self.in_class();
            parts += &match is_method {
                true => format!(
                    "{separator}{}({parameters}): {result} {{ return {body}; }}",
                    method.name
                ),
                false => format!(
                    "{separator}{}: ({parameters}): {result} => {body}",
                    method.name
                ),
            };
        }
        format!("{{ {parts} }}")
    }

    fn construct(&mut self, index: usize, depth: usize) -> String {
        let kinds = self.declared.classes[index].parameters.clone();
        format!("new C{index}({})", self.arguments(&kinds, depth))
    }

    /// A function of parameters `p0`, `p1`, ….
    pub fn arrow(&mut self, kinds: &[Type], result: &Type, depth: usize) -> String {
        let body = self.closure_body(kinds, result, depth);
        format!("(({}): {} => {body})", parameters(kinds), result.text())
    }

    fn closure_body(&mut self, kinds: &[Type], result: &Type, depth: usize) -> String {
        self.open();
        for (index, kind) in kinds.iter().enumerate() {
            self.declare(&format!("p{index}"), kind, false);
        }
        let body = self.expression(result, depth.min(2));
        self.close();
        if body.starts_with('{') {
            format!("({body})")
        } else {
            body
        }
    }

    /// A call of something declared that gives the type.
    fn call(&mut self, kind: &Type, depth: usize) -> Option<String> {
        let mut calls: Vec<(String, Vec<Type>)> = Vec::new();
        for function in &self.functions {
            if function.result.fits(kind, &self.declared) {
                calls.push((function.name.clone(), function.parameters.clone()));
            }
        }
        for variable in self.visible() {
            match &variable.kind {
                Type::Function(parameters, result) if result.fits(kind, &self.declared) => {
                    calls.push((variable.name.clone(), parameters.clone()));
                }
                Type::Class(index) => {
                    for method in &self.declared.classes[*index].methods {
                        if method.result.fits(kind, &self.declared) {
                            let name = format!("{}.{}", variable.name, method.name);
                            calls.push((name, method.parameters.clone()));
                        }
                    }
                }
                Type::Interface(index) => {
                    for method in &self.declared.interfaces[*index].methods {
                        if method.result.fits(kind, &self.declared) {
                            let name = format!("{}.{}", variable.name, method.name);
                            calls.push((name, method.parameters.clone()));
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, class) in self.declared.classes.iter().enumerate() {
            for function in &class.statics {
                if function.result.fits(kind, &self.declared) {
                    calls.push((
                        format!("C{index}.{}", function.name),
                        function.parameters.clone(),
                    ));
                }
            }
        }
        if calls.is_empty() {
            return None;
        }
        let (name, kinds) = self.random.pick(&calls).clone();
        let arguments = self.arguments(&kinds, depth);
        Some(match self.random.below(6) {
            0 if !kinds.is_empty() => {
                format!(
                    "{name}(...([{arguments}] as {}))",
                    Type::Tuple(kinds).text()
                )
            }
            _ => format!("{name}({arguments})"),
        })
    }

    /// Through a generic function or class of the program's head.
    fn generic(&mut self, kind: &Type, depth: usize) -> String {
        let text = kind.text();
        let value = self.expression(kind, depth);
        match self.random.below(9) {
            0 => {
                let other = self.expression(kind, depth);
                let test = self.expression(&Type::Boolean, depth);
                format!("pick<{text}>({value}, {other}, {test})")
            }
            1 => format!("new Box<{text}>({value}).get()"),
            2 => {
                let from = self.declared.any_type(&mut self.random, 0);
                let first = self.expression(&from, depth);
                let through = self.arrow(std::slice::from_ref(&from), kind, depth);
                format!(
                    "new Box<{}>({first}).map<{text}>({through}).value",
                    from.text()
                )
            }
            3 => format!(
                "firstOr<{text}>([{}], {value})",
                if self.random.once_in(2) {
                    value.clone()
                } else {
                    String::new()
                }
            ),
            4 => format!("wrap<{text}>({value}).value"),
            5 => {
                let other = self.declared.any_type(&mut self.random, 0);
                let second = self.expression(&other, depth);
                format!("pairUp<{text}, {}>({value}, {second})[0]", other.text())
            }
            6 => {
                let other = self.expression(kind, depth);
                format!(
                    "new Stack<{text}>().push({value}).push({other}).{}()",
                    self.random.pick(&["first", "last"])
                )
            }
            7 => format!("compose<{text}, {text}, {text}>((x) => x, (y) => y)({value})"),
            _ => {
                let other = self.expression(kind, depth);
                format!("[...upTo<{text}>([{value}, {other}], 1)][0]")
            }
        }
    }

    /// A value that may be absent, with another in its place.
    fn from_optional(&mut self, kind: &Type, depth: usize) -> String {
        let text = kind.text();
        if kind.text().contains("undefined") || kind.text().contains("null") {
            return self.proper(kind, depth);
        }
        let other = self.expression(kind, depth);
        let index = self.expression(&Type::Number, depth.min(1));
        let list = self.expression(&Type::Array(Box::new(kind.clone())), depth);
        match self.random.below(7) {
            0 => format!("({list}[{index}] ?? {other})"),
            1 => format!("({list}.at({index}) ?? {other})"),
            2 => format!("({list}.pop() ?? {other})"),
            3 => format!("({list}.find((_, i) => i === {index}) ?? {other})"),
            4 => {
                let key = self.expression(&Type::String, depth);
                format!("(new Map<string, {text}>([[{key}, {other}]]).get({key}) ?? {other})",)
            }
            5 => format!("(maybe<{text}>({other}, {index} > 1)?.value ?? {other})"),
            _ => format!("({list}.shift() ?? {other})"),
        }
    }

    /// By what the type itself offers.
    fn proper(&mut self, kind: &Type, depth: usize) -> String {
        match kind {
            Type::Number => self.number(depth),
            Type::String => self.string(depth),
            Type::Boolean => self.boolean(depth),
            Type::BigInt => {
                let (left, right) = (self.expression(kind, depth), self.expression(kind, depth));
                let operator = *self.random.pick(&["+", "-", "*", "&", "|", "^"]);
                format!("BigInt.asIntN(64, {left} {operator} {right})")
            }
            Type::Array(element) => self.array(kind, element, depth),
            Type::Tuple(kinds) => format!("[{}]", self.arguments(kinds, depth)),
            Type::Union(members) => {
                let member = self.random.pick(members).clone();
                self.expression(&member, depth)
            }
            Type::Function(parameters, result) => self.arrow(parameters, result, depth),
            Type::Interface(index) => {
                let object = self.object(*index, depth);
                match self.variable(kind) {
                    Some(name) if self.random.once_in(2) => {
                        let fields = self.declared.interfaces[*index].fields.clone();
                        let fields = self.fields(&fields, depth);
                        format!(
                            "{{ ...{name}{}{fields} }}",
                            if fields.is_empty() { "" } else { ", " }
                        )
                    }
                    _ => object,
                }
            }
            Type::Class(index) => self.construct(*index, depth),
            Type::Set(element) => {
                let list = self.expression(&Type::Array(element.clone()), depth);
                format!("new Set<{}>({list})", element.text())
            }
            _ => self.leaf(kind),
        }
    }

    /// A type that JSON knows.
    pub fn data(&mut self) -> Type {
        loop {
            let kind = self.declared.any_type(&mut self.random, 1);
            if !matches!(kind, Type::BigInt)
                && !kind.text().contains("bigint")
                && self.is_data(&kind)
            {
                return kind;
            }
        }
    }

    fn is_data(&self, kind: &Type) -> bool {
        let all = |fields: &[Field]| fields.iter().all(|field| self.is_data(&field.kind));
        match kind {
            Type::BigInt | Type::Function(..) => false,
            Type::Array(inner) | Type::Set(inner) => self.is_data(inner),
            Type::Map(key, value) => self.is_data(key) && self.is_data(value),
            Type::Tuple(kinds) | Type::Union(kinds) => kinds.iter().all(|kind| self.is_data(kind)),
            Type::Interface(index) => all(&self.declared.interfaces[*index].fields),
            Type::Variant(index) => self.declared.variants[*index]
                .iter()
                .all(|fields| all(fields)),
            Type::Class(index) => all(&self.declared.classes[*index].fields),
            _ => true,
        }
    }
}

/// `p0: T, p1: U`.
pub fn parameters(kinds: &[Type]) -> String {
    let list: Vec<String> = kinds
        .iter()
        .enumerate()
        .map(|(index, kind)| format!("p{index}: {}", kind.text()))
        .collect();
    list.join(", ")
}
