//! The component binding: ownership, objects of the component, and when it is entered.

use dyntype_host::{Limits, State, Value, component, configure, with};
use wasmtime::component::{Component, Instance, Linker};
use wasmtime::{Config, Engine, Store, Trap};

/// A component that makes numbers and reads properties in a loop.
const LOOPS: &str = r#"(component
  (import "wasi:dyntype/types@0.1.0" (instance $types (export "value" (type (sub resource)))))
  (alias export $types "value" (type $value))
  (import "wasi:dyntype/construct@0.1.0" (instance $construct
    (alias outer 1 $value (type $value))
    (export "new-number" (func (param "v" f64) (result (result (own $value) (error (own $value))))))
    (export "new-object" (func (result (result (own $value) (error (own $value))))))))
  (import "wasi:dyntype/property@0.1.0" (instance $property
    (alias outer 1 $value (type $value))
    (export "get" (func (param "object" (borrow $value)) (param "name" string) (result (result (own $value) (error (own $value))))))
    (export "get-key" (func (param "object" (borrow $value)) (param "key" u32) (result (result (own $value) (error (own $value))))))
    (export "intern" (func (param "name" string) (result (result u32 (error (own $value))))))
    (export "set" (func (param "object" (borrow $value)) (param "name" string) (param "v" (borrow $value)) (result (result (error (own $value))))))))
  (core module $memory
    (memory (export "memory") 1)
    (data (i32.const 0) "x\00")
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (unreachable)))
  (core instance $memory (instantiate $memory))
  (core func $new-number (canon lower (func $construct "new-number") (memory (core memory $memory "memory"))))
  (core func $new-object (canon lower (func $construct "new-object") (memory (core memory $memory "memory"))))
  (core func $get (canon lower (func $property "get") (memory (core memory $memory "memory")) string-encoding=utf16))
  (core func $get-key (canon lower (func $property "get-key") (memory (core memory $memory "memory"))))
  (core func $intern (canon lower (func $property "intern") (memory (core memory $memory "memory")) string-encoding=utf16))
  (core func $set (canon lower (func $property "set") (memory (core memory $memory "memory")) string-encoding=utf16))
  (core func $drop (canon resource.drop $value))
  (core module $loops
    (import "env" "memory" (memory 1))
    (import "env" "new-number" (func $new-number (param f64 i32)))
    (import "env" "new-object" (func $new-object (param i32)))
    (import "env" "get" (func $get (param i32 i32 i32 i32)))
    (import "env" "get-key" (func $get-key (param i32 i32 i32)))
    (import "env" "intern" (func $intern (param i32 i32 i32)))
    (import "env" "set" (func $set (param i32 i32 i32 i32 i32)))
    (import "env" "drop" (func $drop (param i32)))
    ;; The value of the result at 64.
    (func $ok (result i32)
      (if (i32.load8_u (i32.const 64)) (then (unreachable)))
      (i32.load offset=4 (i32.const 64)))
    (func $object (result i32) (local $o i32) (local $v i32)
      (call $new-object (i32.const 64)) (local.set $o (call $ok))
      (call $new-number (f64.const 3.5) (i32.const 64)) (local.set $v (call $ok))
      (call $set (local.get $o) (i32.const 0) (i32.const 1) (local.get $v) (i32.const 64))
      (call $drop (local.get $v))
      (local.get $o))
    (func (export "numbers") (param $rounds i32)
      (loop $again
        (if (i32.eqz (local.get $rounds)) (then (return)))
        (call $new-number (f64.const 3.5) (i32.const 64))
        (call $drop (call $ok))
        (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
        (br $again)))
    (func (export "reads") (param $rounds i32) (local $o i32)
      (local.set $o (call $object))
      (loop $again
        (if (i32.eqz (local.get $rounds)) (then (call $drop (local.get $o)) (return)))
        (call $get (local.get $o) (i32.const 0) (i32.const 1) (i32.const 64))
        (call $drop (call $ok))
        (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
        (br $again)))
    (func (export "keyed") (param $rounds i32) (local $o i32) (local $k i32)
      (local.set $o (call $object))
      (call $intern (i32.const 0) (i32.const 1) (i32.const 64)) (local.set $k (call $ok))
      (loop $again
        (if (i32.eqz (local.get $rounds)) (then (call $drop (local.get $o)) (return)))
        (call $get-key (local.get $o) (local.get $k) (i32.const 64))
        (call $drop (call $ok))
        (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
        (br $again)))
    ;; Keeps what it makes.
    (func (export "leak") (param $rounds i32)
      (loop $again
        (if (i32.eqz (local.get $rounds)) (then (return)))
        (drop (call $object))
        (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
        (br $again))))
  (core instance $loops (instantiate $loops (with "env" (instance
    (export "memory" (memory $memory "memory")) (export "new-number" (func $new-number))
    (export "new-object" (func $new-object)) (export "get" (func $get)) (export "get-key" (func $get-key))
    (export "intern" (func $intern)) (export "set" (func $set)) (export "drop" (func $drop))))))
  (func (export "numbers") (param "rounds" u32) (canon lift (core func $loops "numbers")))
  (func (export "reads") (param "rounds" u32) (canon lift (core func $loops "reads")))
  (func (export "keyed") (param "rounds" u32) (canon lift (core func $loops "keyed")))
  (func (export "leak") (param "rounds" u32) (canon lift (core func $loops "leak"))))
"#;

/// The component of the conformance suite that has objects of its own.
const REFLECTION: &str = include_str!("../../tests/conformance/reflect/component.wat");

/// Runs a case of that component, which drops whatever handles it gets.
fn case(store: &mut Store<State>, instance: &Instance, number: u32) -> Option<i32> {
    let case = instance.get_typed_func::<(), (i32,)>(&mut *store, &format!("case-{number}"));
    let case = case.expect("the export is there");
    case.call(store, ()).ok().map(|(code,)| code)
}

/// The cases that drop all they get, and call the component while it waits.
#[test]
fn what_crosses_in_callbacks_is_let_go() {
    let (mut store, instance) = start(REFLECTION);
    component::attach(&mut store, |state| state, &instance).expect("it has `reflect`");
    let is_wanted = |line: &&str| {
        let rest = line.strip_prefix(";; case-").unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains("traps")
    };
    let count = REFLECTION.lines().filter(is_wanted).count() as u32;
    assert!(count > 20);
    for round in 0..20 {
        // One traps; one wants to be the first that asks what has been released.
        let is_wanted = |number: &u32| *number != 19 && (round == 0 || *number != 7);
        for number in (0..count).filter(is_wanted) {
            assert_eq!(
                case(&mut store, &instance, number),
                Some(0),
                "case {number}, round {round}"
            );
            let counts = store.data_mut().counts().expect("the state is here");
            assert_eq!(counts.values, 0, "case {number}, round {round}");
        }
    }
    store.data_mut().collect().expect("the engine is here");
    let counts = store.data_mut().counts().expect("the state is here");
    assert_eq!(counts.guest_objects, 0);
}

/// Without the embedder's word there is nobody to ask.
#[test]
fn objects_of_a_component_that_is_not_attached_are_errors() {
    let (mut store, instance) = start(REFLECTION);
    // `reflect.get`: the error is no value, so the component stops itself.
    assert_eq!(case(&mut store, &instance, 9), None);
    let (mut store, instance) = start(REFLECTION);
    // `guests.id-of` asks nobody.
    assert_eq!(case(&mut store, &instance, 4), Some(0));
}

/// More functions of that component: one that is refused leaves the error as the property `x` of the
/// environment's `JSON`, one leaves a function of its own there.
const MORE: [&str; 2] = [
    r#"
  (func $leave (param $v i32) (local $json i32)
    (call $call.global (i32.const 16) (i32.const 4) (i32.const 304)) (local.set $json (call $ok))
    (call $property.set (local.get $json) (i32.const 0) (i32.const 1) (local.get $v) (i32.const 304))
    (drop (call $ok))
    (call $drop (local.get $json)) (call $drop (local.get $v)))
  (func (export "refused") (result i32)
    (call $drop (call $sorted (i32.const 2))) (call $leave (call $error)) (i32.const 0))
  (func (export "trap") (param i32) (unreachable))
  (func (export "leaves") (result i32) (call $leave (call $function (i32.const 3))) (i32.const 0)))
(core instance $cases"#,
    r#"
(func (export "refused") (result s32) (canon lift (core func $cases "refused")))
(func (export "trap") (param "n" u32) (canon lift (core func $cases "trap")))
(func (export "leaves") (result s32) (canon lift (core func $cases "leaves")))
(func (export "case-0")"#,
];

/// That component with those functions.
fn start_with_more(config: &Config) -> (Store<State>, Instance) {
    let text = REFLECTION
        .replacen("\n  )\n(core instance $cases", MORE[0], 1)
        .replacen("\n(func (export \"case-0\")", MORE[1], 1);
    let (mut store, instance) = start_with(&text, config);
    component::attach(&mut store, |state| state, &instance).expect("it has `reflect`");
    (store, instance)
}

fn run(store: &mut Store<State>, instance: &Instance, name: &str) {
    let function = instance.get_typed_func::<(), (i32,)>(&mut *store, name);
    let function = function.expect("the export is there");
    assert_eq!(function.call(store, ()).expect("no trap"), (0,), "{name}");
}

/// A runtime that follows the component model to the letter does not enter a component that is in a
/// call. What asked for it gets an error, and the component goes on.
#[test]
fn a_refusal_to_enter_again_is_a_type_error() {
    let mut config = Config::new();
    let (mut store, instance) = start_with_more(configure(&mut config).concurrency_support(true));
    for round in 0..3 {
        run(&mut store, &instance, "refused");
        // Handles that the component was to get were given back.
        let counts = store.data_mut().counts().expect("the state is here");
        assert_eq!(counts.values, 0, "round {round}");
    }
    let message = with(
        &mut store,
        |state| state,
        |scope| {
            let json = scope.global("JSON")?;
            let error = scope.get(&json, "x")?;
            scope.to_string(&error)
        },
    );
    assert_eq!(
        message.expect("the error is there"),
        "TypeError: the runtime does not enter a component that is in a call: \
         its configuration needs `concurrency_support(false)`"
    );
    // What enters nothing is not refused, nor is the embedder when the component is in no call.
    assert_eq!(case(&mut store, &instance, 4), Some(0));
    run(&mut store, &instance, "leaves");
    let thrown = called(&mut store).expect_err("it throws");
    assert_eq!(thrown.to_string(), "7");
}

/// Calls the function that the component left.
fn called(store: &mut Store<State>) -> wasmtime::Result<Value> {
    with(
        store,
        |state| state,
        |scope| {
            let json = scope.global("JSON")?;
            scope.invoke(&json, "x", &[])
        },
    )
}

/// Nothing is entered in a store whose guest trapped; that is no matter of configuration, and dynamic
/// code does not see it.
#[test]
fn a_component_that_trapped_is_not_taken_for_one_in_a_call() {
    for concurrency in [false, true] {
        let mut config = Config::new();
        configure(&mut config).concurrency_support(concurrency);
        let (mut store, instance) = start_with_more(&config);
        run(&mut store, &instance, "leaves");
        assert_eq!(called(&mut store).expect_err("it throws").to_string(), "7");
        let trap = instance.get_typed_func::<(u32,), ()>(&mut store, "trap");
        trap.expect("the export is there")
            .call(&mut store, (0,))
            .expect_err("it traps");
        let error = called(&mut store).expect_err("nothing is entered");
        assert_eq!(error.downcast_ref(), Some(&Trap::CannotEnterComponent));
    }
}

fn start(text: &str) -> (Store<State>, Instance) {
    start_with(text, configure(&mut Config::new()))
}

fn start_with(text: &str, config: &Config) -> (Store<State>, Instance) {
    let engine = Engine::new(config).expect("an engine");
    let mut linker = Linker::new(&engine);
    component::add_to_linker(&mut linker, |state: &mut State| state).expect("all is there");
    let mut store = Store::new(&engine, State::new(Limits::default()));
    let component = Component::new(&engine, text).expect("the component is valid");
    let instance = linker.instantiate(&mut store, &component).expect("a guest");
    (store, instance)
}

fn call(store: &mut Store<State>, instance: &Instance, name: &str, rounds: u32) {
    let function = instance.get_typed_func::<(u32,), ()>(&mut *store, name);
    let function = function.expect("the export is there");
    function.call(&mut *store, (rounds,)).expect("no error");
}

#[test]
fn what_is_dropped_is_let_go() {
    let (mut store, instance) = start(LOOPS);
    for name in ["numbers", "reads", "keyed"] {
        call(&mut store, &instance, name, 100_000);
        let counts = store.data_mut().counts().expect("the state is here");
        assert_eq!(counts.values, 0, "{name}");
    }
    call(&mut store, &instance, "leak", 1000);
    let counts = store.data_mut().counts().expect("the state is here");
    assert_eq!(counts.values, 1000, "what is not dropped is counted");
}
