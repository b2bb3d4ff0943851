//! Components that import the whole interface, as text.
#![allow(dead_code)] // each test file uses a part of it

use dyntype_host::{Signature, component_signatures, module_name};
use std::fmt::Write;

/// The type of a parameter, or of a result.
fn type_of(letter: char, is_result: bool) -> &'static str {
    match letter {
        'v' if is_result => "(own $value)",
        'v' => "(borrow $value)",
        'L' if is_result => "(list (own $value))",
        'L' => "(list (borrow $value))",
        's' => "string",
        't' => "(list u16)",
        'b' => "bool",
        'w' => "u32",
        'l' => "s64",
        'd' => "f64",
        'k' => "$kind",
        'h' => "$hint",
        'a' => "$attributes",
        'o' => "(option u32)",
        'W' => "(list u32)",
        other => panic!("no type has the letter {other}"),
    }
}

/// The core parameters of a lowered function, and its core result.
pub fn flat(signature: &Signature) -> (Vec<&'static str>, Option<&'static str>) {
    let (params, result) = signature.form.split_once('>').expect("a form");
    let mut core = Vec::new();
    for letter in params.chars() {
        match letter {
            's' | 't' | 'L' => core.extend(["i32", "i32"]),
            'l' => core.push("i64"),
            'd' => core.push("f64"),
            _ => core.push("i32"),
        }
    }
    let by_pointer = result.starts_with('!') || matches!(result, "o" | "W");
    if by_pointer {
        core.push("i32");
    }
    (core, (!by_pointer && !result.is_empty()).then_some("i32"))
}

/// `property.get-key`
pub fn name_of(signature: &Signature) -> String {
    format!("{}.{}", signature.interface, signature.name)
}

/// The head of a component: types, imports, memory, and lowered functions named as in
/// [`name_of`]; a core module imports them from `host`, and memory and `drop` from `env`. What
/// follows closes the component.
pub fn head() -> String {
    let mut text = format!(
        "(component
        (import \"{}\" (instance $types
          (export \"value\" (type (sub resource)))
          (type $k (enum \"undefined\" \"null\" \"boolean\" \"number\" \"string\" \"symbol\" \"bigint\" \"object\" \"function\" \"array\"))
          (export \"kind\" (type (eq $k)))
          (type $h (enum \"default\" \"number\" \"string\"))
          (export \"hint\" (type (eq $h)))
          (type $a (flags \"writable\" \"enumerable\" \"configurable\" \"present\"))
          (export \"attributes\" (type (eq $a)))))
        (alias export $types \"value\" (type $value))
        (alias export $types \"kind\" (type $kind))
        (alias export $types \"hint\" (type $hint))
        (alias export $types \"attributes\" (type $attributes))\n",
        module_name("types")
    );
    let all = component_signatures();
    let mut interfaces: Vec<&str> = all.iter().map(|s| s.interface.as_str()).collect();
    interfaces.dedup();
    let mut lowered = String::new();
    for interface in interfaces {
        let _ = writeln!(
            text,
            "(import \"{}\" (instance ${interface}",
            module_name(interface)
        );
        for name in ["value", "kind", "hint", "attributes"] {
            let _ = write!(text, "(alias outer 1 ${name} (type ${name}))");
        }
        for signature in all.iter().filter(|s| s.interface == interface) {
            let (params, result) = signature.form.split_once('>').expect("a form");
            let names = param_names(signature);
            let params: String = params
                .chars()
                .zip(&names)
                .map(|(letter, name)| format!("(param \"{name}\" {}) ", type_of(letter, false)))
                .collect();
            let ok = |letters: &str| match letters.chars().next() {
                Some(letter) => type_of(letter, true),
                None => "",
            };
            let result = match result.strip_prefix('!') {
                Some(letter) => format!("(result (result {} (error (own $value))))", ok(letter)),
                None => format!("(result {})", ok(result)),
            };
            let name = &signature.name;
            let _ = writeln!(text, "(export \"{name}\" (func {params}{result}))");
            let _ = writeln!(
                lowered,
                "(core func ${interface}.{name} (canon lower (func ${interface} \"{name}\") (memory (core memory $memory \"memory\")) (realloc (core func $memory \"realloc\")) string-encoding=utf16))"
            );
        }
        text += "))\n";
    }
    text + "(core module $memory
        (memory (export \"memory\") 4)
        (global $free (mut i32) (i32.const 131072))
        ;; Nothing is freed; what does not fit any more begins again.
        (func (export \"realloc\") (param i32 i32 i32 i32) (result i32)
          (local $at i32)
          (if (i32.gt_u (local.get 3) (i32.const 100000)) (then (unreachable)))
          (if (i32.gt_u (i32.add (global.get $free) (local.get 3)) (i32.const 262000))
            (then (global.set $free (i32.const 131072))))
          (local.set $at (global.get $free))
          (global.set $free (i32.add (global.get $free)
            (i32.and (i32.add (local.get 3) (i32.const 15)) (i32.const -16))))
          (local.get $at)))
      (core instance $memory (instantiate $memory))
      (core func $drop (canon resource.drop $value))\n"
        + &lowered
}

/// The names of a function's parameters, as the WIT file has them.
fn param_names(signature: &Signature) -> Vec<String> {
    let resolve = dyntype_host::resolve().expect("the package is valid");
    let mut interfaces = resolve.interfaces.iter();
    let (_, interface) = interfaces
        .find(|(_, i)| i.name.as_deref() == Some(&signature.interface))
        .expect("the interface");
    let function = &interface.functions[&signature.name];
    function.params.iter().map(|p| p.name.clone()).collect()
}

/// The imports of a core module in it.
pub fn core_imports() -> String {
    let mut text = String::from(
        "(import \"env\" \"memory\" (memory 4)) (import \"env\" \"drop\" (func $drop (param i32)))\n",
    );
    for signature in component_signatures() {
        let (params, result) = flat(&signature);
        let result = result.map_or(String::new(), |ty| format!("(result {ty})"));
        let name = name_of(&signature);
        let _ = writeln!(
            text,
            "(import \"host\" \"{name}\" (func ${name} (param {}) {result}))",
            params.join(" ")
        );
    }
    text
}

/// The instance of the core module `$main`.
pub fn instance() -> String {
    let mut text = String::from(
        "(core instance $main (instantiate $main
          (with \"env\" (instance (export \"memory\" (memory $memory \"memory\")) (export \"drop\" (func $drop))))
          (with \"host\" (instance ",
    );
    for signature in component_signatures() {
        let name = name_of(&signature);
        let _ = write!(text, "(export \"{name}\" (func ${name}))");
    }
    text + "))))\n"
}
