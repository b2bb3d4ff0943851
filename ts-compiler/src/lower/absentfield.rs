//! Properties that hold what was read from an array or dictionary: `{ next: list[i + 1] }` has
//! `undefined` in a property whose type does not say so. They are told by their names, fields of
//! classes by the class as well.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, AssignmentTarget, BindingPattern, Expression, PropertyKind};
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
    /// Parameters of functions that are called by their names.
    params: HashSet<Node>,
    /// Parameters of methods by the method's name: which class's is called is not known.
    method_params: HashSet<(String, usize)>,
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

    /// Whether some call gives a parameter what may be absent.
    pub fn is_given_absent(&mut self, param: Node) -> bool {
        let known = self.absent_fields();
        if known.params.contains(&param) {
            return true;
        }
        if known.method_params.is_empty() {
            return false;
        }
        let (function, index) = self.checker.parameter_place(param);
        let nodes = &self.program.module(function.module).nodes;
        let name = match nodes.parent_kind(function.id) {
            AstKind::MethodDefinition(method) => member_key(&method.key, method.computed),
            AstKind::ObjectProperty(property) => member_key(&property.key, property.computed),
            _ => None,
        };
        name.is_some_and(|name| known.method_params.contains(&(name.to_string(), index)))
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
                        if let Some(init) = &param.initializer
                            && let Some(id) = param.pattern.get_binding_identifier()
                            && let Some(class) = self.checker.class_around(at(node.id()))
                            && self.stores_absence(at(init.node_id()))
                        {
                            let class = self.checker.class_symbol(class);
                            found.fields.insert((class, id.name.to_string()));
                        }
                    }
                    AstKind::CallExpression(call) => {
                        self.search_arguments(at(node.id()), &call.arguments, &mut found);
                    }
                    AstKind::NewExpression(call) => {
                        self.search_arguments(at(node.id()), &call.arguments, &mut found);
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

    /// What a call gives the function that it names.
    fn search_arguments(&mut self, call: Node, given: &[Argument], found: &mut AbsentFields) {
        for (index, argument) in given.iter().enumerate() {
            let Some(argument) = argument.as_expression() else {
                // Where what follows goes is not known.
                return;
            };
            let absent = self.stores_absence(Node {
                module: call.module,
                id: argument.node_id(),
            });
            if !absent {
                continue;
            }
            if let AstKind::CallExpression(e) = self.ast(call)
                && let Some(name) = called_method(&e.callee)
            {
                found.method_params.insert((name, index));
            }
            let Some(declaration) = self.checker.call(call).and_then(|c| c.signature.decl) else {
                return;
            };
            let module = self.program.module(declaration.module);
            if module.is_library {
                return;
            }
            let params = match self.ast(declaration) {
                AstKind::Function(f) => &f.params,
                AstKind::ArrowFunctionExpression(f) => &f.params,
                _ => return,
            };
            let Some(param) = params.items.get(index) else {
                return;
            };
            let param_node = Node {
                module: declaration.module,
                id: param.node_id(),
            };
            found.params.insert(param_node);
            if is_parameter_property(param)
                && let Some(id) = param.pattern.get_binding_identifier()
                && let Some(class) = self.checker.class_around(param_node)
            {
                let class = self.checker.class_symbol(class);
                found.fields.insert((class, id.name.to_string()));
            }
        }
    }

    fn stores_absence(&mut self, value: Node) -> bool {
        self.gives_absent(value) && {
            let ty = self.checker.expr_type(value);
            self.holds_absence(ty)
        }
    }
}

/// The name of the method that a call names.
fn called_method(callee: &Expression) -> Option<String> {
    match callee.get_inner_expression() {
        Expression::StaticMemberExpression(member) => Some(member.property.name.to_string()),
        Expression::PrivateFieldExpression(member) => Some(format!("#{}", member.field.name)),
        _ => None,
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
