//! What an embedder's engine must have for guests of either binding.

use wasmtime::{Collector, Config};

/// Bytes for [`Config::gc_heap_initial_size`] with which a program that allocates much runs well. The
/// collector grows its heap only when it is full after a collection: with 100,000 live objects an
/// allocation took 273 ns from the default size on, and 8 ns from this one.
///
/// The size counts against the limits that a store's `ResourceLimiter` sets.
pub const INITIAL_HEAP: u64 = 64 << 20;

/// Sets what guests need, and nothing that is a matter of taste: what an embedder sets afterwards
/// counts.
///
/// ```
/// use wasmtime::{Config, Engine};
///
/// # fn main() -> wasmtime::Result<()> {
/// let mut config = Config::new();
/// dyntype_host::configure(&mut config).gc_heap_initial_size(dyntype_host::INITIAL_HEAP);
/// let engine = Engine::new(&config)?;
/// # Ok(())
/// # }
/// ```
///
/// - Core guests: garbage collection by copying (other collectors work and cost more), function
///   references, exceptions, tail calls. Most are wasmtime's defaults.
/// - Components: no support for concurrency, so that the environment may enter one that waits for
///   it; see [`component`](crate::component#entering-a-component-again). wasmtime's default depends
///   on the features that it is built with.
pub fn configure(config: &mut Config) -> &mut Config {
    config
        .wasm_gc(true)
        .wasm_function_references(true)
        .wasm_exceptions(true)
        .wasm_tail_call(true)
        .collector(Collector::Copying)
        .concurrency_support(false)
}
