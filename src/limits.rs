//! Limits of a running program: memory and time.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use wasmtime::{Engine, ResourceLimiter, Result};

/// Most memory a program takes when nothing is said.
pub const DEFAULT_MEMORY: usize = 4 << 30;

/// Time that a program is given to notice that its time is up.
const GRACE: Duration = Duration::from_secs(1);

/// Counts what a program's memories, heap and tables take together.
#[derive(Debug)]
pub struct MemoryLimit {
    most: usize,
    taken: usize,
    /// A growth was refused, so that a trap can be explained.
    pub refused: bool,
}

impl MemoryLimit {
    /// A limit of so many bytes.
    pub fn new(most: usize) -> Self {
        MemoryLimit {
            most,
            taken: 0,
            refused: false,
        }
    }

    /// The limit in bytes.
    pub fn most(&self) -> usize {
        self.most
    }

    fn grow(&mut self, by: usize) -> bool {
        match self.taken.checked_add(by) {
            Some(total) if total <= self.most => {
                self.taken = total;
                true
            }
            _ => {
                self.refused = true;
                false
            }
        }
    }
}

impl ResourceLimiter for MemoryLimit {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> Result<bool> {
        Ok(self.grow(desired.saturating_sub(current)))
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> Result<bool> {
        let slots = desired.saturating_sub(current);
        Ok(self.grow(slots.saturating_mul(size_of::<usize>())))
    }
}

/// Advances the engine's epoch when the time is up, unless it is dropped before.
#[derive(Debug)]
pub struct Alarm {
    cancel: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Alarm {
    /// Sets the alarm.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn set(engine: &Engine, time: Duration) -> std::io::Result<Alarm> {
        let (cancel, cancelled) = mpsc::channel();
        let engine = engine.weak();
        let wait = move || {
            if cancelled.recv_timeout(time) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            if let Some(engine) = engine.upgrade() {
                engine.increment_epoch();
            }
            // A program that waits in a host function (for input, say) does not see the epoch.
            if cancelled.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
                eprintln!("error: the program took longer than {time:?} and was stopped");
                std::process::exit(1);
            }
        };
        let thread = thread::Builder::new()
            .name("alarm".to_owned())
            .spawn(wait)?;
        Ok(Alarm {
            cancel: Some(cancel),
            thread: Some(thread),
        })
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // Dropping the sender wakes the thread.
        self.cancel = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_counted_together() -> Result<()> {
        let mut limit = MemoryLimit::new(100);
        assert!(limit.memory_growing(0, 60, None)?);
        assert!(!limit.memory_growing(0, 60, None)?);
        assert!(limit.refused);
        assert!(limit.memory_growing(60, 100, None)?);
        assert!(!limit.table_growing(0, 1, None)?);
        Ok(())
    }
}
