//! References that crossed the border lately, by their bits and by their values.
//!
//! Rooting a reference and reading its data costs far more than most of what guests ask for, and
//! making one more still. While the store's collector has not run, the bits of a reference are
//! enough to know its value, and a value that is given again can have the reference it had.

use crate::engine::Engine;
use crate::moves::Moves;
use crate::slots::Slots;
use wasmtime::{AnyRef, AsContextMut, ExternRef, I31, Rooted};

/// What a reference holds.
#[derive(Clone, Copy, Default)]
pub(crate) enum Held {
    #[default]
    Nothing,
    /// The value of a slot, unless the slot has been used again.
    Slot { index: u32, generation: u32 },
    /// A number that is no small integer.
    Number(f64),
}

#[derive(Clone, Copy, Default)]
struct Line {
    bits: u32,
    held: Held,
}

/// Lines of each table, a power of two; newer references take the lines of older ones.
const LINES: usize = 1 << 10;

/// The references that crossed lately.
pub(crate) struct Recent {
    moves: Moves,
    by_bits: Box<[Line]>,
    by_value: Box<[Line]>,
    /// Small integers are their own references, as `integer` and `of_integer` have it.
    integers: bool,
}

impl Default for Recent {
    fn default() -> Self {
        let lines = || vec![Line::default(); LINES].into_boxed_slice();
        Recent {
            moves: Moves::default(),
            by_bits: lines(),
            by_value: lines(),
            integers: false,
        }
    }
}

fn line_of(bits: u32) -> usize {
    (bits.wrapping_mul(0x9E37_79B1) >> 20) as usize % LINES
}

fn line_of_mark(mark: u64) -> usize {
    (mark.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as usize % LINES
}

/// The bits of a small integer.
fn of_integer(integer: I31) -> u32 {
    integer.get_u32() << 1 | 1
}

impl Recent {
    /// The value of a reference.
    #[inline]
    pub(crate) fn value<E: Engine>(&self, bits: u32, slots: &Slots<E::Value>) -> Option<E::Value> {
        if bits & 1 == 1 {
            return self.integers.then(|| E::integer(bits as i32 >> 1));
        }
        let line = &self.by_bits[line_of(bits)];
        if line.bits != bits || !self.moves.are_none() {
            return None;
        }
        match line.held {
            Held::Slot { index, generation } => slots.at(index, generation).cloned(),
            Held::Number(number) => Some(E::number(number)),
            Held::Nothing => None,
        }
    }

    /// The bits of a small integer's reference.
    #[inline]
    pub(crate) fn integer(&self, integer: I31) -> Option<u32> {
        self.integers.then(|| of_integer(integer))
    }

    /// The bits of a reference that holds a number.
    pub(crate) fn number(&self, number: f64) -> Option<u32> {
        let line = &self.by_value[line_of_mark(number.to_bits())];
        let is_same = matches!(line.held, Held::Number(n) if n.to_bits() == number.to_bits());
        (is_same && self.is_alive()).then_some(line.bits)
    }

    /// The bits of a reference that holds a value.
    pub(crate) fn held<E: Engine>(
        &self,
        value: &E::Value,
        mark: u64,
        slots: &Slots<E::Value>,
    ) -> Option<u32> {
        let line = &self.by_value[line_of_mark(mark)];
        let Held::Slot { index, generation } = line.held else {
            return None;
        };
        let is_same = self.is_alive() && E::is_same(slots.at(index, generation)?, value);
        is_same.then_some(line.bits)
    }

    /// Are references alive that nobody holds? What is not collected yet may be given again.
    fn is_alive(&self) -> bool {
        self.moves.are_none() && !self.moves.is_pinned()
    }

    /// Notes what a reference holds, and by which mark to find it.
    pub(crate) fn note(
        &mut self,
        store: &mut impl AsContextMut,
        reference: &Rooted<ExternRef>,
        held: Held,
        mark: Option<u64>,
    ) -> wasmtime::Result<()> {
        if self.moves.watch(store)? {
            self.by_bits.fill(Line::default());
            self.by_value.fill(Line::default());
            self.integers = are_plain(store)?;
        }
        let bits = reference.to_raw(&mut *store)?;
        let line = Line { bits, held };
        self.by_bits[line_of(bits)] = line;
        if let Some(mark) = mark {
            self.by_value[line_of_mark(mark)] = line;
        }
        Ok(())
    }
}

/// Does this version of wasmtime represent small integers the way that is assumed here?
fn are_plain(store: &mut impl AsContextMut) -> wasmtime::Result<bool> {
    for integer in [0, 1, -1, 0x1234_5678, -0x4000_0000] {
        let integer = I31::wrapping_i32(integer);
        let any = AnyRef::from_i31(&mut *store, integer);
        let reference = ExternRef::convert_any(&mut *store, any)?;
        let bits = reference.to_raw(&mut *store)?;
        if bits != of_integer(integer) || bits as i32 >> 1 != integer.get_i32() {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::{Held, Recent};
    use crate::boa::Boa;
    use crate::slots::Slots;
    use boa_engine::{JsObject, JsValue};
    use wasmtime::{Config, Engine, ExternRef, RootScope, Store};

    #[test]
    fn a_reference_is_known_until_it_may_have_moved() -> wasmtime::Result<()> {
        let mut config = Config::new();
        config.wasm_gc(true);
        let mut store = Store::new(&Engine::new(&config)?, ());
        let mut slots = Slots::new(10);
        let mut recent = Recent::default();
        let value = JsValue::from(JsObject::with_null_proto());
        let other = JsValue::from(JsObject::with_null_proto());
        let mut scope = RootScope::new(&mut store);
        let handle = slots.insert(value.clone());
        let (index, generation) = handle.place();
        let reference = ExternRef::new(&mut scope, handle)?;
        let held = Held::Slot { index, generation };
        recent.note(&mut scope, &reference, held, Some(7))?;
        let bits = reference.to_raw(&mut scope)?;
        assert_eq!(recent.value::<Boa>(bits, &slots), Some(value.clone()));
        assert_eq!(recent.held::<Boa>(&value, 7, &slots), Some(bits));
        // Another value with the same mark is not taken for it.
        assert_eq!(recent.held::<Boa>(&other, 7, &slots), None);
        drop(scope);
        store.gc(None)?;
        assert_eq!(recent.value::<Boa>(bits, &slots), None);
        assert_eq!(recent.held::<Boa>(&value, 7, &slots), None);
        Ok(())
    }

    #[test]
    fn a_slot_that_is_used_again_is_another_value() -> wasmtime::Result<()> {
        let mut store = Store::new(&Engine::default(), ());
        let mut slots = Slots::new(10);
        let mut recent = Recent::default();
        let handle = slots.insert(JsValue::from(1.5));
        let (index, generation) = handle.place();
        let reference = ExternRef::new(&mut store, ())?;
        let held = Held::Slot { index, generation };
        recent.note(&mut store, &reference, held, None)?;
        let bits = reference.to_raw(&mut store)?;
        assert_eq!(recent.value::<Boa>(bits, &slots), Some(JsValue::from(1.5)));
        drop(handle);
        slots.sweep();
        let _second = slots.insert(JsValue::from(2.5));
        assert_eq!(recent.value::<Boa>(bits, &slots), None);
        Ok(())
    }
}
