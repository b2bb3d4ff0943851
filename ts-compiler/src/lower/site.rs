//! What accesses to properties of dynamic objects remember (`runtime/site.ts`), and the way of those
//! that find what they remember: a shape compared, a slot read or written.

use crate::ir::{Binary, Expr, Kind, Val};

use super::control::FrameKind;
use super::function::Body;
use super::value::Typed;

const MODULE: &str = "site";

/// The slot of a property in an object that has the remembered shape.
pub struct Slot {
    /// Has it?
    pub is_met: Expr,
    slots: Expr,
    index: Expr,
}

impl Body<'_, '_> {
    /// What the accesses to a name remember; symbols have none.
    pub fn site(&mut self, name: &str, access: &str) -> Option<Expr> {
        if name.starts_with("@@") || self.l.options.host_objects {
            return None;
        }
        let class = self.l.library_symbol(MODULE, "Site")?;
        let val = Val::Ref(self.l.class_type(class));
        let title = format!("site:{access} .{name}");
        if let Some(&global) = self.l.globals.get(&title) {
            return Some(Expr::global(global, val));
        }
        let global = self.l.named_global(&title, val);
        let layout = self.l.class_layout(class);
        let mut fields = vec![self.l.class_meta(class), Expr::null(self.l.layout.any())];
        for field in &layout.fields {
            fields.push(self.l.default_of(field.repr));
        }
        let made = Expr::struct_new(layout.ty, fields);
        self.l.start.push(Expr::global_set(global, made));
        Some(Expr::global(global, val))
    }

    /// Whether an access is worth being done in place: one in a loop of the program.
    pub fn is_hot(&self) -> bool {
        !self.l.program.module(self.module).is_library
            && self
                .frames
                .iter()
                .any(|frame| matches!(frame.kind, FrameKind::Loop { .. }))
    }

    /// Where an object has the property that a site remembers. The value must be read again freely.
    pub fn slot(&mut self, value: &Expr, site: &Expr) -> Option<Slot> {
        let object = self.l.library_symbol("dynobject", "DynObject")?;
        let ty = Val::Ref(self.l.class_type(object));
        let receiver = Expr::cast(ty, value.clone());
        let own = self.l.library_symbol(MODULE, "Site")?;
        let remembered = self.library_field(site.clone(), own, "shape");
        let shape = self.library_field(receiver.clone(), object, "shape");
        let same = Expr::binary(Binary::RefEq, shape, remembered);
        let is_object = Expr::test(ty, value.clone());
        Some(Slot {
            is_met: Expr::if_else(is_object, vec![same], vec![Expr::i32(0)], Some(Val::I32)),
            slots: self.library_field(receiver, object, "slots"),
            index: self.library_field(site.clone(), own, "index"),
        })
    }

    /// Reads a slot.
    pub fn slot_value(&mut self, slot: Slot) -> Typed {
        let raw = self.l.layout.raw_any;
        let any = self.l.layout.any();
        let read = Kind::ArrayGet(raw, slot.slots, slot.index);
        Typed::any(Expr::new(read, Some(any)))
    }

    /// Writes a slot.
    pub fn set_slot(&mut self, slot: Slot, value: Expr) -> Expr {
        let raw = self.l.layout.raw_any;
        Expr::new(Kind::ArraySet(raw, slot.slots, slot.index, value), None)
    }
}
