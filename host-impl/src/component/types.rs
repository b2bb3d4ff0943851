//! The enums and flags of `types.wit` as typed functions have them. The engine compares them with
//! a component's when it is linked; a test compares them with the WIT file.

// The derived code that reads and writes a component's memory is unsafe; nothing else here is.
#![allow(unsafe_code)]

use wasmtime::component::{ComponentType, Lift, Lower, flags};

/// `enum kind`
#[derive(ComponentType, Lift, Lower, Clone, Copy, Debug, PartialEq, Eq)]
#[component(enum)]
#[repr(u8)]
pub(crate) enum Kind {
    #[component(name = "undefined")]
    Undefined,
    #[component(name = "null")]
    Null,
    #[component(name = "boolean")]
    Boolean,
    #[component(name = "number")]
    Number,
    #[component(name = "string")]
    String,
    #[component(name = "symbol")]
    Symbol,
    #[component(name = "bigint")]
    Bigint,
    #[component(name = "object")]
    Object,
    #[component(name = "function")]
    Function,
    #[component(name = "array")]
    Array,
}

impl Kind {
    /// The kind with a number of the WIT file.
    pub(crate) fn from_word(word: u32) -> Option<Kind> {
        const ALL: [Kind; 10] = [
            Kind::Undefined,
            Kind::Null,
            Kind::Boolean,
            Kind::Number,
            Kind::String,
            Kind::Symbol,
            Kind::Bigint,
            Kind::Object,
            Kind::Function,
            Kind::Array,
        ];
        ALL.get(word as usize).copied()
    }
}

/// `enum hint`
#[expect(dead_code, reason = "only components make one")]
#[derive(ComponentType, Lift, Lower, Clone, Copy, Debug, PartialEq, Eq)]
#[component(enum)]
#[repr(u8)]
pub(crate) enum Hint {
    #[component(name = "default")]
    Default,
    #[component(name = "number")]
    Number,
    #[component(name = "string")]
    String,
}

flags! {
    Attributes {
        #[component(name = "writable")]
        const WRITABLE;
        #[component(name = "enumerable")]
        const ENUMERABLE;
        #[component(name = "configurable")]
        const CONFIGURABLE;
        #[component(name = "present")]
        const PRESENT;
    }
}

/// Each flag with the bit that the interface's functions have for it.
const BITS: [(Attributes, u32); 4] = [
    (Attributes::WRITABLE, 1),
    (Attributes::ENUMERABLE, 2),
    (Attributes::CONFIGURABLE, 4),
    (Attributes::PRESENT, 8),
];

impl Attributes {
    /// The flags of bits.
    pub(crate) fn from_word(word: u32) -> Attributes {
        let mut flags = Attributes::default();
        for (flag, bit) in BITS {
            if word & bit != 0 {
                flags |= flag;
            }
        }
        flags
    }

    /// The bits of the flags.
    pub(crate) fn word(self) -> u32 {
        let set = BITS.iter().filter(|(flag, _)| (self & *flag) == *flag);
        set.map(|(_, bit)| bit).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Attributes, Kind};

    #[test]
    fn bits_are_flags_and_back() {
        for word in 0..16 {
            assert_eq!(Attributes::from_word(word).word(), word);
        }
        assert_eq!(Kind::from_word(9), Some(Kind::Array));
        assert_eq!(Kind::from_word(10), None);
    }
}
