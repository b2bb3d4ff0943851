//! Enums: their constants, and the objects that stand for them.

use oxc_ast::AstKind;
use oxc_ast::ast;

use crate::check::EnumValue;
use crate::ir::{Expr, GlobalIdx, Val};
use crate::program::Symbol;
use crate::types::{Type, TypeId};

use super::Lowerer;
use super::function::Body;
use super::representation::Repr;
use super::value::Typed;

impl Lowerer<'_> {
    /// The index of an enum's member by name.
    fn enum_index(&mut self, symbol: Symbol, name: &str) -> Option<u32> {
        let value = self.checker.types.intern(Type::EnumValue(symbol));
        let property = self.checker.property(value, name)?;
        match *self.checker.types.get(property.ty) {
            Type::EnumMember(_, index) => Some(index),
            _ => None,
        }
    }

    fn enum_global(&mut self, symbol: Symbol, index: u32) -> GlobalIdx {
        let name = format!("enum:{}:{}:{index}", symbol.module.0, symbol.id.index());
        self.named_global(&name, Val::F64)
    }
}

impl<'a> Body<'_, 'a> {
    /// `E.A`
    pub fn enum_constant(&mut self, symbol: Symbol, name: &str) -> Option<Typed> {
        let index = self.l.enum_index(symbol, name)?;
        Some(self.enum_member(symbol, index))
    }

    /// A member named inside its own enum: `enum E { A = 1, B = A * 2 }`.
    pub fn sibling_member(&mut self, member: Symbol) -> Option<Typed> {
        let node = self.l.declaration(member);
        let nodes = &self.l.program.module(member.module).nodes;
        let declaration = nodes.ancestor_kinds(node.id).find_map(|kind| match kind {
            AstKind::TSEnumDeclaration(declaration) => Some(declaration),
            _ => None,
        })?;
        let id = declaration.id.symbol_id.get()?;
        let name = self.l.symbol_name(member).to_string();
        self.enum_constant(
            Symbol {
                module: member.module,
                id,
            },
            &name,
        )
    }

    fn enum_member(&mut self, symbol: Symbol, index: u32) -> Typed {
        let ty = self.l.checker.types.intern(Type::EnumMember(symbol, index));
        let value = match self.l.checker.enum_member(symbol, index).1 {
            EnumValue::Number(value) => Typed::number(Expr::f64(value)),
            EnumValue::String(text) => Typed::string(self.l.string_constant(&text)),
            EnumValue::Computed => {
                let global = self.l.enum_global(symbol, index);
                Typed::number(Expr::global(global, Val::F64))
            }
        };
        let repr = self.l.repr(ty);
        let expr = self.convert(value, repr);
        Typed::new(expr, ty, repr)
    }

    /// Evaluates the members that are no constants.
    pub fn enum_declaration(&mut self, declaration: &'a ast::TSEnumDeclaration<'a>) -> Expr {
        let Some(id) = declaration.id.symbol_id.get() else {
            return Expr::nop();
        };
        let symbol = Symbol {
            module: self.module,
            id,
        };
        let mut code = Vec::new();
        for member in &declaration.body.members {
            let name = member.id.static_name();
            let Some(index) = self.l.enum_index(symbol, &name) else {
                continue;
            };
            if self.l.checker.enum_member(symbol, index).1 != EnumValue::Computed {
                continue;
            }
            let global = self.l.enum_global(symbol, index);
            if let Some(init) = &member.initializer {
                let value = self.expression_as(init, TypeId::NUMBER);
                code.push(Expr::global_set(global, value.expr));
            }
        }
        Expr::seq(code)
    }

    /// The object that an enum is as a value: names to values, and back for numbers.
    pub fn enum_object(&mut self, symbol: Symbol) -> Typed {
        let any = self.l.layout.any();
        let value_type = self.l.checker.types.intern(Type::EnumValue(symbol));
        let name = format!("enum:{}:{}", symbol.module.0, symbol.id.index());
        let global = self.l.named_global(&name, any);
        let read = Expr::global(global, any);
        let made = self.l.call_library("definition", "rtNewObject", vec![]);
        let mut code = vec![Expr::global_set(global, made)];
        for property in self.l.checker.properties(value_type) {
            let Some(index) = self.l.enum_index(symbol, &property.name) else {
                continue;
            };
            let value = self.enum_member(symbol, index);
            let key = self.l.string_constant(&property.name);
            let is_number = value.repr == Repr::Number
                || !matches!(
                    self.l.checker.enum_member(symbol, index).1,
                    EnumValue::String(_)
                );
            let boxed = self.boxed(value.clone());
            code.push(self.l.call_library(
                "definition",
                "rtDefine",
                vec![read.clone(), key.clone(), boxed],
            ));
            if is_number {
                let back = self.to_text(value);
                code.push(self.l.call_library(
                    "definition",
                    "rtDefine",
                    vec![read.clone(), back, key],
                ));
            }
        }
        let expr = Expr::seq(vec![
            Expr::if_else(read.clone().is_null(), code, vec![], None),
            read,
        ]);
        Typed::new(expr, value_type, Repr::Any)
    }
}
