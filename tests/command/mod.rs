//! The command `dyntype`, and folders for it to work in.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use crate::oracle::Outcome;

/// Longest time that a program may take.
const TIMEOUT: &str = "120s";

/// Compiles and runs a program; gives what it did, and its standard error.
pub fn run(source: &Path, arguments: &[String], input: &[u8]) -> io::Result<(Outcome, String)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dyntype"))
        .args(["run", "--timeout", TIMEOUT])
        .arg(source)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
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
    Ok((
        outcome,
        String::from_utf8_lossy(&output.stderr).into_owned(),
    ))
}

/// A temporary folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder.
    pub fn new() -> io::Result<Folder> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("dyntype-run-{}-{number}", process::id()));
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
