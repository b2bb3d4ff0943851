//! The programs under `tests/programs` and `examples` with what they print, for every harness that
//! runs them.
//!
//! - A program is a `.ts` file; in a folder with a `main.ts`, only that one.
//! - Beside it: `.out`, `.exit`, `.in` (standard input) and `.args` (an argument a line). Those of
//!   `examples/name.ts` are in `examples/expected/`.

// Each harness uses a part of it.
#![allow(dead_code)]

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Bytes on standard output.
    pub stdout: Vec<u8>,
    /// Exit code.
    pub code: i32,
}

/// A program and what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The entry.
    pub source: PathBuf,
    /// Path of the expectations, without extension.
    beside: PathBuf,
    /// The path in the repository, without extension.
    pub name: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All programs.
pub fn cases() -> Vec<Case> {
    let root = root();
    let mut sources = Vec::new();
    collect(&root.join("tests/programs"), &mut sources);
    collect(&root.join("examples"), &mut sources);
    sources.sort();
    sources.iter().map(|path| Case::new(&root, path)).collect()
}

/// The programs of a folder and the folders in it.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let main = folder.join("main.ts");
    if main.is_file() {
        found.push(main);
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ts") {
            found.push(path);
        }
    }
}

impl Case {
    fn new(root: &Path, source: &Path) -> Case {
        let name = source.strip_prefix(root).unwrap_or(source);
        let name = name.with_extension("").to_string_lossy().replace('\\', "/");
        let beside = match name.strip_prefix("examples/") {
            Some(example) => root.join("examples/expected").join(example),
            None => source.with_extension(""),
        };
        Case {
            source: source.to_owned(),
            beside,
            name,
        }
    }

    /// A file beside it.
    pub fn file(&self, extension: &str) -> PathBuf {
        self.beside.with_extension(extension)
    }

    /// Its arguments.
    pub fn arguments(&self) -> Vec<String> {
        let text = fs::read_to_string(self.file("args")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// What it reads.
    pub fn input(&self) -> Vec<u8> {
        fs::read(self.file("in")).unwrap_or_default()
    }

    /// What it is to print.
    pub fn expected(&self) -> Result<Outcome, String> {
        let path = self.file("out");
        let stdout = fs::read(&path)
            .map_err(|error| format!("{}: {error}; BLESS=1 makes it from Node", path.display()))?;
        let code = match fs::read_to_string(self.file("exit")) {
            Ok(text) => text
                .trim()
                .parse()
                .map_err(|error| format!("{text}: {error}"))?,
            Err(_) => 0,
        };
        Ok(Outcome { stdout, code })
    }

    /// Makes what was seen the expectation.
    pub fn bless(&self, outcome: &Outcome) -> io::Result<()> {
        fs::write(self.file("out"), &outcome.stdout)?;
        match outcome.code {
            0 => match fs::remove_file(self.file("exit")) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
            code => fs::write(self.file("exit"), format!("{code}\n")),
        }
    }

    /// Runs a command that runs the program, and compares what it does.
    pub fn check(&self, command: &mut Command) -> Result<(), String> {
        let (outcome, errors) = execute(command, &self.arguments(), &self.input())
            .map_err(|error| format!("{}: {error}", self.name))?;
        same(&self.expected()?, &outcome).map_err(|message| format!("{message}\n{errors}"))
    }

    /// Compiles it to a module in a folder.
    pub fn build(&self, folder: &Path, objects: &str) -> Result<PathBuf, String> {
        let module = folder.join(format!("{}.{objects}.wasm", self.name.replace('/', "-")));
        let output = Command::new(env!("CARGO_BIN_EXE_dyntype"))
            .args(["build", "--objects", objects])
            .arg(&self.source)
            .arg("-o")
            .arg(&module)
            .current_dir(root())
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(module)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}

/// Runs a command on a program; gives what the program did, and its standard error.
pub fn execute(
    command: &mut Command,
    arguments: &[String],
    input: &[u8],
) -> io::Result<(Outcome, String)> {
    let mut child = command
        .args(arguments)
        .current_dir(root())
        .env_remove("NODE_OPTIONS")
        .env("TZ", "UTC")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program may end without reading.
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output()?;
    let outcome = Outcome {
        stdout: output.stdout,
        code: output.status.code().unwrap_or(-1),
    };
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((outcome, errors))
}

/// Does the README's table of hosts have this row?
pub fn in_readme(
    host: &str,
    level: u32,
    report: &dyntype::conformance::Report,
) -> Result<(), String> {
    let [cases, passed, excused] = report.counts();
    let binding = &report.binding;
    let row = format!("| {host} | {binding} | {level} | {cases} | {passed} | {excused} |");
    let readme = fs::read_to_string(root().join("README.md")).map_err(|e| e.to_string())?;
    match readme.lines().any(|line| line == row) {
        true => Ok(()),
        false => Err(format!("README.md lacks the row\n{row}")),
    }
}

/// An explanation of the first difference.
pub fn same(expected: &Outcome, found: &Outcome) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let want = String::from_utf8_lossy(&expected.stdout);
    let have = String::from_utf8_lossy(&found.stdout);
    let mut message = String::new();
    if expected.code != found.code {
        message += &format!("exit code {}, expected {}\n", found.code, expected.code);
    }
    if want != have {
        let same = want.lines().zip(have.lines()).take_while(|(a, b)| a == b);
        let line = same.count();
        let at = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
        message += &format!(
            "line {} differs\n  expected: {}\n     found: {}\n",
            line + 1,
            at(&want),
            at(&have)
        );
    }
    Err(message)
}

/// A temporary folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// A new one; the name is for whoever finds it.
    pub fn new(name: &str) -> io::Result<Folder> {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let process = std::process::id();
        let path = env::temp_dir().join(format!("dyntype-{name}-{process}-{number}"));
        fs::create_dir_all(&path)?;
        Ok(Folder(path))
    }

    /// The path of something in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Must tests of this kind run, whatever is missing? `.ci/run` says so of what it has installed.
pub fn is_required(what: &str) -> bool {
    let required = env::var("DYNTYPE_REQUIRE").unwrap_or_default();
    required.split(',').any(|word| word == what)
}
