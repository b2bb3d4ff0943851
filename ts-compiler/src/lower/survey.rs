//! What the program's text says about how objects are treated.

use oxc_ast::AstKind;
use oxc_ast::ast::MethodDefinitionKind;

use super::Lowerer;

impl<'a> Lowerer<'a> {
    /// Looks at the program's text for what changes how objects can be treated.
    pub fn survey(&mut self) {
        let shapes = [
            "freeze",
            "seal",
            "preventExtensions",
            "defineProperty",
            "defineProperties",
            "delete ",
            "deleteProperty",
            "setPrototypeOf",
            "__proto__",
            "Object.create",
            ".prototype = new",
        ];
        let builtins = [
            "Array.prototype.",
            "String.prototype.",
            "Number.prototype.",
            "Function.prototype.",
            "Boolean.prototype.",
            "Array.prototype as any).",
            "String.prototype as any).",
            "Number.prototype as any).",
        ];
        for module in self
            .program
            .modules
            .iter()
            .filter(|module| !module.is_library)
        {
            if shapes.iter().any(|word| module.source.contains(word)) {
                self.edits_shapes = true;
            }
            for node in module.nodes.iter() {
                if let AstKind::MethodDefinition(method) = node.kind()
                    && method.kind == MethodDefinitionKind::Get
                    && let Some(name) = method.key.static_name()
                {
                    self.getters.insert(name.into_owned());
                }
            }
            if ["definePropert", "__defineGetter__"]
                .iter()
                .any(|word| module.source.contains(word))
            {
                self.redefines_fields = true;
            }
            if module.source.contains("new Proxy") || module.source.contains("Proxy.revocable") {
                self.makes_proxies = true;
            }
            for word in builtins {
                for (at, _) in module.source.match_indices(word) {
                    // An assignment, as opposed to `Array.prototype.slice.call(…)`.
                    let rest = &module.source[at + word.len()..];
                    let end = rest
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(rest.len());
                    let after = rest[end..].trim_start();
                    if after.starts_with('=') && !after.starts_with("==") {
                        self.edited_builtins.insert(rest[..end].to_string());
                    }
                }
            }
        }
        self.find_replaced_statics();
    }
}
