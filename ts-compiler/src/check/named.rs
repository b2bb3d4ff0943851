//! Types by name: references, `typeof`, `this`.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, TSType};
use oxc_syntax::symbol::SymbolFlags;

use super::annotation::qualifier_names;
use super::{Checker, Target};
use crate::program::{ModuleId, Node, Symbol};
use crate::types::{Intrinsic, Type, TypeId};

impl<'a> Checker<'a> {
    /// `this` as a type.
    pub(crate) fn written_this(&mut self, node: Node) -> TypeId {
        let mut at = node;
        loop {
            let outer = self.up(at);
            if outer == at {
                return TypeId::ANY;
            }
            match self.syntax(outer) {
                AstKind::Class(_) => {
                    let symbol = self.class_symbol(outer);
                    return self.types.intern(Type::This(symbol));
                }
                AstKind::TSInterfaceDeclaration(_) => return self.this_type(at),
                AstKind::TSTypeLiteral(_) | AstKind::ObjectExpression(_) => return TypeId::ANY,
                _ => at = outer,
            }
        }
    }

    /// `typeof x`
    pub(crate) fn queried_type(&mut self, node: Node, query: &'a ast::TSTypeQuery<'a>) -> TypeId {
        let module = node.module;
        match &query.expr_name {
            ast::TSTypeQueryExprName::TSImportType(import) => {
                let Some(linked) = self.linked(module, &import.source.value) else {
                    return TypeId::ANY;
                };
                let mut names = Vec::new();
                if let Some(qualifier) = &import.qualifier {
                    qualifier_names(qualifier, &mut names);
                }
                let mut ty = self.target_type(Target::Module(linked));
                for name in names {
                    ty = self.property(ty, &name).map_or(TypeId::ANY, |p| p.ty);
                }
                ty
            }
            name => match name.as_ts_type_name() {
                Some(name) => self.value_of_name(node, name),
                None => TypeId::ANY,
            },
        }
    }

    fn value_of_name(&mut self, at: Node, name: &'a ast::TSTypeName<'a>) -> TypeId {
        match name {
            ast::TSTypeName::IdentifierReference(id) => {
                if id.name == "undefined" {
                    return TypeId::UNDEFINED;
                }
                let target = self.reference(at.module, id);
                self.target_type(target)
            }
            ast::TSTypeName::QualifiedName(qualified) => {
                let object = self.value_of_name(at, &qualified.left);
                match self.property(object, &qualified.right.name) {
                    Some(property) if property.optional => {
                        self.union_of(&[property.ty, TypeId::UNDEFINED])
                    }
                    Some(property) => property.ty,
                    None => TypeId::ANY,
                }
            }
            ast::TSTypeName::ThisExpression(_) => self.this_type(at),
        }
    }

    /// A named type with arguments.
    pub(crate) fn named_type(
        &mut self,
        module: ModuleId,
        name: &'a ast::TSTypeName<'a>,
        args: &[TypeId],
    ) -> TypeId {
        let node = match name {
            ast::TSTypeName::IdentifierReference(id) => self.up(Node {
                module,
                id: id.node_id(),
            }),
            _ => self.module_node(module),
        };
        self.referenced_type(node, name, args)
    }

    pub(crate) fn referenced_type(
        &mut self,
        node: Node,
        name: &'a ast::TSTypeName<'a>,
        args: &[TypeId],
    ) -> TypeId {
        let module = node.module;
        let Some(target) = self.type_name_target(module, name) else {
            return TypeId::ANY;
        };
        if let ast::TSTypeName::IdentifierReference(id) = name {
            let name = id.name.as_str();
            if target == Target::Unresolved || self.global(name) == Some(target) {
                if self.program.module(module).is_library
                    && let Some(intrinsic) = intrinsic(name)
                {
                    return self.types.intern(Type::Intrinsic(intrinsic));
                }
                // In the library these are the classes that implement the primitives.
                let is_own =
                    self.program.module(module).is_library && matches!(name, "Symbol" | "BigInt");
                if !is_own && let Some(ty) = self.library_type(node, name, args) {
                    return ty;
                }
            }
            if target == Target::Unresolved {
                // `const T` parameters and the like aside, only globals are left.
                return match self.augmentations(name).first() {
                    Some(&symbol) => self.apply_type(symbol, args),
                    None => TypeId::ANY,
                };
            }
        }
        self.target_declared(target, args)
    }

    pub(crate) fn target_declared(&mut self, target: Target, args: &[TypeId]) -> TypeId {
        match target {
            Target::Symbol(symbol) => self.apply_type(symbol, args),
            Target::Default(module) => {
                let ty = self.default_type(module);
                match *self.types.get(ty) {
                    Type::ClassValue(symbol) => self.apply_type(symbol, args),
                    _ => TypeId::ANY,
                }
            }
            Target::Module(_) | Target::Unresolved => TypeId::ANY,
        }
    }

    /// The type of a symbol with arguments.
    pub(crate) fn apply_type(&mut self, symbol: Symbol, args: &[TypeId]) -> TypeId {
        let flags = self.symbol_flags(symbol);
        if flags.intersects(SymbolFlags::Class) {
            let params = self.type_params(symbol);
            let args = self.complete_arguments(&params, args);
            return self.types.intern(Type::Class(symbol, args));
        }
        if flags.intersects(SymbolFlags::Interface)
            || flags.intersects(SymbolFlags::TypeAlias) && self.is_alias_symbol(symbol)
        {
            let params = self.type_params(symbol);
            let args = self.complete_arguments(&params, args);
            return self.types.intern(Type::Interface(symbol, args));
        }
        let declared = self.declared_type(symbol);
        if !flags.intersects(SymbolFlags::TypeAlias) || declared == TypeId::ANY {
            return declared;
        }
        let params = self.type_params(symbol);
        if params.is_empty() {
            return declared;
        }
        let args = self.complete_arguments(&params, args);
        let substitution = self.substitution_of(symbol, &args);
        self.substitute(declared, &substitution)
    }

    /// Whether a symbol names (or is) a type literal.
    pub(crate) fn is_alias_symbol(&self, symbol: Symbol) -> bool {
        self.declarations_of(symbol)
            .into_iter()
            .any(|node| match self.syntax(node) {
                AstKind::TSTypeAliasDeclaration(alias) => {
                    matches!(
                        alias.type_annotation.without_parenthesized(),
                        TSType::TSTypeLiteral(_)
                    )
                }
                AstKind::TSTypeLiteral(_) => true,
                _ => false,
            })
    }
}

/// Types that only the library can name.
fn intrinsic(name: &str) -> Option<Intrinsic> {
    Some(match name {
        "i32" => Intrinsic::I32,
        "i64" => Intrinsic::I64,
        "RawU8" => Intrinsic::RawU8,
        "RawU16" => Intrinsic::RawU16,
        "RawI32" => Intrinsic::RawI32,
        "RawF64" => Intrinsic::RawF64,
        "RawAny" => Intrinsic::RawAny,
        "Extern" => Intrinsic::Extern,
        _ => return None,
    })
}
