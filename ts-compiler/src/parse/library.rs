//! The runtime library's sources, which are part of the compiler.

/// Path and text of each module, sorted by path.
pub(super) const MODULES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// Path of the library module that stands behind a specifier users may import, such as `node:fs`.
pub(super) fn builtin(specifier: &str) -> Option<&'static str> {
    let name = specifier.strip_prefix("node:").unwrap_or(specifier);
    // Only these are made to be imported; the other modules are reached through the globals.
    let path = match name {
        "fs" => "runtime/fs.ts",
        "process" => "runtime/process.ts",
        _ => return None,
    };
    MODULES
        .iter()
        .map(|&(path, _)| path)
        .find(|&found| found == path)
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
