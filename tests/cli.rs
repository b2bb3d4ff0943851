//! The command line on bad input and hard cases: a clear message, the right exit code, an end.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// A folder of files, removed when dropped, in which the command runs.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("dyntype-cli-{}-{number}", process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        for (name, text) in files {
            let file = path.join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        Folder(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }

    /// Runs the command, its arguments separated by spaces.
    fn dyntype(&self, arguments: &str) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_dyntype"))
            .args(arguments.split_whitespace())
            .current_dir(&self.0)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .expect("the command");
        Ran::new(arguments, output)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the command did.
struct Ran {
    command: String,
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    fn new(command: &str, output: Output) -> Ran {
        Ran {
            command: command.to_owned(),
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    fn code(self, code: i32) -> Ran {
        let Ran {
            command,
            stderr,
            stdout,
            ..
        } = &self;
        assert_eq!(self.code, Some(code), "{command}\n{stdout}\n{stderr}");
        assert!(!stderr.contains("panicked"), "{command}\n{stderr}");
        self
    }

    #[track_caller]
    fn prints(self, text: &str) -> Ran {
        assert_eq!(self.stdout, text, "{}\n{}", self.command, self.stderr);
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Ran {
        let Ran {
            command, stderr, ..
        } = &self;
        assert!(stderr.contains(text), "{command}: no {text:?} in\n{stderr}");
        self
    }
}

/// One file, run.
fn run(source: &str) -> Ran {
    Folder::new(&[("main.ts", source)]).dyntype("run --timeout 60s main.ts")
}

#[test]
fn usage() {
    let folder = Folder::new(&[("main.ts", "")]);
    folder.dyntype("").code(2).says("Usage:");
    folder.dyntype("run").code(2).says("<FILE>");
    folder
        .dyntype("fly main.ts")
        .code(2)
        .says("unrecognized subcommand");
    folder.dyntype("build main.ts").code(2).says("--output");
    folder
        .dyntype("run --max-memory much main.ts")
        .code(2)
        .says("unknown unit");
    folder
        .dyntype("run --timeout 1y main.ts")
        .code(2)
        .says("unknown unit");
    folder.dyntype("--help").code(0);
    folder.dyntype("--version").code(0);
}

#[test]
fn files_that_are_not_there() {
    let folder = Folder::new(&[("folder.ts/x", "")]);
    for command in ["run", "check", "build -o out.wasm"] {
        let missing = folder.dyntype(&format!("{command} none.ts"));
        missing.code(2).says("cannot read 'none.ts': no such file");
        let directory = folder.dyntype(&format!("{command} folder.ts"));
        directory
            .code(2)
            .says("cannot read 'folder.ts': it is a directory");
    }
    assert!(!folder.path().join("out.wasm").exists());
    folder.dyntype("run none.wasm").code(2).says("no such file");
}

#[test]
fn text_that_is_not_utf8() {
    let folder = Folder::new(&[]);
    fs::write(folder.path().join("main.ts"), b"let s = '\xff'").expect("a file");
    folder
        .dyntype("run main.ts")
        .code(2)
        .says("not valid UTF-8 (at byte 9)");
}

#[test]
fn several_syntax_errors_at_once() {
    let text = "let a = ;\nlet b = 1;\nlet c = = 2;\n";
    let ran = run(text).code(2);
    ran.says("main.ts:1:9")
        .says("main.ts:3:9")
        .says("DT1001")
        .says("2 errors");
}

#[test]
fn imports_that_lead_nowhere() {
    let text = "import { a } from './none';\nimport b from 'nowhere';\nconsole.log(a, b);\n";
    let ran = run(text).code(2);
    ran.says("DT1002")
        .says("main.ts:1:19")
        .says("'./none': no such file")
        .says("'nowhere'");
    let folder = Folder::new(&[
        ("main.ts", "import { b } from './a';\nconsole.log(b);\n"),
        ("a.ts", "export const a = 1;\n"),
    ]);
    folder
        .dyntype("run main.ts")
        .code(2)
        .says("DT1004")
        .says("no export named 'b'");
}

#[test]
fn cycles_of_imports() {
    let folder = Folder::new(&[
        (
            "main.ts",
            "import { even } from './even';\nconsole.log(even(10));\n",
        ),
        (
            "even.ts",
            "import { odd } from './odd';\n\
             export function even(n: number): boolean { return n === 0 || odd(n - 1); }\n",
        ),
        (
            "odd.ts",
            "import { even } from './even';\n\
             export function odd(n: number): boolean { return n !== 0 && even(n - 1); }\n",
        ),
    ]);
    folder.dyntype("run main.ts").code(0).prints("true\n");
}

#[test]
fn constructs_that_are_not_supported() {
    let ran = run("const o: any = {};\nwith (o) { }\n");
    ran.code(2).says("main.ts:2:1");
}

#[test]
fn nesting_without_end() {
    let brackets = format!("x = {}1{}", "(".repeat(100_000), ")".repeat(100_000));
    run(&brackets).code(2).says("DT1005");
    run(&format!("x = {}1", "!".repeat(1_000_000)))
        .code(2)
        .says("DT1005");
    // What is accepted must be survived by every stage.
    let deep = format!("console.log({}1{})", "(".repeat(1_500), ")".repeat(1_500));
    run(&deep).code(0).prints("1\n");
    run(&format!("console.log(1{})", " + 1".repeat(10_000)))
        .code(0)
        .prints("10001\n");
}

#[test]
fn casts_that_fail_at_run_time() {
    let ran = run("const v: any = 'text';\nconst n: number = v;\nconsole.log(n + 1);\n");
    ran.code(1).says("TypeError").says("string").says("number");
}

#[test]
fn uncaught_errors() {
    let text = "function inner(): void {\n  throw new Error('deep down');\n}\n\
                console.log('before');\ninner();\n";
    let ran = run(text).code(1).prints("before\n");
    ran.says("Error: deep down")
        .says("main.ts:2:")
        .says("main.ts:5:");
}

#[test]
fn recursion_without_end() {
    let text = "function f(n: number): number { return f(n + 1) + 1; }\nconsole.log(f(0));\n";
    let ran = run(text).code(1);
    ran.says("RangeError: Maximum call stack size exceeded")
        .says("main.ts:1:");
}

#[test]
fn memory_without_end() {
    let text = "const all: number[][] = [];\n\
                for (;;) { all.push([all.length, all.length + 1]); }\n";
    let folder = Folder::new(&[("main.ts", text)]);
    let ran = folder.dyntype("run --max-memory 128m --timeout 60s main.ts");
    ran.code(1).says("out of memory").says("128 MiB");
}

#[test]
fn loops_without_end() {
    let folder = Folder::new(&[("main.ts", "let n = 0;\nfor (;;) { n += 1; }\n")]);
    let ran = folder.dyntype("run --timeout 300ms main.ts");
    ran.code(1).says("longer than 300ms");
}

#[test]
fn modules_that_are_none_of_ours() {
    let folder = Folder::new(&[("text.wasm", "hello")]);
    folder
        .dyntype("run text.wasm")
        .code(2)
        .says("does not begin as a WebAssembly module");
    let foreign: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x09\x01\x03env\x01x\0\0";
    fs::write(folder.path().join("foreign.wasm"), foreign).expect("a file");
    folder
        .dyntype("run foreign.wasm")
        .code(2)
        .says("imports 'x' from 'env'");
    fs::write(folder.path().join("empty.wasm"), b"\0asm\x01\0\0\0").expect("a file");
    folder
        .dyntype("run empty.wasm")
        .code(2)
        .says("no entry point");
    fs::write(folder.path().join("cut.wasm"), &foreign[..11]).expect("a file");
    folder
        .dyntype("run cut.wasm")
        .code(2)
        .says("unexpected end");
}

#[test]
fn modules_that_were_built() {
    let folder = Folder::new(&[("main.ts", "console.log('built');\n")]);
    folder
        .dyntype("build main.ts -o out.wasm")
        .code(0)
        .prints("");
    folder.dyntype("run out.wasm").code(0).prints("built\n");
    let path = folder.path().join("out.wasm");
    let bytes = fs::read(&path).expect("a module");
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("a file");
    folder
        .dyntype("run out.wasm")
        .code(2)
        .says("cannot run 'out.wasm'");
    folder
        .dyntype("build main.ts -o none/out.wasm")
        .code(2)
        .says("cannot write");
}

#[test]
fn the_same_bytes_each_time() {
    let folder = Folder::new(&[(
        "main.ts",
        "class A { x = 1 }\nconsole.log(new A(), [1], {});\n",
    )]);
    folder.dyntype("build main.ts -o one.wasm").code(0);
    folder.dyntype("build main.ts -o two.wasm").code(0);
    let read = |name| fs::read(folder.path().join(name)).expect("a module");
    assert!(read("one.wasm") == read("two.wasm"));
}

#[test]
fn javascript_and_arguments() {
    let folder = Folder::new(&[
        (
            "main.js",
            "const add = (a, b) => a + b;\nconsole.log(add(1, 2), add('a', 1));\n",
        ),
        ("args.ts", "console.log(process.argv.slice(2).join(' '));\n"),
    ]);
    folder.dyntype("run main.js").code(0).prints("3 a1\n");
    folder
        .dyntype("run args.ts a -b --timeout c")
        .code(0)
        .prints("a -b --timeout c\n");
}

#[test]
fn calling_one_function() {
    let text = "export function add(a: number, b: number): number { return a + b; }\n\
                export function hi(name: string, loud: boolean): string {\n\
                  return loud ? name.toUpperCase() : name;\n}\n\
                export function nothing(): void {}\n";
    let folder = Folder::new(&[("main.ts", text)]);
    folder
        .dyntype("run main.ts --invoke add 1 -2.5")
        .code(0)
        .prints("-1.5\n");
    folder
        .dyntype("run main.ts --invoke hi you true")
        .code(0)
        .prints("YOU\n");
    folder
        .dyntype("run main.ts --invoke nothing")
        .code(0)
        .prints("");
    folder
        .dyntype("run main.ts --invoke none")
        .code(2)
        .says("no function 'none'")
        .says("add");
}

#[test]
fn a_called_function_leaves_nothing_pending() {
    let text = "export function later(): void { setTimeout(() => console.log('timer'), 1); }\n\
                export function job(): void { Promise.resolve().then(() => console.log('job')); }\n";
    let folder = Folder::new(&[("main.ts", text)]);
    for (name, printed) in [("later", "timer\n"), ("job", "job\n")] {
        folder
            .dyntype(&format!("run main.ts --invoke {name}"))
            .code(0)
            .prints(printed);
    }
}

#[test]
fn hosts_get_what_a_program_exports() {
    let folder = Folder::new(&[("main.ts", "export const answer = (): number => 42;\n")]);
    let text = folder.dyntype("build --exports --emit wat main.ts").code(0);
    assert!(text.stdout.contains("(export \"dyntype:exports\""));
    let text = folder.dyntype("build --emit wat main.ts").code(0);
    assert!(!text.stdout.contains("dyntype:exports"));
}

#[test]
fn text_forms() {
    let folder = Folder::new(&[("main.ts", "console.log(1);\n")]);
    let wat = folder.dyntype("run --emit wat main.ts").code(0);
    assert!(wat.stdout.starts_with("(module"), "{}", wat.stdout);
    let ir = folder.dyntype("build --emit ir main.ts").code(0);
    assert!(!ir.stdout.is_empty());
}

#[test]
fn check_says_nothing_when_all_is_well() {
    let folder = Folder::new(&[("main.ts", "const x: number = 1;\nconsole.log(x);\n")]);
    let ran = folder.dyntype("check main.ts").code(0).prints("");
    assert_eq!(ran.stderr, "");
}
