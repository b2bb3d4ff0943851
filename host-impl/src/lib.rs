//! The interface `wasi:dyntype` for wasmtime: dynamic objects that a WebAssembly module holds as
//! references, with the built-ins of an ECMAScript engine.
//!
//! ```no_run
//! use dyntype_host::{Limits, State};
//! use wasmtime::{Engine, Linker, Module, Store};
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::default();
//! let mut linker = Linker::new(&engine);
//! dyntype_host::add_to_linker(&mut linker, |state: &mut State| state)?;
//!
//! let mut store = Store::new(&engine, State::new(Limits::default()));
//! dyntype_host::add_tag_to_linker(&mut linker, &mut store, |state| state)?;
//! let module = Module::from_file(&engine, "guest.wasm")?;
//! let instance = linker.instantiate(&mut store, &module)?;
//! # Ok(())
//! # }
//! ```

mod calls;
mod engine;
mod error;
mod guests;
mod interfaces;
mod link;
mod reflect;
mod scope;
mod signature;
mod slots;
mod state;
mod traps;
mod values;

pub use error::Error;
pub use link::{Get, add_tag_to_linker, add_to_linker};
pub use signature::{
    CoreType, PACKAGE, Shape, Signature, VERSION, WIT, exports, module_name, resolve, signatures,
};
pub use state::{Counts, Limits, State};
