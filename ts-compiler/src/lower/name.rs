//! Names: what they refer to, and its value.

use oxc_ast::AstKind;
use oxc_ast::ast::{self, Expression, MemberExpression};

use crate::check::Target;
use crate::ir::{Expr, Span};
use crate::program::{Language, Symbol};
use crate::types::TypeId;

use super::dynclass::ARGUMENTS;
use super::function::Body;
use super::representation::{Null, Repr};
use super::value::Typed;

impl<'a> Body<'_, 'a> {
    /// What an identifier refers to.
    pub fn resolve(&mut self, id: &'a ast::IdentifierReference<'a>) -> Target {
        let scoping = &self.l.program.module(self.module).scoping;
        let symbol = id
            .reference_id
            .get()
            .and_then(|reference| scoping.get_reference(reference).symbol_id());
        let target = match symbol {
            Some(symbol) => {
                let symbol = Symbol {
                    module: self.module,
                    id: symbol,
                };
                use oxc_syntax::symbol::SymbolFlags;
                if scoping
                    .symbol_flags(symbol.id)
                    .intersects(SymbolFlags::Import)
                {
                    self.l.checker.target(symbol)
                } else {
                    Target::Symbol(symbol)
                }
            }
            None => self.l.checker.reference(self.module, id),
        };
        match target {
            // `declare const x: T` makes nothing: the name is that of a global.
            Target::Symbol(symbol) if self.l.checker.is_only_declared(symbol) => {
                let name = self.l.symbol_name(symbol);
                self.l.checker.global(name).unwrap_or(Target::Unresolved)
            }
            target => target,
        }
    }

    /// The value of a name.
    pub fn identifier(&mut self, id: &'a ast::IdentifierReference<'a>) -> Typed {
        let name = id.name.as_str();
        let target = self.resolve(id);
        let value = match target {
            Target::Symbol(symbol) => self.symbol_value(symbol, name),
            Target::Module(module) => self.namespace_value(module),
            Target::Default(module) => self.default_export(module),
            Target::Unresolved => {
                let value = self.global_name(name, self.span_of(id));
                let ty = self.type_of(id.node_id.get());
                return if value.repr == Repr::Any {
                    self.coerce_typed(value, ty)
                } else {
                    value
                };
            }
        };
        let check = self.check_ready(id);
        // Narrowing: the checker knows more at this point than the declaration says.
        let ty = self.type_of(id.node_id.get());
        // What may be absent though its type does not say so: nothing has tested it.
        let wanted = self.l.repr(ty);
        let has_room = match value.repr {
            // Beside `null`, for which the null reference stands otherwise.
            Repr::Any => wanted != Repr::Any && wanted.null() == Null::Null && ty != value.ty,
            repr => repr.null() != Null::Never && repr.with_null(Null::Never) == Some(wanted),
        };
        let is_untested = has_room && self.is_declared_as(target, ty);
        let value = if is_untested {
            Typed::new(value.expr, ty, value.repr)
        } else {
            self.narrowed(value, ty)
        };
        self.after(check, value)
    }

    fn is_declared_as(&mut self, target: Target, ty: TypeId) -> bool {
        matches!(target, Target::Symbol(symbol) if self.l.checker.symbol_type(symbol) == ty)
    }

    /// A value whose type is known more precisely at this point.
    pub fn narrowed(&mut self, value: Typed, ty: TypeId) -> Typed {
        if ty == value.ty || matches!(ty, TypeId::ANY | TypeId::UNKNOWN | TypeId::NEVER) {
            return value;
        }
        let repr = self.l.repr(ty);
        if repr == value.repr {
            return Typed::new(value.expr, ty, repr);
        }
        match (value.repr, repr) {
            (Repr::Any, Repr::Any) => Typed::new(value.expr, ty, repr),
            // `undefined` or `null` alone: the reference says it already.
            (_, Repr::Any) => value,
            // An element that is perhaps absent: see `refined`.
            (Repr::Any, Repr::Boolean)
                if self.l.checker.without_undefined(value.ty) == TypeId::BOOLEAN =>
            {
                Typed::new(value.expr, ty, Repr::Any)
            }
            // `instanceof Error` is also true of what only has the prototype.
            (Repr::Any, Repr::Class(class, _))
                if self.l.survey.edits_shapes
                    && matches!(value.ty, TypeId::ANY | TypeId::UNKNOWN)
                    && self.l.is_library_error(class) =>
            {
                value
            }
            (Repr::Any, _) => {
                let expr = self.convert(value, repr);
                Typed::new(expr, ty, repr)
            }
            (Repr::NumberOrUndefined, Repr::Number) => {
                Typed::new(value.expr, ty, Repr::NumberOrUndefined)
            }
            (from, to) if from.with_null(to.null()) == Some(to) && to.null() == Null::Never => {
                Typed::new(value.expr, ty, to)
            }
            (Repr::Class(from, _), Repr::Class(to, _)) if self.l.is_below(to, from) => {
                let expr = self.convert(value, repr);
                Typed::new(expr, ty, repr)
            }
            _ => value,
        }
    }

    /// The value of a declared symbol.
    pub fn symbol_value(&mut self, symbol: Symbol, name: &str) -> Typed {
        use oxc_syntax::symbol::SymbolFlags;
        if symbol.module == self.module
            && let Some(variable) = self.variables.get(&symbol.id).copied()
        {
            return self.load(variable);
        }
        let module = self.l.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() {
            return Typed::new(self.class_value(symbol), TypeId::ANY, Repr::Any);
        }
        let flags = module.scoping.symbol_flags(symbol.id);
        if flags.contains(SymbolFlags::Class) {
            let ty = self.l.checker.symbol_type(symbol);
            return Typed::new(self.class_value(symbol), ty, Repr::Any);
        }
        if flags.intersects(SymbolFlags::Enum) {
            return self.enum_object(symbol);
        }
        if flags.contains(SymbolFlags::EnumMember)
            && let Some(member) = self.sibling_member(symbol)
        {
            return member;
        }
        if flags.intersects(SymbolFlags::ValueModule) {
            return self.namespace_object(symbol);
        }
        let is_own_name = self.l.is_own_name(symbol);
        if flags.contains(SymbolFlags::Function)
            && (is_own_name || !module.scoping.symbol_is_mutated(symbol.id))
        {
            return self.declared_function(symbol);
        }
        if self.l.is_module_level(symbol) {
            return self.read_module_variable(symbol);
        }
        // Declared later in this function, or in one that is not around: not initialised.
        let name = self.l.string_constant(name);
        let throw = self.l.call_library("error", "rtThrowTdz", vec![name]);
        Typed::any(Expr::seq(vec![throw.drop(), self.l.undefined().expr]))
    }

    /// A name that no module declares.
    fn global_name(&mut self, name: &str, span: Span) -> Typed {
        match name {
            "undefined" => self.l.undefined(),
            "NaN" => Typed::number(Expr::f64(f64::NAN)),
            "Infinity" => Typed::number(Expr::f64(f64::INFINITY)),
            "arguments" => match self.variables.get(&ARGUMENTS).copied() {
                Some(arguments) => self.load(arguments),
                None => self.unsupported(span, "'arguments' here", "use a rest parameter"),
            },
            "globalThis" => Typed::any(self.l.global_object()),
            "eval" if self.refuses_text_at_run_time() => self.text_refuser(),
            "eval" => self.code_from_text(span, "'eval'"),
            _ => {
                let mut value = self.unknown_name(name);
                value.expr.span = span;
                value
            }
        }
    }

    /// Refuses to make code of text.
    pub fn code_from_text(&mut self, span: Span, what: &str) -> Typed {
        self.l
            .diagnostics
            .push(crate::diagnostics::Diagnostic::code_from_text(span, what));
        self.l.undefined()
    }

    /// Whether code from text is an EvalError where it would run, as ECMAScript lets a host decide:
    /// libraries in JavaScript try it and do without.
    fn refuses_text_at_run_time(&self) -> bool {
        self.l.program.module(self.module).language == Language::JavaScript
    }

    /// `eval` as a value: a function that refuses text.
    fn text_refuser(&mut self) -> Typed {
        match self.l.library_symbol("globalfns", "refuseText") {
            Some(symbol) => self.declared_function(symbol),
            None => self.l.undefined(),
        }
    }

    /// What `Function` makes of text, as far as it is known or refused here.
    pub fn function_of_text(
        &mut self,
        callee: &'a Expression<'a>,
        arguments: &'a [ast::Argument<'a>],
        span: Span,
        what: &str,
    ) -> Option<Typed> {
        if !self.is_function_maker(callee) {
            return None;
        }
        let getter = self.global_getter(arguments);
        if getter.is_some() || self.refuses_text_at_run_time() {
            return getter;
        }
        Some(self.code_from_text(span, what))
    }

    /// `Function("return this")`, by which scripts find the global object.
    fn global_getter(&mut self, arguments: &'a [ast::Argument<'a>]) -> Option<Typed> {
        let [ast::Argument::StringLiteral(text)] = arguments else {
            return None;
        };
        if text.value.trim().trim_end_matches(';') != "return this" {
            return None;
        }
        let symbol = self.l.library_symbol("globalfns", "theGlobal")?;
        Some(self.declared_function(symbol))
    }

    /// Whether an expression names the library's `Function`, which makes functions of text.
    fn is_function_maker(&mut self, callee: &'a Expression<'a>) -> bool {
        !self.l.program.module(self.module).is_library
            && matches!(callee.get_inner_expression(), Expression::Identifier(id) if id.name == "Function")
            && matches!(self.static_target(callee), Some(super::target::Static::Class(class))
                if self.l.library_class_name(class) == Some("Function"))
    }

    /// Whether a name has a binding that cannot be assigned.
    pub fn is_constant(&self, symbol: Symbol, id: &ast::IdentifierReference) -> bool {
        use oxc_syntax::symbol::SymbolFlags;
        let scoping = &self.l.program.module(symbol.module).scoping;
        let flags = scoping.symbol_flags(symbol.id);
        flags.contains(SymbolFlags::ConstVariable)
            || flags.contains(SymbolFlags::Import)
            || self.l.is_own_name(symbol)
            || self.is_class_itself(symbol, id)
    }

    // The body of a class has a constant binding of its name.
    fn is_class_itself(&self, symbol: Symbol, id: &ast::IdentifierReference) -> bool {
        let module = self.l.program.module(symbol.module);
        if symbol.id.index() >= module.scoping.symbols_len() || symbol.module != self.module {
            return false;
        }
        match self.l.ast(self.l.declaration(symbol)) {
            AstKind::Class(class) => class.span.contains_inclusive(id.span),
            _ => false,
        }
    }

    /// A name that nothing declares: an error when it is evaluated (ECMAScript 6.2.5.5).
    pub fn unknown_name(&mut self, name: &str) -> Typed {
        if self.l.program.module(self.module).is_library {
            // The library imports what it uses; a global of the host would bring the host along.
            self.l
                .diagnostics
                .push(crate::diagnostics::Diagnostic::unknown_name(
                    self.span, name,
                ));
        }
        let name = self.l.string_constant(name);
        let value = self.l.call_library("host", "rtGlobalName", vec![name]);
        Typed::any(value)
    }

    /// `globalThis.name`: what the program put there, else the library's, else the host's.
    pub fn global_member(&mut self, member: &'a MemberExpression<'a>) -> Option<Typed> {
        let Expression::Identifier(id) = member.object().get_inner_expression() else {
            return None;
        };
        if id.name != "globalThis"
            || self.l.program.module(self.module).is_library
            || self.resolve(id) != Target::Unresolved
        {
            return None;
        }
        let name = self.member_name(member)?;
        if name == "eval" {
            if self.refuses_text_at_run_time() {
                return Some(self.text_refuser());
            }
            let span = self.span_of(member);
            return Some(self.code_from_text(span, "'eval'"));
        }
        let constant = self.l.string_constant(&name);
        let value = match self.l.checker.global(&name) {
            Some(Target::Symbol(symbol)) => {
                let value = self.symbol_value(symbol, &name);
                let value = self.boxed(value);
                self.l
                    .call_library("host", "rtOwnGlobal", vec![constant, value])
            }
            Some(Target::Module(module)) => {
                let value = self.namespace_value(module).expr;
                self.l
                    .call_library("host", "rtOwnGlobal", vec![constant, value])
            }
            _ => self
                .l
                .call_library("host", "rtGlobalProperty", vec![constant]),
        };
        Some(Typed::any(value))
    }
}
