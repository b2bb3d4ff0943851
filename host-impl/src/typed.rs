//! Host functions whose types the Rust compiler knows, for the core signatures that most functions
//! have: the engine passes their arguments in registers, and checks no types at each call.

use crate::engine::Engine;
use crate::link::{Get, run};
use crate::signature::{CoreType, Signature};
use wasmtime::{Caller, ExternRef, Linker, Rooted, Val, WasmTy};

/// A dynamic value.
type Value = Option<Rooted<ExternRef>>;

/// What a core type is in Rust.
trait Core: WasmTy + Sized {
    const TYPE: CoreType;
    fn to_val(self) -> Val;
    fn of(val: &Val) -> Option<Self>;
}

macro_rules! core {
    ($($ty:ty, $core:ident, $val:ident => $out:expr, $of:ident;)*) => {$(
        impl Core for $ty {
            const TYPE: CoreType = CoreType::$core;
            fn to_val(self) -> Val {
                let $val = self;
                $out
            }
            fn of(val: &Val) -> Option<Self> {
                val.$of()
            }
        }
    )*};
}
core! {
    i32, I32, word => Val::I32(word), i32;
    i64, I64, word => Val::I64(word), i64;
    f64, F64, number => Val::F64(number.to_bits()), f64;
}

impl Core for Value {
    const TYPE: CoreType = CoreType::Externref;

    fn to_val(self) -> Val {
        Val::ExternRef(self)
    }

    fn of(val: &Val) -> Option<Self> {
        match val {
            Val::ExternRef(reference) => Some(*reference),
            _ => None,
        }
    }
}

/// What the result of a call is, when there is one.
macro_rules! result {
    ($results:ident) => {
        Ok(())
    };
    ($results:ident $ty:ty) => {
        <$ty>::of(&$results[0]).ok_or_else(|| wasmtime::Error::msg("a result has another type"))
    };
}

/// The type of the result.
macro_rules! output {
    () => {
        ()
    };
    ($ty:ty) => {
        $ty
    };
}

/// Adds a function to a linker when its core signature is one of those below.
pub(crate) fn add<T: 'static, E: Engine>(
    linker: &mut Linker<T>,
    get: Get<T, E>,
    signature: &'static Signature,
    op: E::Op,
) -> wasmtime::Result<bool> {
    let module = signature.module();
    macro_rules! known {
        ($(($($name:ident: $param:ty),*) $(-> $result:ty)?;)*) => {$(
            let params: &[CoreType] = &[$(<$param>::TYPE),*];
            let results: &[CoreType] = &[$(<$result>::TYPE)?];
            if signature.params == params && signature.results == results {
                linker.func_wrap(
                    &module,
                    &signature.name,
                    move |mut caller: Caller<'_, T> $(, $name: $param)*| -> wasmtime::Result<output!($($result)?)> {
                        let params: &[Val] = &[$($name.to_val()),*];
                        let mut results = [Val::I32(0)];
                        run(&mut caller, get, signature, op, params, &mut results)?;
                        result!(results $($result)?)
                    },
                )?;
                return Ok(true);
            }
        )*};
    }
    known! {
        ();
        () -> Value;
        (a: Value);
        (a: Value) -> i32;
        (a: Value) -> f64;
        (a: Value) -> Value;
        (a: f64) -> Value;
        (a: i32) -> Value;
        (a: i32, b: i32) -> i32;
        (a: i32, b: i32) -> Value;
        (a: Value, b: i32) -> i32;
        (a: Value, b: i32) -> Value;
        (a: Value, b: f64) -> i32;
        (a: Value, b: f64) -> Value;
        (a: Value, b: Value) -> i32;
        (a: Value, b: Value) -> Value;
        (a: Value, b: i32, c: Value);
        (a: Value, b: f64, c: Value);
        (a: Value, b: Value, c: Value);
        (a: Value, b: i32, c: i32) -> f64;
        (a: Value, b: i32, c: i32) -> Value;
        (a: Value, b: i32, c: i32, d: f64);
        (a: Value, b: i32, c: i32, d: i32) -> i32;
        (a: Value, b: i32, c: i32, d: i32) -> Value;
        (a: Value, b: Value, c: i32, d: i32) -> Value;
    }
    Ok(false)
}
