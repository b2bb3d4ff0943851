//! Where source texts come from: the one door between the compiler and the world.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use oxc_resolver::{ResolveOptions, Resolver, TsconfigDiscovery};

/// Reads sources and finds packages. Paths are the compiler's own: with `/`, normalised, relative
/// to wherever the host says.
pub trait Host {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Is there a file (not a folder) of this path?
    fn is_file(&self, path: &str) -> bool;

    /// The path of a specifier that is not relative, imported by the module `importer`: a package,
    /// a `#` import, a path alias.
    ///
    /// # Errors
    /// The reason, as a phrase, when it leads nowhere.
    fn resolve(&self, specifier: &str, importer: &str) -> Result<String, String> {
        let _ = (specifier, importer);
        Err("no such package".to_owned())
    }
}

/// The file system below the working folder; packages are found as Node and TypeScript find them.
pub struct FileHost {
    root: PathBuf,
    resolver: Resolver,
    /// Without the condition `node`, under which some packages still give CommonJS although they
    /// ship ES modules too.
    other: Resolver,
    /// Without tsconfig.json, for one that cannot be read: it extends a file that is not there.
    bare: Resolver,
}

impl FileHost {
    /// A host whose relative paths start at the folder `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let own = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>();
        let options = |conditions: &[&str], tsconfig| ResolveOptions {
            condition_names: own(conditions),
            extensions: own(&[".ts", ".mts", ".tsx", ".js", ".mjs", ".json"]),
            extension_alias: vec![
                (".js".to_owned(), own(&[".ts", ".tsx", ".js"])),
                (".mjs".to_owned(), own(&[".mts", ".mjs"])),
            ],
            main_fields: own(&["module", "main"]),
            tsconfig,
            ..ResolveOptions::default()
        };
        let node = ["import", "module", "node", "default"];
        FileHost {
            root: root.into(),
            resolver: Resolver::new(options(&node, Some(TsconfigDiscovery::Auto))),
            other: Resolver::new(options(
                &["import", "module", "es2015", "default"],
                Some(TsconfigDiscovery::Auto),
            )),
            bare: Resolver::new(options(&node, None)),
        }
    }

    fn absolute(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The path below the root when it is there, which is what the user wants to read in messages.
    fn display(&self, path: &Path) -> String {
        let root = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.clone());
        let shown = path.strip_prefix(&root).unwrap_or(path);
        let parts = shown.components().map(|part| match part {
            Component::RootDir => "".into(),
            other => other.as_os_str().to_string_lossy(),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

impl Host for FileHost {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.absolute(path);
        if path.is_dir() {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a directory",
            ));
        }
        std::fs::read(path)
    }

    fn is_file(&self, path: &str) -> bool {
        self.absolute(path).is_file()
    }

    fn resolve(&self, specifier: &str, importer: &str) -> Result<String, String> {
        let importer = self.absolute(importer);
        let importer = importer.canonicalize().unwrap_or(importer);
        match self.resolver.resolve_file(&importer, specifier) {
            Ok(found) if is_common(found.path()) => {
                let other = self.other.resolve_file(&importer, specifier).ok();
                let path = other.filter(|other| !is_common(other.path()));
                Ok(self.display(path.as_ref().unwrap_or(&found).path()))
            }
            Ok(found) => Ok(self.display(found.path())),
            Err(oxc_resolver::ResolveError::NotFound(_)) => {
                Err("no such package in node_modules".to_owned())
            }
            Err(error) => match self.bare.resolve_file(&importer, specifier) {
                Ok(found) => Ok(self.display(found.path())),
                Err(_) => Err(error.to_string()),
            },
        }
    }
}

/// Whether a file of a package looks written for `require`. A wrong guess costs a second look only.
fn is_common(path: &Path) -> bool {
    let in_package = path
        .components()
        .any(|part| part.as_os_str() == "node_modules");
    if !in_package
        || !path
            .extension()
            .is_some_and(|ext| ext == "js" || ext == "cjs")
    {
        return false;
    }
    let Ok(text) = std::fs::read_to_string(path) else {
        return false;
    };
    let is_module = |line: &str| {
        let line = line.trim_start();
        line.starts_with("import ") || line.starts_with("export ") || line.starts_with("export{")
    };
    ["module.exports", "exports.", "require("]
        .iter()
        .any(|word| text.contains(word))
        && !text.lines().any(is_module)
}

/// Sources held in memory, for tests and for embedders that keep them elsewhere.
#[derive(Clone, Debug, Default)]
pub struct MemoryHost {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryHost {
    /// A host with these files.
    pub fn new<P: Into<String>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        let files = files
            .into_iter()
            .map(|(path, text)| (path.into(), text.into()))
            .collect();
        MemoryHost { files }
    }
}

impl Host for MemoryHost {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}
