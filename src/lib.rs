//! TypeScript programs in a Rust process: compiled, run, and given dynamic values.
//!
//! A program sees what the host adds to its globals: functions, objects and classes.
//!
//! ```
//! use dyntype::{Program, host::Class};
//! use std::cell::Cell;
//! # fn main() -> Result<(), dyntype::Error> {
//! let mut program = Program::compile(
//!     "declare const app: { name: string }, shout: (text: string) => string, Counter: any;
//!      console.log(shout(app.name), new Counter().next());",
//! )?;
//! program.with(|scope| {
//!     let app = scope.object();
//!     scope.set(&app, "name", &"demo".into())?;
//!     scope.set_global("app", &app)?;
//!     let shout = scope.function("shout", 1, |scope, _this, args| {
//!         Ok(scope.to_string(&args[0])?.to_uppercase().into())
//!     });
//!     scope.set_global("shout", &shout)?;
//!     let counter = scope.class(Class::new("Counter", 0, |_, _| Ok(Cell::new(0)))
//!         .method("next", 0, |_, count, _| Ok((count.replace(count.get() + 1) + 1).into())))?;
//!     scope.set_global("Counter", &counter)
//! })?;
//! program.run()?;
//! assert_eq!(program.output(), "DEMO 1\n");
//! # Ok(())
//! # }
//! ```
//!
//! The host calls what the program exports, with dynamic values:
//!
//! ```
//! use dyntype::Program;
//!
//! # fn main() -> Result<(), dyntype::Error> {
//! let mut program = Program::compile(
//!     "interface Box { w: number, h: number }
//!      export function area(box: Box): number { return box.w * box.h; }",
//! )?;
//! program.run()?;
//! let exports = program.exports()?;
//! let area = program.with(|scope| {
//!     let size = scope.object();
//!     scope.set(&size, "w", &6.into())?;
//!     scope.set(&size, "h", &7.into())?;
//!     scope.invoke(&exports, "area", &[size])
//! })?;
//! assert_eq!(area.as_number(), Some(42.0));
//! # Ok(())
//! # }
//! ```
//!
//! Closures are subscribed to events and called later:
//!
//! ```
//! use dyntype::{Program, host::Value};
//! use std::{cell::RefCell, rc::Rc};
//! # fn main() -> Result<(), dyntype::Error> {
//! let mut program = Program::compile(
//!     "declare function on(event: string, listener: (n: number) => void): void;
//!      let sum = 0; on('tick', n => console.log(sum += n));",
//! )?;
//! let listeners = Rc::new(RefCell::new(Vec::new()));
//! let heard = listeners.clone();
//! program.with(|scope| {
//!     let on = scope.function("on", 2, move |_, _, args| {
//!         heard.borrow_mut().push(args[1].clone());
//!         Ok(Value::undefined())
//!     });
//!     scope.set_global("on", &on)
//! })?;
//! program.run()?;
//! for n in [1, 2, 3] {
//!     program.with(|scope| scope.call(&listeners.borrow()[0], &Value::undefined(), &[n.into()]))?;
//! }
//! assert_eq!(program.output(), "1\n3\n6\n");
//! # Ok(())
//! # }
//! ```
//!
//! An asynchronous host calls between its own waits; what the program awaits goes on after each call:
//!
//! ```
//! use dyntype::{Error, Program};
//!
//! # async fn pause() { std::future::ready(()).await }
//! async fn drive(program: &mut Program) -> Result<(), Error> {
//!     let exports = program.exports()?;
//!     for n in 1..=3 {
//!         pause().await; // a timer, a socket, a channel
//!         program.with(|scope| scope.invoke(&exports, "tick", &[n.into()]))?;
//!     }
//!     Ok(())
//! }
//!
//! # fn main() -> Result<(), Error> {
//! let mut program = Program::compile(
//!     "export async function tick(n: number): Promise<void> { console.log(await n * 2); }",
//! )?;
//! program.run()?;
//! # let mut waker = std::task::Context::from_waker(std::task::Waker::noop());
//! # let _ = std::pin::pin!(drive(&mut program)).poll(&mut waker).map(Result::unwrap);
//! assert_eq!(program.output(), "2\n4\n6\n");
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
