//! Expressions made of the operators and methods of a type.

use super::Generator;
use super::types::Type;

impl Generator {
    pub fn array(&mut self, kind: &Type, element: &Type, depth: usize) -> String {
        let list = self.expression(kind, depth);
        let low = self.random.below(3);
        match self.random.below(12) {
            0 => {
                let from = self.declared.any_type(&mut self.random, 0);
                let source = self.expression(&Type::Array(Box::new(from.clone())), depth);
                let map = self.arrow(&[from], element, depth);
                format!("{source}.map<{}>({map})", element.text())
            }
            1 => {
                let test = self.arrow(std::slice::from_ref(element), &Type::Boolean, depth);
                format!("{list}.filter({test})")
            }
            2 => format!("{list}.slice({low})"),
            3 => {
                let other = self.expression(kind, depth);
                format!("{list}.concat({other})")
            }
            4 => {
                let other = self.expression(element, depth);
                format!("[{other}, ...{list}]")
            }
            5 => format!("[...{list}].reverse()"),
            6 => {
                let value = self.expression(element, depth);
                format!(
                    "Array.from({{ length: {low} }}, (): {} => ({value}))",
                    element.text()
                )
            }
            7 => {
                let from = self.declared.any_type(&mut self.random, 0);
                let source = self.expression(&Type::Array(Box::new(from.clone())), depth);
                let map = self.arrow(&[from], kind, depth);
                format!("{source}.flatMap<{}>({map})", element.text())
            }
            _ => match element {
                Type::String => match self.random.below(4) {
                    0 => {
                        let (text, by) =
                            (self.expression(element, depth), self.expression(element, 0));
                        format!("{text}.split({by})")
                    }
                    1 => format!("[...{list}].sort()"),
                    2 => {
                        let text = self.expression(element, depth);
                        format!("[...{text}]")
                    }
                    _ => format!("Object.keys({{ b: 1, a: {low}, 2: 3 }})"),
                },
                Type::Number => match self.random.below(3) {
                    0 => format!("[...{list}].sort((a, b) => a - b)"),
                    1 => format!("[...new Set<number>({list})]"),
                    _ => format!("[...{list}.keys()]"),
                },
                _ => format!("{list}.slice(0, {low})"),
            },
        }
    }

    pub fn number(&mut self, depth: usize) -> String {
        let own = Type::Number;
        let left = self.expression(&own, depth);
        match self.random.below(20) {
            0..=5 => {
                let operator = *self.random.pick(&["+", "-", "*", "/", "%"]);
                format!("({left} {operator} {})", self.expression(&own, depth))
            }
            6 | 7 => {
                let operator = *self.random.pick(&["&", "|", "^", "<<", ">>", ">>>"]);
                // After `<<`, TypeScript would take what has a `<` for type arguments.
                let depth = if operator == "<<" { 0 } else { depth };
                format!("({left} {operator} {})", self.expression(&own, depth))
            }
            8 => {
                let function = *self.random.pick(&[
                    "floor", "ceil", "abs", "round", "trunc", "sign", "sqrt", "fround", "clz32",
                ]);
                format!("Math.{function}({left})")
            }
            9 => {
                let function = *self.random.pick(&["max", "min", "imul"]);
                format!("Math.{function}({left}, {})", self.expression(&own, depth))
            }
            10 => {
                let text = self.expression(&Type::String, depth);
                let other = self.expression(&Type::String, 0);
                match self.random.below(6) {
                    0 => format!("{text}.length"),
                    1 => format!("{text}.indexOf({other})"),
                    2 => format!("{text}.charCodeAt(1)"),
                    3 => format!("Number({text})"),
                    4 => format!("parseInt({text}, 10)"),
                    _ => format!("(+{text})"),
                }
            }
            11 => {
                let element = self.declared.any_type(&mut self.random, 0);
                let list = self.expression(&Type::Array(Box::new(element.clone())), depth);
                let value = self.expression(&element, 0);
                match self.random.below(4) {
                    0 => format!("{list}.indexOf({value})"),
                    1 => format!("{list}.length"),
                    2 => {
                        self.open();
                        self.declare("sum", &Type::Number, false);
                        self.declare("item", &element, false);
                        let body = self.expression(&own, depth.min(1));
                        self.close();
                        format!("{list}.reduce((sum, item) => {body}, 0)")
                    }
                    _ => {
                        let test = self.arrow(&[element], &Type::Boolean, 1);
                        format!("{list}.findIndex({test})")
                    }
                }
            }
            12 => match self.target(&own) {
                Some(name) => match self.random.below(4) {
                    0 => format!("{name}++"),
                    1 => format!("(--{name})"),
                    2 => format!("({name} += {left})"),
                    _ => format!("({name} = {left})"),
                },
                None => format!("(-{left})"),
            },
            13 => format!("(~{left})"),
            14 => format!("(-{left})"),
            15 => {
                let set = self.expression(&Type::Set(Box::new(Type::String)), depth);
                format!("{set}.size")
            }
            16 => format!("Number({})", self.expression(&Type::Boolean, depth)),
            17 => format!("({left} || {})", self.expression(&own, depth)),
            18 => format!("({left} ** 2)"),
            _ => format!("(0, {left})"),
        }
    }

    pub fn string(&mut self, depth: usize) -> String {
        let own = Type::String;
        let text = self.expression(&own, depth);
        match self.random.below(20) {
            0..=3 => format!("({text} + {})", self.expression(&own, depth)),
            4 | 5 => {
                let kind = self.simple();
                let value = self.expression(&kind, depth);
                format!("`${{{text}}}-${{{value}}}`")
            }
            6 => {
                let method =
                    *self
                        .random
                        .pick(&["toUpperCase", "toLowerCase", "trim", "trimStart"]);
                format!("{text}.{method}()")
            }
            7 => {
                let method = *self.random.pick(&["slice", "substring", "at", "charAt"]);
                let index = self.expression(&Type::Number, depth.min(1));
                let end = if method == "at" { " ?? 'none'" } else { "" };
                format!("({text}.{method}({index}){end})")
            }
            8 => {
                let kind = self.simple();
                format!("String({})", self.expression(&kind, depth))
            }
            9 => {
                let kind = self.declared.any_type(&mut self.random, 1);
                if kind == Type::BigInt || kind.text().contains("bigint") {
                    return text;
                }
                format!("(typeof {})", self.expression(&kind, depth))
            }
            10 => {
                let element = self.simple();
                let list = self.expression(&Type::Array(Box::new(element)), depth);
                format!("{list}.join({})", self.expression(&own, 0))
            }
            11 => {
                let kind = self.data();
                let value = self.expression(&kind, depth);
                format!("JSON.stringify([{value}])")
            }
            12 => format!("{text}.padStart(6, {})", self.expression(&own, 0)),
            13 => {
                let count = self.random.below(3);
                format!("{text}.slice(0, 9).repeat({count})")
            }
            14 => {
                let (from, to) = (self.expression(&own, 0), self.expression(&own, 0));
                format!("{text}.replace({from}, {to})")
            }
            15 => match self.target(&own) {
                Some(name) => format!("({name} = {text}.slice(0, 20))"),
                None => format!("({text} || 'empty')"),
            },
            16 => {
                let number = self.expression(&Type::Number, depth);
                format!("({number}).toFixed({})", self.random.below(4))
            }
            17 => format!("('' + {})", self.expression(&Type::Number, depth)),
            18 => format!("({text} && {})", self.expression(&own, depth)),
            _ => {
                let kind = self.simple();
                let value = self.expression(&kind, depth);
                format!("tag`a${{{value}}}b${{{text}}}c`")
            }
        }
    }

    pub fn boolean(&mut self, depth: usize) -> String {
        let own = Type::Boolean;
        match self.random.below(12) {
            0 | 1 => {
                let operator = *self.random.pick(&["<", "<=", ">", ">=", "===", "!=="]);
                let kind = if self.random.once_in(3) {
                    Type::String
                } else {
                    Type::Number
                };
                let left = self.expression(&kind, depth);
                format!("({left} {operator} {})", self.expression(&kind, depth))
            }
            2 | 3 => {
                let operator = *self.random.pick(&["&&", "||", "!==", "==="]);
                let left = self.expression(&own, depth);
                format!("({left} {operator} {})", self.expression(&own, depth))
            }
            4 => {
                let kind = self.declared.any_type(&mut self.random, 1);
                format!("!{}", self.guarded(&kind, depth))
            }
            5 => {
                let text = self.expression(&Type::String, depth);
                let method = *self.random.pick(&["includes", "startsWith", "endsWith"]);
                format!("{text}.{method}({})", self.expression(&Type::String, 0))
            }
            6 => {
                let element = self.declared.any_type(&mut self.random, 0);
                let list = self.expression(&Type::Array(Box::new(element.clone())), depth);
                let value = self.expression(&element, 0);
                format!("{list}.includes({value})")
            }
            7 => {
                let element = self.declared.any_type(&mut self.random, 0);
                let list = self.expression(&Type::Array(Box::new(element.clone())), depth);
                let test = self.arrow(&[element], &own, depth);
                format!("{list}.{}({test})", self.random.pick(&["some", "every"]))
            }
            8 => {
                let number = self.expression(&Type::Number, depth);
                let function = *self.random.pick(&[
                    "Number.isInteger",
                    "Number.isNaN",
                    "isFinite",
                    "Number.isSafeInteger",
                ]);
                format!("{function}({number})")
            }
            9 => {
                let element = Type::String;
                let set = self.expression(&Type::Set(Box::new(element.clone())), depth);
                format!("{set}.has({})", self.expression(&element, 0))
            }
            10 => {
                let (left, right) = (
                    self.expression(&Type::BigInt, depth),
                    self.expression(&Type::BigInt, depth),
                );
                format!("({left} {} {right})", self.random.pick(&["<", "===", ">="]))
            }
            _ => {
                let kind = self.declared.any_type(&mut self.random, 1);
                format!("!!{}", self.guarded(&kind, depth))
            }
        }
    }

    /// An expression that an operator may stand before.
    pub fn guarded(&mut self, kind: &Type, depth: usize) -> String {
        format!("({})", self.expression(kind, depth))
    }

    /// A type that prints the same as a part of a string.
    pub fn simple(&mut self) -> Type {
        let pool = [
            Type::Number,
            Type::String,
            Type::Boolean,
            Type::Union(vec![Type::Number, Type::Null]),
        ];
        self.random.pick(&pool).clone()
    }
}
