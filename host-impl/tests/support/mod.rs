//! A guest written in the text format, with every import of the interface at hand.
#![allow(dead_code)] // each test file uses a part of it

pub mod random;

use dyntype_host::{Counts, Limits, State, module_name, signatures};
use wasmtime::{
    Collector, Config, Engine, ExternRef, Instance, Linker, Module, Rooted, Store, ThrownException,
    Val,
};

/// A guest and its store.
pub struct Guest {
    pub store: Store<State>,
    pub instance: Instance,
}

/// Writes the module around a guest's functions: the imports as `$interface.name`, the tag
/// `$thrown`, the memory, the table, and a data segment for every `#"text"`, which stands for a
/// pointer and a length.
pub fn module_text(body: &str) -> String {
    let mut text = String::from("(module\n");
    for signature in signatures() {
        let list = |kind: &str, types: &[dyntype_host::CoreType]| -> String {
            types.iter().map(|ty| format!(" ({kind} {ty})")).collect()
        };
        text += &format!(
            "(import \"{}\" \"{}\" (func ${}.{}{}{}))\n",
            signature.module(),
            signature.name,
            signature.interface,
            signature.name,
            list("param", &signature.params),
            list("result", &signature.results)
        );
    }
    text += &format!(
        "(import \"{}\" \"thrown\" (tag $thrown (param externref)))\n",
        module_name("exception")
    );
    text += "(memory (export \"memory\") 1)\n(table $values (export \"values\") 8 externref)\n";
    let mut at = 1024;
    let mut data = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("#\"") {
        let (literal, tail) = after.split_once('"').expect("a text ends");
        let units: Vec<u16> = literal.encode_utf16().collect();
        text += before;
        text += &format!("(i32.const {at}) (i32.const {})", units.len());
        let bytes: String = units
            .iter()
            .flat_map(|u| u.to_le_bytes())
            .map(|b| format!("\\{b:02x}"))
            .collect();
        data += &format!("(data (i32.const {at}) \"{bytes}\")\n");
        at += units.len() * 2;
        rest = tail;
    }
    text + rest + "\n" + &data + ")"
}

impl Guest {
    pub fn new(body: &str) -> Guest {
        Guest::with(body, Limits::default(), Collector::Auto)
    }

    pub fn with(body: &str, limits: Limits, collector: Collector) -> Guest {
        Guest::with_config(body, limits, |config| {
            config.collector(collector);
        })
    }

    pub fn with_config(body: &str, limits: Limits, configure: impl FnOnce(&mut Config)) -> Guest {
        let mut config = Config::new();
        dyntype_host::configure(&mut config);
        configure(&mut config);
        let engine = Engine::new(&config).expect("the engine starts");
        let module = Module::new(&engine, module_text(body)).expect("the guest is valid");
        let mut linker = Linker::new(&engine);
        dyntype_host::add_to_linker(&mut linker, |state: &mut State| state)
            .expect("the interface is complete");
        let mut store = Store::new(&engine, State::new(limits));
        dyntype_host::add_tag_to_linker(&mut linker, &mut store, |state| state)
            .expect("the tag is made");
        let instance = linker
            .instantiate(&mut store, &module)
            .expect("the guest starts");
        Guest { store, instance }
    }

    /// The sizes of both tables.
    pub fn counts(&mut self) -> Counts {
        self.store.data_mut().counts().expect("the state is here")
    }

    /// The sizes of both tables when both collectors have had their turn, twice: what one frees may
    /// be what the other waits for.
    pub fn collected(&mut self) -> Counts {
        for _ in 0..2 {
            self.store.gc(None).expect("a collection is possible");
            let state = self.store.data_mut();
            state.collect().expect("the engine is here");
        }
        self.counts()
    }

    /// Calls an export that has one result.
    pub fn call(&mut self, name: &str) -> wasmtime::Result<Val> {
        let function = self
            .instance
            .get_func(&mut self.store, name)
            .expect("the export exists");
        let mut results = [Val::I32(0)];
        function.call(&mut self.store, &[], &mut results)?;
        Ok(results[0])
    }

    pub fn number(&mut self, name: &str) -> f64 {
        match self.call(name) {
            Ok(Val::F64(bits)) => f64::from_bits(bits),
            Ok(Val::I32(word)) => f64::from(word),
            Ok(other) => panic!("{name}: {other:?} is no number"),
            Err(error) => panic!("{name}: {}", self.message(error)),
        }
    }

    /// What a call throws, as text; panics when it does not throw.
    pub fn error(&mut self, name: &str) -> String {
        match self.call(name) {
            Ok(value) => panic!("{name} ends with {value:?}"),
            Err(error) => self.message(error),
        }
    }

    fn message(&mut self, error: wasmtime::Error) -> String {
        if !error.is::<ThrownException>() {
            return format!("trap: {error:?}");
        }
        let exception = self
            .store
            .take_pending_exception()
            .expect("the exception is there");
        let Val::ExternRef(value) = exception.field(&mut self.store, 0).expect("it has a field")
        else {
            return "an exception of another kind".to_owned();
        };
        self.text(value)
    }

    /// A value as text, through the interface: the guest exports `text-of` for it.
    pub fn text(&mut self, value: Option<Rooted<ExternRef>>) -> String {
        let function = self
            .instance
            .get_func(&mut self.store, "text-of")
            .expect("the guest has `text-of`");
        let mut results = [Val::I32(0)];
        function
            .call(&mut self.store, &[Val::ExternRef(value)], &mut results)
            .expect("the text can be made");
        let len = results[0].unwrap_i32() as usize;
        let memory = self
            .instance
            .get_memory(&mut self.store, "memory")
            .expect("there is a memory");
        let bytes = &memory.data(&self.store)[32768..32768 + 2 * len];
        let units: Vec<u16> = bytes
            .chunks(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    }

    /// The result of an export as text.
    pub fn string(&mut self, name: &str) -> String {
        match self.call(name) {
            Ok(Val::ExternRef(value)) => self.text(value),
            Ok(other) => panic!("{name}: {other:?} is no value"),
            Err(error) => panic!("{name}: {}", self.message(error)),
        }
    }
}

/// The export by which the tests read strings: writes at 32768 and gives the length.
pub const TEXT_OF: &str = r#"
(func (export "text-of") (param $v externref) (result i32)
  (local $s externref)
  (local.set $s (call $convert.to-string (local.get $v)))
  (call $convert.string-copy (local.get $s) (i32.const 32768) (i32.const 0) (i32.const 8000)))
"#;

/// A module of functions `(name, type of the result, body)` and `text-of`.
pub fn functions(list: &[(&str, &str, &str)]) -> String {
    let mut text = String::from(TEXT_OF);
    for (name, result, body) in list {
        text += &format!(
            "(func (export \"{name}\") (result {result}) (local $a externref) (local $b externref) {body})\n"
        );
    }
    text
}
