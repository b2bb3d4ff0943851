//! Statements that use one feature of the language each: what is missing, iterables, chains of
//! optional steps, spread, closures over loops, generic classes, text.

use super::Generator;
use super::tree::Node;
use super::types::Type;

impl Generator {
    pub fn feature(&mut self) -> Node {
        match self.random.below(12) {
            0 | 1 => self.missing(),
            2 => self.missing_member(),
            3 => self.optional_chain(),
            4 => self.iterable(),
            5 => self.spread_call(),
            6 => self.generic_class(),
            7 => self.captured(),
            8 => self.text_steps(),
            9 => self.nested_pattern(),
            10 => self.grouping(),
            _ => self.accessors(),
        }
    }

    fn lines(&mut self, lines: Vec<String>) -> Node {
        let lines = lines.into_iter().map(|line| {
            if line.contains("@@#") {
                self.prints += 1;
                line.replace("@@#", &format!("@@:{}", self.prints))
            } else {
                line
            }
        });
        Node::Chain(lines.map(Node::Line).collect())
    }

    /// A type whose value another engine prints alike.
    fn plain(&mut self, depth: usize) -> Type {
        loop {
            let kind = self.declared.any_type(&mut self.random, depth);
            if kind.is_plain() {
                return kind;
            }
        }
    }

    /// An element beyond the end: alone, in a variable, returned, passed on.
    fn missing(&mut self) -> Node {
        let kind = self.plain(1);
        let text = kind.text();
        let list = self.expression(&Type::Array(Box::new(kind.clone())), 2);
        let (name, other) = (self.name("v"), self.name("v"));
        let lines = match self.random.below(6) {
            0 => vec![format!(
                "console.log('@@#', opaque<({text})[]>({list})[99]);"
            )],
            1 => vec![
                format!("const {name}: {text} = ({list})[99];"),
                format!("console.log('@@#', {name} === undefined, typeof {name}, {name});"),
            ],
            2 => vec![
                format!("const {name} = (i: number): {text} => ({list})[i];"),
                format!("console.log('@@#', {name}(99));"),
            ],
            3 => vec![
                format!("const [{name}, {other}] = ({list}).slice(0, 1);"),
                format!("console.log('@@#', {name}, {other});"),
            ],
            4 => vec![
                format!("let {name}: {text} | undefined;"),
                format!("const {other} = () => {name};"),
                format!("console.log('@@#', {other}());"),
                format!("{name} = ({list})[1];"),
                format!("console.log('@@#', {other}());"),
            ],
            _ => vec![format!(
                "console.log('@@#', new Map<string, {text}>().get('none')!, pick(({list})[99], ({list})[98], true));"
            )],
        };
        self.lines(lines)
    }

    /// A member of what is not there, caught.
    fn missing_member(&mut self) -> Node {
        let mut uses = vec![
            ("string[]", "[99].length"),
            ("string[]", "[99].toUpperCase()"),
            ("number[][]", "[99][0]"),
            ("number[][]", "[99].push(1)"),
            ("(() => number)[]", "[99].name"),
            ("Map<string, number>[]", "[99].get('a')"),
            ("Map<string, number>[]", "[99].size"),
        ];
        let field = self
            .declared
            .interfaces
            .first()
            .map(|interface| interface.fields[0].name.clone());
        let of_interface = field.map(|field| format!("[99].{field}"));
        if let Some(text) = &of_interface {
            uses.push(("I0[]", text));
        }
        let class = self.declared.classes.first();
        let of_class = class.map(|class| {
            let field = format!("[99].{}", class.fields[0].name);
            (field, format!("[99].{}", class.methods[0].name))
        });
        if let Some((field, method)) = &of_class {
            uses.push(("C0[]", field));
            uses.push(("C0[]", method));
        }
        let (kind, text) = *self.random.pick(&uses);
        let name = self.name("v");
        let access = match self.random.below(2) {
            0 => format!("opaque<{kind}>([]){text}"),
            _ => format!("((list: {kind}) => list{text})([])"),
        };
        let lines = vec![
            format!("let {name} = 'nothing';"),
            format!(
                "try {{ {name} = typeof {access}; }} catch (error) {{ {name} = String(error); }}"
            ),
            format!("console.log('@@#', {name});"),
        ];
        self.lines(lines)
    }

    fn optional_chain(&mut self) -> Node {
        let kind = self.plain(1);
        let text = kind.text();
        let (value, test) = (
            self.expression(&kind, 2),
            self.expression(&Type::Boolean, 2),
        );
        let name = self.name("o");
        let tail = *self.random.pick(&[
            ".a?.b",
            ".a?.list?.[0]",
            ".a?.list.at(-1)",
            ".a?.f?.()",
            ".g?.(1)",
            "?.a?.b",
            "['a']?.['b']",
            ".a?.list.length",
        ]);
        let lines = vec![
            format!(
                "const {name}: {{ a?: {{ b: {text}; list: ({text})[]; f?: () => {text} }} | null; g?: (n: number) => number }} = {test} ? {{ a: {{ b: {value}, list: [{value}], f: () => ({value}) }} }} : {test} ? {{ a: null }} : {{ g: (n) => n + 1 }};"
            ),
            format!("console.log('@@#', {name}{tail});"),
            format!("console.log('@@#', {name}{tail} ?? 'none', {name}.a?.b !== undefined);"),
        ];
        self.lines(lines)
    }

    fn iterable(&mut self) -> Node {
        let (from, to) = (self.random.below(4), self.random.below(9));
        let (name, other) = (self.name("v"), self.name("v"));
        let range = format!("new Range({from}, {to})");
        let value = self.expression(&Type::Number, 2);
        let lines = match self.random.below(6) {
            0 => vec![format!(
                "console.log('@@#', [...{range}, {value}], Math.max(...{range}, 0));"
            )],
            1 => vec![
                format!("const [{name} = {value}, ...{other}] = {range};"),
                format!("console.log('@@#', {name}, {other});"),
            ],
            2 => vec![format!(
                "for (const {name} of {range}) {{ if ({name} > 3) break; console.log('@@#', {name}); }}"
            )],
            3 => vec![format!(
                "console.log('@@#', Array.from({range}, (x, i) => x * i), new Set({range}), Object.fromEntries([...{range}].map((x) => [`k${{x}}`, x])));"
            )],
            4 => vec![
                format!("const {name} = {range}[Symbol.iterator]();"),
                format!("{name}.next();"),
                format!("console.log('@@#', {name}.next(), [...{range}].length);"),
            ],
            _ => vec![format!(
                "try {{ for (const {name} of {range}) {{ if ({name} === 2) throw new Oops('stop', {name}); }} console.log('@@#'); }} catch (error) {{ console.log('@@#', String(error)); }}"
            )],
        };
        self.lines(lines)
    }

    fn spread_call(&mut self) -> Node {
        let kind = self.plain(1);
        let text = kind.text();
        let list = self.expression(&Type::Array(Box::new(kind.clone())), 2);
        let value = self.expression(&kind, 2);
        let name = self.name("f");
        let lines = vec![
            format!(
                "const {name} = (first: {text}, ...rest: ({text})[]): number => rest.length + (first === undefined ? 100 : 0);"
            ),
            format!(
                "console.log('@@#', {name}({value}, ...{list}), {name}(...([{value}, ...{list}] as [{text}, ...({text})[]])), {name}.length);"
            ),
            format!(
                "console.log('@@#', [...{list}, {value}, ...[{value}]].length, {{ ...{{ a: {value} }}, b: 1 }});"
            ),
        ];
        self.lines(lines)
    }

    fn generic_class(&mut self) -> Node {
        let kind = self.plain(1);
        let text = kind.text();
        let (value, other) = (self.expression(&kind, 2), self.expression(&kind, 2));
        let name = self.name("p");
        let lines = vec![
            format!("const {name} = new Pile<{text}>('p').push({value}).push({other});"),
            format!(
                "console.log('@@#', {name}.size, {name}.describe(), {name}.last(), {name} instanceof Stack, Pile.made);"
            ),
            format!(
                "{name}.limit = 1; console.log('@@#', {name}.limit, [...{name}].length, {name}.mapped((x) => [x]).length);"
            ),
        ];
        self.lines(lines)
    }

    /// Closures over the variables of loops, changed after they were made.
    fn captured(&mut self) -> Node {
        let (list, item) = (self.name("fs"), self.name("e"));
        let values = self.expression(&Type::Array(Box::new(Type::Number)), 2);
        let step = self.expression(&Type::Number, 1);
        let head = match self.random.below(4) {
            0 => format!("for (let {item} of {values}.slice(0, 3))"),
            1 => format!("for (let {item} = 0; {item} < 3; {item}++)"),
            2 => format!("for (const [{item}] of {values}.slice(0, 3).map((x) => [x]))"),
            _ => format!("for (var {item} = 0; {item} < 3; {item}++)"),
        };
        let change = if head.contains("const") {
            String::new()
        } else {
            format!("{list}.push(() => ({item} += {step}));")
        };
        let lines = vec![
            format!("const {list}: (() => number)[] = [];"),
            format!(
                "{head} {{ let count = {item}; {list}.push(() => {item} + count++); {change} if ({list}.length > 8) break; }}"
            ),
            format!("console.log('@@#', {list}.map((f) => f()), {list}.map((f) => f()));"),
        ];
        self.lines(lines)
    }

    fn text_steps(&mut self) -> Node {
        let text = self.expression(&Type::String, 2);
        let name = self.name("s");
        let step = *self.random.pick(&[
            ".split('').reverse().join('')",
            ".replace(/[aeiou]/g, (c) => c.toUpperCase())",
            ".replaceAll('a', '<$&>')",
            ".padStart(7, '*').padEnd(9)",
            ".split(/[,c]/)",
            ".trim().at(-1)",
            ".codePointAt(0)",
            ".match(/(?<first>[a-z])(.)?/)?.groups?.first",
            ".search('b') + 1",
            ".localeCompare('b')",
            ".normalize().substring(3, 1)",
            ".slice(-3).concat('!', 'x')",
            ".lastIndexOf('b')",
            ".charCodeAt(99)",
            "[99]",
        ]);
        let lines = vec![
            format!("const {name}: string = {text};"),
            format!(
                "console.log('@@#', {name}{step}, [...{name}].length, {name} < 'b', `${{{name}}}|`.includes('b|'));"
            ),
        ];
        self.lines(lines)
    }

    fn nested_pattern(&mut self) -> Node {
        let (kind, second) = (self.plain(1), self.plain(1));
        let (text, second_text) = (kind.text(), second.text());
        let (value, other) = (self.expression(&kind, 2), self.expression(&second, 2));
        let test = self.expression(&Type::Boolean, 2);
        let [a, b, c] = ["v", "v", "v"].map(|prefix| self.name(prefix));
        let lines = vec![
            format!(
                "const {{ a: [{a}, {{ b: {b} = {other} }} = {{}}], ...{c} }}: {{ a: [{text}, {{ b?: {second_text} }}?]; z?: number }} = {test} ? {{ a: [{value}, {{ b: {other} }}], z: 1 }} : {{ a: [{value}] }};"
            ),
            format!("console.log('@@#', {a}, {b}, {c});"),
            format!(
                "console.log('@@#', (({{ a, b = 2 }}: {{ a: {text}; b?: number }}, [x = 'd']: string[] = []) => [a, b, x])({{ a: {value} }}));"
            ),
        ];
        self.lines(lines)
    }

    fn grouping(&mut self) -> Node {
        let list = self.expression(&Type::Array(Box::new(Type::String)), 2);
        let name = self.name("r");
        let lines = vec![
            format!("const {name}: Record<string, number> = {{}};"),
            format!(
                "for (const w of {list}) {name}[w.slice(0, 2)] = ({name}[w.slice(0, 2)] ?? 0) + w.length;"
            ),
            format!(
                "console.log('@@#', {name}, {name}['none'], 'he' in {name}, Object.entries({name}).sort(([p], [q]) => (p < q ? -1 : p > q ? 1 : 0)));"
            ),
            format!(
                "delete {name}['he']; console.log('@@#', Object.keys({name}).length, JSON.stringify({name}));"
            ),
        ];
        self.lines(lines)
    }

    fn accessors(&mut self) -> Node {
        let value = self.expression(&Type::Number, 2);
        let (name, key) = (self.name("o"), self.leaf(&Type::String));
        let lines = vec![
            format!(
                "const {name} = {{ held: {value}, get twice(): number {{ return this.held * 2; }}, set twice(x: number) {{ this.held = x / 2; }}, [{key} + '_']: 1, run(n = 1): number {{ return this.held + n; }} }};"
            ),
            format!("{name}.twice += 1; {name}.twice++; {name}.held **= 2;"),
            format!(
                "console.log('@@#', {name}.held, {name}.twice, {name}.run(), Object.keys({name}), {name}.run.call({{ ...{name}, held: 1 }} as typeof {name}, 2));"
            ),
        ];
        self.lines(lines)
    }
}
