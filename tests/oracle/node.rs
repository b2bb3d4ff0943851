//! Node.js, when it is installed.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{fs, io};

use super::JavaScript;
use crate::suite::{Folder, Outcome};

/// The version that the programs of locales and of recent features were blessed with.
const BLESSED: u32 = 24;

/// What the installed Node says that it is; `None` without one.
fn version() -> Option<&'static str> {
    static VERSION: OnceLock<Option<String>> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let output = Command::new("node").arg("--version").output().ok()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(said)
    });
    version.as_deref()
}

/// Is there a Node?
pub fn is_present() -> bool {
    version().is_some()
}

/// Whether this Node is the one that the programs under `intl` and `recent` were blessed with: the words
/// of locales change from release to release.
#[allow(dead_code, reason = "not every test asks")]
pub fn is_blessed() -> bool {
    let version = version().unwrap_or_default().trim_start_matches('v');
    let major = version.split('.').next();
    major.and_then(|major| major.parse::<u32>().ok()) == Some(BLESSED)
}

/// Whether this Node knows the syntax of a program: decorators and their kin are younger than some.
#[allow(dead_code, reason = "not every test asks")]
pub fn can_parse(program: &JavaScript) -> io::Result<bool> {
    let folder = Folder::new("node")?;
    for (index, text) in program.modules.iter().enumerate() {
        let file = folder.file(&format!("{index}.mjs"));
        fs::write(&file, text)?;
        let checked = Command::new("node").arg("--check").arg(&file).output()?;
        if !checked.status.success() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Runs a program.
pub fn run(program: &JavaScript, arguments: &[String], input: &[u8]) -> io::Result<Outcome> {
    let folder = Folder::new("node")?;
    for (index, text) in program.modules.iter().enumerate() {
        fs::write(folder.file(&format!("{index}.mjs")), text)?;
    }
    let mut child = Command::new("node")
        .arg("--no-warnings")
        .arg(folder.file("0.mjs"))
        .args(arguments)
        .env_remove("NODE_OPTIONS")
        .env("NO_COLOR", "1")
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program may end without reading.
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output()?;
    Ok(Outcome {
        stdout: output.stdout,
        code: output.status.code().unwrap_or(-1),
    })
}
