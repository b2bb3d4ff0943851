//! From an import's specifier to the path of a module.

use super::host::Host;
use super::library;

/// What a specifier leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A module of the runtime library.
    Library(&'static str),
    /// A user's file.
    File(String),
}

/// Extensions that an import may leave out, the most wanted first.
const EXTENSIONS: [&str; 6] = [".ts", ".tsx", ".mts", ".js", ".mjs", ".json"];

/// Finds the module that `specifier` means in the module of path `importer`.
pub(super) fn resolve(host: &dyn Host, specifier: &str, importer: &str) -> Result<Found, String> {
    if let Some(path) = library::builtin(specifier) {
        return Ok(Found::Library(path));
    }
    if specifier.is_empty() {
        return Err("the specifier is empty".to_owned());
    }
    let is_relative = specifier == "."
        || specifier == ".."
        || specifier.starts_with("./")
        || specifier.starts_with("../");
    if is_relative || specifier.starts_with('/') {
        let base = if is_relative {
            join(folder(importer), specifier)
        } else {
            normalise(specifier)
        };
        return match file(host, &base) {
            Some(path) => Ok(Found::File(path)),
            None => Err("no such file".to_owned()),
        };
    }
    let path = match host.resolve(specifier, importer) {
        Ok(path) => path,
        Err(reason) => return Err(library::absent(specifier).unwrap_or(reason)),
    };
    // A package's declarations describe code that is not there to compile.
    if path.ends_with(".d.ts") || path.ends_with(".d.mts") {
        return Err("it has type declarations only".to_owned());
    }
    Ok(Found::File(path))
}

/// The file that a path means: itself, the TypeScript behind a `.js`, with an extension added, or
/// the index of a folder.
fn file(host: &dyn Host, base: &str) -> Option<String> {
    let typescript = [
        (".js", &[".ts", ".tsx"][..]),
        (".mjs", &[".mts"]),
        (".cjs", &[".cts"]),
        (".jsx", &[".tsx"]),
    ];
    for (extension, sources) in typescript {
        if let Some(stem) = base.strip_suffix(extension) {
            let found = sources.iter().map(|source| format!("{stem}{source}"));
            if let Some(path) = found.into_iter().find(|path| host.is_file(path)) {
                return Some(path);
            }
        }
    }
    if host.is_file(base) {
        return Some(base.to_owned());
    }
    let added = EXTENSIONS
        .iter()
        .map(|extension| format!("{base}{extension}"));
    let index = EXTENSIONS
        .iter()
        .map(|extension| join(base, &format!("index{extension}")));
    added.chain(index).find(|path| host.is_file(path))
}

/// The folder of a path, without the last slash; empty for a bare file name.
fn folder(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) => "/",
        Some(at) => &path[..at],
        None => "",
    }
}

/// A path seen from a folder.
fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        normalise(path)
    } else {
        normalise(&format!("{folder}/{path}"))
    }
}

/// A path without `.`, without doubled slashes, and with `..` only at its start.
pub(super) fn normalise(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if path.starts_with('/') => {}
            part => parts.push(part),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::super::host::MemoryHost;
    use super::*;

    fn find(files: &[&str], specifier: &str, importer: &str) -> Result<Found, String> {
        let host = MemoryHost::new(files.iter().map(|path| (*path, "")));
        resolve(&host, specifier, importer)
    }

    #[test]
    fn paths_are_normalised() {
        assert_eq!(normalise("./a//b/../c.ts"), "a/c.ts");
        assert_eq!(normalise("../../a"), "../../a");
        assert_eq!(normalise("/../a/./b"), "/a/b");
        assert_eq!(join("a/b", "../c"), "a/c");
        assert_eq!(folder("/a"), "/");
    }

    #[test]
    fn relative_specifiers() {
        let files = [
            "src/a.ts",
            "src/b/index.ts",
            "src/c.js",
            "src/d.json",
            "e.ts",
        ];
        let file = |path: &str| Ok(Found::File(path.to_owned()));
        assert_eq!(find(&files, "./a", "src/main.ts"), file("src/a.ts"));
        assert_eq!(find(&files, "./a.js", "src/main.ts"), file("src/a.ts"));
        assert_eq!(find(&files, "./b", "src/main.ts"), file("src/b/index.ts"));
        assert_eq!(find(&files, ".", "src/b/x.ts"), file("src/b/index.ts"));
        assert_eq!(find(&files, "./c.js", "src/main.ts"), file("src/c.js"));
        assert_eq!(find(&files, "./d.json", "src/main.ts"), file("src/d.json"));
        assert_eq!(find(&files, "../e", "src/main.ts"), file("e.ts"));
        assert!(find(&files, "./z", "src/main.ts").is_err());
        assert!(find(&files, "lodash", "src/main.ts").is_err());
        assert!(find(&files, "node:net", "src/main.ts").is_err());
    }
}
