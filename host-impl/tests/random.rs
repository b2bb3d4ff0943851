//! Random and mutated input to the core binding: a host function may refuse, throw or stop its guest,
//! but never panic and never touch what is not the guest's.
//!
//! The inputs are the same in every run, unless `DYNTYPE_SEED` says otherwise; a failure names the
//! call and the seed.

mod support;

use dyntype_host::{CoreType, Limits, signatures};
use std::panic::{AssertUnwindSafe, catch_unwind};
use support::random::{Random, seed};
use support::{Guest, TEXT_OF};
use wasmtime::{ExternRef, Rooted, Val};

const CALLS: u32 = 10_000;

fn guest() -> Guest {
    let body = format!(
        "{} {TEXT_OF}
        (func (export \"point\") (result externref)
          (call $make (i32.const 7) (call $construct.new-number (f64.const 2)) (ref.null $code)))",
        include_str!("support/objects.wat")
    );
    let exports: String = signatures()
        .iter()
        .map(|s| {
            format!(
                "(export \"{0}.{1}\" (func ${0}.{1}))\n",
                s.interface, s.name
            )
        })
        .collect();
    let limits = Limits {
        values: 4096,
        string_units: 1 << 16,
        keys: 512,
        depth: 16,
    };
    Guest::with(
        &format!("{body}\n{exports}"),
        limits,
        wasmtime::Collector::Copying,
    )
}

/// A pool of references: of the host, of the guest, and of nobody.
fn fill(guest: &mut Guest, random: &mut Random, pool: &mut Vec<Option<Rooted<ExternRef>>>) {
    pool.clear();
    pool.push(None);
    for _ in 0..3 {
        if let Ok(Val::ExternRef(point)) = guest.call("point") {
            pool.push(point);
        }
    }
    pool.push(ExternRef::new(&mut guest.store, random.next()).ok());
    for name in [
        "construct.new-object",
        "construct.null",
        "call.global-object",
    ] {
        if let Ok(Val::ExternRef(value)) = guest.call(name) {
            pool.push(value);
        }
    }
}

#[test]
fn random_calls_never_panic() {
    let all = signatures();
    let seed = seed();
    let mut random = Random::new(seed);
    let mut guest = guest();
    let mut pool = Vec::new();
    fill(&mut guest, &mut random, &mut pool);
    let mut outcomes = [0; 3];
    for round in 0..CALLS {
        if round % 500 == 499 {
            // Whatever the calls did to the globals ends here.
            guest = self::guest();
            fill(&mut guest, &mut random, &mut pool);
            continue;
        }
        let signature = &all[random.below(all.len())];
        mutate(&mut guest, &mut random, &pool);
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
        let function = guest
            .instance
            .get_func(&mut guest.store, &name)
            .expect("every import is exported");
        let mut results = vec![Val::I32(0); signature.results.len()];
        let result = catch_unwind(AssertUnwindSafe(|| {
            function.call(&mut guest.store, &args, &mut results)
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
            Err(error) if error.is::<wasmtime::ThrownException>() => {
                guest.store.take_pending_exception();
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
    assert!(matches!(
        guest.call("construct.new-object"),
        Ok(Val::ExternRef(Some(_)))
    ));
}

/// Puts random units into the memory and random references into the table.
fn mutate(guest: &mut Guest, random: &mut Random, pool: &[Option<Rooted<ExternRef>>]) {
    const UNITS: [u16; 12] = [
        0, 0x20, 0x30, 0x31, 0x41, 0x61, 0xe9, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xffff,
    ];
    let memory = guest
        .instance
        .get_memory(&mut guest.store, "memory")
        .expect("there is a memory");
    let start = 2 * random.below(16);
    for index in 0..random.below(24) {
        let unit = random.pick(&UNITS).to_le_bytes();
        let at = start + 2 * index;
        memory.data_mut(&mut guest.store)[at..at + 2].copy_from_slice(&unit);
    }
    let names = ["Map", "Set", "TypeError", "length", "x", "iterator", "12"];
    if random.next().is_multiple_of(2) {
        let name: Vec<u8> = random
            .pick(&names)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        memory.data_mut(&mut guest.store)[..name.len()].copy_from_slice(&name);
    }
    let table = guest
        .instance
        .get_table(&mut guest.store, "values")
        .expect("there is a table");
    for slot in 0..8 {
        let value = wasmtime::Ref::Extern(random.pick(pool));
        table
            .set(&mut guest.store, slot, value)
            .expect("the slot exists");
    }
}

#[test]
fn instances_in_one_process_do_not_see_each_other() {
    let body = support::functions(&[
        (
            "mark",
            "i32",
            "(call $property.set-number (call $call.global-object) #\"mark\" (f64.const 1)) (i32.const 0)",
        ),
        ("marked", "i32", "(call $call.has-global #\"mark\")"),
    ]);
    let (mut one, mut other) = (Guest::new(&body), Guest::new(&body));
    one.number("mark");
    assert_eq!(one.number("marked"), 1.0);
    assert_eq!(other.number("marked"), 0.0);
}
