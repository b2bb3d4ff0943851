//! The guest's own objects, as the engine sees them: a proxy for each, made on first sight.
//!
//! The same guest reference must be the same proxy for as long as either lives, and a proxy that
//! goes back to the guest must become the reference again. Both directions are looked up here.

// The derived tracing code of the engine's collector is unsafe; nothing else here is.
#![allow(unsafe_code)]

use super::Realm;
use super::builtins::thrown;
use crate::calls::Guest;
use crate::engine::Reference;
use crate::engine::kind;
use crate::moves::Moves;
use crate::reflect::{Hook, Origin, Reflect};
use crate::values::{Failure, failure};
use boa_engine::object::builtins::JsProxy;
use boa_engine::{JsData, JsObject, JsValue};
use boa_gc::{Finalize, Gc, GcRefCell, Trace, WeakGc};
use indexmap::IndexSet;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::rc::{Rc, Weak};
use wasmtime::{AsContextMut, ExternRef, RootScope, Rooted, Val};

/// Entries whose proxy has been collected.
type Dead = Rc<RefCell<Vec<u32>>>;

/// Says that the proxy of an entry is gone, when it is dropped together with it.
struct Token {
    index: u32,
    dead: Dead,
}

impl Drop for Token {
    fn drop(&mut self) {
        // A collection cannot start while the list is borrowed: nobody allocates meanwhile.
        if let Ok(mut dead) = self.dead.try_borrow_mut() {
            dead.push(self.index);
        }
    }
}

/// What lives exactly as long as the proxy: the proxy's handler owns it and it owns the proxy. A
/// weak reference to it is therefore a weak reference to the proxy, which the engine cannot give.
#[derive(Trace, Finalize)]
pub(crate) struct Core {
    proxy: GcRefCell<Option<JsObject>>,
    #[unsafe_ignore_trace]
    _token: Token,
}

impl Core {
    /// The proxy, once it has been made.
    pub(crate) fn proxy(&self) -> Option<JsObject> {
        self.proxy.borrow().clone()
    }
}

/// The native data of a proxy's handler, from which a trap finds the guest object.
#[derive(Trace, Finalize, JsData)]
pub(crate) struct HandlerData {
    pub(crate) core: Gc<Core>,
    #[unsafe_ignore_trace]
    pub(crate) realm: Weak<Realm>,
    #[unsafe_ignore_trace]
    pub(crate) index: u32,
}

/// Where a guest object is.
enum Place {
    /// A reference of a core guest.
    Reference {
        reference: Reference,
        reflect: Rc<Reflect>,
        bits: u32,
    },
    /// A number of a component.
    Number(u32),
}

/// A guest object that the engine may hold.
struct Entry {
    place: Place,
    core: WeakGc<Core>,
    address: u64,
    kind: u32,
}

/// Hashes addresses, which are made by no enemy.
type Spread = BuildHasherDefault<Spreader>;

#[derive(Default)]
struct Spreader(u64);

impl Hasher for Spreader {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(n.into());
    }
    fn write_u64(&mut self, n: u64) {
        // Both ends of the hash are used, and addresses differ in the middle.
        let product = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = product ^ (product >> 32);
    }
}

/// All guest objects that the engine may hold.
#[derive(Default)]
pub(crate) struct Guests {
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    /// Entries that are filled.
    live: usize,
    dead: Dead,
    /// By the address of the proxy.
    by_proxy: HashMap<u64, u32, Spread>,
    /// By the reference's bits, which are good until the collector moves objects.
    by_bits: HashMap<u32, u32, Spread>,
    /// By the number that a component gave.
    by_number: HashMap<u32, u32>,
    /// Numbers that are no longer held, and of which the component has not been told.
    released: IndexSet<u32>,
    moves: Moves,
}

impl Guests {
    /// How many guest objects the engine may hold.
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// Lets go of guest objects whose proxies have been collected.
    pub(crate) fn sweep(&mut self) {
        if self.dead.borrow().is_empty() {
            return;
        }
        let dead = std::mem::take(&mut *self.dead.borrow_mut());
        for index in dead {
            if let Some(entry) = self.entries.get_mut(index as usize).and_then(Option::take) {
                if self.by_proxy.get(&entry.address) == Some(&index) {
                    self.by_proxy.remove(&entry.address);
                }
                match entry.place {
                    Place::Reference { bits, .. } => {
                        if self.by_bits.get(&bits) == Some(&index) {
                            self.by_bits.remove(&bits);
                        }
                    }
                    Place::Number(id) => {
                        self.by_number.remove(&id);
                        self.released.insert(id);
                    }
                }
                self.live -= 1;
            }
            // Each number has one token, whatever became of the entry meanwhile.
            self.free.push(index);
        }
    }

    /// Gives up all guest objects. Their numbers stay taken until their proxies are collected.
    pub(crate) fn release(&mut self) {
        self.by_proxy.clear();
        self.by_bits.clear();
        self.released
            .extend(self.by_number.drain().map(|(id, _)| id));
        self.live = 0;
        self.entries.fill_with(|| None);
    }

    /// The proxy that already stands for the reference.
    pub(crate) fn find(
        &mut self,
        store: &mut impl AsContextMut,
        reference: &Rooted<ExternRef>,
    ) -> wasmtime::Result<Option<JsObject>> {
        self.refresh(store)?;
        let bits = reference.to_raw(&mut *store)?;
        Ok(self.by_bits.get(&bits).and_then(|index| self.proxy(*index)))
    }

    /// Reserves an entry's number, and what the proxy's handler is to hold.
    pub(crate) fn reserve(&mut self) -> (u32, Gc<Core>) {
        let index = match self.free.pop() {
            Some(index) => index,
            None => {
                self.entries.push(None);
                (self.entries.len() - 1) as u32
            }
        };
        let token = Token {
            index,
            dead: self.dead.clone(),
        };
        (
            index,
            Gc::new(Core {
                proxy: GcRefCell::new(None),
                _token: token,
            }),
        )
    }

    /// Fills an entry for a reference.
    fn fill_reference(
        &mut self,
        store: &mut impl AsContextMut,
        reserved: (u32, Gc<Core>),
        proxy: &JsObject,
        reference: &Rooted<ExternRef>,
        reflect: Rc<Reflect>,
        kind: u32,
    ) -> wasmtime::Result<()> {
        self.refresh(store)?;
        let bits = reference.to_raw(&mut *store)?;
        let reference = reference.to_owned_rooted(&mut *store)?;
        self.by_bits.insert(bits, reserved.0);
        let place = Place::Reference {
            reference,
            reflect,
            bits,
        };
        self.fill(reserved, proxy, place, kind);
        Ok(())
    }

    /// Fills an entry for a number.
    pub(crate) fn fill_number(
        &mut self,
        reserved: (u32, Gc<Core>),
        proxy: &JsObject,
        id: u32,
        kind: u32,
    ) {
        self.by_number.insert(id, reserved.0);
        // The component uses it again without having asked.
        self.released.swap_remove(&id);
        self.fill(reserved, proxy, Place::Number(id), kind);
    }

    fn fill(&mut self, (index, core): (u32, Gc<Core>), proxy: &JsObject, place: Place, kind: u32) {
        let address = address(proxy);
        *core.proxy.borrow_mut() = Some(proxy.clone());
        self.by_proxy.insert(address, index);
        let entry = Entry {
            place,
            core: WeakGc::new(&core),
            address,
            kind,
        };
        if let Some(place) = self.entries.get_mut(index as usize) {
            *place = Some(entry);
            self.live += 1;
        }
    }

    /// The object for a component's number, and its kind.
    pub(crate) fn numbered(&self, id: u32) -> Option<(JsObject, u32)> {
        let index = *self.by_number.get(&id)?;
        Some((self.proxy(index)?, self.entry(index)?.kind))
    }

    /// The component's number of the object for which an object of the engine stands.
    pub(crate) fn number(&self, object: &JsObject) -> Option<u32> {
        match self.entry(self.index_of(object)?)?.place {
            Place::Number(id) => Some(id),
            Place::Reference { .. } => None,
        }
    }

    /// The numbers that have been released since it was asked the last time.
    pub(crate) fn released(&mut self) -> Vec<u32> {
        self.released.drain(..).collect()
    }

    /// The number of the guest object for which an object of the engine stands.
    pub(crate) fn index_of(&self, object: &JsObject) -> Option<u32> {
        let index = *self.by_proxy.get(&address(object))?;
        // The address may have been given to another object since.
        self.proxy(index)
            .filter(|proxy| JsObject::equals(proxy, object))
            .map(|_| index)
    }

    /// The reference for which a value stands, when it stands for one.
    pub(crate) fn reference(&self, value: &JsValue) -> Option<Reference> {
        let object = value.as_object()?;
        JsProxy::from_object(object.clone()).ok()?;
        match &self.entry(self.index_of(&object)?)?.place {
            Place::Reference { reference, .. } => Some(reference.clone()),
            Place::Number(_) => None,
        }
    }

    /// How the guest is asked about the object.
    pub(crate) fn guest(&self, index: u32) -> Option<Guest<JsValue>> {
        Some(match &self.entry(index)?.place {
            Place::Reference {
                reference, reflect, ..
            } => Guest::Core {
                reference: reference.clone(),
                reflect: reflect.clone(),
            },
            Place::Number(_) => Guest::Component {
                object: self.proxy(index)?.into(),
            },
        })
    }

    /// What the guest said that the object is.
    pub(crate) fn kind(&self, index: u32) -> Option<u32> {
        self.entry(index).map(|e| e.kind)
    }

    fn entry(&self, index: u32) -> Option<&Entry> {
        self.entries.get(index as usize)?.as_ref()
    }

    fn proxy(&self, index: u32) -> Option<JsObject> {
        self.entry(index)?.core.upgrade()?.proxy()
    }

    /// Looks up all bits again when the store's collector has run since the last time.
    fn refresh(&mut self, store: &mut impl AsContextMut) -> wasmtime::Result<()> {
        if !self.moves.watch(store)? {
            return Ok(());
        }
        self.by_bits.clear();
        for (index, entry) in self.entries.iter_mut().enumerate() {
            if let Some(entry) = entry
                && let Place::Reference {
                    reference, bits, ..
                } = &mut entry.place
            {
                let mut scope = RootScope::new(store.as_context_mut());
                *bits = reference.to_rooted(&mut scope).to_raw(&mut scope)?;
                self.by_bits.insert(*bits, index as u32);
            }
        }
        Ok(())
    }
}

/// Reserves a guest object, and what its proxy's handler is to hold.
pub(crate) fn reserve(realm: &Rc<Realm>) -> (u32, HandlerData) {
    let (index, core) = realm.engine.guests.borrow_mut().reserve();
    let realm = Rc::downgrade(realm);
    (index, HandlerData { core, realm, index })
}

/// The engine's object for a reference of the guest's own for which none stands yet.
pub(crate) fn wrap<O: Origin>(
    origin: &mut O,
    realm: &Rc<Realm>,
    reference: Rooted<ExternRef>,
) -> Result<JsValue, Failure<JsValue>> {
    let engine = &realm.engine;
    let reflect = origin.reflect(realm);
    let mut kind = [Val::I32(kind::OBJECT as i32)];
    if let Some(function) = reflect.function(Hook::Kind)
        && let Err(error) =
            function.call(&mut *origin, &[Val::ExternRef(Some(reference))], &mut kind)
    {
        return Err(failure(origin, realm, error));
    }
    // The guest may have shown the object to the host while it was asked.
    if let Some(proxy) = engine.guests.borrow_mut().find(origin, &reference)? {
        return Ok(proxy.into());
    }
    let kind = kind[0].i32().map_or(kind::OBJECT, |k| k as u32);
    let (index, data) = reserve(realm);
    let core = data.core.clone();
    let made = engine.with_context(|context| {
        let proxy = engine.builtins.proxy(kind, data, context);
        proxy.map_err(|e| thrown(e, context))
    })?;
    let proxy = made.map_err(Failure::Thrown)?;
    let mut guests = engine.guests.borrow_mut();
    guests.fill_reference(origin, (index, core), &proxy, &reference, reflect, kind)?;
    Ok(proxy.into())
}

/// The engine's object that stands for a reference of the guest's own already.
pub(crate) fn find(
    store: &mut impl AsContextMut,
    realm: &Realm,
    reference: &Rooted<ExternRef>,
) -> wasmtime::Result<Option<JsValue>> {
    let found = realm.engine.guests.borrow_mut().find(store, reference)?;
    Ok(found.map(JsValue::from))
}

/// The address of an object, by way of its hash: the engine has no other public access to it.
pub(crate) fn address(object: &JsObject) -> u64 {
    struct Fold(u64);
    impl Hasher for Fold {
        fn finish(&self) -> u64 {
            self.0
        }
        fn write(&mut self, bytes: &[u8]) {
            for byte in bytes {
                self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
            }
        }
        fn write_usize(&mut self, n: usize) {
            self.0 = self.0.rotate_left(32) ^ n as u64;
        }
    }
    let mut fold = Fold(0);
    object.hash(&mut fold);
    fold.finish()
}
