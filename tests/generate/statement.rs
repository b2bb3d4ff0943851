//! Statements.

use super::Generator;
use super::tree::Node;
use super::types::Type;

impl Generator {
    /// A statement with blocks nested no deeper than `depth`.
    pub fn statement(&mut self, depth: usize) -> Node {
        if depth == 0 {
            return match self.random.below(5) {
                0 | 1 => self.show(),
                2 => self.variable_declaration(),
                _ => self.assignment(),
            };
        }
        match self.random.below(36) {
            0..=4 => self.show(),
            5..=9 => self.variable_declaration(),
            10..=12 => self.assignment(),
            13 => self.choice(depth),
            14 | 15 => self.narrowing(depth),
            16 => self.counted(depth),
            17 | 18 => self.each(depth),
            19 => self.repeated(depth),
            20 => self.switch(depth),
            21 => self.variant_switch(depth),
            22 | 23 => self.attempt(depth),
            24 | 25 => self.destructuring(),
            26 => self.array_change(),
            27 => self.map_change(),
            28 => self.closures(),
            29 => self.mistake(),
            30 => self.later(depth),
            32..=35 => self.feature(),
            _ if self.in_class() || self.scopes.len() > 1 => self.show(),
            _ => {
                let name = self.name("f");
                self.function(&name)
            }
        }
    }

    /// Statements in a scope of their own.
    pub fn block(&mut self, depth: usize) -> Vec<Node> {
        self.open();
        let nodes = (0..1 + self.random.below(3))
            .map(|_| self.statement(depth - 1))
            .collect();
        self.close();
        nodes
    }

    pub fn show(&mut self) -> Node {
        let kind = loop {
            let kind = self.declared.any_type(&mut self.random, 2);
            if kind.is_plain() {
                break kind;
            }
        };
        let value = self.expression(&kind, 3);
        self.print(&value)
    }

    fn variable_declaration(&mut self) -> Node {
        let kind = self.declared.any_type(&mut self.random, 2);
        self.variable_of(&kind)
    }

    fn variable_of(&mut self, kind: &Type) -> Node {
        let value = self.expression(kind, 3);
        let name = self.name("v");
        let is_union = matches!(
            kind,
            Type::Union(_) | Type::Variant(_) | Type::Enum(_) | Type::Boolean
        );
        let is_mutable = !self.random.once_in(3);
        let keyword = if is_mutable { "let" } else { "const" };
        let text = kind.text();
        let line = if is_union {
            // Else its type would be narrowed to the value's.
            format!("{keyword} {name}: {text} = opaque<{text}>({value});")
        } else if matches!(kind, Type::Number | Type::String) && self.random.once_in(2) {
            format!("{keyword} {name} = opaque({value});")
                .replace("opaque(", &format!("opaque<{text}>("))
        } else {
            format!("{keyword} {name}: {text} = {value};")
        };
        self.declare(&name, kind, is_mutable);
        Node::Line(line)
    }

    /// A value that keeps its declared type and stays small.
    pub fn stored(&mut self, kind: &Type) -> String {
        let value = self.expression(kind, 2);
        match kind {
            Type::String => format!("({value}).slice(0, 40)"),
            Type::Array(_) => format!("({value}).slice(0, 8)"),
            Type::Union(_) | Type::Variant(_) | Type::Boolean => {
                format!("opaque<{}>({value})", kind.text())
            }
            _ => value,
        }
    }

    fn assignment(&mut self) -> Node {
        let mut places = self.places();
        places.retain(|place| place.is_mutable);
        if places.is_empty() {
            return self.variable_declaration();
        }
        let place = self.random.pick(&places).clone();
        let name = place.name;
        let value = self.stored(&place.kind);
        // A function that calls the variable that it is put in would never return.
        if value.contains(&name) && (value.contains("=>") || value.contains("return ")) {
            return Node::Line(format!("console.log(opaque({name}) === {name});"));
        }
        let operator = match &place.kind {
            Type::Number => *self.random.pick(&[
                "=", "+=", "-=", "*=", "|=", "^=", ">>>=", "%=", "/=", "&&=", "||=",
            ]),
            Type::String => *self.random.pick(&["=", "=", "||=", "&&="]),
            _ => "=",
        };
        let line = if value.starts_with('{') {
            format!("{name} {operator} ({value});")
        } else {
            format!("{name} {operator} {value};")
        };
        Node::Line(line)
    }

    fn destructuring(&mut self) -> Node {
        let (first, second, rest) = (self.name("v"), self.name("v"), self.name("v"));
        match self.random.below(5) {
            0 => {
                let kind = self.declared.any_type(&mut self.random, 1);
                let list = Type::Array(Box::new(kind.clone()));
                let value = self.expression(&list, 2);
                let other = self.expression(&kind, 1);
                self.declare(&first, &kind, true);
                self.declare(&rest, &list, true);
                Node::Line(format!(
                    "let [{first} = {other}, , ...{rest}]: {} = {value};",
                    list.text()
                ))
            }
            1 => {
                let kinds = vec![
                    self.declared.any_type(&mut self.random, 1),
                    self.declared.any_type(&mut self.random, 1),
                ];
                let tuple = Type::Tuple(kinds.clone());
                let value = self.expression(&tuple, 2);
                self.declare(&first, &kinds[0], false);
                self.declare(&second, &kinds[1], false);
                Node::Line(format!(
                    "const [{first}, {second}]: {} = {value};",
                    tuple.text()
                ))
            }
            2 => {
                let kind = self.declared.any_type(&mut self.random, 1);
                match (self.target(&kind), self.target(&kind)) {
                    (Some(left), Some(right)) => {
                        Node::Line(format!("[{left}, {right}] = [{right}, {left}];"))
                    }
                    _ => self.variable_of(&kind),
                }
            }
            _ => {
                if self.declared.interfaces.is_empty() {
                    return self.variable_declaration();
                }
                let index = self.random.below(self.declared.interfaces.len());
                let kind = Type::Interface(index);
                let fields = self.declared.interfaces[index].fields.clone();
                let value = self.expression(&kind, 2);
                let field = self.random.pick(&fields).clone();
                let other = self.expression(&field.kind, 1);
                self.declare(&first, &field.kind, true);
                let default = if field.optional {
                    format!(" = {other}")
                } else {
                    String::new()
                };
                let declaration = Node::Line(format!(
                    "let {{ {}: {first}{default}, ...{rest} }}: {} = {value};",
                    field.name,
                    kind.text()
                ));
                if self.declared.interfaces[index].methods.is_empty() {
                    let shown = self.print(&format!("JSON.stringify(Object.keys({rest}))"));
                    return Node::Chain(vec![declaration, shown]);
                }
                declaration
            }
        }
    }

    fn array_change(&mut self) -> Node {
        let mut places = self.places();
        places.retain(|place| matches!(place.kind, Type::Array(_)));
        if places.is_empty() {
            let kind = self.declared.any_type(&mut self.random, 1);
            return self.variable_of(&Type::Array(Box::new(kind)));
        }
        let place = self.random.pick(&places).clone();
        let Type::Array(element) = &place.kind else {
            return self.show();
        };
        let name = place.name;
        let value = self.expression(element, 2);
        let line = match self.random.below(9) {
            0 | 1 => format!("if ({name}.length < 8) {name}.push({value});"),
            2 => format!("if ({name}.length < 8) {name}.unshift({value});"),
            3 => format!("{name}.splice(1, 1, {value});"),
            4 => format!("if ({name}.length > 0) {name}[{name}.length - 1] = {value};"),
            5 => format!("{name}.reverse();"),
            6 => format!("{name}.fill({value}, 1, 2);"),
            7 => format!("{name}.length = Math.min({name}.length, 2);"),
            _ => format!("{name}.copyWithin(0, 1);"),
        };
        Node::Line(line)
    }

    fn map_change(&mut self) -> Node {
        let mut places = self.places();
        places.retain(|place| matches!(place.kind, Type::Map(..) | Type::Set(_)));
        if places.is_empty() {
            let value = self.declared.any_type(&mut self.random, 1);
            return self.variable_of(&Type::Map(Box::new(Type::String), Box::new(value)));
        }
        let place = self.random.pick(&places).clone();
        let name = place.name;
        match &place.kind {
            Type::Map(key, value) => {
                let key = self.expression(key, 2);
                let value = self.expression(value, 2);
                match self.random.below(3) {
                    0 => Node::Line(format!("{name}.delete({key});")),
                    1 => self.print(&format!("{name}.has({key}), [...{name}.keys()]")),
                    _ => Node::Line(format!("{name}.set({key}, {value});")),
                }
            }
            Type::Set(element) => {
                let element = self.expression(element, 2);
                match self.random.below(2) {
                    0 => Node::Line(format!("{name}.add({element});")),
                    _ => self.print(&format!("{name}.delete({element})")),
                }
            }
            _ => self.show(),
        }
    }

    /// Functions made in a loop, each with its own variable, called after it.
    fn closures(&mut self) -> Node {
        let (list, index) = (self.name("fs"), self.name("i"));
        let kind = self.declared.any_type(&mut self.random, 1);
        let text = kind.text();
        self.open();
        self.declare(&index, &Type::Number, false);
        let value = self.expression(&kind, 3);
        self.close();
        let shown = if kind.is_plain() { "f()" } else { "typeof f()" };
        self.prints += 1;
        let lines = [
            format!("const {list}: (() => {text})[] = [];"),
            format!("for (let {index} = 0; {index} < 3; {index}++) {list}.push(() => ({value}));"),
            format!(
                "for (const f of {list}) console.log('@@:{}', {shown});",
                self.prints
            ),
        ];
        Node::Chain(lines.map(Node::Line).to_vec())
    }

    /// What the runtime throws.
    fn mistake(&mut self) -> Node {
        let value = self.leaf(&Type::Number);
        let text = *self.random.pick(&[
            "opaque<any>(undefined).size",
            "opaque<any>(null).size",
            "opaque<any>(VALUE)()",
            "opaque<any>({}).missing()",
            "new Array(opaque<number>(-1))",
            "opaque<string>('x').repeat(-1)",
            "(1n / opaque<bigint>(0n))",
            "opaque<number>(VALUE).toFixed(101)",
            "JSON.parse(opaque('{'))",
            "opaque<any>(undefined)[VALUE]",
            "[...opaque<any>(VALUE)]",
        ]);
        let text = text.replace("VALUE", &value);
        // Words about malformed JSON and what cannot be iterated are the engine's.
        let shown = if text.contains("JSON") || text.contains("...") {
            "(error as Error).name"
        } else {
            "String(error)"
        };
        self.prints += 1;
        Node::Line(format!(
            "try {{ console.log({text}); }} catch (error) {{ console.log('@@:{}', {shown}); }}",
            self.prints
        ))
    }

    /// Statements with pauses in between, that run when the program's are done.
    fn later(&mut self, depth: usize) -> Node {
        if self.in_class() || self.scopes.len() > 2 {
            return self.show();
        }
        let outer = std::mem::take(&mut self.loops);
        self.open();
        let mut body = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            body.push(self.statement(depth - 1));
            let kind = self.declared.any_type(&mut self.random, 1);
            let name = self.name("w");
            let (value, text) = (self.expression(&kind, 2), kind.text());
            body.push(Node::Line(match self.random.below(3) {
                0 => format!("const {name}: {text} = await Promise.resolve<{text}>({value});"),
                1 => format!("const {name}: {text} = await new Promise<{text}>((done) => done({value}));"),
                _ => format!("const {name}: {text} = (await Promise.all([Promise.resolve<{text}>({value}), 1]))[0];"),
            }));
            self.declare(&name, &kind, false);
        }
        body.push(self.print_all());
        self.close();
        self.loops = outer;
        Node::Block {
            head: "(async (): Promise<void> => {".to_owned(),
            body,
            tail: "})();".to_owned(),
        }
    }
}
