//! What runs before, around and after the program's modules: set-up, entry points, exceptions and
//! the library functions of the last steps.

use oxc_ast::ast::Statement;

use crate::ir::{self, Expr, FuncIdx, GlobalIdx, Kind, LIBRARY, Local, Val};
use crate::program::Module;

use super::Lowerer;
use super::module::awaits;

/// The variable with the function that tells the frames of the stack.
const FRAMES: &str = "frames";

impl<'a> Lowerer<'a> {
    /// Assembles what runs before the program, and the program's entry point.
    pub fn finish_start(&mut self) {
        let descriptors = self.descriptors();
        let mut setup = self.primitive_metas();
        setup.append(&mut self.start);
        setup.extend(descriptors);
        let mut initialisers = std::mem::take(&mut self.initialisers);
        initialisers.sort();
        setup.extend(
            initialisers
                .into_iter()
                .map(|(_, func)| Expr::call(func, vec![], None)),
        );
        let setup_func = self.setup_function();
        self.func_mut(setup_func).body = setup;
        let modules: Vec<Expr> = self
            .module_functions
            .iter()
            .map(|&func| Expr::call(func, vec![], None))
            .collect();
        let code = self.whole_run(setup_func, modules);
        self.finish_end();
        let run = self.declare_function("run", vec![], None);
        self.func_mut(run).body = code;
        let main = self.declare_function("_start", vec![], None);
        let any = self.layout.any();
        let report = self.report_function();
        let report = self.call_library("error", report, vec![Expr::get(Local(0), any)]);
        let exit = self.call_library("main", "exitProcess", vec![Expr::i32(1)]);
        let func = self.func_mut(main);
        func.locals.push(("thrown".to_string(), any));
        let run_all = Expr::call(run, vec![], None);
        func.body = vec![Expr::new(
            Kind::Try(vec![run_all], Local(0), vec![report.drop(), exit]),
            None,
        )];
        self.module.exports.push(("_start".to_string(), main));
        self.export_for_command(run);
        self.export_frames();
    }

    /// What `dyntype run` calls: the program without a handler, because an engine knows the stack
    /// only of what nothing catches; the report of what it threw; and the end of the output after
    /// a trap.
    fn export_for_command(&mut self, run: FuncIdx) {
        let any = self.layout.any();
        let thrown = if self.uses_host { Val::Extern } else { any };
        let uncaught = self.declare_function("uncaught", vec![thrown], Some(Val::I32));
        let mut value = Expr::get(Local(0), thrown);
        if self.uses_host {
            value = self.call_library("host", "thrownFromHost", vec![value]);
        }
        let report = self.report_function();
        let report = self.call_library("error", report, vec![value]);
        self.func_mut(uncaught).body = vec![report];
        let flush = self.library("main", "flushOutput");
        for (name, func) in [("run", run), ("uncaught", uncaught), ("flush", flush)] {
            self.module.exports.push((format!("dyntype:{name}"), func));
        }
    }

    /// Runs code after the set-up, then what is pending, and writes the output.
    pub fn whole_run(&mut self, setup: FuncIdx, mut run: Vec<Expr>) -> Vec<Expr> {
        run.insert(0, Expr::call(setup, vec![], None));
        let end = self.end_function();
        run.push(Expr::call(end, vec![], None));
        run
    }

    /// The function that runs what is pending and writes the output.
    fn end_function(&mut self) -> FuncIdx {
        if let Some(func) = self.end {
            return func;
        }
        let func = self.declare_function("end", vec![], None);
        self.end = Some(func);
        func
    }

    /// Only when all is lowered is it known whether anything can be pending.
    fn finish_end(&mut self) {
        let mut code = Vec::new();
        if self.has_library("jobs", "startLoop") {
            let entry = self.program.module(self.program.entry);
            let is_module = Expr::i32(i32::from(is_module(entry)));
            code.push(self.call_library("jobs", "startLoop", vec![is_module]));
        }
        code.push(self.call_library("main", "rtExit", vec![]));
        let end = self.end_function();
        self.func_mut(end).body = code;
    }

    /// Calls the function by which the host tells the frames of the stack; 0 without one.
    pub fn ask_for_frames(&mut self, operands: Vec<Expr>) -> Expr {
        let params = operands.iter().map(|_| Val::I32).collect();
        let ty = self
            .layout
            .signature(&mut self.module, params, Some(Val::I32));
        let frames = Expr::global(self.named_global(FRAMES, Val::Func), Val::Func);
        let function = Expr::cast(Val::Ref(ty), frames.clone());
        let call = Expr::new(Kind::CallRef(ty, function, operands), Some(Val::I32));
        Expr::if_else(
            frames.is_null(),
            vec![Expr::i32(0)],
            vec![call],
            Some(Val::I32),
        )
    }

    /// Where the host hands in that function. A module asks for it so, and not by an import, because
    /// it has to run where there is none.
    fn export_frames(&mut self) {
        if !self.globals.contains_key(FRAMES) {
            return;
        }
        let frames = self.named_global(FRAMES, Val::Func);
        let set = self.declare_function("set frames", vec![Val::Func], None);
        self.func_mut(set).body = vec![Expr::global_set(frames, Expr::get(Local(0), Val::Func))];
        self.module
            .exports
            .push(("dyntype:frames".to_string(), set));
    }

    /// The variable that tells where the error is made that is being made.
    pub fn error_site(&mut self) -> GlobalIdx {
        let string = Val::Ref(self.layout.string);
        self.named_global("error site", string)
    }

    /// The variable that tells what is called by a name or key, as the program writes it.
    pub fn noted_callee(&mut self) -> GlobalIdx {
        let string = Val::Ref(self.layout.string);
        self.named_global("callee", string)
    }

    /// What reports an exception that nothing caught: the description of any value is large.
    fn report_function(&self) -> &'static str {
        if self.throws_values || self.uses_host {
            "rtUncaughtAny"
        } else {
            "rtUncaught"
        }
    }

    /// The function that makes constants and descriptors.
    pub fn setup_function(&mut self) -> FuncIdx {
        if let Some(func) = self.setup {
            return func;
        }
        let func = self.declare_function("setup", vec![], None);
        self.setup = Some(func);
        func
    }

    /// How the module throws: with the interface's tag where it has to do with a host.
    pub fn finish_exceptions(&mut self) {
        let value = self.layout.value;
        self.module.exceptions = if self.uses_host {
            ir::Exceptions::Dyntype {
                value,
                wrap: self.library("host", "thrownToHost"),
                unwrap: self.library("host", "thrownFromHost"),
            }
        } else {
            ir::Exceptions::Own(value)
        };
    }

    /// The program obtains values of the host. Code lowered before did not expect them, so that
    /// lowering starts again.
    pub fn assume_host(&mut self) {
        if !self.uses_host {
            self.uses_host = true;
            self.restart = true;
        }
    }

    /// Library functions that only the last steps name.
    pub fn request_host_functions(&mut self) {
        let report = self.report_function();
        self.library("error", report);
        if self.survey.catches {
            self.module.overflow = Some(self.library("error", "rtThrowTooDeep"));
        }
        // Something may be pending when the modules have run.
        for name in [
            "enqueueJob",
            "enqueueTick",
            "addTimer",
            "setImmediate",
            "setIdleHook",
        ] {
            if let Some(symbol) = self.library_symbol("jobs", name) {
                let node = self.declaration(symbol);
                let empty = self.env(Vec::new());
                if self
                    .instance(&super::function::Instance::Direct(node, empty.id))
                    .is_some()
                {
                    self.library("jobs", "startLoop");
                }
            }
        }
        if !self.uses_host {
            return;
        }
        self.library("host", "thrownToHost");
        self.library("host", "thrownFromHost");
        for (name, function) in [
            ("get", "reflectGet"),
            ("set", "reflectSet"),
            ("has", "reflectHas"),
            ("delete", "reflectDelete"),
            ("own-keys", "reflectOwnKeys"),
            ("get-own", "reflectGetOwn"),
            ("call", "reflectCall"),
            ("construct", "reflectConstruct"),
            ("class-name", "reflectClassName"),
            ("prototype", "reflectPrototype"),
            ("kind", "reflectKind"),
        ] {
            if self.library_symbol("host", function).is_some() {
                let func = self.library("host", function);
                let export = format!("wasi:dyntype/reflect@0.1.0#{name}");
                if !self
                    .module
                    .exports
                    .iter()
                    .any(|(known, _)| *known == export)
                {
                    self.module.exports.push((export, func));
                }
            }
        }
    }

    fn has_library(&self, module: &'static str, name: &'static str) -> bool {
        self.library_functions.contains_key(&(module, name))
    }
}

/// Whether Node.js would take a file for a module rather than a script of CommonJS: by its name, else
/// by what it contains.
fn is_module(entry: &Module<'_>) -> bool {
    let extension = entry.path.rsplit('.').next().unwrap_or_default();
    match extension {
        "mts" | "mjs" => return true,
        "cts" | "cjs" => return false,
        _ => {}
    }
    awaits(entry)
        || entry.ast.body.iter().any(|statement| match statement {
            Statement::ImportDeclaration(import) => !import.import_kind.is_type(),
            Statement::ExportNamedDeclaration(export) => !export.export_kind.is_type(),
            Statement::ExportDefaultDeclaration(_) | Statement::ExportAllDeclaration(_) => true,
            _ => false,
        })
}

/// How stack traces call a module.
pub fn display_name(module: &Module<'_>) -> String {
    match module.is_library {
        true => format!("{LIBRARY}{}", module.path),
        false => module.path.clone(),
    }
}
