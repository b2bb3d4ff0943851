//! Interfaces, unions, enums, classes, functions and generators at the start of a program.

use super::Generator;
use super::expression::parameters;
use super::tree::Node;
use super::types::{Class, Field, Interface, Signature, Type};

impl Generator {
    /// Everything that the statements use.
    pub fn declarations(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for _ in 0..self.random.below(2) {
            nodes.push(self.enumeration());
        }
        for _ in 0..1 + self.random.below(2) {
            nodes.push(self.interface());
        }
        for _ in 0..self.random.below(3) {
            nodes.push(self.class());
        }
        for _ in 0..self.random.below(2) {
            nodes.push(self.variant());
        }
        for _ in 0..self.random.below(4) {
            let name = self.name("f");
            nodes.push(self.function(&name));
        }
        if self.random.once_in(2) {
            nodes.push(self.generator());
        }
        nodes
    }

    fn enumeration(&mut self) -> Node {
        let index = self.declared.enums.len();
        let is_string = self.random.once_in(3);
        let members: Vec<String> = ["Red", "Green", "Blue"].map(str::to_owned).to_vec();
        let text = match is_string {
            true => "Red = 'r', Green = 'g', Blue = 'b'",
            false => *self
                .random
                .pick(&["Red, Green, Blue", "Red = 4, Green, Blue = 1 << 4"]),
        };
        self.declared.enums.push((members, is_string));
        Node::Line(format!("enum E{index} {{ {text} }}"))
    }

    fn field_list(&mut self, prefix: &str, count: usize) -> Vec<Field> {
        (0..count)
            .map(|index| {
                let optional = self.random.once_in(5);
                Field {
                    name: format!("{prefix}{index}"),
                    kind: self.declared.any_type(&mut self.random, 1),
                    optional,
                    readonly: self.random.once_in(6),
                }
            })
            .collect()
    }

    fn interface(&mut self) -> Node {
        let index = self.declared.interfaces.len();
        let count = 1 + self.random.below(4);
        let fields = self.field_list("x", count);
        let count = self.random.below(2);
        let methods = self.signatures("act", count);
        let mut text: Vec<String> = fields.iter().map(Field::text).collect();
        text.extend(methods.iter().map(|method| {
            format!(
                "{}({}): {}",
                method.name,
                parameters(&method.parameters),
                method.result.text()
            )
        }));
        self.declared.interfaces.push(Interface { fields, methods });
        Node::Line(format!("interface I{index} {{ {} }}", text.join("; ")))
    }

    fn signatures(&mut self, prefix: &str, count: usize) -> Vec<Signature> {
        (0..count)
            .map(|_| {
                let parameters = self.random.below(3);
                Signature {
                    name: self.name(prefix),
                    parameters: (0..parameters)
                        .map(|_| self.declared.any_type(&mut self.random, 1))
                        .collect(),
                    result: self.declared.any_type(&mut self.random, 1),
                }
            })
            .collect()
    }

    fn variant(&mut self) -> Node {
        let index = self.declared.variants.len();
        let count = 2 + self.random.below(2);
        let mut members = Vec::new();
        for member in 0..count {
            let count = self.random.below(3);
            // Some fields have the same name in several members.
            let prefix = if self.random.once_in(2) {
                "y".to_owned()
            } else {
                format!("y{member}")
            };
            let mut fields = self.field_list(&prefix, count);
            fields.iter_mut().for_each(|field| field.optional = false);
            members.push(fields);
        }
        let text: Vec<String> = members
            .iter()
            .enumerate()
            .map(|(member, fields)| {
                let fields: String = fields
                    .iter()
                    .map(|field| format!("; {}", field.text()))
                    .collect();
                format!("{{ kind: 'k{member}'{fields} }}")
            })
            .collect();
        self.declared.variants.push(members);
        Node::Line(format!("type V{index} = {};", text.join(" | ")))
    }

    fn class(&mut self) -> Node {
        let index = self.declared.classes.len();
        let base = (index > 0 && self.random.once_in(2)).then(|| self.random.below(index));
        let inherited = base.map(|base| self.declared.classes[base].clone());
        let mut body = Vec::new();
        let count = 1 + self.random.below(3);
        let mut own = self.field_list(&format!("m{index}_"), count);
        own.iter_mut().for_each(|field| field.optional = false);
        let mut parameters: Vec<Type> = inherited
            .iter()
            .flat_map(|class| class.parameters.clone())
            .collect();
        let passed = parameters.len();
        let mut taken = Vec::new();
        for field in &own {
            let modifier = if field.readonly { "readonly " } else { "" };
            let kind = field.kind.text();
            if self.random.once_in(2) {
                let value = self.expression(&field.kind, 1);
                body.push(Node::Line(format!(
                    "{modifier}{}: {kind} = {value};",
                    field.name
                )));
            } else if self.random.once_in(2) {
                taken.push((
                    format!("public {modifier}{}: {kind}", field.name),
                    String::new(),
                ));
                parameters.push(field.kind.clone());
            } else {
                body.push(Node::Line(format!("{modifier}{}: {kind};", field.name)));
                taken.push((
                    format!("q{}: {kind}", taken.len()),
                    format!("this.{} = q{};", field.name, taken.len()),
                ));
                parameters.push(field.kind.clone());
            }
        }
        let mut list: Vec<String> = (0..passed)
            .map(|at| format!("b{at}: {}", parameters[at].text()))
            .collect();
        list.extend(taken.iter().map(|(text, _)| text.clone()));
        let mut steps = Vec::new();
        if base.is_some() {
            let arguments: Vec<String> = (0..passed).map(|at| format!("b{at}")).collect();
            steps.push(format!("super({});", arguments.join(", ")));
        }
        steps.extend(
            taken
                .into_iter()
                .map(|(_, step)| step)
                .filter(|step| !step.is_empty()),
        );
        body.push(Node::Line(format!(
            "constructor({}) {{ {} }}",
            list.join(", "),
            steps.join(" ")
        )));

        let mut fields: Vec<Field> = inherited
            .iter()
            .flat_map(|class| class.fields.clone())
            .collect();
        fields.extend(own);
        let mut class = Class {
            base,
            fields,
            methods: inherited
                .iter()
                .flat_map(|class| class.methods.clone())
                .collect(),
            statics: Vec::new(),
            parameters,
        };
        let count = 1 + self.random.below(2);
        let mut methods = self.signatures("go", count);
        let mut overridden = None;
        if let Some(method) = class.methods.first().filter(|_| self.random.once_in(2)) {
            overridden = Some(method.name.clone());
            methods.push(method.clone());
        }
        for method in methods {
            let name = &method.name;
            let is_override = overridden.as_ref() == Some(name);
            let text = self.method_text(&class, &method, is_override);
            body.push(text);
            if !is_override {
                class.methods.push(method);
            }
        }
        if self.random.once_in(2) {
            let (name, kind) = (
                self.name("prop"),
                self.declared.any_type(&mut self.random, 1),
            );
            let text = self.in_body(&class, |own| own.expression(&kind, 2));
            body.push(Node::Line(format!(
                "get {name}(): {} {{ return {text}; }}",
                kind.text()
            )));
            class.fields.push(Field {
                name,
                kind,
                optional: false,
                readonly: true,
            });
        }
        if self.random.once_in(2) {
            let mut function = self.signatures("make", 1).remove(0);
            function.name = self.name("make");
            let text = self.plain_body(&function);
            body.push(Node::Line(format!("static {}", text)));
            class.statics.push(function);
        }
        if self.random.once_in(3) {
            let text = self.in_body(&class, |own| own.expression(&Type::String, 2));
            body.push(Node::Line(format!(
                "toString(): string {{ return {text}; }}"
            )));
        }
        self.declared.classes.push(class);
        let extends = base.map_or(String::new(), |base| format!(" extends C{base}"));
        Node::Block {
            head: format!("class C{index}{extends} {{"),
            body,
            tail: "}".to_owned(),
        }
    }

    /// Inside a method, where `this` has the fields and methods so far.
    fn in_body<T>(&mut self, class: &Class, make: impl FnOnce(&mut Self) -> T) -> T {
        self.class += 1;
        self.open();
        for field in &class.fields {
            self.declare(
                &format!("this.{}", field.name),
                &field.kind,
                !field.readonly,
            );
        }
        let made = make(self);
        self.close();
        self.class -= 1;
        made
    }

    fn method_text(&mut self, class: &Class, method: &Signature, is_override: bool) -> Node {
        let kinds = method.parameters.clone();
        let names: Vec<String> = (0..kinds.len()).map(|index| format!("p{index}")).collect();
        let body = self.in_body(class, |own| {
            for (name, kind) in names.iter().zip(&kinds) {
                own.declare(name, kind, true);
            }
            let mut body = Vec::new();
            for _ in 0..own.random.below(3) {
                body.push(own.statement(1));
            }
            if is_override && own.random.once_in(2) {
                let call = format!("super.{}({})", method.name, names.join(", "));
                let other = own.expression(&method.result, 1);
                body.push(Node::Line(format!(
                    "return opaque({other}) === ({other}) ? {call} : {call};"
                )));
            } else {
                let result = own.expression(&method.result, 2);
                body.push(Node::Line(format!("return {result};")));
            }
            body
        });
        Node::Block {
            head: format!(
                "{}({}): {} {{",
                method.name,
                parameters(&kinds),
                method.result.text()
            ),
            body,
            tail: "}".to_owned(),
        }
    }

    /// `name(parameters): result { return …; }` of a function without `this`.
    fn plain_body(&mut self, function: &Signature) -> String {
        self.open();
        for (index, kind) in function.parameters.iter().enumerate() {
            self.declare(&format!("p{index}"), kind, true);
        }
        let result = self.expression(&function.result, 2);
        self.close();
        format!(
            "{}({}): {} {{ return {result}; }}",
            function.name,
            parameters(&function.parameters),
            function.result.text()
        )
    }

    /// A function with statements, whose last parameter may have a default or be a rest.
    pub fn function(&mut self, name: &str) -> Node {
        let mut function = self.signatures("", 1).remove(0);
        function.name = name.to_owned();
        let mut list = parameters(&function.parameters);
        let outer = std::mem::take(&mut self.loops);
        self.open();
        for (index, kind) in function.parameters.iter().enumerate() {
            self.declare(&format!("p{index}"), kind, true);
        }
        let separator = if list.is_empty() { "" } else { ", " };
        match self.random.below(5) {
            0 => {
                let kind = self.declared.any_type(&mut self.random, 1);
                let value = self.expression(&kind, 1);
                list += &format!("{separator}extra: {} = {value}", kind.text());
                self.declare("extra", &kind, true);
                if self.random.once_in(2) {
                    function.parameters.push(kind);
                }
            }
            1 => {
                let kind = self.declared.any_type(&mut self.random, 0);
                let array = Type::Array(Box::new(kind.clone()));
                list += &format!("{separator}...extra: {}", array.text());
                self.declare("extra", &array, true);
                for _ in 0..self.random.below(3) {
                    function.parameters.push(kind.clone());
                }
            }
            _ => {}
        }
        let mut body: Vec<Node> = (0..1 + self.random.below(3))
            .map(|_| self.statement(1))
            .collect();
        if self.random.once_in(2) {
            let test = self.expression(&Type::Boolean, 2);
            let early = self.expression(&function.result, 1);
            body.push(Node::Line(format!("if ({test}) return {early};")));
        }
        let result = self.expression(&function.result, 2);
        body.push(Node::Line(format!("return {result};")));
        self.close();
        self.loops = outer;
        let head = format!("function {name}({list}): {} {{", function.result.text());
        self.functions.push(function);
        Node::Block {
            head,
            body,
            tail: "}".to_owned(),
        }
    }

    /// A generator function, called by its name through an array: `[...name()]`.
    fn generator(&mut self) -> Node {
        let kind = self.declared.any_type(&mut self.random, 1);
        let name = self.name("g");
        self.open();
        let mut body = Vec::new();
        for _ in 0..1 + self.random.below(3) {
            body.push(self.statement(1));
            let value = self.expression(&kind, 2);
            body.push(match self.random.below(4) {
                0 => Node::Line(format!("yield* [{value}, {value}];")),
                1 => Node::Line(format!("for (let i = 0; i < 2; i++) yield {value};")),
                2 => Node::Line(format!(
                    "try {{ yield {value}; }} finally {{ console.log('@@:closed'); }}"
                )),
                _ => Node::Line(format!("yield {value};")),
            });
        }
        self.close();
        let text = kind.text();
        let list = Type::Array(Box::new(kind));
        let head = format!("function* {name}(): Generator<{text}, void, undefined> {{");
        let all = format!("{name}All");
        self.functions.push(Signature {
            name: all.clone(),
            parameters: Vec::new(),
            result: list.clone(),
        });
        Node::Chain(vec![
            Node::Block {
                head,
                body,
                tail: "}".to_owned(),
            },
            Node::Line(format!(
                "function {all}(): {} {{ return [...upTo({name}(), 3)]; }}",
                list.text()
            )),
        ])
    }
}

impl Field {
    fn text(&self) -> String {
        let modifier = if self.readonly { "readonly " } else { "" };
        let mark = if self.optional { "?" } else { "" };
        format!("{modifier}{}{mark}: {}", self.name, self.kind.text())
    }
}
