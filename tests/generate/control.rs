//! Statements that contain statements.

use super::Generator;
use super::tree::Node;
use super::types::{Field, Type};

impl Generator {
    pub fn choice(&mut self, depth: usize) -> Node {
        let test = self.expression(&Type::Boolean, 2);
        let mut links = vec![Node::Block {
            head: format!("if ({test}) {{"),
            body: self.block(depth),
            tail: "}".to_owned(),
        }];
        if self.random.once_in(2) {
            let test = self.expression(&Type::Boolean, 2);
            links.push(Node::Block {
                head: format!("else if ({test}) {{"),
                body: self.block(depth),
                tail: "}".to_owned(),
            });
        }
        if self.random.once_in(2) {
            links.push(Node::Block {
                head: "else {".to_owned(),
                body: self.block(depth),
                tail: "}".to_owned(),
            });
        }
        Node::Chain(links)
    }

    /// Takes a union apart.
    pub fn narrowing(&mut self, depth: usize) -> Node {
        let members = loop {
            let kind = self.declared.any_type(&mut self.random, 1);
            if let Type::Union(members) = kind {
                break members;
            }
        };
        let kind = Type::Union(members.clone());
        let name = self.name("u");
        let value = self.expression(&kind, 2);
        let text = kind.text();
        let mut nodes = vec![Node::Line(format!(
            "const {name}: {text} = opaque<{text}>({value});"
        ))];
        let mut links = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let test = match member {
                Type::Null => format!("{name} === null"),
                Type::Undefined => format!("{name} === undefined"),
                Type::Class(class) => format!("{name} instanceof C{class}"),
                Type::Array(_) => format!("Array.isArray({name})"),
                other => format!("typeof {name} === '{}'", other.type_of()),
            };
            let is_last = index + 1 == members.len();
            let head = match (index, is_last) {
                (0, _) => format!("if ({test}) {{"),
                (_, true) => "else {".to_owned(),
                _ => format!("else if ({test}) {{"),
            };
            self.open();
            self.declare(&name, member, false);
            let mut body = vec![self.print(&name)];
            body.extend(self.block(depth));
            self.close();
            links.push(Node::Block {
                head,
                body,
                tail: "}".to_owned(),
            });
        }
        nodes.push(Node::Chain(links));
        self.declare(&name, &kind, false);
        Node::Chain(nodes)
    }

    pub fn label(&mut self) -> (String, String) {
        if self.random.once_in(3) {
            let label = self.name("loop");
            let text = format!("{label}: ");
            return (label, text);
        }
        (String::new(), String::new())
    }

    /// The inside of a loop, with a way out of it or of one around it.
    pub fn inside(&mut self, label: &str, depth: usize) -> Vec<Node> {
        self.loops.push(label.to_owned());
        let mut nodes = self.block(depth);
        if self.random.once_in(2) {
            let test = self.expression(&Type::Boolean, 2);
            let label = self.random.pick(&self.loops.clone()).clone();
            let word = *self.random.pick(&["break", "continue"]);
            let target = if label.is_empty() {
                String::new()
            } else {
                format!(" {label}")
            };
            nodes.push(Node::Line(format!("if ({test}) {word}{target};")));
            nodes.push(self.show());
        }
        self.loops.pop();
        nodes
    }

    pub fn counted(&mut self, depth: usize) -> Node {
        let (label, text) = self.label();
        let name = self.name("i");
        let head = match self.random.below(3) {
            0 => format!("{text}for (let {name} = 3; {name} > 0; {name}--) {{"),
            1 => format!("{text}for (let {name} = 0; {name} < 2; {name} += 0.75) {{"),
            _ => format!("{text}for (let {name} = 0; {name} < 4; {name}++) {{"),
        };
        self.open();
        self.declare(&name, &Type::Number, false);
        let body = self.inside(&label, depth);
        self.close();
        Node::Block {
            head,
            body,
            tail: "}".to_owned(),
        }
    }

    pub fn each(&mut self, depth: usize) -> Node {
        let (label, text) = self.label();
        let name = self.name("e");
        let element = self.declared.any_type(&mut self.random, 1);
        let (head, declared) = match self.random.below(7) {
            0..=2 => {
                let list = self.expression(&Type::Array(Box::new(element.clone())), 2);
                (
                    format!("const {name} of {list}.slice(0, 4)"),
                    vec![(name, element)],
                )
            }
            3 => {
                let kind = Type::Set(Box::new(Type::String));
                (
                    format!("const {name} of {}", self.expression(&kind, 2)),
                    vec![(name, Type::String)],
                )
            }
            4 => {
                let map = self.expression(
                    &Type::Map(Box::new(Type::String), Box::new(element.clone())),
                    2,
                );
                let value = self.name("e");
                (
                    format!("const [{name}, {value}] of {map}"),
                    vec![(name, Type::String), (value, element)],
                )
            }
            5 => {
                let string = self.expression(&Type::String, 2);
                (
                    format!("const {name} of {string}.slice(0, 4)"),
                    vec![(name, Type::String)],
                )
            }
            _ => {
                let interface = self.random.below(self.declared.interfaces.len().max(1));
                let object = match self.declared.interfaces.is_empty() {
                    true => "{ a: 1, b: 2 }".to_owned(),
                    false => self.expression(&Type::Interface(interface), 1),
                };
                (
                    format!("const {name} in {object}"),
                    vec![(name, Type::String)],
                )
            }
        };
        self.open();
        for (name, kind) in &declared {
            self.declare(name, kind, false);
        }
        let body = self.inside(&label, depth);
        self.close();
        Node::Block {
            head: format!("{text}for ({head}) {{"),
            body,
            tail: "}".to_owned(),
        }
    }

    pub fn repeated(&mut self, depth: usize) -> Node {
        let (label, text) = self.label();
        let name = self.name("n");
        self.open();
        self.declare(&name, &Type::Number, false);
        let body = self.inside(&label, depth);
        self.close();
        let start = Node::Line(format!("let {name} = 0;"));
        let block = match self.random.below(2) {
            0 => Node::Block {
                head: format!("{text}while ({name}++ < 3) {{"),
                body,
                tail: "}".to_owned(),
            },
            _ => Node::Block {
                head: format!("{text}do {{"),
                body,
                tail: format!("}} while (++{name} < 3);"),
            },
        };
        Node::Chain(vec![start, block])
    }

    pub fn switch(&mut self, depth: usize) -> Node {
        let kind = match self.random.below(3) {
            0 if !self.declared.enums.is_empty() => Type::Enum(0),
            1 => Type::String,
            _ => Type::Number,
        };
        let subject = self.stored(&kind);
        let mut cases = Vec::new();
        let mut labels: Vec<String> = Vec::new();
        for _ in 0..2 + self.random.below(2) {
            let label = match &kind {
                Type::Enum(index) => {
                    format!("E{index}.{}", self.random.pick(&["Red", "Green", "Blue"]))
                }
                Type::String => {
                    (*self.random.pick(&["'a'", "''", "'hello'", "'abc' + 'abc'"])).to_owned()
                }
                _ => (*self.random.pick(&["0", "1", "2", "-1", "0.5", "1 + 9"])).to_owned(),
            };
            if labels.contains(&label) {
                continue;
            }
            labels.push(label.clone());
            let body = self.block(depth);
            let tail = if self.random.once_in(3) {
                "}"
            } else {
                "} break;"
            };
            cases.push(Node::Block {
                head: format!("case {label}: {{"),
                body,
                tail: tail.to_owned(),
            });
        }
        let body = self.block(depth);
        let at = self.random.below(cases.len() + 1);
        cases.insert(
            at,
            Node::Block {
                head: "default: {".to_owned(),
                body,
                tail: "} break;".to_owned(),
            },
        );
        let text = kind.text();
        Node::Block {
            head: format!("switch (opaque<{text}>({subject})) {{"),
            body: cases,
            tail: "}".to_owned(),
        }
    }

    pub fn variant_switch(&mut self, depth: usize) -> Node {
        if self.declared.variants.is_empty() {
            return self.show();
        }
        let index = self.random.below(self.declared.variants.len());
        let members: Vec<Vec<Field>> = self.declared.variants[index].clone();
        let name = self.name("d");
        let kind = Type::Variant(index);
        let value = self.expression(&kind, 2);
        let mut cases = Vec::new();
        for (member, fields) in members.iter().enumerate() {
            self.open();
            for field in fields {
                self.declare(&format!("{name}.{}", field.name), &field.kind, false);
            }
            let mut body = vec![self.print(&format!("{name}.kind"))];
            body.extend(self.block(depth));
            self.close();
            cases.push(Node::Block {
                head: format!("case 'k{member}': {{"),
                body,
                tail: "} break;".to_owned(),
            });
        }
        let start = Node::Line(format!("const {name} = opaque<V{index}>({value});"));
        Node::Chain(vec![
            start,
            Node::Block {
                head: format!("switch ({name}.kind) {{"),
                body: cases,
                tail: "}".to_owned(),
            },
        ])
    }

    pub fn attempt(&mut self, depth: usize) -> Node {
        let mut body = self.block(depth);
        let test = self.expression(&Type::Boolean, 2);
        let detail = self.expression(&Type::Number, 2);
        let message = self.expression(&Type::String, 2);
        let thrown = match self.random.below(4) {
            0 => format!("new Oops({message}, {detail})"),
            1 => format!("new RangeError({message})"),
            2 => detail,
            _ => format!("new Error({message}, {{ cause: {detail} }})"),
        };
        body.push(Node::Line(format!("if ({test}) throw {thrown};")));
        body.push(self.show());
        let mut links = vec![Node::Block {
            head: "try {".to_owned(),
            body,
            tail: "}".to_owned(),
        }];
        let has_catch = !self.random.once_in(4);
        if has_catch {
            let report = "if (error instanceof Oops) console.log('@@:oops', error.name, error.message, error.detail); \
                 else if (error instanceof Error) console.log('@@:error', String(error), error.cause); \
                 else console.log('@@:thrown', error);";
            let mut body = vec![Node::Line(report.to_owned())];
            body.extend(self.block(depth));
            links.push(Node::Block {
                head: "catch (error) {".to_owned(),
                body,
                tail: "}".to_owned(),
            });
        }
        if !has_catch || self.random.once_in(2) {
            let mut body = self.block(depth);
            if !self.loops.is_empty() && self.random.once_in(3) {
                let word = *self.random.pick(&["break", "continue"]);
                body.push(Node::Line(format!(
                    "if ({}) {word};",
                    self.expression(&Type::Boolean, 1)
                )));
            }
            links.push(Node::Block {
                head: "finally {".to_owned(),
                body,
                tail: "}".to_owned(),
            });
        }
        if has_catch {
            return Node::Chain(links);
        }
        // What leaves the statement is caught around it.
        Node::Chain(vec![
            Node::Block {
                head: "try {".to_owned(),
                body: vec![Node::Chain(links)],
                tail: "}".to_owned(),
            },
            Node::Block {
                head: "catch (error) {".to_owned(),
                body: vec![Node::Line(
                    "console.log('@@:caught', String(error));".to_owned(),
                )],
                tail: "}".to_owned(),
            },
        ])
    }
}
