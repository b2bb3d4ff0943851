//! The engine without a JavaScript engine: what it refuses, that cycles end with their store, and that
//! no call makes it panic.

#[path = "support/random.rs"]
mod random;

use dyntype_host::{
    Minimal, Shape, State, add_tag_to_linker, add_to_linker, configure, signatures,
};
use wasmtime::{
    AsContextMut, Config, Engine, ExternRef, Instance, Linker, Module, RootScope, Store, Val,
};

/// A module that exports what it imports.
fn module() -> String {
    let mut text = String::from("(module\n");
    for (number, function) in signatures().iter().enumerate() {
        let list = |kind: &str, types: &[dyntype_host::CoreType]| -> String {
            types.iter().map(|ty| format!(" ({kind} {ty})")).collect()
        };
        let (params, results) = (&function.params, &function.results);
        text += &format!(
            "(import \"{}\" \"{}\" (func $f{number} {}{}))\n",
            function.module(),
            function.name,
            list("param", params),
            list("result", results)
        );
    }
    for (number, function) in signatures().iter().enumerate() {
        let name = format!("{}.{}", function.interface, function.name);
        text += &format!("(export \"{name}\" (func $f{number}))\n");
    }
    text + "(memory (export \"memory\") 1) (table (export \"values\") 4 externref)
            (func (export \"own\") (result externref) (extern.convert_any (array.new_default $a (i32.const 1))))
            (type $a (array i32)))"
}

fn start() -> (Store<State<Minimal>>, Instance) {
    let engine = Engine::new(configure(&mut Config::new())).expect("the engine starts");
    let mut linker = Linker::new(&engine);
    add_to_linker(&mut linker, |state: &mut State<Minimal>| state).expect("all is there");
    let mut store = Store::new(&engine, State::with_engine(Default::default()));
    add_tag_to_linker(&mut linker, &mut store, |state| state).expect("the tag is made");
    let module = Module::new(&engine, module()).expect("the guest is valid");
    let instance = linker.instantiate(&mut store, &module).expect("a guest");
    (store, instance)
}

/// Calls an export; Err when something was thrown.
fn call(
    mut store: impl AsContextMut<Data = State<Minimal>>,
    instance: &Instance,
    name: &str,
    args: &[Val],
) -> Result<Vec<Val>, ()> {
    let function = instance
        .get_func(&mut store, name)
        .expect("the export is there");
    let mut results = vec![Val::I32(0); function.ty(&store).results().len()];
    match function.call(&mut store, args, &mut results) {
        Ok(()) => Ok(results),
        Err(error) if error.is::<wasmtime::ThrownException>() => {
            store.as_context_mut().take_pending_exception();
            Err(())
        }
        Err(error) => panic!("{name}: {error:?}"),
    }
}

#[test]
fn functions_of_higher_levels_throw() {
    let (mut store, instance) = start();
    let mut refused = 0;
    for function in signatures() {
        if function.docs.replace('\n', " ").contains("Level 0") {
            continue;
        }
        let args: Vec<Val> = function
            .shapes
            .iter()
            .flat_map(|shape| match shape {
                Shape::Value => vec![Val::ExternRef(None::<wasmtime::Rooted<ExternRef>>)],
                Shape::Values | Shape::Text => vec![Val::I32(0), Val::I32(0)],
                Shape::S64 => vec![Val::I64(0)],
                Shape::F64 => vec![Val::F64(0)],
                _ => vec![Val::I32(0)],
            })
            .collect();
        let name = format!("{}.{}", function.interface, function.name);
        assert!(call(&mut store, &instance, &name, &args).is_err(), "{name}");
        refused += 1;
    }
    assert!(refused > 15, "{refused} functions");
}

#[test]
fn objects_of_the_guest_are_refused() {
    let (mut store, instance) = start();
    let own = call(&mut store, &instance, "own", &[]).expect("an array of the guest");
    assert!(call(&mut store, &instance, "convert.to-boolean", &own).is_err());
}

#[test]
fn what_a_guest_drops_is_let_go() {
    let (mut store, instance) = start();
    for _ in 0..10_000 {
        let mut scope = RootScope::new(&mut store);
        let object = call(&mut scope, &instance, "construct.new-object", &[]).expect("an object");
        // A cycle.
        let args = [object[0], Val::F64(0), object[0]];
        call(&mut scope, &instance, "property.set-index", &args).expect("it is written");
    }
    store.gc(None).expect("a collection is possible");
    assert_eq!(
        store.data_mut().counts().expect("the state is here").values,
        0
    );
}

#[test]
fn random_calls_never_panic() {
    random::call_all(|random| {
        let (mut store, instance) = start();
        let mut pool = vec![None, ExternRef::new(&mut store, random.next()).ok()];
        for name in ["own", "construct.new-object", "construct.null"] {
            match call(&mut store, &instance, name, &[]).as_deref() {
                Ok([Val::ExternRef(value)]) => pool.push(*value),
                other => panic!("{name}: {other:?}"),
            }
        }
        (store, instance, pool)
    });
}
