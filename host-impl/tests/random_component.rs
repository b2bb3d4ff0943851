//! Random calls by a component: whatever it passes is an error or a trap, never a panic.

#[path = "support/component.rs"]
mod component_text;
#[path = "support/random.rs"]
mod random;

use component_text::{core_imports, flat, head, instance, name_of};
use dyntype_host::{
    Boa, Engine as Dynamic, Limits, Minimal, State, component, component_signatures, configure,
};
use random::{Random, seed};
use std::panic::{AssertUnwindSafe, catch_unwind};
use wasmtime::component::{Component, Instance, Linker, Val};
use wasmtime::{Config, Engine, Store};

/// Calls that are made.
const CALLS: u32 = random::CALLS;

/// A component that calls each function with what it is told, word by word, and lets its memory be
/// read and written.
fn text() -> String {
    let mut module = String::from("(core module $main\n");
    module += &core_imports();
    module += "(func (export \"peek\") (param i32) (result i32) (i32.load (local.get 0)))
        (func (export \"poke\") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
        (func (export \"let-go\") (param i32) (call $drop (local.get 0)))\n";
    let mut exports = String::from(
        "(func (export \"peek\") (param \"at\" u32) (result u32) (canon lift (core func $main \"peek\")))
        (func (export \"poke\") (param \"at\" u32) (param \"word\" u32) (canon lift (core func $main \"poke\")))
        (func (export \"let-go\") (param \"handle\" u32) (canon lift (core func $main \"let-go\")))\n",
    );
    for (number, signature) in component_signatures().iter().enumerate() {
        let (params, result) = flat(signature);
        let gets: String = (0..params.len())
            .map(|i| format!("(local.get {i})"))
            .collect();
        let zero = result.map_or("(i32.const 0)", |_| "");
        module += &format!(
            "(func (export \"f{number}\") (param {}) (result i32) (call ${} {gets}) {zero})\n",
            params.join(" "),
            name_of(signature)
        );
        let params: String = params
            .iter()
            .enumerate()
            .map(|(i, ty)| match *ty {
                "i64" => format!("(param \"p{i}\" s64)"),
                "f64" => format!("(param \"p{i}\" f64)"),
                _ => format!("(param \"p{i}\" u32)"),
            })
            .collect();
        exports += &format!(
            "(func (export \"f{number}\") {params} (result u32) (canon lift (core func $main \"f{number}\")))\n"
        );
    }
    format!("{}{module})\n{}{exports})", head(), instance())
}

struct Guest<E: Dynamic> {
    store: Store<State<E>>,
    instance: Instance,
    /// Handles that were given to the component.
    pool: Vec<u32>,
}

impl<E: Dynamic> Guest<E> {
    fn start(engine: &Engine, linker: &Linker<State<E>>, component: &Component) -> Self {
        let limits = Limits {
            values: 4096,
            string_units: 1 << 16,
            keys: 512,
            depth: 16,
        };
        let mut store = Store::new(engine, State::with_engine(limits));
        let instance = linker.instantiate(&mut store, component).expect("a guest");
        let mut guest = Guest {
            store,
            instance,
            pool: vec![0, 1, u32::MAX],
        };
        guest.write_texts();
        guest
    }

    /// Calls an export; None when it trapped.
    fn call(&mut self, name: &str, args: &[Val]) -> Option<u32> {
        let function = self.instance.get_func(&mut self.store, name);
        let function = function.expect("the export is there");
        let mut results = [Val::U32(0)];
        let count = usize::from(name != "poke" && name != "let-go");
        function
            .call(&mut self.store, args, &mut results[..count])
            .ok()?;
        match results {
            [Val::U32(word)] => Some(word),
            _ => None,
        }
    }

    fn poke(&mut self, at: u32, word: u32) {
        self.call("poke", &[Val::U32(at), Val::U32(word)])
            .expect("the place is in memory");
    }

    /// Names at the pointers that random words often are.
    fn write_texts(&mut self) {
        for (at, text) in [(0, "Map"), (8, "length"), (1024, "TypeError"), (64, "x")] {
            let units: Vec<u16> = text.encode_utf16().chain([0]).collect();
            for (index, pair) in (0..).zip(units.chunks(2)) {
                let high = pair.get(1).copied().unwrap_or(0);
                self.poke(at + 4 * index, u32::from(pair[0]) | u32::from(high) << 16);
            }
        }
    }
}

#[test]
fn random_calls_never_panic() {
    random_calls::<Boa>();
}

#[test]
fn random_calls_of_the_engine_without_javascript_never_panic() {
    random_calls::<Minimal>();
}

fn random_calls<E: Dynamic>() {
    let engine = Engine::new(configure(&mut Config::new())).expect("an engine");
    let mut linker = Linker::new(&engine);
    component::add_to_linker(&mut linker, |state: &mut State<E>| state).expect("all is there");
    let component = Component::new(&engine, text()).expect("the component is valid");
    let all = component_signatures();
    let seed = seed();
    let mut random = Random::new(seed);
    let mut guest = Guest::start(&engine, &linker, &component);
    let mut outcomes = [0; 3];
    for round in 0..CALLS {
        let number = random.below(all.len());
        let signature = &all[number];
        // What a list is made of, and parts of texts.
        for _ in 0..random.below(3) {
            let handle = random.pick(&guest.pool);
            let unit = random.next();
            let word = random.pick(&[handle, handle, unit]);
            guest.poke(4 * random.below(8) as u32, word);
        }
        let result_at = if random.below(20) == 0 {
            random.word() as u32
        } else {
            2048
        };
        let (params, result) = flat(signature);
        let by_pointer = result.is_none();
        let letters: Vec<char> = signature.form.chars().collect();
        let takes_values = letters.first() == Some(&'v');
        let args: Vec<Val> = params
            .iter()
            .enumerate()
            .map(|(index, ty)| match *ty {
                "i64" => Val::S64(i64::from(random.word()) << random.below(33)),
                "f64" => Val::Float64(random.number()),
                _ if by_pointer && index + 1 == params.len() => Val::U32(result_at),
                _ if (takes_values && index == 0) || random.below(3) == 0 => {
                    Val::U32(random.pick(&guest.pool))
                }
                _ if random.below(2) == 0 => Val::U32(random.below(12) as u32),
                _ => Val::U32(random.word() as u32),
            })
            .collect();
        let name = name_of(signature);
        let called = catch_unwind(AssertUnwindSafe(|| {
            guest.call(&format!("f{number}"), &args)
        }));
        let called = called
            .unwrap_or_else(|_| panic!("round {round} of seed {seed}: {name}({args:?}) panics"));
        let Some(word) = called else {
            outcomes[2] += 1;
            // An instance that was stopped cannot be entered again.
            guest = Guest::start(&engine, &linker, &component);
            continue;
        };
        let is_error = by_pointer
            && signature.fails
            && guest.call("peek", &[Val::U32(result_at)]).unwrap_or(0) & 1 != 0;
        outcomes[usize::from(is_error)] += 1;
        let handle = match signature.form.split_once('>').map(|(_, result)| result) {
            Some("v") => Some(word),
            Some("!v") => guest.call("peek", &[Val::U32(result_at.wrapping_add(4))]),
            _ => None,
        };
        // Making a huge array is cheap, and walking it is the language's own slowness.
        if let Some(handle) = handle
            && signature.name != "new-array-with-length"
        {
            guest.pool.push(handle);
        }
        if guest.pool.len() > 48 {
            let gone = guest.pool.swap_remove(3 + random.below(40));
            let dropped = guest.call("let-go", &[Val::U32(gone)]);
            if dropped.is_none() {
                guest = Guest::start(&engine, &linker, &component);
            }
        }
    }
    // All three happen often, or the inputs are not worth their name.
    assert!(
        outcomes.iter().all(|n| *n > 200),
        "{outcomes:?} of seed {seed}"
    );
}

/// Handles are numbers of one component: the same number is nothing in another.
#[test]
fn components_in_one_process_do_not_see_each_other() {
    let engine = Engine::new(configure(&mut Config::new())).expect("an engine");
    let mut linker = Linker::new(&engine);
    component::add_to_linker(&mut linker, |state: &mut State| state).expect("all is there");
    let component = Component::new(&engine, text()).expect("the component is valid");
    let mut one = Guest::start(&engine, &linker, &component);
    let mut other = Guest::start(&engine, &linker, &component);
    let all = component_signatures();
    let number = |name: &str| {
        let found = all.iter().position(|s| name_of(s) == name);
        format!("f{}", found.expect("the function"))
    };
    let at = Val::U32(2048);
    // A mark among the globals of the one.
    one.call(&number("call.global-object"), std::slice::from_ref(&at))
        .expect("no trap");
    let global = one.call("peek", &[Val::U32(2052)]).expect("a handle");
    let (text, len) = (Val::U32(64), Val::U32(1));
    let mark = [
        Val::U32(global),
        text.clone(),
        len.clone(),
        Val::Float64(1.0),
        at.clone(),
    ];
    one.call(&number("property.set-number"), &mark)
        .expect("no trap");
    for (guest, is_marked) in [(&mut one, 1), (&mut other, 0)] {
        let args = [text.clone(), len.clone(), at.clone()];
        guest
            .call(&number("call.has-global"), &args)
            .expect("no trap");
        let answer = guest.call("peek", &[Val::U32(2052)]).expect("an answer");
        assert_eq!(answer & 0xff, is_marked);
    }
    // And the handle of the one is none of the other.
    let stolen = [Val::U32(global), text, len, at];
    assert!(other.call(&number("property.get"), &stolen).is_none());
}
