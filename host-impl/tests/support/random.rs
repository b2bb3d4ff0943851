//! Random arguments.
#![allow(dead_code)] // each test file uses a part of it

use dyntype_host::{CoreType, signatures};
use std::panic::{AssertUnwindSafe, catch_unwind};
use wasmtime::{ExternRef, Instance, Ref, Rooted, Store, ThrownException, Val};

/// Calls that are made.
pub const CALLS: u32 = 10_000;

/// References that are passed.
pub type Pool = Vec<Option<Rooted<ExternRef>>>;

/// The seed in `DYNTYPE_SEED`, or the one that every run has.
pub fn seed() -> u64 {
    let named = std::env::var("DYNTYPE_SEED").ok();
    named.and_then(|seed| seed.parse().ok()).unwrap_or(0x5eed)
}

/// A generator of numbers by multiplication and shifts; good enough to choose arguments.
pub struct Random(u64);

impl Random {
    /// The generator for a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) ^ (self.0 >> 13)) as u32
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn word(&mut self) -> i32 {
        const WORDS: [i32; 14] = [
            0,
            1,
            2,
            3,
            8,
            1024,
            1025,
            65534,
            65535,
            65536,
            i32::MAX,
            i32::MIN,
            -1,
            -2,
        ];
        match self.next() % 4 {
            0 => self.next() as i32,
            1 => (self.next() % 70_000) as i32,
            _ => self.pick(&WORDS),
        }
    }

    pub fn number(&mut self) -> f64 {
        const NUMBERS: [f64; 12] = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            4_294_967_295.0,
            4_294_967_296.0,
            1e300,
            5e-324,
        ];
        match self.next() % 3 {
            0 => f64::from_bits(u64::from(self.next()) << 32 | u64::from(self.next())),
            _ => self.pick(&NUMBERS),
        }
    }
}

/// Calls the functions of the core binding, which guests export under `interface.name`, with random
/// arguments: each call ends with a result, an exception or a trap.
pub fn call_all<T: 'static>(start: impl Fn(&mut Random) -> (Store<T>, Instance, Pool)) {
    let all = signatures();
    let seed = seed();
    let mut random = Random::new(seed);
    let (mut store, mut instance, mut pool) = start(&mut random);
    let mut outcomes = [0; 3];
    for round in 0..CALLS {
        if round % 500 == 499 {
            // Whatever the calls did to the globals ends here.
            (store, instance, pool) = start(&mut random);
            continue;
        }
        let signature = &all[random.below(all.len())];
        mutate(&mut store, &instance, &mut random, &pool);
        let args: Vec<Val> = signature
            .params
            .iter()
            .map(|ty| match ty {
                CoreType::I32 => Val::I32(random.word()),
                CoreType::I64 => Val::I64(i64::from(random.word()) << (random.next() % 33)),
                CoreType::F64 => Val::F64(random.number().to_bits()),
                CoreType::Externref => Val::ExternRef(random.pick(&pool)),
            })
            .collect();
        let name = format!("{}.{}", signature.interface, signature.name);
        let function = instance.get_func(&mut store, &name);
        let function = function.expect("every import is exported");
        let mut results = vec![Val::I32(0); signature.results.len()];
        let result = catch_unwind(AssertUnwindSafe(|| {
            function.call(&mut store, &args, &mut results)
        }));
        let result = result
            .unwrap_or_else(|_| panic!("round {round} of seed {seed}: {name}({args:?}) panics"));
        let kind = match result {
            Ok(()) => {
                if let [Val::ExternRef(value)] = results[..]
                    && pool.len() < 64
                    // Making a huge array is cheap, and walking it is the language's own slowness.
                    && signature.name != "new-array-with-length"
                {
                    pool.push(value);
                }
                0
            }
            Err(error) if error.is::<ThrownException>() => {
                store.take_pending_exception();
                1
            }
            Err(_) => 2,
        };
        outcomes[kind] += 1;
    }
    // All three happen often, or the inputs are not worth their name.
    assert!(
        outcomes.iter().all(|n| *n > 200),
        "{outcomes:?} of seed {seed}"
    );
    // And the host is still good for something.
    let object = instance.get_typed_func(&mut store, "construct.new-object");
    let object: wasmtime::TypedFunc<(), Option<Rooted<ExternRef>>> = object.expect("the export");
    assert!(object.call(&mut store, ()).is_ok_and(|made| made.is_some()));
}

/// Puts random units into the memory and random references into the table.
fn mutate<T>(store: &mut Store<T>, instance: &Instance, random: &mut Random, pool: &Pool) {
    const UNITS: [u16; 12] = [
        0, 0x20, 0x30, 0x31, 0x41, 0x61, 0xe9, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xffff,
    ];
    let memory = instance.get_memory(&mut *store, "memory");
    let memory = memory.expect("there is a memory");
    let start = 2 * random.below(16);
    for index in 0..random.below(24) {
        let unit = random.pick(&UNITS).to_le_bytes();
        let at = start + 2 * index;
        memory.data_mut(&mut *store)[at..at + 2].copy_from_slice(&unit);
    }
    let names = ["Map", "Set", "TypeError", "length", "x", "iterator", "12"];
    if random.next().is_multiple_of(2) {
        let name: Vec<u8> = random
            .pick(&names)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        memory.data_mut(&mut *store)[..name.len()].copy_from_slice(&name);
    }
    let table = instance.get_table(&mut *store, "values");
    let table = table.expect("there is a table");
    for slot in 0..table.size(&mut *store).min(8) {
        let value = Ref::Extern(random.pick(pool));
        table
            .set(&mut *store, slot, value)
            .expect("the slot exists");
    }
}
