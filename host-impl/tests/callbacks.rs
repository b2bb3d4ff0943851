//! Guest objects in the environment: callbacks, reflection, identity, exceptions.

mod support;

use dyntype_host::Limits;
use support::{Guest, functions};
use wasmtime::Collector;

fn guest(extra: &str, list: &[(&str, &str, &str)]) -> Guest {
    Guest::new(&source(extra, list))
}

fn source(extra: &str, list: &[(&str, &str, &str)]) -> String {
    format!(
        "{}\n{extra}\n{}",
        include_str!("support/objects.wat"),
        functions(list)
    )
}

/// An array 3, 1, 2 in `$a`.
const NUMBERS: &str = "
    (table.set $values (i32.const 0) (extern.convert_any (ref.i31 (i32.const 3))))
    (table.set $values (i32.const 1) (extern.convert_any (ref.i31 (i32.const 1))))
    (table.set $values (i32.const 2) (extern.convert_any (ref.i31 (i32.const 2))))
    (local.set $a (call $construct.new-array (i32.const 0) (i32.const 3)))";

const CALLBACKS: &str = r#"
(global $sum (mut f64) (f64.const 0))
(global $thrown-object (mut externref) (ref.null extern))
(elem declare func $compare $add-up $throws $traps $deep $foreign)
(tag $other)
(func $compare (type $code) (param externref externref i32 i32) (result externref)
  (call $operator.subtract (call $arg (local.get 2) (i32.const 0)) (call $arg (local.get 2) (i32.const 1))))
(func $add-up (type $code) (param externref externref i32 i32) (result externref)
  (global.set $sum (f64.add (global.get $sum) (call $convert.to-number (call $arg (local.get 2) (i32.const 0)))))
  (ref.null extern))
(func $throws (type $code) (param externref externref i32 i32) (result externref)
  (global.set $thrown-object (call $make (i32.const 7) (ref.null extern) (ref.null $code)))
  (throw $thrown (global.get $thrown-object)))
(func $traps (type $code) (param externref externref i32 i32) (result externref)
  unreachable)
(func $foreign (type $code) (param externref externref i32 i32) (result externref)
  (throw $other))
(func $deep (type $code) (param externref externref i32 i32) (result externref)
  (global.set $sum (f64.add (global.get $sum) (f64.const 1)))
  (call $call.call (local.get 0) (ref.null extern) (i32.const 0) (i32.const 0)))
(func $function (param $code (ref $code)) (result externref)
  (call $make (i32.const 8) (ref.null extern) (local.get $code)))
(func $with (param $f externref) (param $a externref) (param $name i32) (param $len i32) (result externref)
  (table.set $values (i32.const 0) (local.get $f))
  (call $call.invoke (local.get $a) (local.get $name) (local.get $len) (i32.const 0) (i32.const 1)))
"#;

#[test]
fn a_closure_is_called_by_built_ins() {
    let sort = format!(
        "{NUMBERS} (call $with (call $function (ref.func $compare)) (local.get $a) #\"sort\")"
    );
    let each = format!(
        "{NUMBERS} (drop (call $with (call $function (ref.func $add-up)) (local.get $a) #\"forEach\")) (global.get $sum)"
    );
    let mut guest = guest(
        CALLBACKS,
        &[("sort", "externref", &sort), ("each", "f64", &each)],
    );
    assert_eq!(guest.string("sort"), "1,2,3");
    assert_eq!(guest.number("each"), 6.0);
}

#[test]
fn what_a_callback_throws_arrives_as_the_same_object() {
    let throw = format!(
        "{NUMBERS}
         (local.set $b (block $caught (result externref)
           (try_table (catch $thrown $caught)
             (drop (call $with (call $function (ref.func $throws)) (local.get $a) #\"forEach\")))
           (ref.null extern)))
         (ref.eq (ref.cast (ref null eq) (any.convert_extern (local.get $b)))
                 (ref.cast (ref null eq) (any.convert_extern (global.get $thrown-object))))"
    );
    let sort = throw.replace("forEach", "sort");
    let mut guest = guest(
        CALLBACKS,
        &[("throw", "i32", &throw), ("sort", "i32", &sort)],
    );
    assert_eq!(guest.number("throw"), 1.0);
    assert_eq!(guest.number("sort"), 1.0);
}

#[test]
fn javascript_can_catch_what_a_callback_throws() {
    // A promise's machinery catches, and hands the same object to the next reaction.
    let promise = r#"
        (local.set $a (call $jobs.promise-resolve (ref.null extern)))
        (local.set $a (call $jobs.promise-then (local.get $a) (call $function (ref.func $throws)) (ref.null extern)))
        (local.set $a (call $jobs.promise-then (local.get $a) (ref.null extern) (call $function (ref.func $keep))))
        (call $jobs.run)
        (ref.eq (ref.cast (ref null eq) (any.convert_extern (global.get $kept)))
                (ref.cast (ref null eq) (any.convert_extern (global.get $thrown-object))))"#;
    let extra = format!(
        "{CALLBACKS}
        (global $kept (mut externref) (ref.null extern))
        (elem declare func $keep $forget)
        (func $forget (type $code) (param externref externref i32 i32) (result externref)
          (global.set $kept (ref.null extern)) (ref.null extern))
        (func $keep (type $code) (param externref externref i32 i32) (result externref)
          (global.set $kept (call $arg (local.get 2) (i32.const 0))) (ref.null extern))"
    );
    let enqueue = r#"
        (call $jobs.enqueue (call $function (ref.func $throws)))
        (call $jobs.enqueue (call $function (ref.func $forget)))
        (block $caught (result externref)
          (try_table (catch $thrown $caught) (call $jobs.run)) (unreachable))
        (drop)
        (call $jobs.run)
        (ref.is_null (global.get $kept))"#;
    let mut guest = guest(
        &extra,
        &[("promise", "i32", promise), ("enqueue", "i32", enqueue)],
    );
    assert_eq!(guest.number("promise"), 1.0);
    // The queue goes on after an error.
    assert_eq!(guest.number("enqueue"), 1.0);
}

#[test]
fn traps_and_foreign_exceptions_pass() {
    let list = |name: &str| {
        format!("{NUMBERS} (call $with (call $function (ref.func {name})) (local.get $a) #\"map\")")
    };
    let foreign = format!(
        "(block $caught (try_table (catch $other $caught) (drop {}) (unreachable))) (i32.const 1)",
        "(call $with (call $function (ref.func $foreign)) (local.get $a) #\"map\")"
    );
    let foreign = format!("{NUMBERS} {foreign}");
    let in_promise = r#"
        (drop (call $jobs.promise-then (call $jobs.promise-resolve (ref.null extern)) (call $function (ref.func $traps)) (ref.null extern)))
        (call $jobs.run) (i32.const 0)"#;
    let mut guest = guest(
        CALLBACKS,
        &[
            ("trap", "externref", &list("$traps")),
            ("foreign", "i32", &foreign),
            ("fine", "externref", &list("$compare")),
            ("promise", "i32", in_promise),
        ],
    );
    assert!(guest.error("trap").contains("unreachable"));
    assert_eq!(guest.number("foreign"), 1.0);
    assert!(guest.error("promise").contains("unreachable"));
    // The engine is whole after both.
    assert_eq!(guest.string("fine"), "3,0,0");
}

#[test]
fn nesting_has_a_limit_that_can_be_caught() {
    let deep = r#"
        (block $caught (result externref)
          (try_table (catch $thrown $caught)
            (drop (call $call.call (call $function (ref.func $deep)) (ref.null extern) (i32.const 0) (i32.const 0))))
          (unreachable))"#;
    let mut guest = guest(
        CALLBACKS,
        &[
            ("deep", "externref", deep),
            ("sum", "f64", "(global.get $sum)"),
        ],
    );
    assert_eq!(
        guest.string("deep"),
        "RangeError: calls between the guest and the host are nested too deeply"
    );
    assert_eq!(guest.number("sum"), f64::from(Limits::default().depth));
    // And again: nothing is left over.
    assert!(guest.string("deep").starts_with("RangeError"));
}

#[test]
fn built_ins_walk_guest_objects() {
    let object =
        "(call $make (i32.const 7) (call $construct.new-number (f64.const 1.5)) (ref.null $code))";
    let array =
        "(call $make (i32.const 9) (extern.convert_any (ref.i31 (i32.const 5))) (ref.null $code))";
    let json = |value: &str| {
        format!(
            "(table.set $values (i32.const 0) {value}) (call $call.invoke (call $call.global #\"JSON\") #\"stringify\" (i32.const 0) (i32.const 1))"
        )
    };
    let mut guest = guest(
        CALLBACKS,
        &[
            ("object", "externref", &json(object)),
            ("array", "externref", &json(array)),
            (
                "is-array",
                "i32",
                &format!("(call $convert.is-array {array})"),
            ),
            (
                "kind",
                "i32",
                "(call $convert.kind-of (call $function (ref.func $add-up)))",
            ),
            (
                "keys",
                "i32",
                &format!("(call $property.own-keys {object})"),
            ),
            (
                "get",
                "f64",
                &format!("(call $property.get-number {object} #\"x\")"),
            ),
            (
                "set",
                "f64",
                &format!(
                    "(local.set $a {object}) (call $property.set-number (local.get $a) #\"x\" (f64.const 8)) (call $property.get-number (local.get $a) #\"x\")"
                ),
            ),
            (
                "set-refused",
                "i32",
                &format!("(call $property.set-number {object} #\"y\" (f64.const 8)) (i32.const 0)"),
            ),
            (
                "inherited",
                "i32",
                &format!("(call $property.has {object} #\"hasOwnProperty\")"),
            ),
            (
                "to-string",
                "externref",
                &format!("(call $convert.to-string {object})"),
            ),
            (
                "array-map",
                "externref",
                &format!("(call $with (call $function (ref.func $add-up)) {array} #\"map\")"),
            ),
            (
                "array-join",
                "externref",
                &format!("(call $convert.to-string {array})"),
            ),
            (
                "construct",
                "f64",
                "(table.set $values (i32.const 0) (call $construct.new-number (f64.const 4.5))) (call $property.get-number (call $call.construct (call $function (ref.func $add-up)) (i32.const 0) (i32.const 1)) #\"x\")",
            ),
            (
                "instance-of",
                "i32",
                &format!("(call $operator.instance-of {object} (call $call.global #\"Object\"))"),
            ),
            (
                "instance-of-array",
                "i32",
                &format!("(call $operator.instance-of {array} (call $call.global #\"Array\"))"),
            ),
            (
                "spread",
                "externref",
                &format!(
                    "(table.set $values (i32.const 0) {array}) (call $call.invoke (call $call.global #\"Array\") #\"from\" (i32.const 0) (i32.const 1))"
                ),
            ),
        ],
    );
    assert_eq!(guest.string("object"), r#"{"x":1.5}"#);
    assert_eq!(guest.string("array"), "[5]");
    assert_eq!(guest.number("is-array"), 1.0);
    assert_eq!(guest.number("kind"), 8.0);
    assert_eq!(guest.number("keys"), 1.0);
    assert_eq!(guest.number("get"), 1.5);
    assert_eq!(guest.number("set"), 8.0);
    assert!(guest.error("set-refused").starts_with("TypeError"));
    assert_eq!(guest.number("inherited"), 1.0);
    assert_eq!(guest.string("to-string"), "[object Object]");
    assert_eq!(guest.string("array-map"), "");
    assert_eq!(guest.string("array-join"), "5");
    assert_eq!(guest.number("construct"), 4.5);
    assert_eq!(guest.number("instance-of"), 1.0);
    assert_eq!(guest.number("instance-of-array"), 1.0);
    assert_eq!(guest.string("spread"), "5");
}

#[test]
fn a_guest_object_keeps_its_identity() {
    // Into a host map as a key and out again, with collections of the store in between.
    let same = "
        (local.set $a (call $make (i32.const 7) (ref.null extern) (ref.null $code)))
        (local.set $b (call $construct.new-object))
        (call $property.set (local.get $b) #\"kept\" (local.get $a))
        (local.get $a) (global.set $kept)
        (local.get $b) (global.set $holder)
        (i32.const 1)";
    let check = "
        (i32.add
          (i32.add
            (ref.eq (ref.cast (ref null eq) (any.convert_extern (global.get $kept)))
                    (ref.cast (ref null eq) (any.convert_extern (call $property.get (global.get $holder) #\"kept\"))))
            (call $operator.strict-equals (global.get $kept) (call $property.get (global.get $holder) #\"kept\")))
          (i32.mul (global.get $asked) (i32.const 10)))";
    let extra = format!(
        "{CALLBACKS} (global $kept (mut externref) (ref.null extern)) (global $holder (mut externref) (ref.null extern))"
    );
    for collector in [
        Collector::Copying,
        Collector::DeferredReferenceCounting,
        Collector::Null,
    ] {
        let mut guest = Guest::with(
            &source(&extra, &[("same", "i32", same), ("check", "i32", check)]),
            Limits::default(),
            collector,
        );
        guest.number("same");
        for _ in 0..3 {
            guest.store.gc(None).expect("a collection is possible");
            // Twice equal, and the guest was asked for the kind once: there is one wrapper.
            assert_eq!(guest.number("check"), 12.0, "{collector:?}");
        }
    }
}
