//! Types that every program knows: classes of the runtime library, arrays, iteration.

use std::rc::Rc;

use super::property::plain;
use super::{Checker, Target};
use crate::program::Symbol;
use crate::types::{
    ObjectType, Param, Property, PropertyKind, Signature, TupleElement, Type, TypeId,
};

impl<'a> Checker<'a> {
    /// A class of the runtime library by its global name.
    pub(crate) fn library_class(&mut self, name: &str) -> Option<Symbol> {
        match self.global(name)? {
            Target::Symbol(symbol) if self.class_ast(symbol).is_some() => Some(symbol),
            _ => None,
        }
    }

    /// An instance of a library class; `any` when the library lacks it.
    pub(crate) fn library_instance(&mut self, name: &str, args: &[TypeId]) -> TypeId {
        match self.library_class(name) {
            Some(symbol) => self.apply_type(symbol, args),
            None => TypeId::ANY,
        }
    }

    /// What `new` gives: for a proxy the type of its target, where nothing but the target's
    /// properties is assumed of it.
    pub(super) fn proxied(&mut self, made: TypeId) -> TypeId {
        let Type::Class(class, args) = self.types.get(made).clone() else {
            return made;
        };
        if self.library_class("Proxy") != Some(class) {
            return made;
        }
        let target = args.first().copied().unwrap_or(TypeId::ANY);
        let is_open = match self.types.get(target).clone() {
            Type::Object(object) => object.calls.is_empty() && object.constructs.is_empty(),
            Type::Interface(..) => self.signatures(target).is_empty(),
            Type::Class(class, _) => !self.program.module(class.module).is_library,
            Type::Param(_) | Type::This(_) | Type::Intersection(_) => true,
            _ => false,
        };
        if is_open { target } else { TypeId::ANY }
    }

    /// `T[]`
    pub fn array_of(&mut self, element: TypeId) -> TypeId {
        match self.library_class("Array") {
            Some(symbol) => self.types.intern(Type::Class(symbol, vec![element])),
            None => TypeId::ANY,
        }
    }

    /// The element type of an array; `None` for everything else, tuples too.
    pub fn array_element(&mut self, ty: TypeId) -> Option<TypeId> {
        let (symbol, element) = match self.types.get(ty) {
            Type::Class(symbol, args) => (*symbol, *args.first()?),
            _ => return None,
        };
        (self.library_class("Array") == Some(symbol)).then_some(element)
    }

    /// The union of a tuple's elements.
    pub(crate) fn tuple_union(&mut self, ty: TypeId) -> TypeId {
        let Type::Tuple(elements) = self.types.get(ty).clone() else {
            return TypeId::ANY;
        };
        let mut types: Vec<TypeId> = elements.iter().map(|e| e.ty).collect();
        if elements.iter().any(|e| e.optional) {
            types.push(TypeId::UNDEFINED);
        }
        self.union_of(&types)
    }

    /// The type of a tuple's element, with `undefined` when it is optional.
    pub(crate) fn tuple_element(&mut self, ty: TypeId, index: usize) -> Option<TypeId> {
        let Type::Tuple(elements) = self.types.get(ty).clone() else {
            return None;
        };
        match elements.iter().position(|e| e.rest) {
            Some(rest) if index >= rest => {
                // Anything from the rest on may stand here.
                let types: Vec<TypeId> = elements[rest..].iter().map(|e| e.ty).collect();
                Some(self.union_of(&types))
            }
            _ => {
                let TupleElement { ty, optional, .. } = *elements.get(index)?;
                Some(if optional {
                    self.union_of(&[ty, TypeId::UNDEFINED])
                } else {
                    ty
                })
            }
        }
    }

    /// What `for (const x of value)` gives.
    pub fn iterated_type(&mut self, ty: TypeId) -> Option<TypeId> {
        match self.types.get(ty).clone() {
            Type::Any => return Some(TypeId::ANY),
            Type::String | Type::StringLiteral(_) | Type::TemplateLiteral(..) => {
                return Some(TypeId::STRING);
            }
            Type::Tuple(_) => return Some(self.tuple_union(ty)),
            Type::Union(members) => {
                let mut types = Vec::with_capacity(members.len());
                for member in members {
                    types.push(self.iterated_type(member)?);
                }
                return Some(self.union_of(&types));
            }
            Type::Param(_) | Type::Indexed(..) => {
                let apparent = self.apparent(ty);
                return if apparent == ty {
                    None
                } else {
                    self.iterated_type(apparent)
                };
            }
            _ => {}
        }
        if let Some(element) = self.array_element(ty) {
            return Some(element);
        }
        if let Some(property) = self.property(ty, "@@iterator") {
            let iterator = self.signatures(property.ty).first().map(|s| s.result);
            if let Some(iterator) = iterator
                && let Some(value) = self.iterator_value(iterator)
                && value != TypeId::ANY
            {
                return Some(value);
            }
            return Some(self.container_element(ty).unwrap_or(TypeId::ANY));
        }
        self.container_element(ty)
    }

    /// What an iterator gives: the `value` of the results that are not the last.
    pub(crate) fn iterator_value(&mut self, iterator: TypeId) -> Option<TypeId> {
        if iterator == TypeId::ANY {
            return Some(TypeId::ANY);
        }
        let next = self.property(iterator, "next")?;
        let result = self.signatures(next.ty).first()?.result;
        let result = self.awaited(result);
        let mut types = Vec::new();
        for member in self.members_of(result) {
            if member == TypeId::ANY {
                return Some(TypeId::ANY);
            }
            if let Some(done) = self.property(member, "done")
                && matches!(self.types.get(done.ty), Type::BooleanLiteral(true))
                && !done.optional
            {
                continue;
            }
            let value = self.property(member, "value")?;
            types.push(value.ty);
        }
        Some(self.union_of(&types))
    }

    /// Elements of the library's containers.
    fn container_element(&mut self, ty: TypeId) -> Option<TypeId> {
        let mut at = ty;
        for _ in 0..100 {
            let Type::Class(symbol, args) = self.types.get(at).clone() else {
                return None;
            };
            if self.library_class("Map") == Some(symbol)
                && let [key, value] = args.as_slice()
            {
                let element = |ty: &TypeId| TupleElement {
                    ty: *ty,
                    optional: false,
                    rest: false,
                };
                return Some(
                    self.types
                        .intern(Type::Tuple(vec![element(key), element(value)])),
                );
            }
            if self.library_class("Set") == Some(symbol)
                || self.library_class("Array") == Some(symbol)
            {
                return args.first().copied();
            }
            let (base, written) = self.class_base(symbol)?;
            let substitution = self.substitution_of(symbol, &args);
            let args = written
                .iter()
                .map(|&t| self.substitute(t, &substitution))
                .collect();
            at = self.types.intern(Type::Class(base, args));
        }
        None
    }

    /// `IteratorResult<T, R>`
    fn iterator_result(&mut self, value: TypeId, last: TypeId) -> TypeId {
        let yes = self.types.intern(Type::BooleanLiteral(true));
        let no = self.types.intern(Type::BooleanLiteral(false));
        let mut running = plain("done".into(), no, None);
        running.optional = true;
        let running = vec![running, plain("value".into(), value, None)];
        let finished = vec![
            plain("done".into(), yes, None),
            plain("value".into(), last, None),
        ];
        let running = self.object_of(running);
        let finished = self.object_of(finished);
        self.union_of(&[running, finished])
    }

    fn object_of(&mut self, properties: Vec<Property>) -> TypeId {
        self.types.intern(Type::Object(Rc::new(ObjectType {
            properties,
            ..ObjectType::default()
        })))
    }

    fn method(&mut self, name: &str, params: &[(&str, TypeId)], result: TypeId) -> Property {
        let params = params
            .iter()
            .map(|&(name, ty)| Param {
                name: name.into(),
                ty,
                optional: true,
                rest: false,
            })
            .collect();
        let signature = Signature {
            type_params: Vec::new(),
            this: None,
            params,
            result,
            predicate: None,
            decl: None,
            is_async: false,
            is_generator: false,
        };
        let ty = self.types.intern(Type::Object(Rc::new(ObjectType {
            calls: vec![Rc::new(signature)],
            ..ObjectType::default()
        })));
        Property {
            kind: PropertyKind::Method,
            ..plain(name.into(), ty, None)
        }
    }

    /// An iterator: `next` and, where it is one itself, `@@iterator`.
    fn iterator_type(
        &mut self,
        args: &[TypeId],
        iterable: bool,
        generator: bool,
        is_async: bool,
    ) -> TypeId {
        let value = args.first().copied().unwrap_or(TypeId::ANY);
        let last = args.get(1).copied().unwrap_or(TypeId::ANY);
        let sent = args.get(2).copied().unwrap_or(TypeId::ANY);
        let mut result = self.iterator_result(value, last);
        if is_async {
            result = self.library_instance("Promise", &[result]);
        }
        let mut properties = vec![self.method("next", &[("value", sent)], result)];
        for name in ["return", "throw"] {
            let mut method = self.method(name, &[("value", TypeId::ANY)], result);
            method.optional = !generator;
            properties.push(method);
        }
        if iterable {
            let inner = self.iterator_type(args, false, false, is_async);
            let name = if is_async {
                "@@asyncIterator"
            } else {
                "@@iterator"
            };
            properties.push(self.method(name, &[], inner));
        }
        self.object_of(properties)
    }

    /// Structural types of the standard library that are no classes here.
    pub(crate) fn structural_type(&mut self, name: &str, args: &[TypeId]) -> Option<TypeId> {
        let first = args.first().copied().unwrap_or(TypeId::ANY);
        Some(match name {
            "Iterator" => self.iterator_type(args, false, false, false),
            "IterableIterator"
            | "IteratorObject"
            | "ArrayIterator"
            | "MapIterator"
            | "SetIterator"
            | "StringIterator"
            | "RegExpStringIterator" => self.iterator_type(args, true, false, false),
            "Generator" => self.iterator_type(args, true, true, false),
            "AsyncIterator" => self.iterator_type(args, false, false, true),
            "AsyncIterableIterator" | "AsyncIteratorObject" => {
                self.iterator_type(args, true, false, true)
            }
            "AsyncGenerator" => self.iterator_type(args, true, true, true),
            "Iterable" => {
                let iterator = self.iterator_type(&[first], false, false, false);
                let method = self.method("@@iterator", &[], iterator);
                self.object_of(vec![method])
            }
            "AsyncIterable" => {
                let iterator = self.iterator_type(&[first], false, false, true);
                let method = self.method("@@asyncIterator", &[], iterator);
                self.object_of(vec![method])
            }
            "IteratorResult" => {
                let last = args.get(1).copied().unwrap_or(TypeId::ANY);
                self.iterator_result(first, last)
            }
            "IteratorYieldResult" | "IteratorReturnResult" => {
                let is_last = name == "IteratorReturnResult";
                let done = self.types.intern(Type::BooleanLiteral(is_last));
                let mut done = plain("done".into(), done, None);
                done.optional = !is_last;
                self.object_of(vec![done, plain("value".into(), first, None)])
            }
            "PromiseLike" => {
                let callback = self.method("", &[("value", first)], TypeId::ANY).ty;
                let params = [("onfulfilled", callback), ("onrejected", TypeId::ANY)];
                let then = self.method("then", &params, TypeId::ANY);
                self.object_of(vec![then])
            }
            "ArrayLike" => {
                let mut length = plain("length".into(), TypeId::NUMBER, None);
                length.readonly = true;
                self.types.intern(Type::Object(Rc::new(ObjectType {
                    properties: vec![length],
                    number_index: Some(first),
                    ..ObjectType::default()
                })))
            }
            "ReadonlyArray" | "ConcatArray" => self.array_of(first),
            "ReadonlyMap" => self.library_instance("Map", args),
            "ReadonlySet" => self.library_instance("Set", args),
            "PropertyKey" => self.union_of(&[TypeId::STRING, TypeId::NUMBER, TypeId::SYMBOL]),
            "Function" | "CallableFunction" | "NewableFunction" => self.any_function(),
            "Object" => self.empty_object(),
            "ThisType" => self.empty_object(),
            "PropertyDescriptor"
            | "PropertyDescriptorMap"
            | "TemplateStringsArray"
            | "IArguments" => {
                if name == "TemplateStringsArray" {
                    let array = self.array_of(TypeId::STRING);
                    let raw = plain("raw".into(), array, None);
                    let raw = self.object_of(vec![raw]);
                    return Some(self.intersection_of(&[array, raw]));
                }
                TypeId::ANY
            }
            // Wrapper objects: what is meant is mostly the primitive, but not surely.
            "String" | "Number" | "Boolean" | "Symbol" | "BigInt" => TypeId::ANY,
            _ => return None,
        })
    }
}
