//! Random programs that TypeScript accepts and that end. They print what they compute all along, so
//! that a wrong step shows.
//!
//! A program is a tree of statements ([`tree`]), made by [`Generator`] from a seed: declarations of
//! types and functions first ([`declaration`]), then statements ([`statement`], [`control`], [`feature`]) of
//! expressions ([`expression`], [`operation`]). Every value has a type, known when it is made; nothing can throw but in a `try`.

mod control;
mod declaration;
mod expression;
mod feature;
mod operation;
mod random;
mod statement;
pub mod tree;
mod types;

use random::Random;
use tree::Node;
use types::{Declared, Signature, Type};

/// The declarations that every program begins with: what is generic.
pub const HEAD: &str = include_str!("head.ts");

/// The program of a seed, without [`HEAD`].
pub fn program(seed: u64) -> Vec<Node> {
    let mut generator = Generator {
        random: Random::new(seed),
        declared: Declared::default(),
        functions: Vec::new(),
        scopes: vec![Vec::new()],
        names: 0,
        loops: Vec::new(),
        class: 0,
        prints: 0,
    };
    let mut nodes = generator.declarations();
    let count = 4 + generator.random.below(8);
    nodes.extend((0..count).map(|_| generator.statement(2)));
    nodes.push(generator.print_all());
    nodes
}

/// A name with a type in a scope. It may be a path (`this.x`).
#[derive(Clone, Debug)]
struct Variable {
    name: String,
    kind: Type,
    is_mutable: bool,
}

/// Makes a program.
struct Generator {
    random: Random,
    declared: Declared,
    /// Functions of the module; what is called from one comes before it, so that all end.
    functions: Vec<Signature>,
    scopes: Vec<Vec<Variable>>,
    names: usize,
    /// Labels of the loops around (empty: without).
    loops: Vec<String>,
    /// Classes around.
    class: usize,
    prints: usize,
}

impl Generator {
    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn open(&mut self) {
        self.scopes.push(Vec::new());
    }

    fn close(&mut self) {
        self.scopes.pop();
    }

    fn declare(&mut self, name: &str, kind: &Type, is_mutable: bool) {
        let variable = Variable {
            name: name.to_owned(),
            kind: kind.clone(),
            is_mutable,
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.push(variable);
        }
    }

    fn in_class(&self) -> bool {
        self.class > 0
    }

    /// The variables that are not hidden by others.
    fn visible(&self) -> Vec<Variable> {
        let mut found: Vec<Variable> = Vec::new();
        for variable in self
            .scopes
            .iter()
            .rev()
            .flat_map(|scope| scope.iter().rev())
        {
            if !found.iter().any(|other| other.name == variable.name) {
                found.push(variable.clone());
            }
        }
        found
    }

    /// The variables and the properties of variables, and whether they can be written.
    fn places(&self) -> Vec<Variable> {
        let mut places = self.visible();
        for variable in places.clone() {
            let mut place = |path: String, kind: &Type, is_mutable| {
                places.push(Variable {
                    name: format!("{}{path}", variable.name),
                    kind: kind.clone(),
                    is_mutable,
                });
            };
            let fields = match &variable.kind {
                Type::Interface(index) => &self.declared.interfaces[*index].fields,
                Type::Class(index) => &self.declared.classes[*index].fields,
                Type::Tuple(kinds) => {
                    for (index, kind) in kinds.iter().enumerate() {
                        place(format!("[{index}]"), kind, true);
                    }
                    continue;
                }
                _ => continue,
            };
            for field in fields.iter().filter(|field| !field.optional) {
                place(format!(".{}", field.name), &field.kind, !field.readonly);
            }
        }
        places
    }

    /// A place whose value fits.
    fn variable(&mut self, kind: &Type) -> Option<String> {
        let mut places = self.places();
        places.retain(|place| place.kind.fits(kind, &self.declared));
        (!places.is_empty()).then(|| self.random.pick(&places).name.clone())
    }

    /// A place that takes every value of the type.
    fn target(&mut self, kind: &Type) -> Option<String> {
        let mut places = self.places();
        places.retain(|place| place.is_mutable && place.kind == *kind);
        (!places.is_empty()).then(|| self.random.pick(&places).name.clone())
    }

    /// A line that prints expressions.
    fn print(&mut self, values: &str) -> Node {
        self.prints += 1;
        Node::Line(format!("console.log('@@:{}', {values});", self.prints))
    }

    /// Prints every variable of the module.
    fn print_all(&mut self) -> Node {
        let names: Vec<String> = self
            .visible()
            .into_iter()
            .filter(|variable| variable.kind.is_plain())
            .map(|variable| variable.name)
            .collect();
        let values = if names.is_empty() {
            "0".to_owned()
        } else {
            names.join(", ")
        };
        self.print(&values)
    }
}
