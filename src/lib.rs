//! TypeScript programs in a Rust process: compiled, run, and given dynamic values.
//!
//! A program sees what the host adds to its globals, and the host calls what the program hands out:
//!
//! ```
//! use dyntype::{Program, host::Value};
//!
//! # fn main() -> Result<(), dyntype::Error> {
//! let mut program = Program::compile(
//!     "declare function provide(name: string, f: any): void;
//!      function area(box: { w: number, h: number }): number { return box.w * box.h; }
//!      provide('area', area);",
//! )?;
//! program.with(|scope| {
//!     let provided = scope.object();
//!     scope.set_global("provided", &provided)?;
//!     let provide = scope.function("provide", 2, move |scope, _, args| {
//!         let name = scope.to_string(&args[0])?;
//!         scope.set(&provided, &name, &args[1])?;
//!         Ok(Value::undefined())
//!     });
//!     scope.set_global("provide", &provide)
//! })?;
//! program.run()?;
//! let area = program.with(|scope| {
//!     let size = scope.object();
//!     scope.set(&size, "w", &6.into())?;
//!     scope.set(&size, "h", &7.into())?;
//!     let provided = scope.global("provided")?;
//!     scope.invoke(&provided, "area", &[size])
//! })?;
//! assert_eq!(area.as_number(), Some(42.0));
//! # Ok(())
//! # }
//! ```
//!
//! Closures are subscribed to events and called later, here by an asynchronous host:
//!
//! ```
//! use dyntype::{Program, host::Value};
//! use std::{cell::RefCell, rc::Rc};
//!
//! # fn main() -> Result<(), dyntype::Error> {
//! let mut program = Program::compile(
//!     "declare function on(event: string, listener: any): void;
//!      let sum = 0;
//!      on('tick', (n: number) => { sum += n; return sum; });",
//! )?;
//! let listeners = Rc::new(RefCell::new(Vec::new()));
//! let heard = listeners.clone();
//! program.with(|scope| {
//!     let on = scope.function("on", 2, move |_, _, args| {
//!         heard.borrow_mut().extend(args.get(1).cloned());
//!         Ok(Value::undefined())
//!     });
//!     scope.set_global("on", &on)
//! })?;
//! program.run()?;
//! let ticks = async move {
//!     let mut last = Value::undefined();
//!     for n in 1..=3 {
//!         std::future::ready(()).await; // a timer, a socket, a channel
//!         let listener = listeners.borrow()[0].clone();
//!         last = program.with(|scope| scope.call(&listener, &Value::undefined(), &[n.into()]))?;
//!     }
//!     Ok::<_, dyntype::Error>(last)
//! };
//! # let mut ticks = std::pin::pin!(ticks);
//! # let mut waker = std::task::Context::from_waker(std::task::Waker::noop());
//! # let last = loop {
//! #     if let std::task::Poll::Ready(last) = ticks.as_mut().poll(&mut waker) { break last?; }
//! # };
//! assert_eq!(last.as_number(), Some(6.0));
//! # Ok(())
//! # }
//! ```
//!
//! An embedder that has an engine of its own needs only [`host`], and [`compiler`] when it compiles.

pub use dyntype_compiler as compiler;
pub use dyntype_host as host;

pub mod conformance;
mod program;
pub mod stack;

pub use program::{Error, Program};
