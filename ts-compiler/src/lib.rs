//! TypeScript to static WebAssembly GC code.

pub mod emit;
pub mod ir;
pub mod opt;
