//! What a crossing is made of: the engine's own cost of a read and of a callback, wasmtime's cost of
//! a call in either direction, and ours, which contain both.

use std::time::Duration;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsValue, NativeFunction, js_string};
use criterion::Criterion;
use dyntype_host::{State, module_name};
use wasmtime::{Caller, Engine, ExternRef, Func, Linker, Module, Rooted, Store, TypedFunc};

use crate::clock::Clock;

/// Calls of the callback in one call of `forEach`.
const ELEMENTS: u64 = 1000;

/// A guest whose closure does nothing, and loops that cross.
const GUEST: &str = r#"
  (type $object (struct (field i32)))
  (import "border" "nothing" (func $nothing (param externref i32) (result externref)))
  (memory (export "memory") 1)
  (table $values (export "values") 4 externref)
  (data (i32.const 0) "f\00o\00r\00E\00a\00c\00h\00x\00f\00i\00l\00l\00")
  (global $array (mut externref) (ref.null extern))
  (global $object (mut externref) (ref.null extern))
  (global $closure (mut externref) (ref.null extern))
  (global $key (mut i32) (i32.const 0))
  (func (export "setup") (param $count f64)
    (global.set $array (call $array (local.get $count)))
    ;; Holes are passed over.
    (drop (call $invoke (global.get $array) (i32.const 16) (i32.const 4) (i32.const 0) (i32.const 1)))
    (global.set $object (call $new))
    (global.set $key (call $intern (i32.const 14) (i32.const 1))))
  (func (export "hold") (param f64)
    (call $set (global.get $object) (global.get $key) (call $number (local.get 0))))
  (func $call (export "CALL") (param externref externref i32 i32) (result externref)
    (ref.null extern))
  (func (export "KIND") (param externref) (result i32) (i32.const 8))
  (func (export "callbacks") (param $rounds i64)
    (global.set $closure (extern.convert_any (struct.new $object (i32.const 0))))
    (loop $again
      (if (i64.le_s (local.get $rounds) (i64.const 0)) (then (return)))
      ;; Arguments of callbacks pass through the table too.
      (table.set $values (i32.const 0) (global.get $closure))
      (drop (call $invoke (global.get $array) (i32.const 0) (i32.const 7) (i32.const 0) (i32.const 1)))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1000)))
      (br $again)))
  (func (export "calls") (param $rounds i64)
    (loop $again
      (if (i64.eqz (local.get $rounds)) (then (return)))
      (drop (call $nothing (global.get $object) (i32.const 1)))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
      (br $again)))
  (func (export "gets") (param $rounds i64)
    (loop $again
      (if (i64.eqz (local.get $rounds)) (then (return)))
      (drop (call $get (global.get $object) (global.get $key)))
      (local.set $rounds (i64.sub (local.get $rounds) (i64.const 1)))
      (br $again)))
"#;

/// Functions of the interface that the guest uses: its name for them, and theirs.
const IMPORTS: &[(&str, &str, &str, &str)] = &[
    (
        "array",
        "construct",
        "new-array-with-length",
        "(param f64) (result externref)",
    ),
    ("new", "construct", "new-object", "(result externref)"),
    (
        "number",
        "construct",
        "new-number",
        "(param f64) (result externref)",
    ),
    (
        "intern",
        "property",
        "intern",
        "(param i32 i32) (result i32)",
    ),
    (
        "get",
        "property",
        "get-key",
        "(param externref i32) (result externref)",
    ),
    (
        "set",
        "property",
        "set-key",
        "(param externref i32 externref)",
    ),
    (
        "invoke",
        "call",
        "invoke",
        "(param externref i32 i32 i32 i32) (result externref)",
    ),
];

struct Guest {
    store: Store<State>,
    instance: wasmtime::Instance,
}

impl Guest {
    fn new(engine: &Engine) -> wasmtime::Result<Guest> {
        let imports: String = IMPORTS
            .iter()
            .map(|(own, interface, name, ty)| {
                let module = module_name(interface);
                format!("(import \"{module}\" \"{name}\" (func ${own} {ty}))\n")
            })
            .collect();
        let reflect = module_name("reflect");
        let body = GUEST
            .replace("CALL", &format!("{reflect}#call"))
            .replace("KIND", &format!("{reflect}#kind"));
        let module = Module::new(engine, format!("(module {imports} {body})"))?;
        let mut linker = Linker::new(engine);
        dyntype_host::add_to_linker(&mut linker, |state: &mut State| state)?;
        type Value = Option<Rooted<ExternRef>>;
        linker.func_wrap(
            "border",
            "nothing",
            |_: Caller<'_, State>, a: Value, _: i32| a,
        )?;
        let mut store = Store::new(engine, State::default());
        let instance = linker.instantiate(&mut store, &module)?;
        let setup: TypedFunc<f64, ()> = instance.get_typed_func(&mut store, "setup")?;
        setup.call(&mut store, ELEMENTS as f64)?;
        Ok(Guest { store, instance })
    }

    /// What the object's property holds from now on.
    fn hold(&mut self, number: f64) -> wasmtime::Result<()> {
        let hold: TypedFunc<f64, ()> = self.instance.get_typed_func(&mut self.store, "hold")?;
        hold.call(&mut self.store, number)
    }

    fn time(&mut self, function: &str, rounds: u64) -> wasmtime::Result<Duration> {
        let run: TypedFunc<u64, ()> = self.instance.get_typed_func(&mut self.store, function)?;
        let start = Clock::start();
        run.call(&mut self.store, rounds)?;
        Ok(start.elapsed())
    }

    /// Calls the module as the host does.
    fn enter(&mut self, function: Func, rounds: u64) -> wasmtime::Result<Duration> {
        type Value = Option<Rooted<ExternRef>>;
        type Hook = TypedFunc<(Value, Value, i32, i32), Value>;
        let function: Hook = function.typed(&self.store)?;
        let start = Clock::start();
        for _ in 0..rounds {
            function.call(&mut self.store, (None, None, 0, 0))?;
        }
        Ok(start.elapsed())
    }
}

/// The engine alone.
struct Boa {
    context: Context,
    object: JsObject,
    key: PropertyKey,
}

impl Boa {
    fn new() -> Boa {
        let mut context = Context::default();
        let object = JsObject::with_object_proto(context.intrinsics());
        let key = PropertyKey::from(js_string!("x"));
        let done = object.set(key.clone(), 0.5, true, &mut context);
        done.expect("a new object takes it");
        Boa {
            context,
            object,
            key,
        }
    }

    fn gets(&mut self, rounds: u64) -> Duration {
        let start = Clock::start();
        for _ in 0..rounds {
            let value = self.object.get(self.key.clone(), &mut self.context);
            std::hint::black_box(value).expect("it is a plain property");
        }
        start.elapsed()
    }

    fn callbacks(&mut self, rounds: u64) -> Duration {
        let nothing = NativeFunction::from_fn_ptr(|_, _, _| Ok(JsValue::undefined()));
        let function = FunctionObjectBuilder::new(self.context.realm(), nothing).build();
        let items = (0..ELEMENTS).map(|_| JsValue::undefined());
        let array: JsObject = JsArray::from_iter(items, &mut self.context).into();
        let for_each = array.get(js_string!("forEach"), &mut self.context);
        let for_each = for_each.ok().and_then(|found| found.as_object());
        let for_each = for_each.expect("arrays have it");
        let (this, args) = (JsValue::from(array), [JsValue::from(function)]);
        let start = Clock::start();
        for _ in 0..rounds / ELEMENTS {
            let done = for_each.call(&this, &args, &mut self.context);
            std::hint::black_box(done).expect("nothing is thrown");
        }
        start.elapsed()
    }
}

/// The parts and the whole of both kinds of crossing.
pub fn border(criterion: &mut Criterion, engine: &Engine) {
    let mut group = criterion.benchmark_group("border");
    let mut boa = Boa::new();
    let mut guest = match Guest::new(engine) {
        Ok(guest) => guest,
        Err(error) => panic!("no guest: {error:?}"),
    };
    group.bench_function("engine: get", |bencher| {
        bencher.iter_custom(|n| boa.gets(n))
    });
    group.bench_function("engine: callback", |bencher| {
        bencher.iter_custom(|n| {
            let whole = n.next_multiple_of(ELEMENTS);
            boa.callbacks(whole).mul_f64(n as f64 / whole as f64)
        })
    });
    for (name, function, number) in [
        ("wasmtime: module to host", "calls", 1.0),
        ("get-key, a small integer", "gets", 1.0),
        ("get-key, another number", "gets", 0.5),
    ] {
        group.bench_function(name, |bencher| {
            guest.hold(number).expect("it is held");
            bencher.iter_custom(|n| guest.time(function, n).expect("it runs"));
        });
    }
    let call = format!("{}#call", module_name("reflect"));
    let call = guest
        .instance
        .get_func(&mut guest.store, &call)
        .expect("it is exported");
    group.bench_function("wasmtime: host to module", |bencher| {
        bencher.iter_custom(|n| guest.enter(call, n).expect("it runs"))
    });
    group.bench_function("callback", |bencher| {
        bencher.iter_custom(|n| {
            let whole = n.next_multiple_of(ELEMENTS);
            let time = guest.time("callbacks", whole).expect("it runs");
            time.mul_f64(n as f64 / whole as f64)
        })
    });
    group.finish();
}
