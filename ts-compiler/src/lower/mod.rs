//! From the checked syntax tree to the intermediate representation.
//!
//! Lowering starts at the modules' top levels and compiles what is reached: a function body is
//! lowered when something refers to it, once for each specialisation of its type parameters. What
//! depends on the closed world (which classes have a property `x`, who overrides a method) is left
//! to dispatch functions, which are filled when nothing is left to lower.

mod abi;
mod absent;
mod absentfield;
mod access;
mod argument;
mod arithmetic;
mod assign;
mod binding;
mod body;
mod builtin;
mod call;
mod capture;
mod class;
mod class_struct;
mod classvalue;
mod closure;
mod coerce;
mod comparison;
mod constant;
mod construct;
mod control;
mod decorator;
mod destructuring;
mod detached;
mod dispatch;
mod dynamic;
mod dynclass;
mod dynmember;
mod early;
mod element;
mod enumeration;
mod environment;
mod evaluation;
mod exception;
mod expression;
mod extended;
mod fields;
mod function;
mod globals;
mod hierarchy;
mod home;
mod import;
mod impostor;
mod initialiser;
mod instance;
mod integer;
mod intrinsic;
mod intrinsic_object;
mod intrinsic_sequence;
mod invocation;
mod invoke;
mod irregular;
mod iterate;
mod layout;
mod literal;
mod locales;
mod member;
mod method;
mod method_call;
mod module;
mod name;
mod namespace;
mod naming;
mod operator;
mod output;
mod parallel;
mod path;
mod present;
mod private;
mod redefined;
mod repetition;
mod replaced;
mod representation;
mod scope;
mod shortcut;
mod signature;
mod site;
mod source;
mod specialisation;
mod start;
mod statement;
mod statics;
mod steps;
mod survey;
mod suspend;
mod switch;
mod target;
mod typed;
mod unassigned;
mod unset;
mod using;
mod value;

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use oxc_ast::AstKind;

use crate::check::{Checker, Target};
use crate::diagnostics::Diagnostic;
use crate::ir::{self, Expr, FuncIdx, GlobalIdx, Span, TypeIdx, Val};
use crate::program::{ModuleId, Node, Program, Symbol};
use crate::types::TypeId;

use abi::Abi;
use capture::Captures;
use class::{ClassLayout, Member};
use dispatch::Dispatch;
use function::{Instance, Pending};
use layout::Layout;
use representation::Repr;
pub(crate) use specialisation::Env;
use survey::{Assumptions, Survey};

/// Choices of a compilation that concern lowering.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// `{}` and `[]` of type `any` live in the environment, as in the proposal's walk-through.
    pub host_objects: bool,
    /// Export wrappers that call the entry module's functions from the command line.
    pub invoke: bool,
    /// Export what gives the host the entry module's exports.
    pub exports: bool,
}

/// The state of lowering a program.
pub(crate) struct Lowerer<'a> {
    pub program: &'a Program<'a>,
    pub checker: Checker<'a>,
    pub options: Options,
    pub module: ir::Module,
    pub layout: Layout,
    pub diagnostics: Vec<Diagnostic>,
    pub captures: HashMap<ModuleId, Rc<Captures>>,
    unset: HashMap<ModuleId, Rc<unset::Unset>>,
    /// Functions by what they are.
    pub instances: HashMap<Instance, FuncIdx>,
    pub pending: VecDeque<(FuncIdx, Pending)>,
    envs: HashMap<Vec<(Node, TypeId)>, Env>,
    substituted: HashMap<(TypeId, u32), TypeId>,
    reprs: HashMap<TypeId, Repr>,
    /// Functions whose source text the program can ask for.
    sources: Vec<Node>,
    paths: path::Paths,
    /// Types of variables of the program, where a variable may hold more than its type says.
    absents: HashMap<Symbol, TypeId>,
    absent_fields: Option<Rc<absentfield::AbsentFields>>,
    /// Whether functions return what may be absent, as far as it was asked.
    absent_results: HashMap<Node, bool>,
    imports: HashMap<String, FuncIdx>,
    /// Functions of the dyntype interface are called, so host values may be met anywhere.
    pub uses_host: bool,
    strings: HashMap<Vec<u16>, GlobalIdx>,
    known: present::Known,
    /// Globals of module-level variables.
    variables: HashMap<Symbol, (GlobalIdx, TypeId)>,
    globals: HashMap<String, GlobalIdx>,
    classes: HashMap<Symbol, u32>,
    class_layouts: Vec<ClassLayout>,
    literal_layouts: HashMap<Vec<(Rc<str>, Repr, bool)>, u32>,
    layouts: Vec<dispatch::ObjectLayout>,
    subclasses: HashMap<Symbol, Vec<Symbol>>,
    dispatches: HashMap<Dispatch, FuncIdx>,
    dispatch_order: Vec<Dispatch>,
    /// Names of properties that dynamic code may reach.
    dynamic_names: HashSet<Rc<str>>,
    /// Own fields are read or written by index.
    needs_fields: bool,
    /// Prototype objects are asked for.
    needs_protos: bool,
    /// Code run once before the modules.
    start: Vec<Expr>,
    /// Classes to which something else than an instance flows: they are held as `any`.
    pub structural: HashSet<Symbol>,
    restart: bool,
    library_functions: HashMap<(&'static str, &'static str), FuncIdx>,
    call_helpers: HashMap<Abi, FuncIdx>,
    class_types: HashMap<Symbol, TypeIdx>,
    /// Whether classes are made while the program runs.
    dynamic_classes: HashMap<Symbol, bool>,
    extensions: irregular::Extensions,
    class_environments: HashMap<Symbol, Option<environment::ClassEnvironment>>,
    class_members: HashMap<Symbol, Rc<Vec<Member>>>,
    /// Classes whose instances are made somewhere.
    pub instantiated: HashSet<Symbol>,
    /// Names of methods that are assigned on instances.
    shadowed: HashSet<Rc<str>>,
    /// Classes that an object of the program may stand for.
    impersonated: Rc<HashSet<Symbol>>,
    /// What the program's text says of how it treats objects.
    pub survey: Rc<Survey>,
    /// What is being lowered belongs to the runtime library.
    in_library: bool,
    /// The program throws what may be no Error.
    pub throws_values: bool,
    /// The program computes property names.
    any_name: bool,
    /// Initialisers of library variables in use, by their place in the order of evaluation.
    initialisers: Vec<((u32, u32), FuncIdx)>,
    initialised: HashSet<Node>,
    ranks: Vec<u32>,
    module_functions: Vec<FuncIdx>,
    /// What makes namespace objects, by their names.
    namespaces: HashMap<String, FuncIdx>,
    setup: Option<FuncIdx>,
    /// The function that runs last.
    end: Option<FuncIdx>,
}

/// Lowers a program. The checker is used up: it is asked for types as functions are reached.
pub fn lower<'a>(
    program: &'a Program<'a>,
    options: Options,
) -> Result<ir::Module, Vec<Diagnostic>> {
    let survey = Rc::new(Survey::of(program));
    let unknown = survey.locales.diagnostics();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let mut assumptions = Assumptions::of(program, &survey);
    loop {
        let mut lowerer = Lowerer::new(program, options, &survey, &assumptions);
        lowerer.run();
        let mut diagnostics = lowerer.checker.diagnostics();
        diagnostics.append(&mut lowerer.diagnostics);
        if !diagnostics.is_empty() {
            diagnostics.sort_by_key(|d| (d.span.module, d.span.start, d.span.end));
            diagnostics.dedup();
            return Err(diagnostics);
        }
        if !lowerer.restart {
            return Ok(lowerer.module);
        }
        assumptions.structural = lowerer.structural;
        assumptions.shadowed = lowerer.shadowed;
        assumptions.uses_host = lowerer.uses_host;
    }
}

impl<'a> Lowerer<'a> {
    fn new(
        program: &'a Program<'a>,
        options: Options,
        survey: &Rc<Survey>,
        assumptions: &Assumptions,
    ) -> Self {
        let mut module = ir::Module {
            types: Vec::new(),
            imports: Vec::new(),
            funcs: Vec::new(),
            globals: Vec::new(),
            data: Vec::new(),
            exports: Vec::new(),
            memory_pages: 4,
            value_slots: 0,
            classes: Vec::new(),
            exceptions: ir::Exceptions::Own(TypeIdx(0)),
            overflow: None,
            sources: program.modules.iter().map(start::display_name).collect(),
        };
        let layout = Layout::new(&mut module);
        let mut checker = Checker::new(program);
        checker.open_arrays = assumptions.open_arrays;
        Lowerer {
            program,
            checker,
            options,
            module,
            layout,
            diagnostics: Vec::new(),
            captures: HashMap::new(),
            unset: HashMap::new(),
            instances: HashMap::new(),
            pending: VecDeque::new(),
            envs: HashMap::new(),
            substituted: HashMap::new(),
            reprs: HashMap::new(),
            sources: Vec::new(),
            paths: path::Paths::default(),
            absents: HashMap::new(),
            absent_fields: None,
            absent_results: HashMap::new(),
            imports: HashMap::new(),
            uses_host: assumptions.uses_host,
            strings: HashMap::new(),
            known: present::Known::default(),
            variables: HashMap::new(),
            globals: HashMap::new(),
            classes: HashMap::new(),
            class_layouts: Vec::new(),
            literal_layouts: HashMap::new(),
            layouts: Vec::new(),
            subclasses: HashMap::new(),
            dispatches: HashMap::new(),
            dispatch_order: Vec::new(),
            dynamic_names: HashSet::new(),
            needs_fields: false,
            needs_protos: false,
            start: Vec::new(),
            structural: assumptions.structural.clone(),
            restart: false,
            library_functions: HashMap::new(),
            call_helpers: HashMap::new(),
            class_types: HashMap::new(),
            dynamic_classes: HashMap::new(),
            extensions: irregular::Extensions::default(),
            class_environments: HashMap::new(),
            class_members: HashMap::new(),
            instantiated: HashSet::new(),
            shadowed: assumptions.shadowed.clone(),
            impersonated: Rc::clone(&assumptions.impersonated),
            survey: Rc::clone(survey),
            in_library: false,
            throws_values: false,
            any_name: false,
            initialisers: Vec::new(),
            initialised: HashSet::new(),
            ranks: Vec::new(),
            module_functions: Vec::new(),
            namespaces: HashMap::new(),
            setup: None,
            end: None,
        }
    }

    fn run(&mut self) {
        self.declare_imports();
        self.check_imports();
        self.survey_classes();
        self.find_subclasses();
        self.lower_program();
        loop {
            while let Some((func, pending)) = self.pending.pop_front() {
                self.lower_pending(func, pending);
            }
            if self.restart || !self.diagnostics.is_empty() {
                return;
            }
            self.request_host_functions();
            // Both requests may have given more to lower.
            if !self.request_dispatch_targets() && self.pending.is_empty() {
                break;
            }
        }
        self.finish_start();
        self.finish_exceptions();
        let coroutine = self.coroutine();
        let types = self.coroutine_types();
        crate::machine::machines(&mut self.module, coroutine, &types);
    }

    /// The syntax of a node.
    pub fn ast(&self, node: Node) -> AstKind<'a> {
        self.program.module(node.module).nodes.kind(node.id)
    }

    /// The module of the library with a name.
    fn library_module(&self, name: &str) -> Option<ModuleId> {
        let path = format!("runtime/{name}.ts");
        self.program
            .modules
            .iter()
            .find(|module| module.is_library && module.path == path)
            .map(|module| module.id)
    }

    /// An export of a library module.
    pub fn library_symbol(&mut self, module: &str, name: &str) -> Option<Symbol> {
        let module = self.library_module(module)?;
        match self.checker.export_of(module, name) {
            Target::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// A class of the library by its global name.
    pub fn global_class(&mut self, name: &str) -> Option<Symbol> {
        match self.checker.global(name)? {
            Target::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// A library function that the compiler calls by name.
    pub fn library(&mut self, module: &'static str, name: &'static str) -> FuncIdx {
        if let Some(&func) = self.library_functions.get(&(module, name)) {
            return func;
        }
        let func = match self.library_symbol(module, name) {
            Some(symbol) => {
                let node = self.declaration(symbol);
                let env = self.env(Vec::new());
                self.function_instance(node, env)
            }
            None => {
                self.diagnostics.push(Diagnostic::unknown_name(
                    Span::default(),
                    &format!("{module}.{name} of the runtime library"),
                ));
                self.unreachable_function(name)
            }
        };
        self.library_functions.insert((module, name), func);
        func
    }

    /// Calls a library function; arguments must have its parameters' WebAssembly types.
    pub fn call_library(
        &mut self,
        module: &'static str,
        name: &'static str,
        args: Vec<Expr>,
    ) -> Expr {
        let func = self.library(module, name);
        let (_, result) = self.func_signature(func);
        if matches!(result, Some(Val::Ref(_))) && result != Some(self.layout.any()) {
            self.known.makers.insert(func);
        }
        Expr::call(func, args, result)
    }

    /// Parameters and result of a function.
    pub fn func_signature(&self, func: FuncIdx) -> (Vec<Val>, Option<Val>) {
        let ty = self.func_type(func);
        let (params, result) = self.module.signature(ty);
        (params.to_vec(), result)
    }

    /// Function type of a function.
    pub fn func_type(&self, func: FuncIdx) -> TypeIdx {
        self.module.func_type(func)
    }

    /// The declaration of a symbol.
    pub fn declaration(&self, symbol: Symbol) -> Node {
        Node {
            module: symbol.module,
            id: self
                .program
                .module(symbol.module)
                .value_declaration(symbol.id),
        }
    }

    /// Adds a function whose body comes later.
    pub fn declare_function(
        &mut self,
        name: &str,
        params: Vec<Val>,
        result: Option<Val>,
    ) -> FuncIdx {
        let ty = self
            .layout
            .signature(&mut self.module, params.clone(), result);
        self.module.funcs.push(ir::Func {
            name: name.to_string(),
            ty,
            locals: params
                .into_iter()
                .enumerate()
                .map(|(index, val)| (format!("p{index}"), val))
                .collect(),
            body: vec![Expr::new(ir::Kind::Unreachable, None)],
            labels: 0,
            span: Span::default(),
            inline: false,
            is_hot: false,
            is_own: false,
        });
        FuncIdx((self.module.imports.len() + self.module.funcs.len() - 1) as u32)
    }

    /// The definition of a defined function.
    pub fn func_mut(&mut self, func: FuncIdx) -> &mut ir::Func {
        let imports = self.module.imports.len();
        &mut self.module.funcs[func.index() - imports]
    }

    fn unreachable_function(&mut self, name: &str) -> FuncIdx {
        self.declare_function(name, vec![], None)
    }

    /// Adds a global.
    pub fn new_global(&mut self, name: &str, ty: Val) -> GlobalIdx {
        self.module.globals.push(ir::Global {
            name: name.to_string(),
            ty,
        });
        GlobalIdx(self.module.globals.len() as u32 - 1)
    }

    /// A global by name, made on first use.
    pub fn named_global(&mut self, name: &str, ty: Val) -> GlobalIdx {
        if let Some(&global) = self.globals.get(name) {
            return global;
        }
        let global = self.new_global(name, ty);
        self.globals.insert(name.to_string(), global);
        global
    }

    /// Whether a symbol stands at the top level of its module.
    pub fn is_module_level(&self, symbol: Symbol) -> bool {
        let scoping = &self.program.module(symbol.module).scoping;
        if symbol.id.index() >= scoping.symbols_len() {
            return true;
        }
        is_static_scope(scoping, scoping.symbol_scope_id(symbol.id))
    }

    /// The name of a symbol.
    pub fn symbol_name(&self, symbol: Symbol) -> &'a str {
        let scoping = &self.program.module(symbol.module).scoping;
        // A class without a name has a symbol of its own all the same.
        if symbol.id.index() >= scoping.symbols_len() {
            return "";
        }
        scoping.symbol_name(symbol.id)
    }
}

/// Whether a scope's code runs once: the top level of a module, or of a namespace in it.
pub(crate) fn is_static_scope(
    scoping: &oxc_semantic::Scoping,
    mut scope: oxc_syntax::scope::ScopeId,
) -> bool {
    use oxc_syntax::scope::ScopeFlags;
    loop {
        if scope == scoping.root_scope_id() {
            return true;
        }
        if !scoping
            .scope_flags(scope)
            .contains(ScopeFlags::TsModuleBlock)
        {
            return false;
        }
        match scoping.scope_parent_id(scope) {
            Some(parent) => scope = parent,
            None => return true,
        }
    }
}
