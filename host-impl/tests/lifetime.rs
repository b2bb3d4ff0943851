//! What is held, and when it is let go.

mod support;

use dyntype_host::{Limits, State};
use support::{Guest, functions};
use wasmtime::Collector;

const LOOP: &str = "
    (local $i i32)
    (loop $again
      (local.set $a (call $construct.new-object))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000))))
    (i32.const 0)";

#[test]
fn slots_are_free_after_a_collection() {
    for collector in [Collector::Copying, Collector::DeferredReferenceCounting] {
        let mut guest = Guest::with(
            &functions(&[("objects", "i32", LOOP)]),
            Limits::default(),
            collector,
        );
        guest.number("objects");
        assert_eq!(guest.collected().values, 0, "{collector:?}");
    }
}

#[test]
fn a_reference_that_is_kept_keeps_its_value() {
    let body = functions(&[
        (
            "keep",
            "i32",
            "(global.set $kept (call $construct.new-object)) (call $property.set-number (global.get $kept) #\"x\" (f64.const 3)) (i32.const 0)",
        ),
        ("objects", "i32", LOOP),
        (
            "x",
            "f64",
            "(call $property.get-number (global.get $kept) #\"x\")",
        ),
    ]);
    let mut guest = Guest::new(&format!(
        "(global $kept (mut externref) (ref.null extern)) {body}"
    ));
    guest.number("keep");
    guest.number("objects");
    assert_eq!(guest.collected().values, 1);
    assert_eq!(guest.number("x"), 3.0);
}

#[test]
fn a_guest_object_is_let_go_with_its_wrapper() {
    let body = format!(
        "{} (global $holder (mut externref) (ref.null extern)) {}",
        include_str!("support/objects.wat"),
        functions(&[
            (
                "hold",
                "i32",
                "(global.set $holder (call $construct.new-object))
                 (call $property.set (global.get $holder) #\"kept\" (call $make (i32.const 7) (ref.null extern) (ref.null $code)))
                 (i32.const 0)",
            ),
            (
                "release",
                "i32",
                "(drop (call $property.delete (global.get $holder) #\"kept\")) (i32.const 0)",
            ),
        ])
    );
    let mut guest = Guest::new(&body);
    guest.number("hold");
    assert_eq!(guest.collected().guest_objects, 1);
    guest.number("release");
    assert_eq!(guest.collected().guest_objects, 0);
}

#[test]
fn limits_are_errors_that_can_be_caught() {
    // The table is cleared before the error is looked at: that takes a value more.
    let fill = "
        (local $i i32)
        (block $caught (result externref)
          (try_table (catch $thrown $caught)
            (loop $again
              (table.set $values (local.get $i) (call $construct.new-object))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $again (i32.lt_u (local.get $i) (i32.const 8)))))
          (unreachable))
        (table.fill $values (i32.const 0) (ref.null extern) (i32.const 8))";
    let limits = Limits {
        values: 5,
        string_units: 100,
        keys: 1,
        ..Limits::default()
    };
    let list = [
        ("fill", "externref", fill),
        ("objects", "i32", LOOP),
        (
            "long",
            "externref",
            "(call $construct.new-string (i32.const 0) (i32.const 101))",
        ),
        (
            "grown",
            "externref",
            "(local.set $a (call $construct.new-string (i32.const 0) (i32.const 60))) (call $operator.add (local.get $a) (local.get $a))",
        ),
        (
            "keys",
            "i32",
            "(drop (call $property.intern #\"a\")) (call $property.intern #\"b\")",
        ),
    ];
    let mut guest = Guest::with(&functions(&list), limits, Collector::Copying);
    assert_eq!(guest.number("objects"), 0.0, "dead values do not count");
    assert!(guest.error("long").starts_with("RangeError"));
    assert!(guest.error("grown").starts_with("RangeError"));
    assert!(guest.error("keys").starts_with("RangeError"));
    assert_eq!(
        guest.string("fill"),
        "RangeError: more dynamic values are held than the host allows"
    );
}

#[test]
fn numbers_booleans_and_absence_take_no_reference() {
    let made = [
        "(call $construct.new-number (f64.const 7))",
        "(call $construct.new-number (f64.const 0.5))",
        "(call $construct.new-bool (i32.const 1))",
        "(call $construct.new-bool (i32.const 0))",
        "(call $construct.null)",
        "(call $construct.undefined)",
    ];
    let there_and_back = made.map(|value| {
        format!(
            "(call $property.set (global.get $object) #\"x\" {value})
             (drop (call $property.get (global.get $object) #\"x\"))"
        )
    });
    let body = functions(&[
        (
            "begin",
            "i32",
            "(global.set $object (call $construct.new-object)) (i32.const 0)",
        ),
        ("primitives", "i32", &repeated(&there_and_back.concat())),
    ]);
    let mut guest = Guest::new(&format!(
        "(global $object (mut externref) (ref.null extern)) {body}"
    ));
    guest.number("begin");
    guest.number("primitives");
    // The object, and null, false and true, which have one each for good.
    assert_eq!(guest.counts().references_made, 4);
}

#[test]
fn a_state_stays_on_its_thread() {
    let mut state = State::new(Limits::default());
    assert!(state.counts().is_ok());
    let elsewhere = std::thread::spawn(move || state.counts().is_err()).join();
    assert_eq!(elsewhere.ok(), Some(true));
}

/// A function that runs a body very often, and the function that says how often that is.
fn repeated(body: &str) -> String {
    format!(
        "(local $i i32)
        (loop $again
          {body}
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br_if $again (i32.lt_u (local.get $i) (i32.const {ROUNDS}))))
        (i32.const 0)"
    )
}

/// Enough to go through every threshold of both collectors several times.
const ROUNDS: u32 = 200_000;

/// A heap that the store's collector finds too large to be worth a look, as that of a program is.
fn roomy(body: &str) -> Guest {
    Guest::with_config(body, Limits::default(), |config| {
        config
            .collector(Collector::Copying)
            .gc_heap_initial_size(64 << 20);
    })
}

#[test]
fn many_objects_of_the_environment_do_not_pile_up() {
    let body = repeated("(local.set $a (call $construct.new-object))");
    let mut guest = roomy(&functions(&[("objects", "i32", &body)]));
    guest.number("objects");
    let most = guest.counts().values;
    assert!(most <= 1 << 16, "{most} objects are held");
    assert_eq!(guest.collected().values, 0);
}

#[test]
fn many_closures_given_to_built_ins_do_not_pile_up() {
    // Each closure is another object; the built-in forgets it when it returns.
    let body = repeated(
        "(table.set $values (i32.const 0) (call $make (i32.const 8) (ref.null extern) (ref.func $nothing)))
         (drop (call $call.invoke (global.get $array) #\"forEach\" (i32.const 0) (i32.const 1)))",
    );
    let body = format!(
        "{}
        (global $array (mut externref) (ref.null extern))
        (elem declare func $nothing)
        (func $nothing (type $code) (param externref externref i32 i32) (result externref)
          (ref.null extern))
        {}",
        include_str!("support/objects.wat"),
        functions(&[
            (
                "begin",
                "i32",
                "(table.set $values (i32.const 0) (ref.null extern))
                 (global.set $array (call $construct.new-array (i32.const 0) (i32.const 1)))
                 (i32.const 0)"
            ),
            ("closures", "i32", &body)
        ])
    );
    let mut guest = roomy(&body);
    guest.number("begin");
    guest.number("closures");
    let most = guest.counts().guest_objects;
    assert!(most <= 1 << 16, "{most} guest objects are held");
    assert!(guest.collected().guest_objects <= 1);
}

#[test]
fn a_cycle_through_both_heaps_is_counted_and_can_be_broken() {
    // A guest object whose `x` is an object of the environment that has the guest object.
    let cycle = "
        (local.set $a (call $construct.new-object))
        (local.set $b (call $make (i32.const 7) (local.get $a) (ref.null $code)))
        (call $property.set (local.get $a) #\"back\" (local.get $b))
        (call $property.set-number (local.get $a) #\"n\" (f64.const 1))
        (i32.const 0)";
    let body = format!(
        "{} {}",
        include_str!("support/objects.wat"),
        functions(&[("cycle", "i32", cycle)])
    );
    let mut guest = Guest::new(&body);
    guest.number("cycle");
    guest.number("cycle");
    let counts = guest.collected();
    assert_eq!((counts.values, counts.guest_objects), (2, 2));
    let state = guest.store.data_mut();
    state.release_guest_objects().expect("the state is here");
    let counts = guest.collected();
    assert_eq!((counts.values, counts.guest_objects), (0, 0));
    guest.number("cycle");
    assert_eq!(guest.collected().guest_objects, 1);
}
