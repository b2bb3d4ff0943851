//! What a store keeps for the interface: limits, the engine and the tables of references.

use crate::component::{Handles, Reflection};
use crate::engine::{ArgOf, Engine};
use crate::error::Error;
use crate::numbers::Numbers;
use crate::recent::{Held, Recent};
use crate::reflect::Reflect;
use crate::signature::Signature;
use crate::slots::Slots;
use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::num::NonZeroU32;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::ThreadId;
use wasmtime::{AsContextMut, ExnRef, ExnRefPre, ExternRef, OwnedRooted, Tag};

/// How much a guest may ask for. Going beyond is a RangeError that the guest can catch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Values of the environment that the guest's references may hold at a time.
    pub values: u32,
    /// Calls from guest to host to guest and so on that may be nested. Each level takes native
    /// stack, so the limit must fit the thread: the default needs less than a mebibyte.
    pub depth: u32,
    /// UTF-16 units in a string that crosses the border.
    pub string_units: u32,
    /// Interned property keys, which live as long as the store.
    pub keys: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            values: 4 << 20,
            depth: 64,
            string_units: 256 << 20,
            keys: 1 << 20,
        }
    }
}

/// How many references there are, for embedders that watch for leaks through both heaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Values of the environment that guests' references and handles hold.
    pub values: usize,
    /// Guest objects that the environment may hold.
    pub guest_objects: usize,
    /// References that were made for core guests so far: what crossing takes the host's memory for.
    /// Numbers, booleans, null, undefined and guest objects take none, and neither does an object or
    /// a string that is given again before the store's collector has run.
    pub references_made: u64,
}

/// The engine of a state that does not say which: the one with all levels, when it is there.
#[cfg(feature = "boa")]
pub type DefaultEngine = crate::boa::Boa;
/// The engine of a state that does not say which.
#[cfg(not(feature = "boa"))]
pub type DefaultEngine = crate::minimal::Minimal;

/// The interface's part of a store's data. It may be moved to another thread until it is first
/// used; then it stays, because the engine does.
pub struct State<E: Engine = DefaultEngine> {
    id: u64,
    limits: Limits,
    collect_every: Option<NonZeroU32>,
    home: Option<ThreadId>,
    engine: PhantomData<fn() -> E>,
}

impl<E: Engine> fmt::Debug for State<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("id", &self.id)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

thread_local! {
    // The engine's values may not leave their thread, and a store's data must be allowed to (WASI
    // asks for it), so a state holds a number and its realm is here. A realm whose state has left
    // the thread is never dropped: when the thread ends, the engine's heap may be gone before it.
    static REALMS: RefCell<ManuallyDrop<HashMap<u64, Rc<dyn Any>>>> = RefCell::new(ManuallyDrop::new(HashMap::new()));
    // The realm that was used last, which is nearly always the one that is used next.
    static LAST: RefCell<Option<(u64, Weak<dyn Any>)>> = const { RefCell::new(None) };
}

impl State {
    /// A state without values. The engine is started at the first call.
    pub fn new(limits: Limits) -> Self {
        State::with_engine(limits)
    }
}

impl<E: Engine> State<E> {
    /// A state with an engine that is named: `State::<Minimal>::with_engine(limits)`.
    pub fn with_engine(limits: Limits) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        State {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            limits,
            collect_every: None,
            home: None,
            engine: PhantomData,
        }
    }

    /// For tests: runs both collectors before every n-th call across the border, so that what
    /// nothing holds is gone at once. To be said before the state is used.
    pub fn collect_every(mut self, calls: NonZeroU32) -> Self {
        self.collect_every = Some(calls);
        self
    }

    /// How many references there are.
    pub fn counts(&mut self) -> Result<Counts, Error> {
        let realm = self.realm()?;
        realm.sweep();
        Ok(Counts {
            values: realm.slots.borrow().len() + realm.handles.borrow().len(),
            guest_objects: realm.engine.guest_objects(),
            references_made: realm.slots.borrow().made(),
        })
    }

    /// Runs the engine's collector. References that the store's own collector has not found dead
    /// are not freed by it: call `Store::gc` first.
    pub fn collect(&mut self) -> Result<(), Error> {
        self.realm()?.collect();
        Ok(())
    }

    /// Lets go of every guest object, and so breaks all cycles through both heaps. To the
    /// environment those objects are empty from then on, and their functions throw a TypeError; an
    /// object that the guest shows again is a new one. For embedders that keep a store for long and
    /// know a moment at which the environment holds nothing of the guest that is still needed.
    pub fn release_guest_objects(&mut self) -> Result<(), Error> {
        let realm = self.realm()?;
        realm.engine.release_guest_objects();
        Ok(())
    }

    /// The functions of the environment that run, for who shows a stack: their lines as JavaScript
    /// engines write them, innermost first, a list for each time that the environment has called a
    /// guest. Nothing is started or run for it.
    pub fn frames(&mut self) -> Vec<Vec<String>> {
        match self.home {
            Some(_) => self
                .realm()
                .map_or_else(|_| Vec::new(), |realm| E::frames(&realm)),
            None => Vec::new(),
        }
    }

    pub(crate) fn realm(&mut self) -> Result<Rc<Realm<E>>, Error> {
        let last = LAST.with_borrow(|last| match last {
            Some((id, realm)) if *id == self.id => realm.upgrade(),
            _ => None,
        });
        if let Some(realm) = last.and_then(|realm| realm.downcast().ok()) {
            return Ok(realm);
        }
        let here = std::thread::current().id();
        if *self.home.get_or_insert(here) != here {
            return Err(Error::Thread);
        }
        let known = REALMS.with_borrow(|realms| realms.get(&self.id).cloned());
        let realm: Rc<Realm<E>> = match known.and_then(|realm| realm.downcast().ok()) {
            Some(realm) => realm,
            None => {
                let made = Rc::new(Realm::new(self.limits, self.collect_every)?);
                let kept: Rc<dyn Any> = made.clone();
                REALMS.with_borrow_mut(|realms| realms.insert(self.id, kept));
                made
            }
        };
        let weak: Weak<dyn Any> = Rc::<Realm<E>>::downgrade(&realm);
        LAST.set(Some((self.id, weak)));
        Ok(realm)
    }
}

impl Default for State {
    fn default() -> Self {
        State::new(Limits::default())
    }
}

impl<E: Engine> Drop for State<E> {
    fn drop(&mut self) {
        // Taken out first and dropped after: dropping it runs the engine's collector. On another
        // thread, or when the thread ends, there is nothing to take.
        let realm = REALMS.try_with(|realms| {
            realms
                .try_borrow_mut()
                .ok()
                .and_then(|mut r| r.remove(&self.id))
        });
        drop(realm);
    }
}

/// Something that ends the engine's run without being an exception of the dynamic world.
pub enum Abort {
    /// A trap, or an error of the embedder.
    Error(wasmtime::Error),
    /// An exception with a tag that is not ours: it passes, but no JavaScript can catch it.
    Exception(OwnedRooted<ExnRef>),
}

/// The engine, and everything that belongs to it.
pub struct Realm<E: Engine> {
    pub(crate) limits: Limits,
    pub(crate) engine: E,
    pub(crate) slots: RefCell<Slots<E::Value>>,
    /// What components hold; core guests have slots.
    pub(crate) handles: RefCell<Handles<E::Value>>,
    /// How to look into the objects of core guests, one for each instance.
    pub(crate) reflects: RefCell<Vec<Rc<Reflect>>>,
    /// How to look into the objects of the component.
    pub(crate) reflection: RefCell<Option<Rc<Reflection>>>,
    pub(crate) tag: Cell<Option<Tag>>,
    pub(crate) exception: RefCell<Option<ExnRefPre>>,
    /// References that crossed lately.
    pub(crate) recent: RefCell<Recent>,
    /// How numbers are represented.
    pub(crate) numbers: OnceCell<Numbers>,
    /// The references of null, false and true, which need one slot each and not one each time.
    pub(crate) constants: RefCell<[Option<(OwnedRooted<ExternRef>, Held)>; 3]>,
    /// What ended a callback, and must end the function that it was called from.
    pub(crate) abort: RefCell<Option<Abort>>,
    /// Room for the arguments of the next call.
    pub(crate) arguments: Cell<Vec<ArgOf<E>>>,
    depth: Cell<u32>,
    /// Calls between two collections, in tests, and those until the next one.
    collect_every: Option<NonZeroU32>,
    until_collection: Cell<u32>,
}

impl<E: Engine> Realm<E> {
    fn new(limits: Limits, collect_every: Option<NonZeroU32>) -> Result<Self, Error> {
        Ok(Realm {
            limits,
            engine: E::start(&limits)?,
            slots: RefCell::new(Slots::new(limits.values)),
            handles: RefCell::default(),
            reflects: RefCell::default(),
            reflection: RefCell::default(),
            tag: Cell::new(None),
            exception: RefCell::new(None),
            recent: RefCell::default(),
            numbers: OnceCell::new(),
            constants: RefCell::default(),
            abort: RefCell::new(None),
            arguments: Cell::default(),
            depth: Cell::new(0),
            collect_every,
            until_collection: Cell::new(0),
        })
    }

    /// Frees what either collector has found dead.
    pub(crate) fn sweep(&self) {
        self.slots.borrow_mut().sweep();
        self.engine.sweep();
    }

    /// Runs the engine's collector, and frees what either has found dead.
    fn collect(&self) {
        self.sweep();
        self.engine.collect();
        self.sweep();
    }

    /// Are both collectors run all the time?
    pub(crate) fn is_stressed(&self) -> bool {
        self.collect_every.is_some()
    }

    /// Done before each call into a guest.
    pub(crate) fn tidy(&self, store: &mut impl AsContextMut) -> wasmtime::Result<()> {
        self.sweep();
        self.stress(store)
    }

    /// Runs both collectors when it is time, in tests. What a call was given is rooted by then.
    #[inline]
    pub(crate) fn stress(&self, store: &mut impl AsContextMut) -> wasmtime::Result<()> {
        let Some(every) = self.collect_every else {
            return Ok(());
        };
        let left = self.until_collection.get();
        self.until_collection
            .set(left.checked_sub(1).unwrap_or(every.get() - 1));
        if left == 0 {
            store.as_context_mut().gc(None)?;
            self.collect();
        }
        Ok(())
    }

    /// Counts a level of nesting; None at the limit. The guard ends it. What cannot fail calls no
    /// guest and has no limit; what else a handler needs to look at a value has it a little later.
    pub(crate) fn deeper(&self, signature: &Signature) -> Option<Deeper<'_>> {
        let depth = self.depth.get();
        let limit = self.limits.depth;
        if signature.fails && depth >= limit.saturating_add(signature.reserve) {
            return None;
        }
        self.depth.set(depth + 1);
        Some(Deeper(&self.depth))
    }

    /// Does a guest wait for an imported function?
    pub(crate) fn is_in_call(&self) -> bool {
        self.depth.get() > 0
    }
}

/// A level of nesting.
pub(crate) struct Deeper<'a>(&'a Cell<u32>);

impl Drop for Deeper<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}
