//! Dynamic values for WebAssembly components written in Rust: `wasi:dyntype` made comfortable.
//!
//! A [`Value`] is held by the environment; this crate creates, reads, writes and calls it. What the
//! environment throws comes back as an [`Error`], so that `?` works.
//!
//! ```no_run
//! use dyntype_guest::{Value, call};
//!
//! fn total() -> dyntype_guest::Result<f64> {
//!     let order = Value::object()?;
//!     order.set("price", 19.5)?;
//!     order.set("count", 3)?;
//!     let price: f64 = order.get("price")?.try_into()?;
//!     let count: f64 = order.get("count")?.try_into()?;
//!
//!     let totals = call!(new Map())?;
//!     call!(totals.set("first", price * count))?;
//!     Ok(call!(totals.get("first"))?.try_into()?)
//! }
//! ```
//!
//! Rust closures are functions of the environment, and types that implement [`Object`] are objects:
//!
//! ```no_run
//! # use dyntype_guest::{Value, call};
//! # fn descending() -> dyntype_guest::Result<Vec<f64>> {
//! let numbers = Value::array([3.0, 1.0, 2.0])?;
//! let order = Value::function(|_this, args| {
//!     let (a, b): (f64, f64) = (args[0].as_f64()?, args[1].as_f64()?);
//!     Ok((b - a).into())
//! })?;
//! call!(numbers.sort(&order))?;
//! numbers.try_into()
//! # }
//! ```
//!
//! A program is a function behind [`main!`]. It is built for `wasm32-unknown-unknown` (or any other
//! wasm32 target) as a `cdylib`, and made a component by `wasm-tools component new`.

mod convert;
mod error;
mod function;
mod key;
mod keys;
mod value;

/// What wit-bindgen makes of the WIT files, for what this crate has no better form of.
#[allow(missing_docs)]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../wit",
        world: "guest",
    });
    export!(Environment with_types_in self);

    pub(crate) use crate::function::Environment;
}

#[doc(hidden)]
pub mod program {
    wit_bindgen::generate!({
        inline: "package dyntype:guest; world program { export run: func() -> result<_, string>; }",
        pub_export_macro: true,
        export_macro_name: "export_program",
        default_bindings_module: "dyntype_guest::program",
    });
}

pub use bindings::wasi::dyntype::types::{Attributes, Kind, Value};
pub use convert::Arg;
pub use error::{Error, Result};
pub use function::Object;
pub use key::{Key, PropertyKey};
pub use keys::Keys;

/// Calls a method, a function, or the constructor of a global by name. Arguments are anything that
/// is [`Arg`]: numbers, strings, booleans, references to values.
///
/// ```no_run
/// # use dyntype_guest::{Value, call};
/// # fn f(text: &Value, parse: &Value) -> dyntype_guest::Result<()> {
/// let upper = call!(text.toUpperCase())?;
/// let part = call!(upper.slice(1, 3))?;
/// let number = call!(parse(&part))?;
/// let date = call!(new Date(2024, 0, 31))?;
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! call {
    (new $class:ident ( $($arg:expr),* $(,)? )) => {
        $crate::Value::construct_global(stringify!($class), &[$($crate::Arg::from($arg)),*])
    };
    ($object:ident . $method:ident ( $($arg:expr),* $(,)? )) => {
        $object.invoke(stringify!($method), &[$($crate::Arg::from($arg)),*])
    };
    ($function:ident ( $($arg:expr),* $(,)? )) => {
        $function.call(&[$($crate::Arg::from($arg)),*])
    };
}

/// Makes a function the program: the export `run` of the component.
///
/// ```no_run
/// fn run() -> dyntype_guest::Result<()> {
///     dyntype_guest::Value::global("Math")?.invoke("max", &[1.into(), 2.into()])?;
///     Ok(())
/// }
/// dyntype_guest::main!(run);
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! main {
    ($run:path) => {
        const _: () = {
            struct Program;
            impl $crate::program::Guest for Program {
                fn run() -> ::core::result::Result<(), ::std::string::String> {
                    $run().map_err(|error| error.to_string())
                }
            }
            $crate::program::export_program!(Program);
        };
    };
}
