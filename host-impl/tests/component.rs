//! The component binding: ownership, and what a call costs.

use dyntype_host::{Limits, State, component};
use std::time::Instant;
use wasmtime::component::{Component, Instance, Linker};
use wasmtime::{Engine, Store};

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

fn start(text: &str) -> (Store<State>, Instance) {
    let engine = Engine::default();
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

/// Nanoseconds for a call and a drop: `cargo test … -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn what_a_call_costs() {
    let (mut store, instance) = start(LOOPS);
    for name in ["numbers", "reads", "keyed"] {
        call(&mut store, &instance, name, 10_000);
        let best = (0..5).map(|_| {
            let begin = Instant::now();
            call(&mut store, &instance, name, 200_000);
            begin.elapsed().as_nanos() / 200_000
        });
        println!("{name} {} ns", best.min().unwrap_or_default());
    }
}
