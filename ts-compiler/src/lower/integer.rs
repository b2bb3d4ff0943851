//! Variables that only ever hold integers: counters and loop indices. They live in 64-bit integers,
//! where every value that counting can reach is exact, and index arrays without a conversion.

use oxc_ast::AstKind;
use oxc_ast::ast::{BindingPattern, Expression};
use oxc_syntax::operator::{AssignmentOperator, BinaryOperator, UnaryOperator, UpdateOperator};
use oxc_syntax::symbol::{SymbolFlags, SymbolId};

use crate::check::Target;
use crate::ir::{Binary, Expr, Kind, Local, Unary, Val};
use crate::program::{Node, Symbol};
use crate::types::TypeId;

use super::function::Body;
use super::representation::Repr;

/// Largest step that cannot leave the exact integers in the lifetime of a program.
const MAX_STEP: f64 = 1024.0;
/// Largest constant that a counter starts from.
const MAX_START: f64 = 4_294_967_296.0;
/// Largest constant factor of a 32-bit integer.
const MAX_FACTOR: f64 = 1_048_576.0;

impl<'a> Body<'_, 'a> {
    /// Whether a variable only ever holds integers that counting from its start can reach.
    pub fn is_integer_variable(&mut self, symbol: SymbolId) -> bool {
        let program = self.l.program;
        let module = program.module(self.module);
        let scoping = &module.scoping;
        let flags = scoping.symbol_flags(symbol);
        if !flags.intersects(SymbolFlags::Variable)
            || flags.contains(SymbolFlags::ConstVariable)
            || scoping.symbol_redeclarations(symbol).len() > 1
        {
            return false;
        }
        let Some(init) = self.number_initializer(symbol) else {
            return false;
        };
        if !self.is_integer_start(init) {
            return false;
        }
        for reference in scoping.get_resolved_references(symbol) {
            if !reference.is_write() {
                continue;
            }
            let parent = module.nodes.parent_kind(reference.node_id());
            let allowed = match parent {
                AstKind::UpdateExpression(update) => {
                    matches!(
                        update.operator,
                        UpdateOperator::Increment | UpdateOperator::Decrement
                    )
                }
                AstKind::AssignmentExpression(assignment) => match assignment.operator {
                    AssignmentOperator::Addition | AssignmentOperator::Subtraction => {
                        constant(&assignment.right).is_some_and(|step| step.abs() <= MAX_STEP)
                    }
                    AssignmentOperator::Assign => self.is_integer_start(&assignment.right),
                    _ => false,
                },
                _ => false,
            };
            if !allowed {
                return false;
            }
        }
        true
    }

    /// What a number variable of the program starts as, when no closure shares it.
    fn number_initializer(&mut self, symbol: SymbolId) -> Option<&'a Expression<'a>> {
        let program = self.l.program;
        let module = program.module(self.module);
        if module.is_library || self.captures.cells.contains(&symbol) {
            return None;
        }
        let declared = Node {
            module: self.module,
            id: module.value_declaration(symbol),
        };
        let AstKind::VariableDeclarator(declarator) = self.l.ast(declared) else {
            return None;
        };
        let BindingPattern::BindingIdentifier(_) = &declarator.id else {
            return None;
        };
        let ty = self.l.checker.symbol_type(Symbol {
            module: self.module,
            id: symbol,
        });
        declarator.init.as_ref().filter(|_| ty == TypeId::NUMBER)
    }

    /// Whether a variable only ever holds signed 32-bit integers, or nothing sees more of it:
    /// results of bitwise operators, and their operands.
    pub fn is_word_variable(&mut self, symbol: SymbolId) -> bool {
        self.holds_words(symbol, &mut Vec::new()) || self.is_read_as_bits(symbol)
    }

    /// Whether a number is read by bitwise operators only. They begin with what ToInt32 makes of
    /// it, which may as well happen when it is stored.
    fn is_read_as_bits(&mut self, symbol: SymbolId) -> bool {
        let program = self.l.program;
        let module = program.module(self.module);
        if module.is_library || self.captures.cells.contains(&symbol) {
            return false;
        }
        let scoping = &module.scoping;
        let declared = Node {
            module: self.module,
            id: module.value_declaration(symbol),
        };
        let is_parameter = match self.l.ast(declared) {
            // One that is a property as well is read there.
            AstKind::FormalParameter(param) => !super::class::is_parameter_property(param),
            AstKind::VariableDeclarator(declarator) if declarator.init.is_some() => false,
            _ => return false,
        };
        let flags = scoping.symbol_flags(symbol);
        if matches!(self.l.ast(declared), AstKind::FormalParameter(_)) != is_parameter
            || !is_parameter && !flags.contains(SymbolFlags::BlockScopedVariable)
            || scoping.symbol_redeclarations(symbol).len() > 1
        {
            return false;
        }
        let mut read = false;
        for reference in scoping.get_resolved_references(symbol) {
            let as_bits = match module.nodes.parent_kind(reference.node_id()) {
                AstKind::BinaryExpression(binary) => binary.operator.is_bitwise(),
                AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::BitwiseNot,
                AstKind::AssignmentExpression(e) => {
                    let is_target = reference.is_write();
                    let bitwise = e.operator.is_bitwise();
                    bitwise || is_target && e.operator == AssignmentOperator::Assign
                }
                _ => false,
            };
            if !as_bits {
                return false;
            }
            read |= reference.is_read();
        }
        read
    }

    /// The same; the variables in `seen` are taken to do.
    fn holds_words(&mut self, symbol: SymbolId, seen: &mut Vec<SymbolId>) -> bool {
        if seen.contains(&symbol) {
            return true;
        }
        seen.push(symbol);
        let module = self.l.program.module(self.module);
        let scoping = &module.scoping;
        if !scoping
            .symbol_flags(symbol)
            .contains(SymbolFlags::BlockScopedVariable)
        {
            return false;
        }
        let Some(init) = self.number_initializer(symbol) else {
            return false;
        };
        if !self.is_word(init, seen) {
            return false;
        }
        let writes = scoping
            .get_resolved_references(symbol)
            .filter(|reference| reference.is_write());
        for reference in writes {
            let AstKind::AssignmentExpression(assignment) =
                module.nodes.parent_kind(reference.node_id())
            else {
                return false;
            };
            let allowed = match assignment.operator {
                AssignmentOperator::Assign => {
                    assignment.left.get_identifier_name().is_some()
                        && self.is_word(&assignment.right, seen)
                }
                AssignmentOperator::BitwiseAnd
                | AssignmentOperator::BitwiseOR
                | AssignmentOperator::BitwiseXOR
                | AssignmentOperator::ShiftLeft
                | AssignmentOperator::ShiftRight => self.is_number(&assignment.right),
                _ => false,
            };
            if !allowed {
                return false;
            }
        }
        true
    }

    /// Whether an expression is a number by its type.
    pub fn is_number(&mut self, expression: &'a Expression<'a>) -> bool {
        let ty = self.type_of_expression(expression);
        self.l.repr(ty) == Repr::Number
    }

    /// Whether an expression is a signed 32-bit integer by its form.
    fn is_word(&mut self, expression: &'a Expression<'a>, seen: &mut Vec<SymbolId>) -> bool {
        if let Some(value) = constant(expression) {
            return value == f64::from(value as i32);
        }
        match expression.get_inner_expression() {
            Expression::BinaryExpression(binary) => {
                matches!(
                    binary.operator,
                    BinaryOperator::BitwiseAnd
                        | BinaryOperator::BitwiseOR
                        | BinaryOperator::BitwiseXOR
                        | BinaryOperator::ShiftLeft
                        | BinaryOperator::ShiftRight
                ) && self.is_number(&binary.left)
                    && self.is_number(&binary.right)
            }
            Expression::UnaryExpression(unary) => {
                unary.operator == UnaryOperator::BitwiseNot && self.is_number(&unary.argument)
            }
            Expression::ConditionalExpression(conditional) => {
                self.is_word(&conditional.consequent, seen)
                    && self.is_word(&conditional.alternate, seen)
            }
            Expression::Identifier(id) => match self.resolve(id) {
                Target::Symbol(symbol) => {
                    symbol.module == self.module && self.holds_words(symbol.id, seen)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether an expression is an integer of moderate size: a constant, or a length.
    fn is_integer_start(&mut self, expression: &'a Expression<'a>) -> bool {
        if constant(expression).is_some_and(|value| value.abs() <= MAX_START) {
            return true;
        }
        match expression.without_parentheses() {
            Expression::BinaryExpression(binary)
                if matches!(
                    binary.operator,
                    BinaryOperator::Addition | BinaryOperator::Subtraction
                ) =>
            {
                self.is_integer_start(&binary.left)
                    && constant(&binary.right).is_some_and(|value| value.abs() <= MAX_START)
            }
            Expression::StaticMemberExpression(member) if member.property.name == "length" => {
                let ty = self.type_of_expression(&member.object);
                match self.l.repr(ty) {
                    Repr::Array(_) | Repr::String(_) => true,
                    Repr::Class(class, _) => self.l.typed_array(class).is_some(),
                    _ => false,
                }
            }
            _ => false,
        }
    }
}

/// The 32-bit integer that ToInt32 makes of a double, where it can be seen without converting.
pub(crate) fn word(value: &Expr) -> Option<Expr> {
    match &*value.kind {
        Kind::F64(bits) => {
            let number = f64::from_bits(*bits);
            let wrapped = number.trunc().rem_euclid(4_294_967_296.0);
            Some(Expr::i32(if number.is_finite() {
                wrapped as u32 as i32
            } else {
                0
            }))
        }
        Kind::Unary(Unary::F64ConvertI32S | Unary::F64ConvertI32U, inner) => Some(inner.clone()),
        Kind::If(condition, then, other) => {
            let (then, other) = (last_word(then)?, last_word(other)?);
            Some(Expr::if_else(
                condition.clone(),
                then,
                other,
                Some(Val::I32),
            ))
        }
        Kind::Seq(list) => Some(Expr::seq(last_word(list)?)),
        _ => integer(value).map(|whole| Expr::unary(Unary::I32WrapI64, whole)),
    }
}

fn last_word(list: &[Expr]) -> Option<Vec<Expr>> {
    let (last, rest) = list.split_last()?;
    if last.diverges {
        return None;
    }
    let mut code = rest.to_vec();
    code.push(word(last)?);
    Some(code)
}

/// An index that is an element of a typed array, or one of several 32-bit integers: the integer,
/// -1 where the element is absent, and whether it is unsigned.
pub(crate) fn index_word(index: &Expr) -> Option<(Expr, bool)> {
    match &*index.kind {
        Kind::Unary(Unary::F64ConvertI32S, inner) => Some((inner.clone(), false)),
        Kind::Unary(Unary::F64ConvertI32U, inner) => Some((inner.clone(), true)),
        Kind::If(condition, then, other) => {
            let (then, unsigned) = last_index(then)?;
            let other = match other.as_slice() {
                [last] if is_nan(last) => vec![Expr::i32(-1)],
                _ => last_index(other).filter(|(_, same)| *same == unsigned)?.0,
            };
            let word = Expr::if_else(condition.clone(), then, other, Some(Val::I32));
            Some((word, unsigned))
        }
        Kind::Seq(list) => {
            let (list, unsigned) = last_index(list)?;
            Some((Expr::seq(list), unsigned))
        }
        _ => None,
    }
}

fn last_index(list: &[Expr]) -> Option<(Vec<Expr>, bool)> {
    let (last, rest) = list.split_last()?;
    if last.diverges {
        return None;
    }
    let (last, unsigned) = index_word(last)?;
    let mut code = rest.to_vec();
    code.push(last);
    Some((code, unsigned))
}

fn is_nan(value: &Expr) -> bool {
    matches!(*value.kind, Kind::F64(bits) if f64::from_bits(bits).is_nan())
}

/// The sum of integers of which some may be absent, as elements of typed arrays are: an i64, with
/// `present` set to 0 where one is. Absent is NaN, and so is a sum with it.
pub(crate) fn partial_sum(value: &Expr, present: Local) -> Option<Expr> {
    if let Some(whole) = integer(value) {
        return Some(whole);
    }
    match &*value.kind {
        Kind::Binary(op @ (Binary::F64Add | Binary::F64Sub), a, b) => {
            let op = match op {
                Binary::F64Add => Binary::I64Add,
                _ => Binary::I64Sub,
            };
            let (a, b) = (partial_sum(a, present)?, partial_sum(b, present)?);
            Some(Expr::binary(op, a, b))
        }
        Kind::If(condition, then, other) => {
            let then = last_sum(then, present)?;
            let other = match other.as_slice() {
                [last] if is_nan(last) => vec![Expr::set(present, Expr::i32(0)), Expr::i64(0)],
                _ => last_sum(other, present)?,
            };
            Some(Expr::if_else(
                condition.clone(),
                then,
                other,
                Some(Val::I64),
            ))
        }
        Kind::Seq(list) => Some(Expr::seq(last_sum(list, present)?)),
        _ => None,
    }
}

fn last_sum(list: &[Expr], present: Local) -> Option<Vec<Expr>> {
    let (last, rest) = list.split_last()?;
    if last.diverges {
        return None;
    }
    let mut code = rest.to_vec();
    code.push(partial_sum(last, present)?);
    Some(code)
}

/// An integer in the source.
fn constant(expression: &Expression) -> Option<f64> {
    match expression.without_parentheses() {
        Expression::NumericLiteral(literal) if literal.value.fract() == 0.0 => Some(literal.value),
        Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::UnaryNegation => {
            match unary.argument.without_parentheses() {
                Expression::NumericLiteral(literal)
                    if literal.value.fract() == 0.0 && literal.value != 0.0 =>
                {
                    Some(-literal.value)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The double of an integer.
pub(crate) fn double(value: Expr) -> Expr {
    Expr::unary(Unary::F64ConvertI64S, value)
}

/// The integer that a double is converted from, where the double is one by construction.
pub(crate) fn integer(value: &Expr) -> Option<Expr> {
    match &*value.kind {
        Kind::F64(bits) => {
            let number = f64::from_bits(*bits);
            (number.fract() == 0.0 && number.abs() <= MAX_START && (number != 0.0 || *bits == 0))
                .then(|| Expr::i64(number as i64))
        }
        Kind::Unary(Unary::F64ConvertI64S, inner) => Some(inner.clone()),
        Kind::Unary(Unary::F64ConvertI32S, inner) => {
            Some(Expr::unary(Unary::I64ExtendI32S, inner.clone()))
        }
        Kind::Unary(Unary::F64ConvertI32U, inner) => {
            Some(Expr::unary(Unary::I64ExtendI32U, inner.clone()))
        }
        // Of 32 bits and 20 bits: exact. A factor below zero could make -0.
        Kind::Binary(Binary::F64Mul, a, b) => {
            let (word, factor) = match (&*a.kind, &*b.kind) {
                (Kind::F64(bits), _) => (b, f64::from_bits(*bits)),
                (_, Kind::F64(bits)) => (a, f64::from_bits(*bits)),
                _ => return None,
            };
            let is_word = matches!(
                &*word.kind,
                Kind::Unary(Unary::F64ConvertI32S | Unary::F64ConvertI32U, _)
            );
            if !is_word || factor.fract() != 0.0 || !(1.0..=MAX_FACTOR).contains(&factor) {
                return None;
            }
            let factor = Expr::i64(factor as i64);
            Some(Expr::binary(Binary::I64Mul, integer(word)?, factor))
        }
        Kind::Binary(Binary::F64Add, a, b) => {
            Some(Expr::binary(Binary::I64Add, integer(a)?, integer(b)?))
        }
        Kind::Binary(Binary::F64Sub, a, b) => {
            Some(Expr::binary(Binary::I64Sub, integer(a)?, integer(b)?))
        }
        Kind::Seq(list) => {
            let (last, rest) = list.split_last()?;
            let last = integer(last)?;
            let mut code = rest.to_vec();
            code.push(last);
            Some(Expr::seq(code))
        }
        _ => None,
    }
}

/// The integer of a double that is known to hold one.
pub(crate) fn to_integer(value: Expr) -> Expr {
    match integer(&value) {
        Some(integer) => integer,
        None => Expr::unary(Unary::I64TruncSatF64S, value),
    }
}

/// A comparison of two doubles that are integers.
pub(crate) fn compare(op: Binary, left: &Expr, right: &Expr) -> Option<Expr> {
    let op = match op {
        Binary::F64Lt => Binary::I64LtS,
        Binary::F64Le => Binary::I64LeS,
        Binary::F64Gt => Binary::I64GtS,
        Binary::F64Ge => Binary::I64GeS,
        Binary::F64Eq => Binary::I64Eq,
        Binary::F64Ne => Binary::I64Ne,
        _ => return None,
    };
    Some(Expr::binary(op, integer(left)?, integer(right)?))
}
