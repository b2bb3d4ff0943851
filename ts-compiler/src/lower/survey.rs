//! What the program's text says about how objects are treated.

use std::collections::HashSet;
use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, CallExpression, Expression, MethodDefinitionKind};

use crate::check::Checker;
use crate::program::{Program, Symbol};

use super::early::{Uses, uses_of_this};
use super::impostor::impersonated;
use super::locales::Locales;
use super::redefined::Redefined;
use super::replaced::replaced_statics;

/// What changes how objects can be treated.
#[derive(Default)]
pub(crate) struct Survey {
    /// The program catches what is thrown.
    pub catches: bool,
    /// The program makes proxies, which may stand for instances of its classes.
    pub makes_proxies: bool,
    /// The text names `isConcatSpreadable`.
    pub spreadable: bool,
    /// Something of the program is called `exec`, as what finds the matches of a regular expression.
    pub own_exec: bool,
    /// Methods of RegExp.prototype may meet what is no regular expression, and those of strings what has
    /// methods of its own in place of a pattern's.
    pub own_patterns: bool,
    /// A class of the program extends what is named as typed arrays are.
    pub own_views: bool,
    /// The program makes objects that inherit from instances, or takes instances from their classes.
    pub makes_heirs: bool,
    /// The program freezes, deletes or redefines properties, or sets prototypes.
    pub edits_shapes: bool,
    /// Names of methods that the program assigns to built-in prototypes.
    pub edited_builtins: HashSet<String>,
    /// Names of getters that the program's classes have.
    pub getters: HashSet<String>,
    /// Names of properties that the program gives prototypes: `Failure.prototype.name = "Failure"`.
    pub on_prototypes: HashSet<String>,
    /// The program defines properties, so that a field may have become a getter.
    pub redefines_fields: bool,
    /// Static methods of classes and built-in objects that the program may replace:
    /// `Math.random = …`, or a test's spy on `console` and `"log"`.
    pub replaced_statics: HashSet<(String, String)>,
    /// Methods and getters that the program may redefine by reflection.
    pub redefined: Redefined,
    /// Locales that the program names.
    pub locales: Locales,
    /// What the members of classes ask of `this`.
    pub uses_of_this: Uses,
}

impl Survey {
    /// Looks at the program's text.
    pub fn of(program: &Program) -> Self {
        let mut found = Survey {
            replaced_statics: replaced_statics(program),
            redefined: Redefined::of(program),
            uses_of_this: uses_of_this(program),
            locales: Locales::of(program),
            ..Survey::default()
        };
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
        for module in program.modules.iter().filter(|module| !module.is_library) {
            if shapes.iter().any(|word| module.source.contains(word)) {
                found.edits_shapes = true;
            }
            for node in module.nodes.iter() {
                match node.kind() {
                    AstKind::MethodDefinition(method)
                        if method.kind == MethodDefinitionKind::Get =>
                    {
                        let name = method.key.static_name();
                        found.getters.extend(name.map(|name| name.into_owned()));
                    }
                    AstKind::MethodDefinition(method) => {
                        found.own_exec |= method.key.is_specific_static_name("exec");
                    }
                    AstKind::PropertyDefinition(field) => {
                        found.own_exec |= field.key.is_specific_static_name("exec");
                    }
                    AstKind::AssignmentExpression(assignment) => {
                        if let AssignmentTarget::StaticMemberExpression(member) = &assignment.left
                            && is_prototype(&member.object)
                        {
                            found.on_prototypes.insert(member.property.name.to_string());
                        }
                        found.own_exec |= matches!(&assignment.left,
                            AssignmentTarget::StaticMemberExpression(member)
                                if member.property.name == "exec");
                    }
                    AstKind::Class(class) => {
                        let base = class.heritage.as_ref();
                        let base = base.and_then(|base| base.expression.get_identifier_reference());
                        found.own_views |= base.is_some_and(|base| is_view(&base.name));
                    }
                    AstKind::TryStatement(_) => found.catches = true,
                    AstKind::CallExpression(call) => {
                        found.makes_heirs |= makes_heir(call);
                        found.on_prototypes.extend(defined_on_prototype(call));
                    }
                    _ => {}
                }
            }
            if ["definePropert", "__defineGetter__"]
                .iter()
                .any(|word| module.source.contains(word))
            {
                found.redefines_fields = true;
            }
            if module.source.contains("new Proxy") || module.source.contains("Proxy.revocable") {
                found.makes_proxies = true;
            }
            found.own_exec |= ["'exec'", "\"exec\""]
                .iter()
                .any(|word| module.source.contains(word));
            found.own_patterns |= PATTERNS.iter().any(|word| module.source.contains(word));
            found.spreadable |= module.source.contains("isConcatSpreadable");
            for word in builtins {
                for (at, _) in module.source.match_indices(word) {
                    // An assignment, as opposed to `Array.prototype.slice.call(…)`.
                    let rest = &module.source[at + word.len()..];
                    let end = rest
                        .find(|c: char| !c.is_alphanumeric() && c != '_')
                        .unwrap_or(rest.len());
                    let after = rest[end..].trim_start();
                    if after.starts_with('=') && !after.starts_with("==") {
                        found.edited_builtins.insert(rest[..end].to_string());
                    }
                }
            }
        }
        found.own_patterns |= found.own_exec;
        found
    }
}

/// Whether an expression is `X.prototype`, or an assertion about that.
fn is_prototype(expression: &Expression) -> bool {
    matches!(expression.get_inner_expression(), Expression::StaticMemberExpression(member)
        if member.property.name == "prototype")
}

/// The name in `Object.defineProperty(X.prototype, "name", …)`.
fn defined_on_prototype(call: &CallExpression) -> Option<String> {
    let [object, key, ..] = call.arguments.as_slice() else {
        return None;
    };
    match (object.as_expression()?, key.as_expression()?) {
        (object, Expression::StringLiteral(name)) if is_prototype(object) => {
            Some(name.value.to_string())
        }
        _ => None,
    }
}

/// What a program's text has where it may give methods of patterns something else.
const PATTERNS: [&str; 5] = [
    "RegExp.prototype",
    "Symbol.match",
    "Symbol.replace",
    "Symbol.search",
    "Symbol.split",
];

/// Whether a class of typed arrays has this name.
pub(super) fn is_view(name: &str) -> bool {
    name.ends_with("Array") && name != "Array"
}

/// What lowering assumes until it is proved wrong; it starts again without.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assumptions {
    /// Classes to which something else than an instance flows.
    pub structural: HashSet<Symbol>,
    /// Names of methods that instances may have for themselves.
    pub shadowed: HashSet<Rc<str>>,
    /// Values of the host may be met.
    pub uses_host: bool,
    /// Arrays of the program may be proxies, or have accessors.
    pub open_arrays: bool,
    /// Classes that an object of the program may stand for.
    pub impersonated: Rc<HashSet<Symbol>>,
}

impl Assumptions {
    /// Before anything is proved wrong.
    pub fn of(program: &Program<'_>, survey: &Survey) -> Self {
        let shadowed = survey.redefined.certain.iter();
        let mut checker = Checker::new(program);
        Assumptions {
            shadowed: shadowed.map(|name| name.as_str().into()).collect(),
            impersonated: Rc::new(impersonated(program, &mut checker)),
            open_arrays: checker.has_odd_arrays(),
            ..Assumptions::default()
        }
    }
}

/// `Object.create(x)` and `Object.setPrototypeOf(x, y)`, of what may be instances and their prototypes.
/// `Object.create(null)`, and what constructors say for older engines
/// (`Object.setPrototypeOf(this, C.prototype)`), change nothing.
fn makes_heir(call: &CallExpression<'_>) -> bool {
    let Some(callee) = call.callee.get_inner_expression().as_member_expression() else {
        return false;
    };
    let first = call
        .arguments
        .first()
        .and_then(|first| first.as_expression());
    let first = first.map(|first| first.get_inner_expression());
    let is_library = matches!(
        callee.object().get_inner_expression(),
        Expression::Identifier(id) if matches!(id.name.as_str(), "Object" | "Reflect")
    );
    is_library
        && match (callee.static_property_name(), first) {
            (Some("create"), Some(parent)) => !matches!(
                parent,
                Expression::NullLiteral(_) | Expression::ObjectExpression(_)
            ),
            (Some("setPrototypeOf"), Some(object)) => !matches!(
                object,
                Expression::ThisExpression(_)
                    | Expression::FunctionExpression(_)
                    | Expression::ArrowFunctionExpression(_)
            ),
            _ => false,
        }
}
