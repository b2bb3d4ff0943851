//! Who is below whom, and how the instances of a class are held.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_semantic::SymbolFlags;

use crate::program::{Node, Symbol};

use super::Lowerer;
use super::representation::{Null, Repr};

/// Modules of the library whose classes no program sees.
const INTERNAL: &[&str] = &["dynobject.ts", "site.ts", "property.ts"];

impl<'a> Lowerer<'a> {
    /// Finds for each class those that extend it.
    pub fn find_subclasses(&mut self) {
        for module in &self.program.modules {
            for node in module.nodes.iter() {
                if !matches!(node.kind(), AstKind::Class(_)) {
                    continue;
                }
                let class = self.checker.class_symbol(Node {
                    module: module.id,
                    id: node.id(),
                });
                if let Some(base) = self.base_class(class) {
                    self.subclasses.entry(base).or_default().push(class);
                }
            }
        }
    }

    /// The class whose struct a class's own struct extends.
    pub fn base_class(&mut self, class: Symbol) -> Option<Symbol> {
        if self.is_dynamic_class(class) {
            return None;
        }
        self.checker.class_base(class).map(|(base, _)| base)
    }

    /// Whether a class is another, or extends it.
    pub fn is_below(&mut self, class: Symbol, above: Symbol) -> bool {
        let mut at = Some(class);
        let mut steps = 0;
        while let Some(symbol) = at {
            if symbol == above {
                return true;
            }
            steps += 1;
            if steps > 1000 {
                return false;
            }
            at = self.base_class(symbol);
        }
        false
    }

    /// The class and all that extend it, directly or not.
    pub fn classes_below(&self, class: Symbol) -> Vec<Symbol> {
        let mut all = vec![class];
        let mut at = 0;
        while at < all.len() && all.len() < 10_000 {
            if let Some(below) = self.subclasses.get(&all[at]) {
                for &symbol in below {
                    if !all.contains(&symbol) {
                        all.push(symbol);
                    }
                }
            }
            at += 1;
        }
        all
    }

    /// The classes at or below one that have instances, as far as is known by now.
    pub fn concrete_classes(&mut self, class: Symbol) -> Vec<Symbol> {
        let mut below = self.classes_below(class);
        below.retain(|symbol| self.instantiated.contains(symbol));
        below
    }

    /// Something else than an instance flows into a class: lowering starts again, with values of
    /// the class held as `any`.
    pub fn make_structural(&mut self, class: Symbol) {
        // Values of a base class meet those of the classes below it.
        let mut top = class;
        while let Some(base) = self.base_class(top) {
            if self.program.module(base.module).is_library {
                break;
            }
            top = base;
        }
        for symbol in self.classes_below(top) {
            if self.structural.insert(symbol) {
                self.restart = true;
            }
        }
    }

    /// Whether values of a class can be held as `any`. The library reads what its own classes have
    /// inside as fields, which are no properties.
    pub fn can_be_structural(&self, class: Symbol) -> bool {
        !self.program.module(class.module).is_library
    }

    /// How values of a class type are held.
    pub fn class_repr(&mut self, class: Symbol) -> Repr {
        if self.structural.contains(&class) {
            return Repr::Any;
        }
        if self.program.module(class.module).is_library {
            match self.library_class_name(class) {
                Some("Array" | "ReadonlyArray") => return Repr::Array(Null::Never),
                Some("Function") => return Repr::Function(Null::Never),
                Some("String" | "Number" | "Boolean" | "Object") => return Repr::Any,
                _ => {}
            }
            if self.has_static(class, "__new") {
                return Repr::Any;
            }
        }
        if self.is_dynamic_class(class) {
            return Repr::Any;
        }
        // A subclass of a class that is not plain is not plain.
        if let Some(base) = self.base_class(class)
            && !matches!(self.class_repr(base), Repr::Class(..))
        {
            return Repr::Any;
        }
        Repr::Class(class, Null::Never)
    }

    /// Whether only the library's own code handles instances of a class, having asked for the kind.
    pub fn is_internal(&self, class: Symbol) -> bool {
        let module = self.program.module(class.module);
        module.is_library && INTERNAL.iter().any(|path| module.path.ends_with(path))
    }

    /// Name of a library class.
    pub fn library_class_name(&self, class: Symbol) -> Option<&'a str> {
        let module = self.program.module(class.module);
        (module.is_library && class.id.index() < module.scoping.symbols_len()).then(|| {
            self.program
                .module(class.module)
                .scoping
                .symbol_name(class.id)
        })
    }

    fn has_static(&mut self, class: Symbol, name: &str) -> bool {
        self.class_members(class)
            .iter()
            .any(|member| member.is_static && &*member.name == name)
    }

    /// Whether a class of the program, or its prototype, may have something else in place of a field of
    /// the library: `get message()`, `Failure.prototype.name = "Failure"`.
    pub fn is_field_overridden(&mut self, owner: Symbol, name: &str) -> bool {
        (self.survey.getters.contains(name) || self.survey.on_prototypes.contains(name))
            && self.library_class_name(owner).is_some()
    }

    /// How `this` is held inside a class's methods: they run on instances only.
    pub fn instance_repr(&mut self, class: Symbol) -> Repr {
        match self.class_repr(class) {
            Repr::Any if self.is_plain(class) => Repr::Class(class, Null::Never),
            repr => repr,
        }
    }

    /// Whether instances are structs of the class's own layout.
    pub fn is_plain(&mut self, class: Symbol) -> bool {
        if self.is_dynamic_class(class) {
            return false;
        }
        if self.program.module(class.module).is_library
            && (matches!(
                self.library_class_name(class),
                Some(
                    "Array"
                        | "ReadonlyArray"
                        | "Function"
                        | "String"
                        | "Number"
                        | "Boolean"
                        | "Object"
                )
            ) || self.has_static(class, "__new"))
        {
            return false;
        }
        match self.base_class(class) {
            Some(base) => self.is_plain(base),
            None => true,
        }
    }

    /// Whether a class is one of the library's that only its subclasses make instances of.
    pub fn is_never_constructed(&mut self, class: Symbol) -> bool {
        self.library_class_name(class).is_some()
            && self
                .class_syntax(class)
                .is_some_and(|syntax| syntax.r#abstract)
    }

    /// Whether a class is that of the library's iterators, or inherits from it.
    pub fn is_iterator(&mut self, class: Symbol) -> bool {
        let base = self.library_symbol("iterators", "IteratorObject");
        base.is_some_and(|base| self.is_below(class, base))
    }

    /// Whether `instanceof` the symbol is a question about class instances only.
    pub fn has_plain_instances(&mut self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return false;
        }
        module
            .scoping
            .symbol_flags(symbol.id)
            .contains(SymbolFlags::Class)
            && !module.scoping.symbol_is_mutated(symbol.id)
            && self.is_plain(symbol)
            && !self.has_static(symbol, "@@hasInstance")
    }

    /// The class that a symbol always names.
    pub fn class_of_constant(&mut self, symbol: Symbol) -> Option<Symbol> {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return None;
        }
        if module
            .scoping
            .symbol_flags(symbol.id)
            .contains(SymbolFlags::ConstVariable)
            && let AstKind::VariableDeclarator(declarator) = self.ast(self.declaration(symbol))
            && let Some(Expression::ClassExpression(class)) = declarator
                .init
                .as_ref()
                .map(Expression::without_parentheses)
            && matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_))
        {
            let node = Node {
                module: symbol.module,
                id: class.node_id.get(),
            };
            return Some(self.checker.class_symbol(node));
        }
        None
    }
}
