//! The interface `wasi:dyntype` for wasmtime: dynamic objects that a WebAssembly module holds as
//! references, with the built-ins of an ECMAScript engine.
//!
//! ```no_run
//! use dyntype_host::{Limits, State};
//! use wasmtime::{Config, Engine, Linker, Module, Store};
//!
//! # fn main() -> wasmtime::Result<()> {
//! let engine = Engine::new(dyntype_host::configure(&mut Config::new()))?;
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
//!
//! [`embed`] has what an embedder adds to the guests' world: functions, objects and classes of its
//! own, and calls of what guests hand out.
//!
//! # What is held, and when it is let go
//!
//! A guest's reference holds its value until the store's collector finds the reference dead; a guest
//! object that the engine can reach is held until the engine's collector finds its wrapper dead.
//! [`State::counts`] reads the sizes of both tables. Neither collector can see through the other's
//! heap, so a cycle from a guest object to an object of the environment and back is never collected:
//! it stays in `counts().guest_objects`. It ends with the store, when the guest deletes one of its
//! links, or when the embedder calls [`State::release_guest_objects`].
//!
//! ```
//! # use dyntype_host::{State, with};
//! # fn main() -> wasmtime::Result<()> {
//! # let engine = wasmtime::Engine::default();
//! let mut store = wasmtime::Store::new(&engine, State::default());
//! let kept = with(&mut store, |s| s, |scope| Ok(scope.object()))?;
//! let reference = dyntype_host::embed::reference(&mut store, |s| s, &kept)?;
//! assert!(reference.is_some());
//! assert_eq!(store.data_mut().counts()?.values, 1, "a guest may hold it");
//! # Ok(())
//! # }
//! ```
//!
//! # What an exception costs
//!
//! An exception that crosses the border is a `wasmtime::Error` for a moment, and each of those is
//! given a backtrace when `RUST_BACKTRACE` is in the environment: an exception then costs ten times
//! as much. `RUST_LIB_BACKTRACE=0` beside it, or wasmtime without its feature `backtrace`, leaves
//! panics their backtraces and errors none.
//!
//! wasmtime itself notes the guest's stack, with the positions in its source, each time an exception
//! leaves a guest. A throw through a built-in of the engine, from a closure to who called the
//! built-in, takes 10 µs; with `Config::wasm_backtrace_max_frames(None)`, for embedders who print no
//! stacks, it takes 4.3 µs.
//!
//! # What a call costs
//!
//! Nanoseconds for one call by a guest of either binding, as `cargo bench -p dyntype-benches --bench
//! interface` measured them, in the thread's own time, on a shared two-core machine: trust the
//! ratios. `cargo run -p dyntype-benches interface` prints the table. A component drops the handles that it is given, which
//! is in its figures; a core guest's references are the collector's work, which is in these too.
//! `jobs.run` is the cheapest call there is; `jobs.enqueue` and `jobs.promise-then` include one of it.
//! For the functions of `reflect` it is a case of the conformance suite, which calls another function
//! that asks, makes the object, and may ask more than once.
//!
//! What is in one that reads a property by its key, beside the engine's own read of it:
//!
//! | | ns |
//! |---|---:|
//! | the engine's own read (`JsObject::get`) | 79–86 |
//! | `property.get-key` of a small integer, by a core guest | 119–125 |
//! | `property.get-key` of another number | 120–130 |
//! | a call of a typed host function that takes and gives a reference, and does nothing | 27–38 |
//! | the same, reading the reference's data | 58–68 |
//! | a call of an untyped one | 5 |
//!
#![doc = include_str!("costs.md")]

#[cfg(feature = "boa")]
mod boa;
mod calls;
pub mod component;
mod config;
#[cfg(feature = "boa")]
pub mod embed;
mod engine;
mod error;
mod frame;
mod link;
#[cfg(feature = "minimal")]
mod minimal;
mod moves;
mod numbers;
mod recent;
mod reflect;
mod signature;
mod slots;
mod state;
mod values;

#[cfg(feature = "boa")]
pub use boa::Boa;
pub use config::{INITIAL_HEAP, configure};
#[cfg(feature = "boa")]
pub use embed::{Class, Outcome, Scope, Thrown, Value, with};
pub use engine::Engine;
pub use error::Error;
pub use link::{Get, add_tag_to_linker, add_to_linker};
#[cfg(feature = "minimal")]
pub use minimal::Minimal;
pub use signature::{
    CoreType, PACKAGE, Shape, Signature, VERSION, WIT, component_signatures, exports, module_name,
    resolve, signatures,
};
pub use state::{Counts, Limits, State};
