//! Variables that hold what was read from an array or dictionary: `const x = list[i]` is
//! `undefined` outside the bounds, though its type does not say so.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    ArrayExpression, BindingPattern, Expression, ForOfStatement, VariableDeclarator,
};
use oxc_span::GetSpan;
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, LogicalOperator, UnaryOperator};

use crate::program::{ModuleId, Node, Symbol};
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::representation::{Null, Repr};

impl Lowerer<'_> {
    /// Type of a variable, with `undefined` where its initialiser may give that unsaid.
    pub fn variable_type(&mut self, symbol: Symbol) -> TypeId {
        let ty = self.checker.symbol_type(symbol);
        if ty == TypeId::ANY || self.program.module(symbol.module).is_library {
            return ty;
        }
        // What is given for a type parameter is passed on as it is.
        if matches!(self.checker.types.get(ty), Type::Param(_))
            && self.repr(ty) == Repr::Any
            && self.is_plain_parameter(symbol)
        {
            return self.or_undefined(ty);
        }
        match self.absents.get(&symbol) {
            Some(&known) => known,
            None => {
                // Two variables may be assigned to each other.
                self.absents.insert(symbol, ty);
                let found = if self.may_be_absent(symbol, ty) {
                    self.or_undefined(ty)
                } else {
                    ty
                };
                self.absents.insert(symbol, found);
                found
            }
        }
    }

    fn may_be_absent(&mut self, symbol: Symbol, ty: TypeId) -> bool {
        let module = self.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return false;
        }
        if let AstKind::FormalParameter(param) = self.ast(self.declaration(symbol))
            && matches!(param.pattern, BindingPattern::BindingIdentifier(_))
        {
            if self.repr(ty) == Repr::Number && self.is_shown(symbol) {
                return true;
            }
            let declaration = self.declaration(symbol);
            let is_method = self.checker.class_around(declaration).is_some();
            let told = match self.repr(ty) {
                // One that overrides another takes what that does.
                Repr::Number => is_method || self.distinguishes(symbol),
                Repr::Boolean => !is_method,
                _ => false,
            };
            if told && self.is_given_absent(declaration) {
                return true;
            }
            return match &param.initializer {
                Some(init) => {
                    let init = Node {
                        module: symbol.module,
                        id: init.node_id(),
                    };
                    self.repr(ty) == Repr::Number && self.gives_absent(init)
                }
                None => self.checker.takes_rest_element(declaration),
            };
        }
        let told = match self.repr(ty) {
            Repr::Boolean | Repr::String(Null::Never) => true,
            Repr::Number => self.distinguishes(symbol),
            // What the parameter stands for may be a number or boolean.
            _ if matches!(self.checker.types.get(ty), Type::Param(_)) => true,
            repr => repr.null() == Null::Null,
        };
        told && (self.is_initialised_absent(symbol)
            || self.is_assigned_absent(symbol)
            || self.unset(symbol.module).unassigned.contains(&symbol.id))
    }

    fn is_plain_parameter(&self, symbol: Symbol) -> bool {
        symbol.id.index() < self.program.module(symbol.module).scoping.symbols_len()
            && matches!(
                self.ast(self.declaration(symbol)),
                AstKind::FormalParameter(param)
                    if matches!(param.pattern, BindingPattern::BindingIdentifier(_))
                        && param.initializer.is_none()
            )
    }

    fn is_initialised_absent(&mut self, symbol: Symbol) -> bool {
        let AstKind::VariableDeclarator(declarator) = self.ast(self.declaration(symbol)) else {
            return self.checker.binds_absent(symbol) || self.binds_absent_property(symbol);
        };
        if self.takes_absent_element(symbol, declarator) {
            return true;
        }
        if !matches!(declarator.id, BindingPattern::BindingIdentifier(_)) {
            return self.checker.binds_absent(symbol) || self.binds_absent_property(symbol);
        }
        match &declarator.init {
            Some(init) => {
                let init = init.node_id();
                self.gives_absent(Node {
                    module: symbol.module,
                    id: init,
                })
            }
            None => self.walks_holes(symbol),
        }
    }

    /// Whether `const [a, b] = [list[i], list[j]]` gives a variable what may be absent.
    fn takes_absent_element(&mut self, symbol: Symbol, declarator: &VariableDeclarator) -> bool {
        let (BindingPattern::ArrayPattern(pattern), Some(Expression::ArrayExpression(list))) =
            (&declarator.id, &declarator.init)
        else {
            return false;
        };
        let place = pattern.elements.iter().position(|element| {
            matches!(element, Some(BindingPattern::BindingIdentifier(id))
                if id.symbol_id.get() == Some(symbol.id))
        });
        place.is_some_and(|place| self.lists_absent(symbol.module, list, place))
    }

    /// Whether an element of an array literal may be absent.
    fn lists_absent(&mut self, module: ModuleId, list: &ArrayExpression, place: usize) -> bool {
        match list
            .elements
            .get(place)
            .and_then(|element| element.as_expression())
        {
            Some(element) => self.gives_absent(Node {
                module,
                id: element.node_id(),
            }),
            // Spread from somewhere, or not there at all.
            None => true,
        }
    }

    /// Whether a variable takes the elements of an array in a loop: holes are `undefined` to it.
    fn walks_holes(&mut self, symbol: Symbol) -> bool {
        let nodes = &self.program.module(symbol.module).nodes;
        let list = nodes.parent_id(self.declaration(symbol).id);
        match nodes.parent_kind(list) {
            AstKind::ForOfStatement(statement) => self.gives_holes(symbol.module, statement),
            _ => false,
        }
    }

    fn gives_holes(&mut self, module: ModuleId, statement: &ForOfStatement) -> bool {
        let walked = self.checker.expr_type(Node {
            module,
            id: statement.right.node_id(),
        });
        // Only these have a representation that has no place for `undefined`.
        let element = match self.checker.array_element(walked) {
            Some(element) if matches!(self.repr(walked), Repr::Array(_)) => element,
            _ => match self.checker.iterated_type(walked) {
                Some(element) if self.repr(element) == Repr::Number => element,
                _ => return false,
            },
        };
        matches!(self.repr(element), Repr::Number | Repr::Boolean)
    }

    /// Whether some `x = list[i]` stores what may be absent, or `x = value` anything in a variable whose
    /// type is only inferred.
    fn is_assigned_absent(&mut self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        if !module.scoping.symbol_is_mutated(symbol.id) {
            return false;
        }
        let mut stored = Vec::new();
        let mut listed = Vec::new();
        for &id in module.scoping.get_resolved_reference_ids(symbol.id) {
            let reference = module.scoping.get_reference(id);
            if let AstKind::ForOfStatement(e) = module.nodes.parent_kind(reference.node_id())
                && reference.is_write()
                && self.gives_holes(symbol.module, e)
            {
                return true;
            }
            let pattern = module.nodes.parent_id(reference.node_id());
            if let AstKind::ArrayAssignmentTarget(targets) = module.nodes.kind(pattern)
                && let AstKind::AssignmentExpression(e) = module.nodes.parent_kind(pattern)
                && let Some(place) = targets.elements.iter().position(|element| {
                    element.as_ref().is_some_and(|element| {
                        element.span() == module.nodes.kind(reference.node_id()).span()
                    })
                })
            {
                match &e.right {
                    Expression::ArrayExpression(list) => listed.push((list, place)),
                    _ => return true,
                }
            }
            if let AstKind::AssignmentExpression(e) = module.nodes.parent_kind(reference.node_id())
                && e.operator == AssignmentOperator::Assign
                && reference.is_write()
                && e.right.node_id() != reference.node_id()
            {
                stored.push(e.right.node_id());
            }
        }
        // What the program says of a variable is checked; of what it does not say, this is inferred.
        let is_inferred = matches!(self.ast(self.declaration(symbol)),
            AstKind::VariableDeclarator(declarator) if declarator.type_annotation.is_none());
        let module = symbol.module;
        if listed
            .into_iter()
            .any(|(list, place)| self.lists_absent(module, list, place))
        {
            return true;
        }
        stored.into_iter().any(|id| {
            let stored = Node {
                module: symbol.module,
                id,
            };
            self.gives_absent(stored)
                || is_inferred && self.checker.expr_type(stored) == TypeId::ANY
        })
    }

    /// Whether an expression reads an element or entry that may be absent, or calls what returns
    /// one.
    pub fn gives_absent(&mut self, node: Node) -> bool {
        let at = |id| Node {
            module: node.module,
            id,
        };
        match self.ast(node) {
            AstKind::ParenthesizedExpression(e) => self.gives_absent(at(e.expression.node_id())),
            AstKind::TSNonNullExpression(e) => self.denies_absence(at(e.expression.node_id())),
            AstKind::TSAsExpression(e) => {
                !self.admits_absence(node) && self.denies_absence(at(e.expression.node_id()))
            }
            AstKind::TSTypeAssertion(e) => {
                !self.admits_absence(node) && self.denies_absence(at(e.expression.node_id()))
            }
            AstKind::LogicalExpression(e) => {
                self.gives_absent(at(e.right.node_id()))
                    || e.operator == LogicalOperator::And && self.gives_absent(at(e.left.node_id()))
            }
            AstKind::SequenceExpression(e) => e
                .expressions
                .last()
                .is_some_and(|last| self.gives_absent(at(last.node_id()))),
            // What is asked may be absent itself, unsaid.
            AstKind::ChainExpression(_) => true,
            AstKind::ConditionalExpression(e) => {
                self.gives_absent(at(e.consequent.node_id()))
                    || self.gives_absent(at(e.alternate.node_id()))
            }
            AstKind::ComputedMemberExpression(member) => {
                let object = self.checker.expr_type(at(member.object.node_id()));
                if let Expression::StringLiteral(name) = &member.expression {
                    return matches!(
                        self.checker.types.get(object),
                        Type::Object(_) | Type::Interface(..)
                    ) && self.checker.property(object, name.value.as_str()).is_none();
                }
                match self.checker.types.get(object) {
                    Type::EnumValue(_) => false,
                    Type::Tuple(_) => !matches!(member.expression, Expression::NumericLiteral(_)),
                    _ => true,
                }
            }
            AstKind::StaticMemberExpression(member) => {
                let object = self.checker.expr_type(at(member.object.node_id()));
                let name = member.property.name.as_str();
                self.is_absent_property(object, name)
                    || matches!(
                        self.checker.types.get(object),
                        Type::Object(_) | Type::Interface(..)
                    ) && self.checker.property(object, name).is_none()
            }
            AstKind::PrivateFieldExpression(member) => {
                let object = self.checker.expr_type(at(member.object.node_id()));
                self.is_absent_property(object, &format!("#{}", member.field.name))
            }
            AstKind::CallExpression(_) => {
                let Some(decl) = self.checker.call(node).and_then(|call| {
                    let decl = call.signature.decl?;
                    Some((decl, call.signature.result))
                }) else {
                    return false;
                };
                let (decl, result) = decl;
                !self.program.module(decl.module).is_library
                    && (matches!(self.checker.types.get(result), Type::Param(_))
                        || self.returns_absent(decl))
            }
            AstKind::IdentifierReference(id) => {
                let module = self.program.module(node.module);
                let Some(symbol) = id
                    .reference_id
                    .get()
                    .and_then(|id| module.scoping.get_reference(id).symbol_id())
                else {
                    return false;
                };
                let symbol = Symbol {
                    module: node.module,
                    id: symbol,
                };
                matches!(
                    self.ast(self.declaration(symbol)),
                    AstKind::VariableDeclarator(_) | AstKind::FormalParameter(_)
                ) && self.variable_type(symbol) != self.checker.symbol_type(symbol)
            }
            _ => false,
        }
    }

    /// Whether the type of an expression says that it may be `undefined`.
    fn admits_absence(&mut self, node: Node) -> bool {
        let ty = self.checker.expr_type(node);
        ty != TypeId::ANY && self.checker.without_undefined(ty) != ty
    }

    /// Whether what an assertion is about may be absent, by its type or unsaid.
    fn denies_absence(&mut self, inner: Node) -> bool {
        self.admits_absence(inner) || self.gives_absent(inner)
    }

    /// Whether a function may return an absent number or boolean as it found it.
    pub fn returns_absent(&mut self, function: Node) -> bool {
        if self.program.module(function.module).is_library {
            return false;
        }
        if let Some(&known) = self.absent_results.get(&function) {
            return known;
        }
        // What calls itself says no more than its other results.
        self.absent_results.insert(function, false);
        let returned = self.checker.returned_values(function);
        let found = returned.into_iter().any(|value| self.gives_absent(value));
        self.absent_results.insert(function, found);
        found
    }

    /// Whether some use of a number tells `undefined` from NaN. Arithmetic does not; and a number
    /// that is only calculated with is faster.
    fn distinguishes(&self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        module
            .scoping
            .get_resolved_reference_ids(symbol.id)
            .iter()
            .any(|&id| {
                let node = module.scoping.get_reference(id).node_id();
                match module.nodes.parent_kind(node) {
                    AstKind::BinaryExpression(binary) => match binary.operator {
                        BinaryOperator::Addition => {
                            let ends = [&binary.left, &binary.right];
                            let other = ends.iter().find(|end| end.node_id() != node);
                            !other.is_some_and(|other| is_number(other))
                        }
                        BinaryOperator::Equality
                        | BinaryOperator::Inequality
                        | BinaryOperator::StrictEquality
                        | BinaryOperator::StrictInequality
                        | BinaryOperator::In
                        | BinaryOperator::Instanceof => true,
                        _ => false,
                    },
                    AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::Typeof,
                    // `list[undefined]` and `list[NaN]` are both absent.
                    AstKind::ComputedMemberExpression(member) => member.object.node_id() == node,
                    AstKind::AssignmentExpression(e) => {
                        e.right.node_id() == node
                            && matches!(
                                e.operator,
                                AssignmentOperator::Assign | AssignmentOperator::Addition
                            )
                            || e.operator.is_logical()
                    }
                    AstKind::UpdateExpression(_)
                    | AstKind::IfStatement(_)
                    | AstKind::WhileStatement(_) => false,
                    _ => true,
                }
            })
    }
}

impl Lowerer<'_> {
    /// Whether a use of a parameter shows what it is rather than calculates with it: it is printed,
    /// compared with `undefined`, or what a closure returns.
    pub fn is_shown(&self, symbol: Symbol) -> bool {
        let module = self.program.module(symbol.module);
        let AstKind::FormalParameter(param) = self.ast(self.declaration(symbol)) else {
            return false;
        };
        if !matches!(param.pattern, BindingPattern::BindingIdentifier(_))
            || param.initializer.is_some()
        {
            return false;
        }
        let is_nothing = |e: &Expression| match e {
            Expression::NullLiteral(_) => true,
            Expression::Identifier(id) => id.name == "undefined",
            _ => false,
        };
        module
            .scoping
            .get_resolved_reference_ids(symbol.id)
            .iter()
            .any(|&id| {
                let node = module.scoping.get_reference(id).node_id();
                match module.nodes.parent_kind(node) {
                    AstKind::TemplateLiteral(_) => true,
                    AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::Typeof,
                    AstKind::LogicalExpression(e) => {
                        e.operator == LogicalOperator::Coalesce && e.left.node_id() == node
                    }
                    AstKind::BinaryExpression(e) => is_nothing(&e.left) || is_nothing(&e.right),
                    AstKind::CallExpression(call) => match &call.callee {
                        Expression::StaticMemberExpression(member) => matches!(
                            &member.object,
                            Expression::Identifier(id) if id.name == "console" || id.name == "JSON"
                        ),
                        Expression::Identifier(id) => id.name == "String",
                        _ => false,
                    },
                    AstKind::ArrowFunctionExpression(_) => true,
                    AstKind::SwitchStatement(e) => {
                        let mut tests = e.cases.iter().filter_map(|case| case.test.as_ref());
                        tests.any(is_nothing)
                    }
                    _ => false,
                }
            })
    }
}

fn is_number(expression: &Expression) -> bool {
    match expression.get_inner_expression() {
        Expression::NumericLiteral(_) => true,
        Expression::BinaryExpression(binary) => matches!(
            binary.operator,
            BinaryOperator::Multiplication | BinaryOperator::Subtraction | BinaryOperator::Division
        ),
        _ => false,
    }
}
