//! Broken and odd programs: each ends, soon, with a diagnostic or with a module that is valid.
//!
//! The small ones are the files in `tests/odd`, the large ones are made here. `DYNTYPE_FUZZ=900`
//! mutates them and the programs of `tests/programs` for so many seconds instead of a few times, from
//! the seed `DYNTYPE_FUZZ_SEED`; what fails is written to `DYNTYPE_FUZZ_KEEP`.

// It uses a part of it.
#[allow(dead_code)]
#[path = "generate/random.rs"]
mod random;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use dyntype_compiler::{MemoryHost, Options, STACK, compile};
use libtest_mimic::{Arguments, Failed, Trial};
use random::Random;
use wasmparser::{Validator, WasmFeatures};

/// Longest time that a compilation may take, on a machine that does much else.
const TIMEOUT: Duration = Duration::from_secs(120);
/// Mutations in a normal run.
const MUTATIONS: usize = 16;

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut corpus = Vec::new();
    collect(&root.join("tests/odd"), &mut corpus);
    let small = corpus.iter().cloned();
    let mut trials: Vec<Trial> = small
        .chain(large().map(|(name, text)| (name.to_owned(), text.into_bytes())))
        .map(|(name, text)| Trial::test(format!("odd::{name}"), move || ends_well(text)))
        .collect();
    collect(&root.join("tests/programs"), &mut corpus);
    trials.push(Trial::test("mutations", move || mutations(&corpus)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The programs of a folder and the folders in it, by name.
fn collect(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ts") {
            let name = path
                .file_stem()
                .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            found.push((name, fs::read(&path).expect("a readable file")));
        }
    }
}

/// Compiles a program on a thread of its own.
fn ends_well(text: Vec<u8>) -> Result<(), Failed> {
    let (send, receive) = mpsc::channel();
    thread::Builder::new().stack_size(STACK).spawn(move || {
        // Nobody listens after the time is over.
        let _ = send.send(verdict(text));
    })?;
    match receive.recv_timeout(TIMEOUT) {
        Ok(result) => Ok(result?),
        Err(RecvTimeoutError::Timeout) => Err("it does not end".into()),
        Err(RecvTimeoutError::Disconnected) => Err("the compiler panicked".into()),
    }
}

fn verdict(text: Vec<u8>) -> Result<(), String> {
    let host = MemoryHost::new([("main.ts", text)]);
    match compile(&host, "main.ts", &Options::default()) {
        Ok(output) => Validator::new_with_features(WasmFeatures::all())
            .validate_all(&output.wasm)
            .map(|_| ())
            .map_err(|error| format!("an invalid module: {error}")),
        Err(rejected) if rejected.diagnostics.is_empty() => {
            Err("rejected without a diagnostic".to_owned())
        }
        Err(_) => Ok(()),
    }
}

/// Programs that are too large to keep.
fn large() -> impl Iterator<Item = (&'static str, String)> {
    let list = |count: usize, item: &dyn Fn(usize) -> String| -> Vec<String> {
        (0..count).map(item).collect()
    };
    let nested = |open: &str, inside: &str, close: &str, depth: usize| {
        open.repeat(depth) + inside + &close.repeat(depth)
    };
    vec![
        (
            "deep_parentheses",
            format!("let a = {};", nested("(", "1", ")", 20_000)),
        ),
        (
            "deep_arrays",
            format!("let a = {};", nested("[", "1", "]", 20_000)),
        ),
        (
            "deep_objects",
            format!("let a = {};", nested("{ a: ", "1", "}", 2_000)),
        ),
        ("deep_blocks", nested("{ ", "let a = 1;", "} ", 5_000)),
        (
            "deep_functions",
            nested("function f() { ", "return 1;", "} ", 1_000),
        ),
        (
            "deep_arrows",
            format!("let f = {}1;", "() => ".repeat(1_500)),
        ),
        (
            "deep_calls",
            format!(
                "function f(x: number): number {{ return x; }} console.log({});",
                nested("f(", "1", ")", 1_000)
            ),
        ),
        (
            "deep_types",
            format!(
                "let a: {} = null as any;",
                nested("{ a: ", "number", "}", 1_000)
            ),
        ),
        (
            "deep_array_types",
            format!("let a: number{} = [];", "[]".repeat(3_000)),
        ),
        (
            "deep_templates",
            format!("let a = {};", nested("`${", "1", "}`", 1_000)),
        ),
        (
            "deep_conditions",
            format!(
                "declare const c: boolean; let a = {} 0;",
                "c ? 1 : ".repeat(2_000)
            ),
        ),
        ("deep_unary", format!("let a = {} 1;", "- ".repeat(5_000))),
        (
            "deep_else",
            format!(
                "const c = Math.random(); {} {{}}",
                "if (c > 1) {} else ".repeat(2_000)
            ),
        ),
        (
            "long_sum",
            format!("let a = {};", list(5_000, &|i| i.to_string()).join(" + ")),
        ),
        (
            "long_concatenation",
            format!(
                "let a = {};",
                list(3_000, &|i| format!("'{i}'")).join(" + ")
            ),
        ),
        (
            "long_chain",
            format!("let a: any = {{}}; a{};", ".b".repeat(3_000)),
        ),
        (
            "long_call_chain",
            format!("let a: any = {{}}; a{};", ".b()".repeat(2_000)),
        ),
        (
            "long_string",
            format!(
                "let a = '{}'; console.log(a.length);",
                "x".repeat(2_000_000)
            ),
        ),
        (
            "long_name",
            format!("let {0} = 1; console.log({0});", "x".repeat(200_000)),
        ),
        (
            "long_number",
            format!(
                "let a = {}; let b = {}n;",
                "9".repeat(50_000),
                "9".repeat(20_000)
            ),
        ),
        (
            "long_regexp",
            format!("let a = /{}/;", "(a|b)*".repeat(3_000)),
        ),
        (
            "many_elements",
            format!(
                "let a = [{}]; console.log(a.length);",
                list(30_000, &|i| i.to_string()).join(",")
            ),
        ),
        (
            "many_properties",
            format!(
                "let a = {{ {} }}; console.log(a.p7);",
                list(3_000, &|i| format!("p{i}: {i}")).join(",")
            ),
        ),
        (
            "many_parameters",
            format!(
                "function f({}) {{ return p0; }} console.log(f.length);",
                list(1_500, &|i| format!("p{i}: number")).join(",")
            ),
        ),
        (
            "many_arguments",
            format!(
                "console.log(Math.max({}));",
                list(5_000, &|i| i.to_string()).join(",")
            ),
        ),
        (
            "many_locals",
            format!(
                "function f() {{ {} return v0; }} f();",
                list(60_000, &|i| format!("let v{i} = {i};")).concat()
            ),
        ),
        (
            "many_cases",
            format!(
                "function f(x: number) {{ switch (x) {{ {} }} }} f(1);",
                list(5_000, &|i| format!("case {i}: return {i};")).concat()
            ),
        ),
        (
            "many_classes",
            list(1_000, &|i| {
                format!("class C{i} {{ x = {i}; m() {{ return this.x; }} }} new C{i}().m();\n")
            })
            .concat(),
        ),
        (
            "many_bases",
            format!(
                "class C0 {{}} {} new C200();",
                list(200, &|i| format!(
                    "class C{} extends C{i} {{ f{i} = {i}; }}\n",
                    i + 1
                ))
                .concat()
            ),
        ),
        (
            "many_functions",
            list(3_000, &|i| {
                format!("function f{i}(x: number) {{ return x + {i}; }} f{i}(1);\n")
            })
            .concat(),
        ),
        (
            "many_union_members",
            format!(
                "type U = {}; let u: U = 1; console.log(u);",
                list(3_000, &|i| i.to_string()).join(" | ")
            ),
        ),
        (
            "many_overloads",
            format!(
                "{} function f(x: any) {{ return x; }} f(1);",
                list(500, &|i| format!("function f(x: {i}): {i};\n")).concat()
            ),
        ),
        (
            "many_enum_members",
            format!(
                "enum E {{ {} }} console.log(E.m9);",
                list(5_000, &|i| format!("m{i}")).join(",")
            ),
        ),
        (
            "many_labels",
            format!(
                "{} for (;;) break;",
                list(1_000, &|i| format!("l{i}: ")).concat()
            ),
        ),
        ("many_errors", "let a: = ;\n".repeat(3_000)),
    ]
    .into_iter()
}

/// Changes programs at random for a time.
fn mutations(corpus: &[(String, Vec<u8>)]) -> Result<(), Failed> {
    let number = |name| {
        env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let end = number("DYNTYPE_FUZZ").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let first = number("DYNTYPE_FUZZ_SEED").unwrap_or(0);
    let mut failures = String::new();
    for count in 0.. {
        let is_over = match end {
            Some(end) => Instant::now() > end,
            None => count == MUTATIONS,
        };
        if is_over {
            println!("{count} mutations");
            break;
        }
        let seed = first + count as u64;
        let text = mutated(&mut Random::new(seed), corpus);
        if let Err(error) = ends_well(text.clone()) {
            failures += &format!("seed {seed}: {}\n", error.message().unwrap_or(""));
            if let Some(folder) = env::var_os("DYNTYPE_FUZZ_KEEP") {
                fs::write(
                    PathBuf::from(folder).join(format!("mutation{seed}.ts")),
                    &text,
                )?;
            }
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.into())
    }
}

/// A program of the corpus after a few changes.
fn mutated(random: &mut Random, corpus: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut text = random.pick(corpus).1.clone();
    for _ in 0..1 + random.below(3) {
        let other = &random.pick(corpus).1;
        mutate(random, &mut text, other);
    }
    text
}

fn mutate(random: &mut Random, text: &mut Vec<u8>, other: &[u8]) {
    let at = random.below(text.len() + 1);
    match random.below(7) {
        0 => text.truncate(at),
        1 => {
            text.drain(at..(at + 1 + random.below(40)).min(text.len()));
        }
        2 => text.insert(at, random.below(128) as u8),
        3 => {
            let start = random.below(other.len() + 1);
            let end = (start + random.below(300)).min(other.len());
            text.splice(at..at, other[start..end].iter().copied());
        }
        4 => {
            let odd: [&[u8]; 12] = [
                b"(",
                b"}",
                b"=>",
                b"as any",
                b"?.",
                b"...",
                b"extends ",
                b"await ",
                b"<T>",
                b": never",
                b"static ",
                b"yield ",
            ];
            text.splice(at..at, random.pick(&odd).iter().copied());
        }
        5 => swap_words(random, text),
        _ => {
            let mut lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
            let line = lines.remove(random.below(lines.len()));
            lines.insert(random.below(lines.len() + 1), line);
            *text = lines.join(&b'\n');
        }
    }
}

/// Puts a word of the text in the place of another.
fn swap_words(random: &mut Random, text: &mut Vec<u8>) {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let starts: Vec<usize> = (0..text.len())
        .filter(|&at| is_word(&text[at]) && (at == 0 || !is_word(&text[at - 1])))
        .collect();
    if starts.is_empty() {
        return;
    }
    let end = |start: usize| {
        start
            + text[start..]
                .iter()
                .take_while(|byte| is_word(byte))
                .count()
    };
    let (from, to) = (*random.pick(&starts), *random.pick(&starts));
    let word = text[from..end(from)].to_vec();
    let range = to..end(to);
    text.splice(range, word);
}
