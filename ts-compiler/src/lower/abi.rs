//! How function values are called: the WebAssembly signature of their code.
//!
//! Code of a function value takes the function itself, `this`, and its parameters as doubles,
//! i32 (booleans) or `any`. A call site knows the signature from the static type; when the code
//! has another one, the call goes through the generic entry with boxed arguments.

use crate::ir::{Expr, FuncIdx, Kind, Local, TypeIdx, Val};
use crate::types::{Signature, TypeId};

use super::function::Body;
use super::layout::{code, function};
use super::representation::Repr;
use super::value::Typed;
use super::{Env, Lowerer};

/// One parameter or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pass {
    /// A double; may be `undefined` as a pattern.
    Number,
    /// 0 or 1.
    Boolean,
    /// Any value.
    Any,
    /// The array of a rest parameter.
    Rest,
}

/// The signature of a function value's code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Abi {
    pub params: Vec<Pass>,
    pub result: Pass,
    /// Parameters at the end that a call leaves out: code that counts its arguments must not see
    /// them. Always 0 in the signature of code.
    pub missing: usize,
}

impl Pass {
    /// How a representation is passed.
    pub fn of(repr: Repr) -> Pass {
        match repr {
            Repr::Number | Repr::NumberOrUndefined => Pass::Number,
            Repr::Boolean => Pass::Boolean,
            _ => Pass::Any,
        }
    }

    /// The representation of what is passed. A double may be the pattern of `undefined`.
    pub fn repr(self) -> Repr {
        match self {
            Pass::Number => Repr::NumberOrUndefined,
            Pass::Boolean => Repr::Boolean,
            Pass::Any => Repr::Any,
            Pass::Rest => Repr::Array(super::representation::Null::Never),
        }
    }
}

impl Abi {
    /// All parameters and the result boxed.
    pub fn dynamic(params: usize) -> Abi {
        Abi {
            params: vec![Pass::Any; params],
            result: Pass::Any,
            missing: 0,
        }
    }
}

impl<'a> Lowerer<'a> {
    /// How functions of a static signature are called.
    pub fn abi(&mut self, signature: &Signature, env: &Env) -> Abi {
        let mut params = Vec::new();
        for param in &signature.params {
            let mut ty = self.apply(param.ty, env);
            if param.optional {
                ty = self.or_undefined(ty);
            }
            params.push(if param.rest {
                Pass::Rest
            } else {
                Pass::of(self.repr(ty))
            });
        }
        let result = self.apply(signature.result, env);
        Abi {
            params,
            result: Pass::of(self.repr(result)),
            missing: 0,
        }
    }

    /// WebAssembly type of a passed value.
    pub fn pass_val(&self, pass: Pass) -> Val {
        match pass {
            Pass::Number => Val::F64,
            Pass::Boolean => Val::I32,
            Pass::Any => self.layout.any(),
            Pass::Rest => Val::Ref(self.layout.array),
        }
    }

    /// The function type of code with a signature.
    pub fn abi_type(&mut self, abi: &Abi) -> TypeIdx {
        let mut params = vec![Val::Ref(self.layout.function), self.layout.any()];
        params.extend(abi.params.iter().map(|&pass| self.pass_val(pass)));
        let result = Some(self.pass_val(abi.result));
        self.layout.signature(&mut self.module, params, result)
    }

    /// The function that calls a function value by a signature: typed when its code has it,
    /// else boxed.
    pub fn call_helper(&mut self, abi: &Abi) -> FuncIdx {
        if let Some(&func) = self.call_helpers.get(abi) {
            return func;
        }
        let any = self.layout.any();
        let value = Val::Ref(self.layout.function);
        let mut params = vec![value, any];
        params.extend(abi.params.iter().map(|&pass| self.pass_val(pass)));
        let result = self.pass_val(abi.result);
        let func = self.declare_function("call", params.clone(), Some(result));
        self.call_helpers.insert(abi.clone(), func);
        let code_type = self.abi_type(abi);
        let env = self.env(Vec::new());
        let mut body = Body::synthetic(self, func, env);
        let callee = Expr::get(Local(0), value);
        let this = Expr::get(Local(1), any);
        let code = body.l.code_field(callee.clone(), code::TYPED, Val::Func);
        let (store, code) = body.reuse(code, Val::Func);
        let args: Vec<Expr> = (0..abi.params.len())
            .map(|index| Expr::get(Local(2 + index as u32), params[2 + index]))
            .collect();
        let mut typed = vec![callee.clone(), this.clone()];
        typed.extend(args.iter().cloned());
        let direct = Expr::new(
            Kind::CallRef(
                code_type,
                Expr::cast(Val::Ref(code_type), code.clone()),
                typed,
            ),
            Some(result),
        );
        let list = body.boxed_arguments(args, abi);
        let generic = body.call_generic(callee, body.l.undefined().expr, this, list);
        let generic = body.convert(Typed::any(generic), abi.result.repr());
        let call = Expr::if_else(
            Expr::test(Val::Ref(code_type), code),
            vec![direct],
            vec![generic],
            Some(result),
        );
        body.finish(vec![store, call]);
        self.func_mut(func).inline = true;
        func
    }

    /// Reads a field of a function value's code.
    fn code_field(&self, callee: Expr, index: u32, val: Val) -> Expr {
        let ty = self.layout.code;
        let held = Expr::field(self.layout.function, function::CODE, callee, Val::Ref(ty));
        Expr::field(ty, index, held, val)
    }

    /// What a function value runs: code with the function's own signature, if it has any, and code
    /// that takes boxed arguments.
    pub fn code(&mut self, typed: Option<FuncIdx>, generic: FuncIdx) -> Expr {
        let typed = match typed {
            Some(func) => Expr::new(Kind::FuncRef(func), Some(Val::Ref(self.func_type(func)))),
            None => Expr::null(Val::Func),
        };
        let entry = Some(Val::Ref(self.layout.generic));
        let generic = Expr::new(Kind::FuncRef(generic), entry);
        Expr::struct_new(self.layout.code, vec![typed, generic])
    }

    /// The same for a function that may be made many times.
    pub fn shared_code(&mut self, typed: Option<FuncIdx>, generic: FuncIdx) -> Expr {
        let number = |func: FuncIdx| func.0 as i64;
        let name = format!("code:{}:{}", typed.map_or(-1, number), number(generic));
        let ty = Val::Ref(self.layout.code);
        let exists = self.globals.contains_key(&name);
        let global = self.named_global(&name, ty);
        if !exists {
            let code = self.code(typed, generic);
            self.start.push(Expr::global_set(global, code));
            self.known.constants.insert(global);
        }
        Expr::global(global, ty)
    }

    /// A raw array of values.
    pub fn raw_any(&self, values: Vec<Expr>) -> Expr {
        Expr::new(
            Kind::ArrayNewFixed(self.layout.raw_any, values),
            Some(Val::Ref(self.layout.raw_any)),
        )
    }
}

impl Body<'_, '_> {
    /// Passed arguments as the list that a generic entry takes.
    pub fn boxed_arguments(&mut self, mut args: Vec<Expr>, abi: &Abi) -> Expr {
        let mut rest = if abi.params.last() == Some(&Pass::Rest) {
            args.pop()
        } else {
            None
        };
        if abi.missing > 0 {
            // What stands for left out arguments has no effects.
            args.truncate(abi.params.len() - abi.missing);
            rest = None;
        }
        let boxed: Vec<Expr> = args
            .into_iter()
            .zip(&abi.params)
            .map(|(arg, pass)| self.box_value(arg, pass.repr()))
            .collect();
        let fixed = boxed.is_empty();
        let list = self.l.raw_any(boxed);
        match rest {
            None => list,
            Some(rest) if fixed => self.l.call_library("array", "arrArgs", vec![rest]),
            Some(rest) => self
                .l
                .call_library("invocation", "rtJoinArgs", vec![list, rest]),
        }
    }

    /// Calls the generic entry of a function value.
    pub fn call_generic(&mut self, callee: Expr, target: Expr, this: Expr, args: Expr) -> Expr {
        let layout = &self.l.layout;
        let (any, generic) = (layout.any(), layout.generic);
        let function_val = Val::Ref(layout.function);
        let (store, callee) = self.reuse(callee, function_val);
        let entry = self.l.code_field(callee.clone(), code::GENERIC, Val::Func);
        let entry = Expr::cast(Val::Ref(generic), entry);
        Expr::seq(vec![
            store,
            Expr::new(
                Kind::CallRef(generic, entry, vec![callee, target, this, args]),
                Some(any),
            ),
        ])
    }

    /// The result of a call by a signature as its static type.
    pub fn passed(&mut self, expr: Expr, pass: Pass, ty: TypeId) -> Typed {
        Typed::new(expr, ty, pass.repr())
    }
}
