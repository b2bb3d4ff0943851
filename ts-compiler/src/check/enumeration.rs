//! Enums: members and their constant values.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression};
use oxc_syntax::operator::{BinaryOperator, UnaryOperator};
use oxc_syntax::symbol::SymbolFlags;

use super::{Checker, EnumValue, Target};
use crate::program::{ModuleId, Node, Symbol};
use crate::types::{Type, TypeId};

/// The members of an enum, merged declarations together.
#[derive(Debug, Default)]
pub(super) struct EnumInfo {
    pub(super) members: Vec<EnumMember>,
}

/// A member of an enum.
#[derive(Debug)]
pub(super) struct EnumMember {
    pub(super) name: Rc<str>,
    pub(super) value: EnumValue,
    pub(super) decl: Node,
}

/// A value that is known while compiling.
type Constant = Option<EnumValue>;

impl<'a> Checker<'a> {
    /// The members of an enum.
    pub(super) fn enum_info(&mut self, symbol: Symbol) -> Rc<EnumInfo> {
        if let Some(info) = self.declarations.enums.get(&symbol) {
            return info.clone();
        }
        self.declarations.enums.insert(symbol, Rc::default());
        let mut info = EnumInfo::default();
        for node in self.declarations_of(symbol) {
            let AstKind::TSEnumDeclaration(declaration) = self.syntax(node) else {
                continue;
            };
            for member in &declaration.body.members {
                let decl = Node {
                    module: node.module,
                    id: member.node_id(),
                };
                let value = self.member_value(decl).unwrap_or(EnumValue::Computed);
                info.members.push(EnumMember {
                    name: member.id.static_name().as_str().into(),
                    value,
                    decl,
                });
            }
        }
        let info = Rc::new(info);
        self.declarations.enums.insert(symbol, info.clone());
        info
    }

    /// Name and value of a member.
    pub fn enum_member(&mut self, symbol: Symbol, index: u32) -> (Rc<str>, EnumValue) {
        let info = self.enum_info(symbol);
        match info.members.get(index as usize) {
            Some(member) => (member.name.clone(), member.value.clone()),
            None => ("".into(), EnumValue::Computed),
        }
    }

    /// The type of the symbol of a member, as seen in initialisers.
    pub(crate) fn enum_member_symbol_type(&mut self, symbol: Symbol) -> TypeId {
        let scoping = &self.program.module(symbol.module).scoping;
        let node = Node {
            module: symbol.module,
            id: scoping.symbol_declaration(symbol.id),
        };
        let declaration = self.up(self.up(node));
        let AstKind::TSEnumDeclaration(syntax) = self.syntax(declaration) else {
            return TypeId::ANY;
        };
        let Some(id) = syntax.id.symbol_id.get() else {
            return TypeId::ANY;
        };
        let owner = Symbol {
            module: symbol.module,
            id,
        };
        let info = self.enum_info(owner);
        match info.members.iter().position(|m| m.decl == node) {
            Some(index) => self.types.intern(Type::EnumMember(owner, index as u32)),
            None => TypeId::ANY,
        }
    }

    /// The constant value of a member's declaration; `None` when it is computed.
    fn member_value(&mut self, node: Node) -> Constant {
        if let Some(value) = self.declarations.enum_members.get(&node) {
            return value.clone();
        }
        self.declarations.enum_members.insert(node, None);
        let value = self.find_member_value(node);
        self.declarations.enum_members.insert(node, value.clone());
        value
    }

    fn find_member_value(&mut self, node: Node) -> Constant {
        let AstKind::TSEnumMember(member) = self.syntax(node) else {
            return None;
        };
        if let Some(initializer) = &member.initializer {
            return self.constant(node.module, initializer, 0);
        }
        let AstKind::TSEnumBody(body) = self.syntax(self.up(node)) else {
            return None;
        };
        // Counting back to the last initialiser keeps long enums from recursing.
        let index = body.members.iter().position(|m| m.node_id() == node.id)?;
        let mut steps = 0.0;
        for previous in body.members[..index].iter().rev() {
            steps += 1.0;
            if previous.initializer.is_some() {
                let decl = Node {
                    module: node.module,
                    id: previous.node_id(),
                };
                return match self.member_value(decl)? {
                    EnumValue::Number(value) => Some(EnumValue::Number(value + steps)),
                    _ => None,
                };
            }
        }
        Some(EnumValue::Number(steps))
    }

    /// Evaluates a constant enum expression.
    fn constant(
        &mut self,
        module: ModuleId,
        expression: &'a Expression<'a>,
        depth: u32,
    ) -> Constant {
        if depth > 100 {
            return None;
        }
        match expression.without_parentheses() {
            Expression::NumericLiteral(literal) => Some(EnumValue::Number(literal.value)),
            Expression::StringLiteral(literal) => {
                Some(EnumValue::String(literal.value.as_str().into()))
            }
            Expression::TemplateLiteral(template) => {
                let mut text = String::new();
                for (index, quasi) in template.quasis.iter().enumerate() {
                    text.push_str(quasi.value.cooked.as_ref()?.as_str());
                    if let Some(part) = template.expressions.get(index) {
                        match self.constant(module, part, depth + 1)? {
                            EnumValue::Number(value) => {
                                text.push_str(&super::class::number_name(value));
                            }
                            EnumValue::String(part) => text.push_str(&part),
                            EnumValue::Computed => return None,
                        }
                    }
                }
                Some(EnumValue::String(text.into()))
            }
            Expression::UnaryExpression(unary) => {
                let EnumValue::Number(value) = self.constant(module, &unary.argument, depth + 1)?
                else {
                    return None;
                };
                Some(EnumValue::Number(match unary.operator {
                    UnaryOperator::UnaryPlus => value,
                    UnaryOperator::UnaryNegation => -value,
                    UnaryOperator::BitwiseNot => f64::from(!to_int32(value)),
                    _ => return None,
                }))
            }
            Expression::BinaryExpression(binary) => {
                let left = self.constant(module, &binary.left, depth + 1)?;
                let right = self.constant(module, &binary.right, depth + 1)?;
                binary_constant(binary.operator, left, right)
            }
            Expression::Identifier(id) => match id.name.as_str() {
                "Infinity" => Some(EnumValue::Number(f64::INFINITY)),
                "NaN" => Some(EnumValue::Number(f64::NAN)),
                _ => match self.reference(module, id) {
                    Target::Symbol(symbol) => self.symbol_constant(symbol, depth),
                    _ => None,
                },
            },
            Expression::StaticMemberExpression(member) => {
                self.enum_access(module, &member.object, &member.property.name)
            }
            Expression::ComputedMemberExpression(member) => match &member.expression {
                Expression::StringLiteral(name) => {
                    self.enum_access(module, &member.object, &name.value)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `E.A`, also of an enum inside a namespace.
    fn enum_access(
        &mut self,
        module: ModuleId,
        object: &'a Expression<'a>,
        name: &str,
    ) -> Constant {
        let mut symbol = self.entity(module, object, 0)?;
        if self
            .symbol_flags(symbol)
            .intersects(SymbolFlags::Import | SymbolFlags::TypeImport)
        {
            match self.target(symbol) {
                Target::Symbol(target) => symbol = target,
                _ => return None,
            }
        }
        // Values are read from declarations, as the enum itself may be under way.
        for node in self.declarations_of(symbol) {
            let AstKind::TSEnumDeclaration(declaration) = self.syntax(node) else {
                continue;
            };
            for member in &declaration.body.members {
                if member.id.static_name().as_str() == name {
                    return self.member_value(Node {
                        module: node.module,
                        id: member.node_id(),
                    });
                }
            }
        }
        None
    }

    fn entity(
        &mut self,
        module: ModuleId,
        expression: &'a Expression<'a>,
        depth: u32,
    ) -> Option<Symbol> {
        let target = match expression.without_parentheses() {
            Expression::Identifier(id) => self.reference(module, id),
            Expression::StaticMemberExpression(member) if depth < 50 => {
                let outer = self.entity(module, &member.object, depth + 1)?;
                self.symbol_export(outer, &member.property.name)?
            }
            _ => return None,
        };
        match target {
            Target::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// The value of an enum member or of a `const` with a constant initialiser.
    fn symbol_constant(&mut self, symbol: Symbol, depth: u32) -> Constant {
        let flags = self.symbol_flags(symbol);
        let node = *self.declarations_of(symbol).first()?;
        match self.syntax(node) {
            AstKind::TSEnumMember(_) => self.member_value(node),
            AstKind::VariableDeclarator(declarator)
                if flags.is_const_variable()
                    && declarator.type_annotation.is_none()
                    && matches!(declarator.id, ast::BindingPattern::BindingIdentifier(_)) =>
            {
                self.constant(node.module, declarator.init.as_ref()?, depth + 1)
            }
            _ => None,
        }
    }
}

fn to_int32(value: f64) -> i32 {
    if !value.is_finite() {
        return 0;
    }
    let wrapped = value.trunc().rem_euclid(4_294_967_296.0);
    wrapped as u32 as i32
}

fn binary_constant(operator: BinaryOperator, left: EnumValue, right: EnumValue) -> Constant {
    let (a, b) = match (left, right) {
        (EnumValue::Number(a), EnumValue::Number(b)) => (a, b),
        (left, right) if operator == BinaryOperator::Addition => {
            let text = |value: EnumValue| match value {
                EnumValue::Number(value) => Some(super::class::number_name(value)),
                EnumValue::String(text) => Some(text),
                EnumValue::Computed => None,
            };
            return Some(EnumValue::String(
                format!("{}{}", text(left)?, text(right)?).into(),
            ));
        }
        _ => return None,
    };
    let shift = to_int32(b) as u32 & 31;
    Some(EnumValue::Number(match operator {
        BinaryOperator::Addition => a + b,
        BinaryOperator::Subtraction => a - b,
        BinaryOperator::Multiplication => a * b,
        BinaryOperator::Division => a / b,
        BinaryOperator::Remainder => a % b,
        // ECMAScript differs from IEEE 754 here.
        BinaryOperator::Exponential if a.abs() == 1.0 && b.is_infinite() => f64::NAN,
        BinaryOperator::Exponential => a.powf(b),
        BinaryOperator::BitwiseAnd => f64::from(to_int32(a) & to_int32(b)),
        BinaryOperator::BitwiseOR => f64::from(to_int32(a) | to_int32(b)),
        BinaryOperator::BitwiseXOR => f64::from(to_int32(a) ^ to_int32(b)),
        BinaryOperator::ShiftLeft => f64::from(to_int32(a).wrapping_shl(shift)),
        BinaryOperator::ShiftRight => f64::from(to_int32(a) >> shift),
        BinaryOperator::ShiftRightZeroFill => f64::from(to_int32(a) as u32 >> shift),
        _ => return None,
    }))
}
