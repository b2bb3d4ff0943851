//! TypeScript to WasmGC.

pub mod check;
pub mod diagnostics;
pub mod ir {
    //! Stand-in until the parts are joined.
    /// See the compiler's `ir`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    #[allow(missing_docs)]
    pub struct Span { pub module: u32, pub start: u32, pub end: u32 }
}
pub mod program;
pub mod types;
