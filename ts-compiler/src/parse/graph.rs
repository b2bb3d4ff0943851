//! The module graph: every module reachable from the entry, and the order they run in.

use std::collections::HashMap;
use std::io;

use oxc_allocator::Allocator;
use oxc_ast::ast;

use crate::diagnostics::Diagnostic;
use crate::ir::Span;
use crate::program::{Language, Module, ModuleId, Program};

use super::host::Host;
use super::library;
use super::resolve::{self, Found};
use super::syntax::{self, Request, Text};

/// A graph being built.
pub(super) struct Graph<'a, 'h> {
    allocator: &'a Allocator,
    host: &'h dyn Host,
    modules: Vec<Module<'a>>,
    /// What each module asks for, in the order of its text.
    requests: Vec<Vec<Request<'a>>>,
    /// User modules by path.
    files: HashMap<String, ModuleId>,
    /// Library modules by path. Apart from the files, because a user may have a folder `runtime`.
    library: HashMap<&'static str, ModuleId>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a, 'h> Graph<'a, 'h> {
    /// A graph that holds the runtime library.
    pub(super) fn new(allocator: &'a Allocator, host: &'h dyn Host) -> Self {
        let mut graph = Graph {
            allocator,
            host,
            modules: Vec::new(),
            requests: Vec::new(),
            files: HashMap::new(),
            library: HashMap::new(),
            diagnostics: Vec::new(),
        };
        for &(path, source) in library::MODULES {
            let id = graph.add(path.to_owned(), source, true);
            graph.library.insert(path, id);
        }
        for index in 0..graph.modules.len() {
            graph.link_library(index);
        }
        graph
    }

    /// Adds the entry and everything it imports, and orders the whole.
    pub(super) fn finish(mut self, entry: &str) -> (Program<'a>, Vec<Diagnostic>) {
        let path = resolve::normalise(entry);
        let at = Span {
            module: u32::try_from(self.modules.len()).unwrap_or(u32::MAX),
            start: 0,
            end: 0,
        };
        let entry = self.file(path, at);
        // Modules are appended while the loop runs; a module is linked once.
        let mut next = entry.index();
        while next < self.modules.len() {
            self.link_file(next);
            next += 1;
        }
        let mut seen = vec![false; self.modules.len()];
        let order = self.order(entry, &mut seen);
        let mut lazy = Vec::new();
        let mut imports_late = false;
        let mut next = 0;
        while let Some(&id) = order.iter().chain(&lazy).nth(next) {
            next += 1;
            for request in self.requests[id.index()].iter().filter(|r| r.is_late) {
                imports_late = true;
                let target = self.modules[id.index()].links.get(request.specifier);
                if let Some(&target) = target
                    && !self.modules[target.index()].is_library
                {
                    lazy.extend(self.order(target, &mut seen));
                }
            }
        }
        let program = Program {
            modules: self.modules,
            entry,
            order,
            lazy,
            imports_late,
        };
        (program, self.diagnostics)
    }

    /// Parses a module and appends it.
    fn add(&mut self, path: String, source: &'a str, is_library: bool) -> ModuleId {
        let id = ModuleId(u32::try_from(self.modules.len()).unwrap_or(u32::MAX));
        let text = Text {
            id,
            path,
            source,
            is_library,
        };
        let (module, requests) = syntax::parse_module(self.allocator, text, &mut self.diagnostics);
        self.modules.push(module);
        self.requests.push(requests);
        id
    }

    /// The module of a user's file, read when it is new. A file that cannot be read is an empty
    /// module, so that it is reported once, at `wanted`.
    fn file(&mut self, path: String, wanted: Span) -> ModuleId {
        if let Some(&id) = self.files.get(&path) {
            return id;
        }
        let source = match self.host.read(&path) {
            Err(error) => Err(reason(&error)),
            Ok(bytes) => String::from_utf8(bytes).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                format!("it is not valid UTF-8 (at byte {at})")
            }),
        };
        let source: &'a str = match source {
            Ok(text) => self.allocator.alloc_str(&text),
            Err(reason) => {
                self.diagnostics
                    .push(Diagnostic::unreadable(wanted, &path, &reason));
                ""
            }
        };
        let id = self.add(path.clone(), source, false);
        self.files.insert(path, id);
        id
    }

    /// Resolves the imports of a library module, which are all of the form `./name`.
    fn link_library(&mut self, index: usize) {
        for request in std::mem::take(&mut self.requests[index]) {
            let name = request.specifier.trim_start_matches("./");
            match self.library.get(format!("runtime/{name}.ts").as_str()) {
                Some(&id) => {
                    let links = &mut self.modules[index].links;
                    links.insert(request.specifier.to_owned(), id);
                }
                None => self.diagnostics.push(Diagnostic::unresolved_import(
                    request.span,
                    request.specifier,
                    "the runtime library has no such module",
                )),
            }
        }
    }

    /// Resolves the imports of a user's module and reads what is new.
    fn link_file(&mut self, index: usize) {
        let requests = std::mem::take(&mut self.requests[index]);
        let importer = self.modules[index].path.clone();
        for request in &requests {
            let id = match resolve::resolve(self.host, request.specifier, &importer) {
                Ok(Found::Library(path)) => self.library.get(path).copied(),
                Ok(Found::File(path)) => Some(self.file(path, request.span)),
                Err(reason) => {
                    // Types that cannot be found are `any`; the program runs without them. What is
                    // imported late fails when it is imported.
                    if !request.is_type && !request.is_late {
                        self.diagnostics.push(Diagnostic::unresolved_import(
                            request.span,
                            request.specifier,
                            &reason,
                        ));
                    }
                    None
                }
            };
            if let Some(id) = id
                && self.is_common(id)
                && !request.is_type
            {
                self.diagnostics.push(Diagnostic::unresolved_import(
                    request.span,
                    request.specifier,
                    "it is a CommonJS module, and only ES modules are compiled",
                ));
            }
            if let Some(id) = id {
                let runs_before = !request.is_type && !request.is_late;
                let is_library = self.modules[id.index()].is_library;
                let module = &mut self.modules[index];
                module.links.insert(request.specifier.to_owned(), id);
                if runs_before && !is_library && !module.dependencies.contains(&id) {
                    module.dependencies.push(id);
                }
            }
        }
        self.requests[index] = requests;
    }

    /// Whether a module is written for `require`.
    fn is_common(&self, id: ModuleId) -> bool {
        let module = &self.modules[id.index()];
        module.language == Language::JavaScript
            && !module
                .ast
                .body
                .iter()
                .any(ast::Statement::is_module_declaration)
            && ["module.exports", "exports."]
                .iter()
                .any(|word| module.source.contains(word))
    }

    /// User modules in the order ECMAScript evaluates them: depth first, a module after what it
    /// imports, a module that is already being visited not again (which is what a cycle means).
    /// With an explicit stack, because a chain of imports may be long.
    fn order(&self, entry: ModuleId, seen: &mut [bool]) -> Vec<ModuleId> {
        let mut order = Vec::new();
        if std::mem::replace(&mut seen[entry.index()], true) {
            return order;
        }
        let mut stack = vec![(entry, 0)];
        while let Some((id, next)) = stack.last_mut() {
            let Some(&target) = self.modules[id.index()].dependencies.get(*next) else {
                order.push(*id);
                stack.pop();
                continue;
            };
            *next += 1;
            if !std::mem::replace(&mut seen[target.index()], true) {
                stack.push((target, 0));
            }
        }
        order
    }
}

/// Why a file could not be read, in words that are the same on every system.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
