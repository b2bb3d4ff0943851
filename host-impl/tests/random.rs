//! Random and mutated input to the core binding: a host function may refuse, throw or stop its guest,
//! but never panic and never touch what is not the guest's.
//!
//! The inputs are the same in every run, unless `DYNTYPE_SEED` says otherwise; a failure names the
//! call and the seed.

mod support;

use dyntype_host::{Limits, signatures};
use support::random::{self, Pool, Random};
use support::{Guest, TEXT_OF};
use wasmtime::{ExternRef, Val};

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
fn fill(guest: &mut Guest, random: &mut Random, pool: &mut Pool) {
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
    random::call_all(|random| {
        let mut guest = guest();
        let mut pool = Pool::new();
        fill(&mut guest, random, &mut pool);
        (guest.store, guest.instance, pool)
    });
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
