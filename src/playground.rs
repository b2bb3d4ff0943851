//! `dyntype playground`: the page of `host-impl/js/playground`, its examples, and the compiler
//! behind it.

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::ExitCode;
use std::{fs, thread};

use dyntype_compiler::{MemoryHost, Options};

use crate::cli::Playground;
use crate::http::{Request, Response, serve};
use crate::{Failure, diagnostics};

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
const WASM: &str = "application/wasm";

macro_rules! files {
    ($($path:literal $kind:ident)*) => {
        &[$(($path, $kind, include_str!(concat!("../host-impl/js/", $path)))),*]
    };
}

/// The page, and what it loads: path, media type, content.
const FILES: &[(&str, &str, &str)] = files! {
    "playground/index.html" HTML
    "playground/style.css" STYLE
    "playground/page.mjs" SCRIPT
    "playground/worker.mjs" SCRIPT
    "dyntype.mjs" SCRIPT
    "functions.mjs" SCRIPT
    "inspect.mjs" SCRIPT
    "wasi.mjs" SCRIPT
};

macro_rules! examples {
    ($($folder:literal $name:literal)*) => {
        &[$(($name, include_str!(concat!("../", $folder, "/", $name, ".ts")))),*]
    };
}

/// The examples, the first one chosen: those that need no file, and the proposal's.
const EXAMPLES: &[(&str, &str)] = examples! {
    "examples" "hello"
    "examples" "ledger"
    "examples" "lru_cache"
    "examples" "expression_evaluator"
    "examples" "event_simulation"
    "examples" "matrix"
    "examples" "nbody"
    "tests/programs/proposal" "class_a"
    "tests/programs/proposal" "object_creation"
    "tests/programs/proposal" "dynamic_map"
    "tests/programs/proposal" "runtime_type_check"
    "tests/programs/proposal" "instance_of"
    "tests/programs/proposal" "throw_catch"
};

/// Serves the page, or writes it.
pub fn playground(arguments: &Playground) -> Result<ExitCode, Failure> {
    match &arguments.write {
        Some(folder) => write(folder).map_err(|error| {
            Failure::usage(format!("cannot write '{}': {error}", folder.display()))
        })?,
        None => {
            let port = arguments.port;
            // The loopback interface only: what is compiled and run here is nobody else's business.
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
                .and_then(|listener| Ok((listener.local_addr()?, listener)));
            let (address, listener) = listener.map_err(|error| {
                Failure::usage(format!("cannot listen on port {port}: {error}"))
            })?;
            // Whoever started it without a terminal may not care.
            let _ = writeln!(io::stdout(), "http://{address}/ (Ctrl+C ends it)");
            serve(&listener, answer);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn answer(request: &Request) -> Response {
    let path = request.path.trim_start_matches('/');
    match (request.method.as_str(), path) {
        ("GET", "" | "playground") => Response::redirect("/playground/"),
        ("GET", "playground/") => file("playground/index.html"),
        ("GET", "playground/examples/index.json") => Response::new(JSON, index(true)),
        ("GET", path) => match path.strip_prefix("playground/examples/") {
            Some(name) => example(name),
            None => file(path),
        },
        ("POST", "playground/compile") => {
            let host_objects = request.query == "objects=host";
            match compile(request.body.clone(), host_objects) {
                Ok(wasm) => Response::new(WASM, wasm),
                Err(message) => Response::failure("422 Unprocessable Content", message),
            }
        }
        _ => Response::not_found(),
    }
}

fn file(path: &str) -> Response {
    match FILES.iter().find(|(known, ..)| *known == path) {
        Some((_, kind, content)) => Response::new(kind, *content),
        None => Response::not_found(),
    }
}

fn example(file: &str) -> Response {
    let source = |name| EXAMPLES.iter().find(|(known, _)| *known == name);
    if let Some((_, text)) = file.strip_suffix(".ts").and_then(source) {
        return Response::new(TEXT, *text);
    }
    match file.strip_suffix(".wasm").and_then(source) {
        Some((_, text)) => match compile(*text, false) {
            Ok(wasm) => Response::new(WASM, wasm),
            Err(message) => Response::failure("500 Internal Server Error", message),
        },
        None => Response::not_found(),
    }
}

/// The list of examples, and whether there is a compiler.
fn index(compiler: bool) -> String {
    let names: Vec<String> = EXAMPLES
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    format!(
        "{{\"compiler\":{compiler},\"examples\":[{}]}}\n",
        names.join(",")
    )
}

/// Compiles one file; the error is what the compiler says.
fn compile(source: impl Into<Vec<u8>>, host_objects: bool) -> Result<Vec<u8>, String> {
    let source = source.into();
    let work = move || {
        let options = Options {
            host_objects,
            ..Options::default()
        };
        let host = MemoryHost::new([("main.ts", source)]);
        dyntype_compiler::compile(&host, "main.ts", &options)
            .map(|output| output.wasm)
            .map_err(|rejected| diagnostics::plain(&rejected.diagnostics, &rejected.sources))
    };
    let worker = thread::Builder::new()
        .stack_size(dyntype_compiler::STACK)
        .spawn(work);
    let worker = worker.map_err(|error| format!("no memory for a stack: {error}"))?;
    worker
        .join()
        .unwrap_or_else(|_| Err("the compiler failed (a bug of dyntype)".to_owned()))
}

/// Writes everything that a web server needs.
fn write(folder: &Path) -> io::Result<()> {
    let examples = folder.join("playground/examples");
    fs::create_dir_all(&examples)?;
    for (path, _, content) in FILES {
        fs::write(folder.join(path), content)?;
    }
    for (name, source) in EXAMPLES {
        let wasm = compile(*source, false).map_err(io::Error::other)?;
        fs::write(examples.join(format!("{name}.wasm")), wasm)?;
        fs::write(examples.join(format!("{name}.ts")), source)?;
    }
    fs::write(examples.join("index.json"), index(false))
}
