//! The table behind the references that guests hold.
//!
//! The engine's values may not leave their thread and wasmtime's host data must be allowed to, so
//! an externref holds a number and the value stays here. A number is used again after its
//! reference is gone; the generation tells the two uses apart.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Numbers whose references have been collected, to be freed at the next call. The collector may
/// run anywhere, so this is the only part that threads share.
#[derive(Clone, Default)]
pub(crate) struct FreeQueue(Arc<Dead>);

#[derive(Default)]
struct Dead {
    /// Is there something in the list? Every call asks.
    any: AtomicBool,
    list: Mutex<Vec<u32>>,
}

impl FreeQueue {
    pub(crate) fn push(&self, index: u32) {
        let mut list = self.0.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.push(index);
        self.0.any.store(true, Ordering::Release);
    }

    #[inline]
    fn is_empty(&self) -> bool {
        !self.0.any.load(Ordering::Acquire)
    }

    pub(crate) fn take(&self) -> Vec<u32> {
        let mut list = self.0.list.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.any.store(false, Ordering::Release);
        std::mem::take(&mut *list)
    }
}

/// What an externref of this host holds.
pub(crate) struct Handle {
    index: u32,
    generation: u32,
    queue: FreeQueue,
}

impl Handle {
    /// The slot and its generation.
    pub(crate) fn place(&self) -> (u32, u32) {
        (self.index, self.generation)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.queue.push(self.index);
    }
}

struct Slot<V> {
    generation: u32,
    value: Option<V>,
}

/// The values that guests refer to.
pub(crate) struct Slots<V> {
    slots: Vec<Slot<V>>,
    free: Vec<u32>,
    queue: FreeQueue,
    limit: u32,
    /// How many values may be held before the store's collector is asked to look.
    patience: usize,
    /// Values that were held so far.
    made: u64,
}

/// Values below which the store's collector is not asked.
const PATIENCE: usize = 1 << 16;

/// Slots above the limit that errors may use: the error that says "too many values" is a value.
const RESERVE: u32 = 64;

impl<V: Clone> Slots<V> {
    pub(crate) fn new(limit: u32) -> Self {
        Slots {
            slots: Vec::new(),
            free: Vec::new(),
            queue: FreeQueue::default(),
            limit,
            patience: PATIENCE,
            made: 0,
        }
    }

    /// Should the store's collector look for dead references? It sees how small a reference is and
    /// not what it holds, so its own heap may fill too slowly.
    pub(crate) fn is_impatient(&self) -> bool {
        self.len() >= self.patience
    }

    /// The collector has looked; it is asked again when twice as many values are held.
    pub(crate) fn be_patient(&mut self) {
        self.patience = PATIENCE.max(self.len() * 2);
    }

    /// How many values are held.
    pub(crate) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// How many values were held so far.
    pub(crate) fn made(&self) -> u64 {
        self.made
    }

    /// Frees what the collector has found dead.
    #[inline]
    pub(crate) fn sweep(&mut self) {
        if !self.queue.is_empty() {
            self.free_dead();
        }
    }

    fn free_dead(&mut self) {
        for index in self.queue.take() {
            if let Some(slot) = self.slots.get_mut(index as usize)
                && slot.value.take().is_some()
            {
                slot.generation = slot.generation.wrapping_add(1);
                self.free.push(index);
            }
        }
    }

    /// Is there room for one more value? Errors may use a small reserve.
    pub(crate) fn has_room(&self, is_error: bool) -> bool {
        let limit = self
            .limit
            .saturating_add(if is_error { RESERVE } else { 0 });
        self.len() < limit as usize
    }

    /// Holds a value. The caller has asked for room.
    pub(crate) fn insert(&mut self, value: V) -> Handle {
        self.made += 1;
        let index = match self.free.pop() {
            Some(index) => index,
            None => {
                self.slots.push(Slot {
                    generation: 0,
                    value: None,
                });
                (self.slots.len() - 1) as u32
            }
        };
        let slot = &mut self.slots[index as usize];
        slot.value = Some(value);
        Handle {
            index,
            generation: slot.generation,
            queue: self.queue.clone(),
        }
    }

    /// The value of a handle; None when the handle belongs to another state.
    pub(crate) fn get(&self, handle: &Handle) -> Option<V> {
        if !Arc::ptr_eq(&handle.queue.0, &self.queue.0) {
            return None;
        }
        self.at(handle.index, handle.generation).cloned()
    }

    /// The value of a slot, unless the slot has been used again.
    #[inline]
    pub(crate) fn at(&self, index: u32, generation: u32) -> Option<&V> {
        let slot = self.slots.get(index as usize)?;
        match slot.generation == generation {
            true => slot.value.as_ref(),
            false => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Slots;

    #[test]
    fn a_number_is_used_again_with_another_generation() {
        let mut slots = Slots::new(2);
        let first = slots.insert(1);
        let (index, generation) = (first.index, first.generation);
        drop(first);
        assert_eq!(slots.len(), 1);
        slots.sweep();
        assert_eq!(slots.len(), 0);
        let second = slots.insert(2);
        assert_eq!(second.index, index);
        assert_ne!(second.generation, generation);
        assert_eq!(slots.get(&second), Some(2));
        assert_eq!(Slots::<i32>::new(2).get(&second), None);
    }

    #[test]
    fn the_limit_leaves_room_for_errors() {
        let mut slots = Slots::new(1);
        let _held = slots.insert(1);
        assert!(!slots.has_room(false));
        assert!(slots.has_room(true));
    }
}
