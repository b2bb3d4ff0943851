//! Noticing that the store's collector has run.
//!
//! The bits of a reference are good until the collector moves objects. Nothing says that it has, so
//! an object that nobody holds is left in its way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use wasmtime::{AsContextMut, ExternRef, RootScope};

/// What has been noticed of the collector.
#[derive(Default)]
pub(crate) struct Moves {
    moved: Option<Arc<AtomicBool>>,
    /// The collector does not move: bits are good for as long as the reference is held.
    pinned: bool,
}

/// Reports that it has been collected.
struct Canary(Arc<AtomicBool>);

impl Drop for Canary {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Moves {
    /// Are bits that were good when `watch` was called good for as long as the reference is held?
    #[inline]
    pub(crate) fn are_none(&self) -> bool {
        self.pinned
            || self
                .moved
                .as_ref()
                .is_some_and(|moved| !moved.load(Ordering::Relaxed))
    }

    /// Does the collector free references at once, instead of all when it runs?
    pub(crate) fn is_pinned(&self) -> bool {
        self.pinned
    }

    /// Watches from now on. True when all bits that were known before are void.
    pub(crate) fn watch(&mut self, store: &mut impl AsContextMut) -> wasmtime::Result<bool> {
        if self.are_none() {
            return Ok(false);
        }
        let moved = Arc::new(AtomicBool::new(false));
        let mut scope = RootScope::new(store.as_context_mut());
        ExternRef::new(&mut scope, Canary(moved.clone()))?;
        drop(scope);
        // A collector that counts references frees at once, and one that counts does not move.
        self.pinned = moved.load(Ordering::Relaxed);
        self.moved = Some(moved);
        Ok(true)
    }
}
