//! Where a program asserts away what a value is: `total(null!)`, `new Queue("x" as any)`,
//! `private head: Node = null!`. What receives such a value is believed no longer: a parameter, field
//! or variable that is given `null` or `undefined` may be that, and a parameter that is given some
//! other kind than it declares may be anything. Tests of how a function takes wrong arguments live
//! from this.

use std::collections::HashMap;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::Expression;

use super::Checker;
use super::evidence::{has_assertions, literal_kinds, search};
use crate::program::{Node, Symbol};
use crate::types::{Type, TypeId};

/// Kinds of values, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u16);

impl Kinds {
    pub const NULL: Kinds = Kinds(1);
    pub const UNDEFINED: Kinds = Kinds(1 << 1);
    pub const NUMBER: Kinds = Kinds(1 << 2);
    pub const STRING: Kinds = Kinds(1 << 3);
    pub const BOOLEAN: Kinds = Kinds(1 << 4);
    pub const BIGINT: Kinds = Kinds(1 << 5);
    pub const ARRAY: Kinds = Kinds(1 << 6);
    pub const FUNCTION: Kinds = Kinds(1 << 7);
    pub const OBJECT: Kinds = Kinds(1 << 8);
    pub const SYMBOL: Kinds = Kinds(1 << 9);
    pub const ALL: Kinds = Kinds((1 << 10) - 1);
    pub const NOTHING: Kinds = Kinds(1 | 1 << 1);

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }

    pub fn without(self, other: Kinds) -> Kinds {
        Kinds(self.0 & !other.0)
    }
}

/// What is given where, by a name that an assertion hides the value under.
#[derive(Default)]
pub(super) struct Doubts {
    pub params: HashMap<Node, Kinds>,
    pub symbols: HashMap<Symbol, Kinds>,
    pub fields: HashMap<String, Kinds>,
    pub results: HashMap<Node, Kinds>,
    /// Fields by their class, for what is not asserted: `this.head = null` without strict checks.
    pub own_fields: HashMap<(Node, String), Kinds>,
}

impl<'a> Checker<'a> {
    /// The type of a parameter that declares `declared`, with all that it is given.
    pub(super) fn doubted_parameter(&mut self, param: Node, declared: TypeId) -> TypeId {
        let Some(&given) = self.doubts().params.get(&param) else {
            return declared;
        };
        let odd = given.without(self.admitted(declared));
        if odd.without(Kinds::NOTHING).is_empty() {
            self.with_nothing(declared, odd)
        } else {
            TypeId::ANY
        }
    }

    /// The type of a variable that declares `declared`.
    pub(super) fn doubted_variable(&mut self, symbol: Symbol, declared: TypeId) -> TypeId {
        let given = self.doubts().symbols.get(&symbol).copied();
        self.with_nothing(declared, given.unwrap_or_default())
    }

    /// The type of a field that declares `declared`.
    pub(super) fn doubted_field(&mut self, at: Node, name: &str, declared: TypeId) -> TypeId {
        if !self.is_doubtful(at) {
            return declared;
        }
        let doubts = self.doubts();
        let class = self.class_around(at);
        let own = class.and_then(|class| doubts.own_fields.get(&(class, name.to_string())));
        let given = doubts.fields.get(name).copied().unwrap_or_default();
        self.with_nothing(declared, given.with(own.copied().unwrap_or_default()))
    }

    /// The type of a function's result that declares `declared`.
    pub(super) fn doubted_result(&mut self, function: Node, declared: TypeId) -> TypeId {
        let given = self.doubts().results.get(&function).copied();
        self.with_nothing(declared, given.unwrap_or_default())
    }

    /// The type of `null as T`, which asserts nothing away.
    pub(super) fn asserted_type(&mut self, at: Node, value: &Expression, ty: TypeId) -> TypeId {
        if self.is_parsed_class(at, value, ty) {
            return TypeId::ANY;
        }
        if !self.is_doubtful(at) {
            return ty;
        }
        self.with_nothing(ty, literal_kinds(value.get_inner_expression()))
    }

    /// Whether what `JSON.parse` gives is declared to be an instance of a class, which it is not.
    pub(super) fn is_parsed_class(&self, at: Node, value: &Expression, ty: TypeId) -> bool {
        let Expression::CallExpression(call) = value.get_inner_expression() else {
            return false;
        };
        let Expression::StaticMemberExpression(member) = &call.callee else {
            return false;
        };
        matches!(&member.object, Expression::Identifier(object) if object.name == "JSON")
            && member.property.name == "parse"
            && matches!(self.types.get(ty), Type::Class(class, _)
                if !self.program.module(class.module).is_library)
            && self.is_doubtful(at)
    }

    /// The class whose member or constructor a node is in; none in a function of its own.
    pub(crate) fn class_around(&self, mut node: Node) -> Option<Node> {
        loop {
            match self.syntax(node) {
                AstKind::Class(_) => return Some(node),
                AstKind::Program(_) => return None,
                AstKind::Function(_)
                    if !matches!(self.syntax(self.up(node)), AstKind::MethodDefinition(_)) =>
                {
                    return None;
                }
                _ => node = self.up(node),
            }
        }
    }

    fn with_nothing(&mut self, declared: TypeId, given: Kinds) -> TypeId {
        if given.and(Kinds::NOTHING).is_empty() {
            return declared;
        }
        let odd = given.and(Kinds::NOTHING).without(self.admitted(declared));
        let mut members = vec![declared];
        if !odd.and(Kinds::NULL).is_empty() {
            members.push(TypeId::NULL);
        }
        if !odd.and(Kinds::UNDEFINED).is_empty() {
            members.push(TypeId::UNDEFINED);
        }
        self.union_of(&members)
    }

    /// The kinds that a type may be. What is not known admits all.
    fn admitted(&mut self, ty: TypeId) -> Kinds {
        match self.types.get(ty).clone() {
            Type::Number | Type::NumberLiteral(_) => Kinds::NUMBER,
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => Kinds::STRING,
            Type::Boolean | Type::BooleanLiteral(_) => Kinds::BOOLEAN,
            Type::BigInt | Type::BigIntLiteral(_) => Kinds::BIGINT,
            Type::Symbol => Kinds::SYMBOL,
            Type::Null => Kinds::NULL,
            Type::Undefined | Type::Void => Kinds::UNDEFINED,
            Type::Tuple(_) => Kinds::ARRAY,
            Type::Union(members) => members
                .iter()
                .fold(Kinds::default(), |all, &m| all.with(self.admitted(m))),
            Type::Enum(_) | Type::EnumMember(..) => Kinds::NUMBER.with(Kinds::STRING),
            Type::Object(object) if !object.calls.is_empty() && object.properties.is_empty() => {
                Kinds::FUNCTION
            }
            Type::Class(..) if self.array_element(ty).is_some() => Kinds::ARRAY,
            Type::Class(..) | Type::Interface(..) | Type::Object(_) | Type::NonPrimitive => {
                Kinds::OBJECT.with(Kinds::ARRAY).with(Kinds::FUNCTION)
            }
            // It may stand for a type that is neither.
            Type::Param(_) => Kinds::ALL.without(Kinds::NOTHING),
            _ => Kinds::ALL,
        }
    }

    /// Whether types are declared where a node is, and by the program.
    pub(super) fn is_doubtful(&self, node: Node) -> bool {
        has_assertions(self.program.module(node.module))
    }

    fn doubts(&mut self) -> Rc<Doubts> {
        if let Some(known) = &self.doubts {
            return Rc::clone(known);
        }
        // What is asked meanwhile is answered as declared.
        self.doubts = Some(Rc::default());
        let found = Rc::new(search(self));
        self.doubts = Some(Rc::clone(&found));
        found
    }
}
