//! Classes inside functions: the variables that their members capture.
//!
//! Each evaluation of such a class makes an environment, a struct of what it captures. The class's
//! function value and each instance refer to theirs; construction finds it in a global that is set
//! just before.

use oxc_ast::ast::Expression;
use oxc_syntax::symbol::SymbolId;

use crate::check::Target;
use crate::ir::{Expr, Field, GlobalIdx, Local, Storage, TypeIdx, TypeKind, Val};
use crate::program::Symbol;
use crate::types::TypeId;

use super::Lowerer;
use super::function::{Body, Place, Variable};
use super::layout::{self, function};
use super::representation::Repr;
use super::value::Typed;

/// A captured variable as an environment holds it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub symbol: SymbolId,
    pub ty: TypeId,
    pub repr: Repr,
    /// The struct of its cell, where it has one.
    pub cell: Option<TypeIdx>,
    pub val: Val,
}

/// The environment of a class.
#[derive(Clone, Debug)]
pub(crate) struct ClassEnvironment {
    /// Its struct: below `$Value`, so that a field of an instance can hold it.
    pub ty: TypeIdx,
    /// The one in force for construction and static members.
    pub global: GlobalIdx,
    pub held: Vec<Held>,
}

/// Name of the field of an instance that holds the environment of a class.
pub(crate) fn field_name(class: Symbol) -> String {
    format!("%{}:{}", class.module.0, class.id.index())
}

impl Lowerer<'_> {
    /// The environment of a class that captures variables.
    pub fn class_environment(&mut self, class: Symbol) -> Option<ClassEnvironment> {
        if let Some(known) = self.class_environments.get(&class) {
            return known.clone();
        }
        let scope = self
            .class_syntax(class)
            .and_then(|syntax| syntax.scope_id.get());
        let captures = self.captures(class.module);
        let symbols = scope.map_or(&[][..], |scope| captures.of(scope)).to_vec();
        let environment = if symbols.is_empty() {
            None
        } else {
            let empty = self.env(Vec::new());
            let mut held = Vec::new();
            for symbol in symbols {
                let ty = self.variable_type(Symbol {
                    module: class.module,
                    id: symbol,
                });
                let ty = self.apply(ty, &empty);
                let repr = self.variable_repr(
                    Symbol {
                        module: class.module,
                        id: symbol,
                    },
                    ty,
                );
                let val = self.val(repr);
                let cell = captures
                    .cells
                    .contains(&symbol)
                    .then(|| self.layout.cell(&mut self.module, val));
                let val = cell.map_or(val, Val::Ref);
                held.push(Held {
                    symbol,
                    ty,
                    repr,
                    cell,
                    val,
                });
            }
            let header = Field {
                name: "meta".to_string(),
                storage: Storage::Val(Val::Ref(self.layout.meta)),
                mutable: false,
            };
            let mut fields = vec![header];
            fields.extend(held.iter().map(|held| Field {
                name: "captured".to_string(),
                storage: Storage::Val(held.val),
                mutable: false,
            }));
            let ty = layout::define(
                &mut self.module,
                "ClassEnv",
                Some(self.layout.value),
                true,
                TypeKind::Struct(fields),
            );
            let global = self.new_global("class environment", Val::Ref(ty));
            Some(ClassEnvironment { ty, global, held })
        };
        self.class_environments.insert(class, environment.clone());
        environment
    }
}

impl<'a> Body<'_, 'a> {
    /// Makes the environment of a class from the variables here, and puts it in force.
    pub fn make_class_environment(&mut self, class: Symbol) -> Option<Expr> {
        let environment = self.l.class_environment(class)?;
        let mut fields = vec![Expr::null(Val::Ref(self.l.layout.meta))];
        for held in &environment.held {
            let value = match (self.variables.get(&held.symbol).copied(), held.cell) {
                (Some(variable), Some(cell)) => match variable.place {
                    Place::Cell(local, have) if have == cell => self.read(local),
                    _ => {
                        // A copy: the variable is of another representation here.
                        let value = self.load(variable);
                        let value = self.convert(value, held.repr);
                        Expr::struct_new(cell, vec![value])
                    }
                },
                (Some(variable), None) => {
                    let value = self.load(variable);
                    self.convert(value, held.repr)
                }
                (None, Some(cell)) => {
                    let value = self.l.default_of(held.repr);
                    Expr::struct_new(cell, vec![value])
                }
                (None, None) => self.l.default_of(held.repr),
            };
            fields.push(value);
        }
        Some(Expr::global_set(
            environment.global,
            Expr::struct_new(environment.ty, fields),
        ))
    }

    /// The variables that a member of a class captures, from `this` or from the environment in
    /// force.
    pub fn open_class_environment(&mut self, class: Symbol) -> Vec<Expr> {
        let Some(environment) = self.l.class_environment(class) else {
            return Vec::new();
        };
        let val = Val::Ref(environment.ty);
        let from = match self.this.clone() {
            Some(Typed {
                expr,
                repr: Repr::Class(..),
                ..
            }) if !self.is_static && !self.is_constructor => {
                match self.l.find_member(class, &field_name(class)) {
                    Some(super::class::Found::Field { index, .. }) => {
                        let ty = self.l.class_type(class);
                        let any = self.l.layout.any();
                        Expr::cast(val, Expr::field(ty, index, expr, any))
                    }
                    _ => Expr::global(environment.global, val),
                }
            }
            _ => Expr::global(environment.global, val),
        };
        let local = self.local("environment", val);
        let mut code = vec![Expr::set(local, from)];
        if self.is_constructor
            && let Some(this) = self.this.clone()
            && let Some(super::class::Found::Field { index, .. }) =
                self.l.find_member(class, &field_name(class))
        {
            let ty = self.l.class_type(class);
            code.push(Expr::field_set(ty, index, this.expr, Expr::get(local, val)));
        }
        for (index, held) in environment.held.iter().enumerate() {
            let read = Expr::field(
                environment.ty,
                index as u32 + 1,
                Expr::get(local, val),
                held.val,
            );
            let copy = self.local("captured", held.val);
            code.push(Expr::set(copy, read));
            let place = match held.cell {
                Some(cell) => Place::Cell(copy, cell),
                None => Place::Local(copy),
            };
            self.variables.insert(
                held.symbol,
                Variable {
                    place,
                    ty: held.ty,
                    repr: held.repr,
                },
            );
        }
        code
    }

    /// Puts the environment of a class in force before it is constructed or a static member is
    /// called, where the class is a variable here.
    pub fn enter_class(&mut self, class: Symbol, callee: &'a Expression<'a>) -> Expr {
        let Some(environment) = self.l.class_environment(class) else {
            return Expr::nop();
        };
        let Expression::Identifier(id) = callee.get_inner_expression() else {
            return Expr::nop();
        };
        let Target::Symbol(symbol) = self.resolve(id) else {
            return Expr::nop();
        };
        self.enter_class_variable(symbol, &environment)
    }

    /// The same for the variable of a class.
    pub fn enter_class_variable(&mut self, symbol: Symbol, environment: &ClassEnvironment) -> Expr {
        let Some(variable) = self
            .variables
            .get(&symbol.id)
            .copied()
            .filter(|_| symbol.module == self.module)
        else {
            return Expr::nop();
        };
        let value = self.load(variable);
        let value = self.boxed(value);
        let function_type = self.l.layout.function;
        let held = Expr::field(
            function_type,
            function::ENV,
            Expr::cast(Val::Ref(function_type), value),
            Val::Struct,
        );
        Expr::global_set(
            environment.global,
            Expr::cast(Val::Ref(environment.ty), held),
        )
    }

    /// The environment that a class's function value refers to.
    pub fn current_class_environment(&mut self, class: Symbol) -> Expr {
        match self.l.class_environment(class) {
            Some(environment) => Expr::global(environment.global, Val::Ref(environment.ty)),
            None => Expr::null(Val::Struct),
        }
    }

    /// In the generic entry of a class: puts the environment of the called value in force.
    pub fn enter_called_class(&mut self, class: Symbol) -> Expr {
        let Some(environment) = self.l.class_environment(class) else {
            return Expr::nop();
        };
        let function_type = self.l.layout.function;
        let this = Expr::get(Local(0), Val::Ref(function_type));
        let held = Expr::field(function_type, function::ENV, this, Val::Struct);
        Expr::global_set(
            environment.global,
            Expr::cast(Val::Ref(environment.ty), held),
        )
    }
}
