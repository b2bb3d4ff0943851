//! Types as they are written, for messages and run-time casts.

use std::fmt::Write;

use oxc_ast::AstKind;

use super::Checker;
use super::class::number_name;
use crate::program::{Node, Symbol};
use crate::types::{ObjectType, Signature, Type, TypeId};

/// What nests deeper is cut.
const MAX_DEPTH: u32 = 5;
/// What has more members is cut.
const MAX_MEMBERS: usize = 20;

impl<'a> Checker<'a> {
    /// A type as it is written.
    pub fn display(&mut self, ty: TypeId) -> String {
        let mut text = String::new();
        self.write_type(&mut text, ty, 0);
        text
    }

    fn write_type(&mut self, out: &mut String, ty: TypeId, depth: u32) {
        if depth > MAX_DEPTH {
            out.push_str("...");
            return;
        }
        match self.types.get(ty).clone() {
            Type::Any => out.push_str("any"),
            Type::Unknown => out.push_str("unknown"),
            Type::Never => out.push_str("never"),
            Type::Void => out.push_str("void"),
            Type::Undefined => out.push_str("undefined"),
            Type::Null => out.push_str("null"),
            Type::Boolean => out.push_str("boolean"),
            Type::Number => out.push_str("number"),
            Type::String => out.push_str("string"),
            Type::BigInt => out.push_str("bigint"),
            Type::Symbol => out.push_str("symbol"),
            Type::NonPrimitive => out.push_str("object"),
            Type::Intrinsic(intrinsic) => {
                let name = format!("{intrinsic:?}");
                let short = matches!(name.as_str(), "I32" | "I64");
                out.push_str(&if short { name.to_lowercase() } else { name });
            }
            Type::StringLiteral(text) => {
                let _ = write!(out, "{text:?}");
            }
            Type::NumberLiteral(bits) => out.push_str(&number_name(f64::from_bits(bits))),
            Type::BooleanLiteral(value) => out.push_str(if value { "true" } else { "false" }),
            Type::BigIntLiteral(digits) => {
                let _ = write!(out, "{digits}n");
            }
            Type::TemplateLiteral(texts, parts) => {
                out.push('`');
                for (index, text) in texts.iter().enumerate() {
                    out.push_str(text);
                    if let Some(&part) = parts.get(index) {
                        out.push_str("${");
                        self.write_type(out, part, depth + 1);
                        out.push('}');
                    }
                }
                out.push('`');
            }
            Type::Enum(symbol) => out.push_str(&self.symbol_name(symbol)),
            Type::EnumMember(symbol, index) => {
                let name = self.enum_member(symbol, index).0;
                let _ = write!(out, "{}.{name}", self.symbol_name(symbol));
            }
            Type::Union(members) => self.write_joined(out, &members, " | ", depth),
            Type::Intersection(members) => self.write_joined(out, &members, " & ", depth),
            Type::Param(node) => out.push_str(&self.param_name(node)),
            Type::This(_) => out.push_str("this"),
            Type::Class(symbol, args) => {
                if let Some(element) = self.array_element(ty) {
                    let complex = matches!(
                        self.types.get(element),
                        Type::Union(_) | Type::Intersection(_) | Type::KeyOf(_)
                    ) || !self.signatures(element).is_empty();
                    if complex {
                        out.push('(');
                    }
                    self.write_type(out, element, depth + 1);
                    out.push_str(if complex { ")[]" } else { "[]" });
                    return;
                }
                self.write_named(out, symbol, &args, depth);
            }
            Type::Interface(symbol, args) => self.write_named(out, symbol, &args, depth),
            Type::ClassValue(symbol) | Type::EnumValue(symbol) => {
                let _ = write!(out, "typeof {}", self.symbol_name(symbol));
            }
            Type::NamespaceValue(node) => {
                let name = match self.syntax(node) {
                    AstKind::TSNamespaceDeclaration(namespace) => namespace.id.name.to_string(),
                    _ => format!("import({:?})", self.program.module(node.module).path),
                };
                let _ = write!(out, "typeof {name}");
            }
            Type::Object(object) => self.write_object(out, &object, depth),
            Type::Tuple(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    if element.rest {
                        out.push_str("...");
                    }
                    self.write_type(out, element.ty, depth + 1);
                    if element.rest {
                        out.push_str("[]");
                    }
                    if element.optional {
                        out.push('?');
                    }
                }
                out.push(']');
            }
            Type::KeyOf(of) => {
                out.push_str("keyof ");
                self.write_type(out, of, depth + 1);
            }
            Type::Indexed(object, key) => {
                self.write_type(out, object, depth + 1);
                out.push('[');
                self.write_type(out, key, depth + 1);
                out.push(']');
            }
            Type::Deferred(node, _) => {
                use oxc_span::GetSpan;
                let span = self.syntax(node).span();
                let source = self.program.module(node.module).source;
                let text = source
                    .get(span.start as usize..span.end as usize)
                    .unwrap_or("any");
                out.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }

    fn write_joined(&mut self, out: &mut String, members: &[TypeId], between: &str, depth: u32) {
        for (index, &member) in members.iter().enumerate() {
            if index > 0 {
                out.push_str(between);
            }
            if index == MAX_MEMBERS {
                out.push_str("...");
                return;
            }
            let is_function = matches!(
                self.types.get(member),
                Type::Object(object) if !object.calls.is_empty() && object.properties.is_empty()
            );
            if is_function {
                out.push('(');
            }
            self.write_type(out, member, depth + 1);
            if is_function {
                out.push(')');
            }
        }
    }

    fn write_named(&mut self, out: &mut String, symbol: Symbol, args: &[TypeId], depth: u32) {
        let name = self.symbol_name(symbol);
        out.push_str(if name.is_empty() {
            "(anonymous)"
        } else {
            &name
        });
        if args.is_empty() {
            return;
        }
        out.push('<');
        for (index, &arg) in args.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_type(out, arg, depth + 1);
        }
        out.push('>');
    }

    /// The name of a type parameter.
    fn param_name(&self, node: Node) -> String {
        match self.syntax(node) {
            AstKind::TSTypeParameter(param) => param.name.name.to_string(),
            AstKind::TSMappedType(mapped) => mapped.key.name.to_string(),
            _ => "T".to_owned(),
        }
    }

    fn write_object(&mut self, out: &mut String, object: &ObjectType, depth: u32) {
        let plain = object.properties.is_empty()
            && object.string_index.is_none()
            && object.number_index.is_none();
        if let ([call], []) = (object.calls.as_slice(), object.constructs.as_slice())
            && plain
        {
            self.write_signature(out, call, " => ", depth);
            return;
        }
        if let ([], [construct]) = (object.calls.as_slice(), object.constructs.as_slice())
            && plain
        {
            out.push_str("new ");
            self.write_signature(out, construct, " => ", depth);
            return;
        }
        if plain && object.calls.is_empty() && object.constructs.is_empty() {
            out.push_str("{}");
            return;
        }
        out.push_str("{ ");
        for call in &object.calls {
            self.write_signature(out, call, ": ", depth);
            out.push_str("; ");
        }
        for construct in &object.constructs {
            out.push_str("new ");
            self.write_signature(out, construct, ": ", depth);
            out.push_str("; ");
        }
        for (kind, index) in [
            ("string", object.string_index),
            ("number", object.number_index),
        ] {
            if let Some(index) = index {
                let _ = write!(out, "[key: {kind}]: ");
                self.write_type(out, index, depth + 1);
                out.push_str("; ");
            }
        }
        for (index, property) in object.properties.iter().enumerate() {
            if index == MAX_MEMBERS {
                out.push_str("...; ");
                break;
            }
            if property.readonly {
                out.push_str("readonly ");
            }
            out.push_str(&property.name);
            out.push_str(if property.optional { "?: " } else { ": " });
            self.write_type(out, property.ty, depth + 1);
            out.push_str("; ");
        }
        out.push('}');
    }

    fn write_signature(
        &mut self,
        out: &mut String,
        signature: &Signature,
        arrow: &str,
        depth: u32,
    ) {
        if !signature.type_params.is_empty() {
            let names: Vec<String> = signature
                .type_params
                .iter()
                .map(|&p| self.param_name(p))
                .collect();
            let _ = write!(out, "<{}>", names.join(", "));
        }
        out.push('(');
        for (index, param) in signature.params.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            if param.rest {
                out.push_str("...");
            }
            out.push_str(if param.name.is_empty() {
                "_"
            } else {
                &param.name
            });
            out.push_str(if param.optional { "?: " } else { ": " });
            self.write_type(out, param.ty, depth + 1);
        }
        out.push(')');
        out.push_str(arrow);
        self.write_type(out, signature.result, depth + 1);
    }
}
