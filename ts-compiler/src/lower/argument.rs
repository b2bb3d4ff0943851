//! Arguments of calls: for declared parameters, for a signature, as a list.

use oxc_ast::ast::{Argument, Expression};

use crate::ir::{Expr, Val};
use crate::types::TypeId;

use super::Env;
use super::abi::{Abi, Pass};
use super::function::{Body, Direct};
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// Lowers arguments for a signature; whether the last is the array of its rest parameter.
    pub fn arguments_for(
        &mut self,
        arguments: &'a [Argument<'a>],
        direct: &Direct,
        _env: Option<&Env>,
    ) -> (Vec<Typed>, bool) {
        let count = direct.params.len();
        let fixed = if direct.rest { count - 1 } else { count };
        let spread = arguments
            .iter()
            .position(|argument| matches!(argument, Argument::SpreadElement(_)));
        let mut args = Vec::new();
        match spread {
            Some(first) if first < fixed || direct.rest => {
                let first = first.min(fixed);
                for (argument, &(ty, _)) in arguments[..first].iter().zip(&direct.params) {
                    args.push(self.argument(argument, ty));
                }
                let array = self.array_of_arguments(&arguments[first..]);
                let array = self.rest_of_library(array, &arguments[first..], direct);
                if first == fixed {
                    args.push(Typed::new(array, TypeId::ANY, Repr::Array(Null::Never)));
                    return (args, true);
                }
                // The array fills the parameters that are left.
                let ty = Val::Ref(self.l.layout.array);
                let local = self.local("spread", ty);
                let mut setup = Some(Expr::set(local, array));
                for (index, &(ty, _)) in direct.params[..fixed].iter().enumerate().skip(first) {
                    let array = Typed::new(
                        Expr::get(local, ty_of_array(self)),
                        TypeId::ANY,
                        Repr::Array(Null::Never),
                    );
                    let _ = ty;
                    let mut value = self.array_element_at(
                        array,
                        Expr::f64((index - first) as f64),
                        TypeId::ANY,
                    );
                    if let Some(setup) = setup.take() {
                        value.expr = Expr::seq(vec![setup, value.expr]);
                    }
                    args.push(value);
                }
                if direct.rest {
                    let from = Expr::i32((fixed - first) as i32);
                    let rest =
                        self.l
                            .call_library("array", "arrRest", vec![Expr::get(local, ty), from]);
                    let rest = match setup.take() {
                        Some(setup) => Expr::seq(vec![setup, rest]),
                        None => rest,
                    };
                    args.push(Typed::new(rest, TypeId::ANY, Repr::Array(Null::Never)));
                    return (args, true);
                }
                if let Some(setup) = setup {
                    args.push(Typed::new(setup, TypeId::VOID, Repr::Any));
                }
                (args, false)
            }
            _ => {
                for (index, argument) in arguments.iter().enumerate() {
                    let ty = match direct.params.get(index) {
                        Some(&(ty, _)) if index < fixed => ty,
                        _ if direct.rest => {
                            let (ty, _) = direct.params[count - 1];
                            self.l.checker.array_element(ty).unwrap_or(TypeId::ANY)
                        }
                        _ => TypeId::ANY,
                    };
                    args.push(self.argument(argument, ty));
                }
                (args, false)
            }
        }
    }

    /// The library's lists of numbers are made of whatever is given.
    fn rest_of_library(&mut self, array: Expr, given: &'a [Argument<'a>], direct: &Direct) -> Expr {
        let element = match direct.params.last() {
            Some(&(ty, _)) if direct.rest && direct.is_library && !self.is_library_code() => {
                self.l.checker.array_element(ty)
            }
            _ => None,
        };
        if !element.is_some_and(|element| self.l.repr(element) == Repr::Number) {
            return array;
        }
        let all_numbers = given.iter().all(|argument| {
            let ty = match argument {
                Argument::SpreadElement(spread) => {
                    let list = self.type_of(spread.argument.node_id());
                    self.l.checker.iterated_type(list)
                }
                argument => Some(self.type_of(argument.to_expression().node_id())),
            };
            ty.is_some_and(|ty| self.l.repr(ty) == Repr::Number)
        });
        if all_numbers {
            return array;
        }
        self.l.call_library("operator", "rtToNumbers", vec![array])
    }

    /// One argument, lowered for the type of its parameter.
    pub fn argument(&mut self, argument: &'a Argument<'a>, ty: TypeId) -> Typed {
        match argument {
            Argument::SpreadElement(spread) => {
                let value = self.expression(&spread.argument);
                self.with_value(value)
            }
            argument => {
                let expression = argument.to_expression();
                let value = self.expression_for(expression, ty);
                self.with_value(value)
            }
        }
    }

    /// An expression where a type is expected, without its conversion: functions and literals take
    /// their form from the type.
    pub fn expression_for(&mut self, expression: &'a Expression<'a>, ty: TypeId) -> Typed {
        if ty == TypeId::ANY {
            return self.expression(expression);
        }
        match expression.without_parentheses() {
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                let abi = self.abi_of_type(ty);
                self.function_expression(expression, abi)
            }
            _ => self.expression(expression),
        }
    }

    /// All arguments as a fresh array.
    pub fn array_of_arguments(&mut self, arguments: &'a [Argument<'a>]) -> Expr {
        let ty = Val::Ref(self.l.layout.array);
        let local = self.local("arguments", ty);
        let fresh = self.l.new_array(None, None, Expr::i32(0));
        let mut code = vec![Expr::set(local, fresh)];
        for argument in arguments {
            let target = Expr::get(local, ty);
            code.push(match argument {
                Argument::SpreadElement(spread) => {
                    let value = self.expression(&spread.argument);
                    let text = format!("...{}", self.iterable_text(&spread.argument));
                    let span = self.span_of(&spread.argument);
                    self.append_spread(target, value, &text, span)
                }
                argument => {
                    let value = self.expression(argument.to_expression());
                    let value = self.with_value(value);
                    self.push_value(target, value, false)
                }
            });
        }
        code.push(Expr::get(local, ty));
        Expr::seq(code)
    }

    /// All arguments as the list that a generic entry takes.
    pub fn argument_list(&mut self, arguments: &'a [Argument<'a>]) -> Expr {
        if arguments
            .iter()
            .any(|argument| matches!(argument, Argument::SpreadElement(_)))
        {
            let array = self.array_of_arguments(arguments);
            return self.l.call_library("array", "arrArgs", vec![array]);
        }
        let mut values = Vec::new();
        for argument in arguments {
            let value = self.expression(argument.to_expression());
            values.push(self.boxed_value(value));
        }
        self.l.raw_any(values)
    }

    /// Arguments as a signature passes them.
    pub fn abi_operands(
        &mut self,
        arguments: &'a [Argument<'a>],
        abi: &Abi,
        params: &[TypeId],
    ) -> Vec<Expr> {
        let rest = abi.params.last() == Some(&Pass::Rest);
        let fixed = if rest {
            abi.params.len() - 1
        } else {
            abi.params.len()
        };
        let mut operands = Vec::new();
        for (index, pass) in abi.params[..fixed].iter().enumerate() {
            operands.push(match arguments.get(index) {
                Some(argument) => {
                    let value = self.argument(argument, params[index]);
                    self.convert_argument(value, pass.repr())
                }
                None => match pass {
                    Pass::Any => self.l.undefined().expr,
                    pass => self.l.default_of(pass.repr()),
                },
            });
        }
        if rest {
            let ty = params.last().copied().unwrap_or(TypeId::ANY);
            let element = self.l.checker.array_element(ty).unwrap_or(TypeId::ANY);
            let mut values = Vec::new();
            for argument in arguments.iter().skip(fixed) {
                values.push(self.argument(argument, element));
            }
            operands.push(self.array_of_values(values, ty));
        }
        operands
    }
}

fn ty_of_array(body: &Body) -> Val {
    Val::Ref(body.l.layout.array)
}
