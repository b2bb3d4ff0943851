//! The runtime library's sources, which are part of the compiler.

/// Path and text of each module, sorted by path.
pub(super) const MODULES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// The modules of Node.js that users may import, with the paths of those that stand behind them.
/// The library's other modules are reached through the globals.
const BUILTINS: &[(&str, &str)] = &[
    ("assert", "runtime/assert.ts"),
    ("assert/strict", "runtime/assert.ts"),
    ("events", "runtime/events.ts"),
    ("fs", "runtime/fs.ts"),
    ("path", "runtime/path.ts"),
    ("path/posix", "runtime/path.ts"),
    ("perf_hooks", "runtime/perfhooks.ts"),
    ("process", "runtime/process.ts"),
    ("timers", "runtime/timers.ts"),
    ("timers/promises", "runtime/timerpromises.ts"),
    ("util", "runtime/util.ts"),
];

/// Modules of Node.js that are known to be missing here; other names may be packages.
const ABSENT: &[&str] = &[
    "buffer",
    "child_process",
    "cluster",
    "crypto",
    "dns",
    "fs/promises",
    "http",
    "https",
    "module",
    "net",
    "os",
    "readline",
    "readline/promises",
    "stream",
    "stream/promises",
    "tty",
    "url",
    "v8",
    "vm",
    "worker_threads",
    "zlib",
];

/// Path of the library module that stands behind a specifier users may import, such as `node:fs`.
pub(super) fn builtin(specifier: &str) -> Option<&'static str> {
    let name = specifier.strip_prefix("node:").unwrap_or(specifier);
    let &(_, path) = BUILTINS.iter().find(|&&(known, _)| known == name)?;
    MODULES
        .iter()
        .map(|&(path, _)| path)
        .find(|&found| found == path)
}

/// Why a module of Node.js cannot be imported, where the specifier is one.
pub(super) fn absent(specifier: &str) -> Option<String> {
    if !specifier.starts_with("node:") && !ABSENT.contains(&specifier) {
        return None;
    }
    let names: Vec<&str> = BUILTINS.iter().map(|&(name, _)| name).collect();
    Some(format!(
        "this module of Node.js is not available; there are {}",
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_sorted_and_unique() {
        assert!(MODULES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn unknown_builtins_are_none() {
        assert_eq!(builtin("node:net"), None);
        assert_eq!(builtin("string"), None);
    }
}
