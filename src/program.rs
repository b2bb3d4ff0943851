//! A compiled program and the store that it lives in.

use crate::stack;
use dyntype_compiler::{MemoryHost, Options, STACK};
use dyntype_host::{Counts, INITIAL_HEAP, Outcome, Scope, State, Value, configure};
use std::num::NonZeroUsize;
use std::sync::Arc;
use wasmtime::{Config, Engine, ExternRef, Instance, Linker, Module, Rooted, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::{I32Exit, WasiCtxBuilder};

/// Why a program was not compiled, or did not end well.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The program is wrong: what the compiler says, a line each.
    #[error("{0}")]
    Rejected(String),
    /// The program ended with an exit code that is not 0: 1 after an exception nothing caught.
    #[error("the program ended with exit code {0}")]
    Exit(i32),
    /// The engine says why.
    #[error("{0:#}")]
    Engine(wasmtime::Error),
}

impl From<wasmtime::Error> for Error {
    fn from(error: wasmtime::Error) -> Self {
        match error.downcast_ref() {
            Some(I32Exit(code)) => Error::Exit(*code),
            None => Error::Engine(error),
        }
    }
}

/// What the store holds.
struct Data {
    wasi: WasiP1Ctx,
    values: State,
}

/// A program of one module, in a store of its own.
pub struct Program {
    store: Store<Data>,
    module: Module,
    wasm: Arc<[u8]>,
    linker: Linker<Data>,
    instance: Option<Instance>,
    output: MemoryOutputPipe,
}

/// Bytes of output that are kept.
const OUTPUT: usize = 64 << 20;

impl Program {
    /// Compiles a program. It has not run yet: there is time to add to its globals.
    pub fn compile(source: &str) -> Result<Program, Error> {
        let source = source.to_owned();
        let work = move || {
            let host = MemoryHost::new([("main.ts", source)]);
            let options = Options {
                exports: true,
                ..Options::default()
            };
            dyntype_compiler::compile(&host, "main.ts", &options)
        };
        let worker = std::thread::Builder::new().stack_size(STACK).spawn(work);
        let worker = worker.map_err(wasmtime::Error::new)?;
        let lost = |_| Error::Rejected("the compiler failed".to_owned());
        let output = worker.join().map_err(lost)?.map_err(|rejected| {
            let messages = rejected.diagnostics.iter().map(|d| d.message.clone());
            Error::Rejected(messages.collect::<Vec<_>>().join("\n"))
        })?;
        Program::load(&output.wasm)
    }

    /// Loads a program that is compiled already, with `dyntype build --exports` if the host is to call
    /// what it exports.
    pub fn load(wasm: &[u8]) -> Result<Program, Error> {
        let mut config = Config::new();
        configure(&mut config)
            .gc_heap_initial_size(INITIAL_HEAP)
            .wasm_backtrace_max_frames(NonZeroUsize::new(stack::FRAMES));
        let engine = Engine::new(&config)?;
        let output = MemoryOutputPipe::new(OUTPUT);
        let wasi = WasiCtxBuilder::new().stdout(output.clone()).build_p1();
        let values = State::default();
        let mut store = Store::new(&engine, Data { wasi, values });
        let mut linker = Linker::new(&engine);
        p1::add_to_linker_sync(&mut linker, |data: &mut Data| &mut data.wasi)?;
        dyntype_host::add_to_linker(&mut linker, |data: &mut Data| &mut data.values)?;
        dyntype_host::add_tag_to_linker(&mut linker, &mut store, |data| &mut data.values)?;
        Ok(Program {
            store,
            module: Module::new(&engine, wasm)?,
            wasm: wasm.into(),
            linker,
            instance: None,
            output,
        })
    }

    /// Runs the program's modules. Its functions can be called afterwards.
    pub fn run(&mut self) -> Result<(), Error> {
        let instance = self.linker.instantiate(&mut self.store, &self.module)?;
        self.instance = Some(instance);
        let wasm = self.wasm.clone();
        stack::attach(&mut self.store, &instance, wasm, |data| &mut data.values)?;
        let start = instance.get_typed_func::<(), ()>(&mut self.store, "_start")?;
        Ok(start.call(&mut self.store, ())?)
    }

    /// What the program's module exports, as an object: `scope.invoke(&exports, "name", …)` calls a
    /// function. The program must have run.
    pub fn exports(&mut self) -> Result<Value, Error> {
        let missing =
            || wasmtime::Error::msg("the program has not run, or exports nothing to hosts");
        let instance = self.instance.ok_or_else(missing)?;
        let store = &mut self.store;
        let exports = instance
            .get_typed_func::<(), Option<Rooted<ExternRef>>>(&mut *store, "dyntype:exports")
            .map_err(|_| missing())?;
        let object = exports.call(&mut *store, ())?;
        let value = dyntype_host::embed::value(store, |data| &mut data.values, instance, object);
        Ok(value?)
    }

    /// Runs the body with the program's dynamic values, then what its calls left pending: reactions of
    /// promises.
    pub fn with<R>(&mut self, body: impl FnOnce(&mut Scope<'_>) -> Outcome<R>) -> Result<R, Error> {
        let result = dyntype_host::with(&mut self.store, |data| &mut data.values, body);
        if let Some(instance) = self.instance {
            for last in ["dyntype:jobs", "dyntype:flush"] {
                if let Ok(last) = instance.get_typed_func::<(), ()>(&mut self.store, last) {
                    last.call(&mut self.store, ())?;
                    break;
                }
            }
        }
        Ok(result?)
    }

    /// How many references each side holds of the other's, to watch for leaks through both heaps.
    ///
    /// ```
    /// # use dyntype::{Program, host::Value};
    /// # fn main() -> Result<(), dyntype::Error> {
    /// let mut program = Program::compile(
    ///     "declare const box: any;
    ///      class Item { constructor(public home: any) {} }
    ///      box.item = new Item(box); // from the host's object to the guest's and back",
    /// )?;
    /// program.with(|scope| {
    ///     let object = scope.object();
    ///     scope.set_global("box", &object)
    /// })?;
    /// program.run()?;
    /// program.with(|scope| scope.set_global("box", &Value::undefined()))?;
    /// program.collect()?;
    /// assert!(program.counts()?.guest_objects > 0, "neither collector sees the whole cycle");
    /// program.release_guest_objects()?;
    /// program.collect()?;
    /// assert_eq!(program.counts()?.guest_objects, 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn counts(&mut self) -> Result<Counts, Error> {
        let counts = self.store.data_mut().values.counts();
        Ok(counts.map_err(wasmtime::Error::new)?)
    }

    /// Runs the collectors of both heaps, twice: what one frees may be what the other waits for.
    pub fn collect(&mut self) -> Result<(), Error> {
        for _ in 0..2 {
            self.store.gc(None)?;
            let collected = self.store.data_mut().values.collect();
            collected.map_err(wasmtime::Error::new)?;
        }
        Ok(())
    }

    /// Breaks all cycles through both heaps: [`State::release_guest_objects`] says at what price.
    pub fn release_guest_objects(&mut self) -> Result<(), Error> {
        let released = self.store.data_mut().values.release_guest_objects();
        Ok(released.map_err(wasmtime::Error::new)?)
    }

    /// What the program has printed so far.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.output.contents()).into_owned()
    }
}
