//! Constants: strings, the singletons, and the descriptors of primitive values.

use crate::ir::{DataIdx, Expr, GlobalIdx, Kind, Val};

use super::Lowerer;
use super::layout::kind;

impl Lowerer<'_> {
    /// A string constant.
    pub fn string_constant(&mut self, text: &str) -> Expr {
        let units: Vec<u16> = text.encode_utf16().collect();
        self.string_units(units)
    }

    /// A string constant from its UTF-16 units.
    pub fn string_units(&mut self, units: Vec<u16>) -> Expr {
        let ty = Val::Ref(self.layout.string);
        if let Some(&global) = self.strings.get(&units) {
            return Expr::global(global, ty);
        }
        let shown: String = String::from_utf16_lossy(&units).chars().take(24).collect();
        let global = self.new_global(&format!("\"{shown}\""), ty);
        let data = DataIdx(self.module.data.len() as u32);
        self.module
            .data
            .push(units.iter().flat_map(|unit| unit.to_le_bytes()).collect());
        let length = units.len() as i32;
        let flat = if units.is_empty() {
            Expr::new(
                Kind::ArrayNewDefault(self.layout.raw_u16, Expr::i32(0)),
                Some(Val::Ref(self.layout.raw_u16)),
            )
        } else {
            Expr::new(
                Kind::ArrayNewData(self.layout.raw_u16, data, Expr::i32(0), Expr::i32(length)),
                Some(Val::Ref(self.layout.raw_u16)),
            )
        };
        let string = self.new_string(flat, Expr::i32(length));
        self.start.push(Expr::global_set(global, string));
        self.strings.insert(units, global);
        self.known.constants.insert(global);
        Expr::global(global, ty)
    }

    /// Allocates a string with its units.
    pub fn new_string(&mut self, flat: Expr, length: Expr) -> Expr {
        let ty = Val::Ref(self.layout.string);
        let meta = self.kind_meta(kind::STRING);
        Expr::struct_new(
            self.layout.string,
            vec![
                meta,
                flat,
                length,
                Expr::null(ty),
                Expr::null(ty),
                Expr::i32(0),
            ],
        )
    }

    /// The descriptor of a primitive kind.
    pub fn kind_meta(&mut self, kind: i32) -> Expr {
        let name = format!("meta:{kind}");
        let ty = Val::Ref(self.layout.meta);
        Expr::global(self.named_global(&name, ty), ty)
    }

    fn kind_global(&mut self, name: &str) -> GlobalIdx {
        let any = self.layout.any();
        self.named_global(name, any)
    }

    /// `null`
    pub fn null_value(&mut self) -> Expr {
        let global = self.kind_global("null");
        Expr::global(global, self.layout.any())
    }

    /// `true`
    pub fn true_value(&mut self) -> Expr {
        let global = self.kind_global("true");
        Expr::global(global, self.layout.any())
    }

    /// `false`
    pub fn false_value(&mut self) -> Expr {
        let global = self.kind_global("false");
        Expr::global(global, self.layout.any())
    }

    /// What stands in an absent element or property.
    pub fn hole_value(&mut self) -> Expr {
        let global = self.kind_global("hole");
        Expr::global(global, self.layout.any())
    }

    /// Boxes a double.
    pub fn box_number(&mut self, number: Expr) -> Expr {
        let meta = self.kind_meta(kind::NUMBER);
        Expr::struct_new(self.layout.number, vec![meta, number])
    }

    /// Makes the descriptors of primitive kinds and the singletons, before anything else.
    pub fn primitive_metas(&mut self) -> Vec<Expr> {
        let mut code = Vec::new();
        // The name of a primitive's descriptor is null: nobody reads it before it is asked for,
        // and string constants need the string's descriptor first.
        let (string, meta, raw) = (self.layout.string, self.layout.meta, self.layout.raw_any);
        for kind in kind::NULL..=kind::HOST {
            let class = match kind {
                kind::BOOLEAN => "Boolean",
                kind::NUMBER => "Number",
                kind::STRING => "String",
                kind::FUNCTION => "Function",
                kind::ARRAY => "Array",
                _ => "",
            };
            let init = match self.builtin_proto_init(class) {
                Some(func) => {
                    Expr::new(Kind::FuncRef(func), Some(Val::Ref(self.layout.proto_init)))
                }
                None => Expr::null(Val::Ref(self.layout.proto_init)),
            };
            let name = format!("meta:{kind}");
            let global = self.named_global(&name, Val::Ref(meta));
            let value = Expr::struct_new(
                meta,
                vec![
                    Expr::i32(kind),
                    Expr::i32(kind),
                    Expr::null(Val::Ref(string)),
                    Expr::null(Val::Ref(meta)),
                    Expr::null(Val::Ref(raw)),
                    Expr::null(Val::Ref(self.layout.field_get)),
                    Expr::null(Val::Ref(self.layout.field_set)),
                    Expr::null(self.layout.any()),
                    init,
                ],
            );
            code.push(Expr::global_set(global, value));
        }
        let null_meta = self.kind_meta(kind::NULL);
        for name in ["null", "hole"] {
            let global = self.kind_global(name);
            let value = Expr::struct_new(self.layout.value, vec![null_meta.clone()]);
            code.push(Expr::global_set(global, value));
        }
        for (name, value) in [("true", 1), ("false", 0)] {
            let global = self.kind_global(name);
            let meta = self.kind_meta(kind::BOOLEAN);
            let value = Expr::struct_new(self.layout.boolean, vec![meta, Expr::i32(value)]);
            code.push(Expr::global_set(global, value));
        }
        code
    }
}
