//! Properties that hold what was read from an array or dictionary: `{ next: list[i + 1] }` has
//! `undefined` in a property whose type does not say so. They are told by their names, fields of
//! classes by the class as well.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, BindingPattern, PropertyKind};
use oxc_syntax::operator::AssignmentOperator;
use oxc_syntax::symbol::SymbolId;

use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::class::{is_parameter_property, member_key};
use super::representation::Repr;

/// Properties that may be `undefined` unsaid.
#[derive(Debug, Default, PartialEq)]
pub(super) struct AbsentFields {
    names: HashSet<String>,
    fields: HashSet<(Symbol, String)>,
}

impl Lowerer<'_> {
    /// The type of a property of a literal or interface, with `undefined` where some value that it is
    /// given may be absent.
    pub fn absent_property(&mut self, name: &str, ty: TypeId) -> TypeId {
        if self.holds_absence(ty) && self.absent_fields().names.contains(name) {
            return self.or_undefined(ty);
        }
        ty
    }

    /// The same for a field of a class.
    pub fn absent_field(&mut self, class: Symbol, name: &str, ty: TypeId) -> TypeId {
        let key = (class, name.to_owned());
        if self.holds_absence(ty) && self.absent_fields().fields.contains(&key) {
            return self.or_undefined(ty);
        }
        ty
    }

    /// The same for what an expression is expected to give.
    pub fn absent_value(&mut self, value: Node, ty: TypeId) -> TypeId {
        if self.holds_absence(ty) && self.gives_absent(value) {
            return self.or_undefined(ty);
        }
        ty
    }

    /// Whether a property that a type declares is one of these.
    pub fn is_absent_property(&mut self, object: TypeId, name: &str) -> bool {
        match *self.checker.types.get(object) {
            Type::Class(class, _) | Type::This(class) => {
                let key = (class, name.to_owned());
                self.absent_fields().fields.contains(&key)
            }
            _ => self.absent_fields().names.contains(name),
        }
    }

    /// Whether a pattern binds a name to one of these.
    pub fn binds_absent_property(&mut self, symbol: Symbol) -> bool {
        let pattern = match self.ast(self.declaration(symbol)) {
            AstKind::VariableDeclarator(declarator) => &declarator.id,
            AstKind::FormalParameter(parameter) => &parameter.pattern,
            _ => return false,
        };
        let Some(key) = bound_key(pattern, symbol.id) else {
            return false;
        };
        let known = self.absent_fields();
        known.names.contains(&key) || known.fields.iter().any(|(_, name)| *name == key)
    }

    /// Whether a representation has no place for `undefined`, so that it would be another value.
    fn holds_absence(&mut self, ty: TypeId) -> bool {
        matches!(self.repr(ty), Repr::Number | Repr::Boolean)
    }

    fn absent_fields(&mut self) -> Rc<AbsentFields> {
        if let Some(known) = &self.absent_fields {
            return Rc::clone(known);
        }
        // A property may be given what another holds: until no more are found.
        let mut known = Rc::new(AbsentFields::default());
        loop {
            self.absent_fields = Some(Rc::clone(&known));
            let found = Rc::new(self.search_absent_fields());
            // What was answered meanwhile may have been told too early.
            self.absents.clear();
            self.absent_results.clear();
            if found == known {
                return known;
            }
            known = found;
        }
    }

    fn search_absent_fields(&mut self) -> AbsentFields {
        let mut found = AbsentFields::default();
        let program = self.program;
        for module in program.modules.iter().filter(|module| !module.is_library) {
            let at = |id| Node {
                module: module.id,
                id,
            };
            for node in module.nodes.iter() {
                match node.kind() {
                    AstKind::ObjectProperty(property) if property.kind == PropertyKind::Init => {
                        if let Some(name) = property.key.static_name()
                            && self.stores_absence(at(property.value.node_id()))
                        {
                            found.names.insert(name.into_owned());
                        }
                    }
                    AstKind::PropertyDefinition(property) => {
                        let class = module.nodes.parent_id(module.nodes.parent_id(node.id()));
                        if let Some(value) = &property.value
                            && let Some(name) = member_key(&property.key, property.computed)
                            && self.stores_absence(at(value.node_id()))
                        {
                            let class = self.checker.class_symbol(at(class));
                            found.fields.insert((class, name.to_string()));
                        }
                    }
                    AstKind::FormalParameter(param) if is_parameter_property(param) => {
                        let class = module
                            .nodes
                            .ancestor_ids(node.id())
                            .find(|&id| matches!(module.nodes.kind(id), AstKind::Class(_)));
                        if let Some(init) = &param.initializer
                            && let Some(id) = param.pattern.get_binding_identifier()
                            && let Some(class) = class
                            && self.stores_absence(at(init.node_id()))
                        {
                            let class = self.checker.class_symbol(at(class));
                            found.fields.insert((class, id.name.to_string()));
                        }
                    }
                    AstKind::AssignmentExpression(assignment)
                        if assignment.operator == AssignmentOperator::Assign =>
                    {
                        let (object, name) = match &assignment.left {
                            AssignmentTarget::StaticMemberExpression(member) => {
                                (&member.object, member.property.name.to_string())
                            }
                            AssignmentTarget::PrivateFieldExpression(member) => {
                                (&member.object, format!("#{}", member.field.name))
                            }
                            _ => continue,
                        };
                        if !self.stores_absence(at(assignment.right.node_id())) {
                            continue;
                        }
                        let object = self.checker.expr_type(at(object.node_id()));
                        let (Type::Class(class, _) | Type::This(class)) =
                            *self.checker.types.get(object)
                        else {
                            found.names.insert(name);
                            continue;
                        };
                        // Whichever class declares it.
                        let mut owner = Some(class);
                        while let Some(class) = owner {
                            found.fields.insert((class, name.clone()));
                            owner = self.base_class(class);
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn stores_absence(&mut self, value: Node) -> bool {
        self.gives_absent(value) && {
            let ty = self.checker.expr_type(value);
            self.holds_absence(ty)
        }
    }
}

/// The property that a pattern binds to a name, without a default.
fn bound_key(pattern: &BindingPattern, symbol: SymbolId) -> Option<String> {
    match pattern {
        BindingPattern::BindingIdentifier(_) => None,
        BindingPattern::AssignmentPattern(e) => bound_key(&e.left, symbol),
        BindingPattern::ArrayPattern(array) => {
            let mut elements = array.elements.iter().flatten();
            elements.find_map(|element| bound_key(element, symbol))
        }
        BindingPattern::ObjectPattern(object) => {
            object
                .properties
                .iter()
                .find_map(|property| match &property.value {
                    BindingPattern::BindingIdentifier(id) if id.symbol_id.get() == Some(symbol) => {
                        property.key.static_name().map(Into::into)
                    }
                    inner => bound_key(inner, symbol),
                })
        }
    }
}
