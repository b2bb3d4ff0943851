//! The compiler's side of `wasi:dyntype` and the host's are the same, and static code has neither.

use dyntype_compiler::{MemoryHost, Options, compile};
use dyntype_host::{CoreType, Signature};

const IMPORTS: &str = include_str!("../ts-compiler/runtime/hostimports.ts");
const CLASS_A: &str = include_str!("programs/proposal/class_a.ts");

fn core(name: &str) -> Option<CoreType> {
    match name {
        "i32" => Some(CoreType::I32),
        "i64" => Some(CoreType::I64),
        "number" => Some(CoreType::F64),
        "Extern" => Some(CoreType::Externref),
        _ => None,
    }
}

fn compiled(source: &str, host_objects: bool) -> Vec<u8> {
    let source = source.to_owned();
    let work = move || {
        let options = Options {
            host_objects,
            debug: true,
            ..Options::default()
        };
        compile(&MemoryHost::new([("main.ts", source)]), "main.ts", &options)
    };
    // The compiler recurses; a test's thread is small.
    let worker = std::thread::Builder::new().stack_size(dyntype_compiler::STACK);
    let worker = worker.spawn(work).expect("a thread");
    worker
        .join()
        .expect("no panic")
        .expect("the program is valid")
        .wasm
}

#[test]
fn the_library_declares_what_the_wit_files_say() {
    let known = dyntype_host::signatures();
    let mut count = 0;
    for line in IMPORTS.lines() {
        let Some(rest) = line.strip_prefix("export declare function __dt_") else {
            continue;
        };
        let (name, rest) = rest.split_once('(').expect("parameters");
        let (params, result) = rest.split_once("): ").expect("a result");
        let (interface, name) = name.split_once('_').expect("an interface");
        let name = name.replace('_', "-");
        let found = |s: &&Signature| s.interface == interface && s.name == name;
        let signature = known.iter().find(found);
        let signature = signature.unwrap_or_else(|| panic!("{interface}.{name} is in no WIT file"));
        let params: Vec<_> = params
            .split(", ")
            .filter_map(|param| core(param.split_once(": ")?.1))
            .collect();
        let results: Vec<_> = core(result.trim_end_matches(';')).into_iter().collect();
        assert_eq!(params, signature.params, "{line}");
        assert_eq!(results, signature.results, "{line}");
        count += 1;
    }
    assert!(count > 30, "only {count} functions are declared");
}

#[test]
fn a_program_with_a_host_exports_all_of_reflect() {
    let text = wasmprinter::print_bytes(compiled(CLASS_A, true)).expect("a module");
    for signature in dyntype_host::exports() {
        let export = format!("(export \"{}\"", signature.export_name());
        assert!(text.contains(&export), "{export}");
    }
    assert!(text.contains("(import \"wasi:dyntype/exception@0.1.0\" \"thrown\" (tag"));
}

#[test]
fn static_code_has_no_dynamic_calls() {
    let text = wasmprinter::print_bytes(compiled(CLASS_A, true)).expect("a module");
    let body = |name: &str| {
        let start = text.find(&format!("(func {name} ")).expect(name);
        let end = text[start..].find("\n  )").expect("an end");
        text[start..start + end].to_owned()
    };
    assert!(!body("$A.add").contains("call"), "{}", body("$A.add"));
    assert!(body("$hostNewObject").contains("call $wasi:dyntype/construct@0.1.0.new-object"));
    // Objects without a static type may be the module's own; then nothing is asked of a host.
    let own = wasmprinter::print_bytes(compiled(CLASS_A, false)).expect("a module");
    assert!(!own.contains("wasi:dyntype"));
}
