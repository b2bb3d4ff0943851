//! Lending a `&mut` to code that is called later on the same stack.
//!
//! While the engine runs a built-in, the built-in may call a guest function, and that needs the
//! store; while the guest runs, it may call the host again, and that needs the engine. Neither can
//! be passed as an argument: the engine's native functions and wasmtime's host functions have
//! fixed signatures. So each is lent for the time of a call. This is the one place where the crate
//! needs unsafe code; the two methods below keep the aliasing rules by construction.
#![allow(unsafe_code)]

use super::Boa;
use crate::calls::Calls;
use std::cell::Cell;
use std::ptr::NonNull;

/// A place where a mutable reference can be left for the callees of a function.
pub(crate) struct Lent<T: ?Sized>(Cell<Option<NonNull<T>>>);

impl<T: ?Sized> Default for Lent<T> {
    fn default() -> Self {
        Lent(Cell::new(None))
    }
}

/// Puts back what the place held before, even when the body unwinds.
struct Restore<'a, T: ?Sized> {
    place: &'a Lent<T>,
    before: Option<NonNull<T>>,
}

impl<T: ?Sized> Drop for Restore<'_, T> {
    fn drop(&mut self) {
        self.place.0.set(self.before);
    }
}

impl<T: ?Sized> Lent<T> {
    /// Is there something to be used?
    pub(crate) fn is_lent(&self) -> bool {
        self.0.get().is_some()
    }

    /// Runs the body, in which `with` finds the item.
    pub(crate) fn lend<R>(&self, item: &mut T, body: impl FnOnce() -> R) -> R {
        let before = self.0.replace(Some(NonNull::from(item)));
        let _restore = Restore {
            place: self,
            before,
        };
        body()
    }

    /// Uses the item that is lent, None when there is none. While it is in use it is not lent: a
    /// second use inside the body finds nothing, instead of a second mutable reference.
    pub(crate) fn with<R>(&self, body: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut pointer = self.0.take()?;
        let _restore = Restore {
            place: self,
            before: Some(pointer),
        };
        // SAFETY: `lend` holds the exclusive reference from which the pointer was made for as long
        // as the pointer is in the place, and takes it out before it returns. Taking it out of the
        // place above makes this the only reference derived from it.
        Some(body(unsafe { pointer.as_mut() }))
    }
}

/// Lends something whose type is only known to the lender, and which may borrow from the lender.
pub(crate) fn lend_calls<'a, R>(
    place: &Lent<dyn Calls<Boa>>,
    item: &'a mut (dyn Calls<Boa> + 'a),
    body: impl FnOnce() -> R,
) -> R {
    // SAFETY: only the lifetime changes. The place gives the reference out for the time of a
    // closure, and `lend` removes it before this function returns, while `'a` still lives. The
    // trait has no method by which the longer lifetime could be observed.
    let item: &mut (dyn Calls<Boa> + 'static) = unsafe {
        std::mem::transmute::<&'a mut (dyn Calls<Boa> + 'a), &'a mut (dyn Calls<Boa> + 'static)>(
            item,
        )
    };
    place.lend(item, body)
}

#[cfg(test)]
mod tests {
    use super::Lent;

    #[test]
    fn an_item_in_use_is_not_lent_twice() {
        let place = Lent::<u32>::default();
        let mut item = 1;
        place.lend(&mut item, || {
            let inner = place.with(|n| {
                *n += 1;
                let mut other = 10;
                let deeper = place.lend(&mut other, || place.with(|n| *n));
                (place.is_lent(), deeper)
            });
            assert_eq!(inner, Some((false, Some(10))));
            assert!(place.is_lent());
        });
        assert!(!place.is_lent());
        assert_eq!(item, 2);
    }
}
