//! Locales that the program names: what it gives to `toLocaleString` and its kin, and to the
//! constructors of `Intl`. Data of others are left out of the module.

use std::collections::HashSet;

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, ArrayExpressionElement, Expression, PropertyKey};
use oxc_span::{GetSpan, Span as TextSpan};

use crate::diagnostics::Diagnostic;
use crate::ir::Span;
use crate::program::{Module, Program};

/// The locales of `runtime/intllocale.ts`.
const KNOWN: &[&str] = &[
    "en-US", "en-GB", "en-IN", "de-DE", "fr-FR", "es-ES", "ja-JP", "en-CA", "en-AU", "it-IT",
    "pt-BR",
];

/// Methods that take locales, and which argument they are.
const METHODS: &[(&str, usize)] = &[
    ("toLocaleString", 0),
    ("toLocaleDateString", 0),
    ("toLocaleTimeString", 0),
    ("localeCompare", 1),
];

/// What names of time zones begin with.
const AREAS: &[&str] = &[
    "africa/",
    "america/",
    "asia/",
    "atlantic/",
    "australia/",
    "europe/",
    "indian/",
    "pacific/",
    "us/",
];

/// What the program's text says about locales.
#[derive(Debug, Default)]
pub(crate) struct Locales {
    /// Some method that formats is given locales or options.
    pub are_given: bool,
    /// `localeCompare` is given locales or options.
    pub order: bool,
    /// Some locale is known only when the program runs.
    is_open: bool,
    /// Tags in the text, in small letters.
    tags: HashSet<String>,
    /// Tags that no locale fits.
    unknown: Vec<(String, Span)>,
    /// Texts that may be names of time zones, in small letters.
    zones: HashSet<String>,
    /// Something is called `timeZone`.
    gives_zones: bool,
    /// The program has methods of these names itself.
    has_own: bool,
}

impl Locales {
    /// Looks at the program's text.
    pub fn of(program: &Program) -> Self {
        let mut found = Locales::default();
        let mut formats_any = false;
        for module in program.modules.iter().filter(|m| !m.is_library) {
            let mentions = |word: &str| module.source.matches(word).count();
            if module.source.contains("imeZone") {
                found.gives_zones = true;
            }
            let formats = mentions("toLocale")
                - mentions("toLocaleLowerCase")
                - mentions("toLocaleUpperCase");
            let (intl, compares) = (mentions("Intl"), mentions("localeCompare"));
            formats_any |= formats + intl > 0;
            if formats + intl + compares == 0 {
                continue;
            }
            let mut seen = Seen::default();
            for node in module.nodes.iter() {
                found.look(module, node.kind(), &mut seen);
            }
            // Something else than a plain call: whatever it is, it may be given anything.
            found.is_open |= seen.formats < formats || seen.intl < intl || seen.compares < compares;
            found.are_given |= seen.formats < formats;
            found.order |= seen.compares < compares;
        }
        // Only what formats asks for zones.
        if formats_any {
            let own = program.modules.iter().filter(|m| !m.is_library);
            own.for_each(|module| found.find_zones(module.source));
        }
        found
    }

    /// Whether a locale may be asked for; `tag` is one of the known ones.
    pub fn has(&self, tag: &str) -> bool {
        let language = tag.split('-').next().unwrap_or(tag);
        // The locale of a language is that of its first country here.
        let is_first = KNOWN.iter().find(|known| known.starts_with(language)) == Some(&tag);
        self.is_open
            || self.tags.iter().any(|asked| match best(asked) {
                Some(found) => found.eq_ignore_ascii_case(tag) || is_first && found == language,
                None => false,
            })
    }

    /// Whether the program names a time zone. One that names none in its text, but gives some, may
    /// mean any.
    pub fn has_zone(&self, zone: &str) -> bool {
        match self.zones.is_empty() {
            true => self.gives_zones,
            false => self.zones.contains(&zone.to_ascii_lowercase()),
        }
    }

    /// Errors about locales that no data fit.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        if self.has_own {
            return Vec::new();
        }
        let errors = self.unknown.iter();
        errors
            .map(|(tag, span)| Diagnostic::unknown_locale(*span, tag, &KNOWN.join(", ")))
            .collect()
    }

    fn find_zones(&mut self, source: &str) {
        let small = source.to_ascii_lowercase();
        for area in AREAS {
            for (at, _) in small.match_indices(area) {
                let rest = &small[at..];
                let end = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && !"/_+-".contains(c))
                    .unwrap_or(rest.len());
                self.zones.insert(rest[..end].to_owned());
            }
        }
    }

    fn look(&mut self, module: &Module, kind: AstKind, seen: &mut Seen) {
        match kind {
            AstKind::CallExpression(call) => {
                let Expression::StaticMemberExpression(member) = call.callee.get_inner_expression()
                else {
                    return;
                };
                let name = member.property.name.as_str();
                if let Some(&(_, place)) = METHODS.iter().find(|&&(known, _)| known == name) {
                    if place == 0 {
                        seen.formats += 1;
                        self.are_given |= !call.arguments.is_empty();
                    } else {
                        seen.compares += 1;
                        self.order |= call.arguments.len() != 1;
                    }
                    self.argument(module, &call.arguments, place);
                } else if is_intl(&member.object) {
                    seen.intl += 1;
                    self.argument(module, &call.arguments, 0);
                } else if let Expression::StaticMemberExpression(outer) =
                    member.object.get_inner_expression()
                    && is_intl(&outer.object)
                {
                    // `Intl.NumberFormat.supportedLocalesOf(…)`
                    seen.intl += 1;
                }
            }
            AstKind::NewExpression(new) if is_member(&new.callee) => {
                seen.intl += 1;
                self.argument(module, &new.arguments, 0);
            }
            AstKind::BinaryExpression(binary) => {
                let sides = [&binary.left, &binary.right];
                seen.intl += sides.into_iter().filter(|side| is_member(side)).count();
            }
            AstKind::UnaryExpression(unary) => {
                let is_name = is_intl(&unary.argument) || is_member(&unary.argument);
                seen.intl += usize::from(is_name);
            }
            AstKind::TSQualifiedName(name) => {
                let text = name.span().source_text(module.source);
                seen.intl += text.matches("Intl").count();
            }
            AstKind::MethodDefinition(method) => self.own(&method.key),
            AstKind::ObjectProperty(property) => self.own(&property.key),
            _ => {}
        }
    }

    fn own(&mut self, key: &PropertyKey) {
        if let Some(name) = key.static_name() {
            self.has_own |= METHODS.iter().any(|&(known, _)| known == name);
        }
    }

    fn argument(&mut self, module: &Module, arguments: &[Argument], place: usize) {
        if arguments.iter().any(Argument::is_spread) {
            self.is_open = true;
        } else if let Some(given) = arguments.get(place).and_then(Argument::as_expression) {
            self.locale(module, given, 0);
        }
    }

    fn locale(&mut self, module: &Module, given: &Expression, depth: usize) {
        match given.get_inner_expression() {
            Expression::StringLiteral(text) => self.tag(module, &text.value, text.span),
            Expression::ArrayExpression(list) => {
                for element in &list.elements {
                    match element {
                        ArrayExpressionElement::StringLiteral(text) => {
                            self.tag(module, &text.value, text.span);
                        }
                        _ => self.is_open = true,
                    }
                }
            }
            Expression::Identifier(id) if id.name == "undefined" => {}
            Expression::UnaryExpression(unary) if unary.operator.is_void() => {}
            Expression::Identifier(id) if depth < 8 => match constant(module, id) {
                Some(init) => self.locale(module, init, depth + 1),
                None => self.is_open = true,
            },
            Expression::ConditionalExpression(choice) if depth < 8 => {
                self.locale(module, &choice.consequent, depth + 1);
                self.locale(module, &choice.alternate, depth + 1);
            }
            _ => self.is_open = true,
        }
    }

    fn tag(&mut self, module: &Module, tag: &str, span: TextSpan) {
        let small = tag.to_ascii_lowercase();
        let is_well_formed = small.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && (2..=3).contains(&small.split('-').next().unwrap_or("").len());
        if is_well_formed && best(&small) != Some(region(&small)) {
            let span = Span {
                module: module.id.0,
                start: span.start,
                end: span.end,
            };
            self.unknown.push((tag.to_owned(), span));
        }
        self.tags.insert(small);
    }
}

/// How often the words stand where they are understood.
#[derive(Default)]
struct Seen {
    formats: usize,
    compares: usize,
    intl: usize,
}

/// Language, script and region of a tag.
fn region(tag: &str) -> &str {
    let mut end = 0;
    for part in tag.split('-') {
        if end > 0 && part.len() == 1 {
            break;
        }
        end += part.len() + usize::from(end > 0);
    }
    &tag[..end]
}

/// What a tag in small letters is resolved to: its longest beginning that is known.
fn best(tag: &str) -> Option<&str> {
    let mut tag = region(tag);
    loop {
        let is_known = |known: &&str| known.eq_ignore_ascii_case(tag) || known[..2] == *tag;
        if KNOWN.iter().any(is_known) {
            return Some(tag);
        }
        tag = &tag[..tag.rfind('-')?];
    }
}

fn is_intl(expression: &Expression) -> bool {
    matches!(expression.get_inner_expression(), Expression::Identifier(id) if id.name == "Intl")
}

/// `Intl.NumberFormat`
fn is_member(expression: &Expression) -> bool {
    matches!(
        expression.get_inner_expression(),
        Expression::StaticMemberExpression(member) if is_intl(&member.object)
    )
}

/// What a constant of the module is set to.
fn constant<'a>(
    module: &Module<'a>,
    id: &oxc_ast::ast::IdentifierReference,
) -> Option<&'a Expression<'a>> {
    let symbol = module
        .scoping
        .get_reference(id.reference_id.get()?)
        .symbol_id()?;
    if !module.scoping.symbol_flags(symbol).is_const_variable() {
        return None;
    }
    let declaration = module.scoping.symbol_declaration(symbol);
    let AstKind::VariableDeclarator(declarator) = module.nodes.kind(declaration) else {
        return None;
    };
    let is_name = matches!(
        declarator.id,
        oxc_ast::ast::BindingPattern::BindingIdentifier(_)
    );
    declarator.init.as_ref().filter(|_| is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_resolve_to_their_longest_known_beginning() {
        assert_eq!(best("de-at"), Some("de"));
        assert_eq!(best("en-gb-u-hc-h12"), Some("en-gb"));
        assert_eq!(best("pl-pl"), None);
    }

    #[test]
    fn extensions_are_no_part_of_the_region() {
        assert_eq!(region("en-us-u-nu-latn"), "en-us");
        assert_eq!(region("zh-hant-tw"), "zh-hant-tw");
    }
}
