//! TypeScript to WasmGC.

pub mod check;
pub mod diagnostics;
pub mod ir;
pub mod program;
pub mod types;
