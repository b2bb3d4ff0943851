//! Results of operators, `await`, and the type that joins two branches.

use oxc_ast::ast;
use oxc_syntax::operator::BinaryOperator;

use super::{Checker, EnumKind, EnumValue};
use crate::program::Node;
use crate::types::{Intrinsic, Type, TypeId};

/// What an operand is to arithmetic.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operand {
    Number,
    NumberLiteral,
    BigInt,
    BigIntLiteral,
    Intrinsic(Intrinsic),
    String,
    /// Known at run time.
    Dynamic,
}

impl<'a> Checker<'a> {
    fn operand(&mut self, ty: TypeId) -> Operand {
        match self.types.get(ty).clone() {
            Type::Number => Operand::Number,
            Type::NumberLiteral(_) => Operand::NumberLiteral,
            Type::BigInt => Operand::BigInt,
            Type::BigIntLiteral(_) => Operand::BigIntLiteral,
            Type::Intrinsic(intrinsic @ (Intrinsic::I32 | Intrinsic::I64)) => {
                Operand::Intrinsic(intrinsic)
            }
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => Operand::String,
            Type::Enum(symbol) => match self.enum_kind(symbol) {
                EnumKind::Number => Operand::Number,
                EnumKind::String => Operand::String,
                EnumKind::Mixed => Operand::Dynamic,
            },
            Type::EnumMember(symbol, index) => match self.enum_member(symbol, index).1 {
                EnumValue::String(_) => Operand::String,
                EnumValue::Number(_) | EnumValue::Computed => Operand::Number,
            },
            Type::Union(members) => {
                let mut common = None;
                for member in members {
                    let operand = match self.operand(member) {
                        Operand::NumberLiteral => Operand::Number,
                        Operand::BigIntLiteral => Operand::BigInt,
                        operand => operand,
                    };
                    if *common.get_or_insert(operand) != operand {
                        return Operand::Dynamic;
                    }
                }
                common.unwrap_or(Operand::Dynamic)
            }
            Type::Intersection(members) => {
                // A branded primitive.
                for member in members {
                    let operand = self.operand(member);
                    if operand != Operand::Dynamic {
                        return operand;
                    }
                }
                Operand::Dynamic
            }
            Type::Param(_) | Type::Indexed(..) => {
                let constraint = self.apparent(ty);
                if matches!(
                    self.types.get(constraint),
                    Type::Param(_) | Type::Indexed(..)
                ) {
                    Operand::Dynamic
                } else {
                    self.operand(constraint)
                }
            }
            Type::KeyOf(_) => Operand::Dynamic,
            _ => Operand::Dynamic,
        }
    }

    /// Result of arithmetic other than `+`.
    pub(crate) fn arithmetic(&mut self, left: TypeId, right: TypeId) -> TypeId {
        let (left, right) = (self.operand(left), self.operand(right));
        self.arithmetic_of(left, right)
    }

    fn arithmetic_of(&mut self, left: Operand, right: Operand) -> TypeId {
        use Operand::{BigInt, BigIntLiteral, Intrinsic, Number, NumberLiteral};
        match (left, right) {
            (Intrinsic(ty), Intrinsic(_) | NumberLiteral | BigIntLiteral)
            | (NumberLiteral | BigIntLiteral, Intrinsic(ty)) => {
                self.types.intern(Type::Intrinsic(ty))
            }
            (Number | NumberLiteral, Number | NumberLiteral) => TypeId::NUMBER,
            (BigInt | BigIntLiteral, BigInt | BigIntLiteral) => TypeId::BIGINT,
            // The other side has to be a number too, or the operation throws; an operand of
            // unknown type may still turn out a bigint together with a bigint only.
            (Number | NumberLiteral, Operand::Dynamic)
            | (Operand::Dynamic, Number | NumberLiteral) => TypeId::NUMBER,
            _ => TypeId::ANY,
        }
    }

    pub(crate) fn binary_type(&mut self, node: Node, binary: &ast::BinaryExpression<'a>) -> TypeId {
        if !is_arithmetic(binary.operator) {
            return TypeId::BOOLEAN;
        }
        let left = self.part(node, binary.left.node_id());
        let right = self.part(node, binary.right.node_id());
        self.binary_result(binary.operator, left, right)
    }

    /// Result of a binary operator.
    pub(crate) fn binary_result(
        &mut self,
        operator: BinaryOperator,
        left: TypeId,
        right: TypeId,
    ) -> TypeId {
        if !is_arithmetic(operator) {
            return TypeId::BOOLEAN;
        }
        let (left, right) = (self.operand(left), self.operand(right));
        if operator == BinaryOperator::Addition {
            return match (left, right) {
                (Operand::String, _) | (_, Operand::String) => TypeId::STRING,
                (Operand::Dynamic, _) | (_, Operand::Dynamic) => TypeId::ANY,
                _ => self.arithmetic_of(left, right),
            };
        }
        if operator == BinaryOperator::ShiftRightZeroFill
            && !matches!(left, Operand::Intrinsic(_))
            && !matches!(right, Operand::Intrinsic(_))
        {
            return TypeId::NUMBER;
        }
        self.arithmetic_of(left, right)
    }

    /// The union of two branches. A numeric literal beside one of WebAssembly's types is of that
    /// type.
    pub(crate) fn join(&mut self, left: TypeId, right: TypeId) -> TypeId {
        let literal = |ty: &Type| matches!(ty, Type::NumberLiteral(_) | Type::BigIntLiteral(_));
        match (self.types.get(left), self.types.get(right)) {
            (Type::Intrinsic(_), other) if literal(other) => left,
            (other, Type::Intrinsic(_)) if literal(other) => right,
            _ => self.union_of(&[left, right]),
        }
    }

    /// `Promise<T>`.
    pub(crate) fn promise_of(&mut self, ty: TypeId) -> TypeId {
        match self.library_class("Promise") {
            Some(promise) => self.types.intern(Type::Class(promise, vec![ty])),
            None => TypeId::ANY,
        }
    }

    /// What `await` makes of a value.
    pub(crate) fn awaited(&mut self, ty: TypeId) -> TypeId {
        match self.types.get(ty).clone() {
            Type::Class(class, args) if Some(class) == self.library_class("Promise") => {
                match args.first() {
                    Some(&value) => self.awaited(value),
                    None => TypeId::ANY,
                }
            }
            Type::Class(class, _) => {
                let mut base = self.class_base(class);
                // A class derived from Promise, at some distance.
                for _ in 0..64 {
                    let Some((symbol, _)) = base else { break };
                    if Some(symbol) == self.library_class("Promise") {
                        return TypeId::ANY;
                    }
                    base = self.class_base(symbol);
                }
                if self.property(ty, "then").is_some() {
                    TypeId::ANY
                } else {
                    ty
                }
            }
            Type::Union(members) => {
                let members: Vec<TypeId> =
                    members.iter().map(|&member| self.awaited(member)).collect();
                self.union_of(&members)
            }
            Type::Interface(..) | Type::Object(_) | Type::Intersection(_) | Type::NonPrimitive => {
                match self.property(ty, "then") {
                    Some(then) => self.awaited_by(then.ty),
                    None => ty,
                }
            }
            // Dynamic, or a parameter whose argument may be a promise.
            Type::Unknown => TypeId::UNKNOWN,
            Type::Param(_) => {
                let constraint = self.apparent(ty);
                let primitive = !matches!(self.operand(constraint), Operand::Dynamic)
                    || matches!(self.types.get(constraint), Type::Boolean);
                if primitive { ty } else { TypeId::ANY }
            }
            Type::Deferred(..) | Type::Indexed(..) | Type::This(_) => TypeId::ANY,
            _ => ty,
        }
    }

    /// The value that a `then` method hands to its first callback.
    pub(crate) fn awaited_by(&mut self, then: TypeId) -> TypeId {
        let Some(signature) = self.signatures(then).first().cloned() else {
            return TypeId::ANY;
        };
        let Some(callback) = signature.params.first() else {
            return TypeId::ANY;
        };
        let callback = self.without_nullish(callback.ty);
        match self
            .signatures(callback)
            .first()
            .and_then(|callback| callback.params.first().cloned())
        {
            Some(value) => value.ty,
            None => TypeId::ANY,
        }
    }
}

fn is_arithmetic(operator: BinaryOperator) -> bool {
    !matches!(
        operator,
        BinaryOperator::Equality
            | BinaryOperator::Inequality
            | BinaryOperator::StrictEquality
            | BinaryOperator::StrictInequality
            | BinaryOperator::LessThan
            | BinaryOperator::LessEqualThan
            | BinaryOperator::GreaterThan
            | BinaryOperator::GreaterEqualThan
            | BinaryOperator::In
            | BinaryOperator::Instanceof
    )
}
