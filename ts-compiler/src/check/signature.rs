//! Signatures of functions, methods and function types.

use std::rc::Rc;

use oxc_ast::AstKind;
use oxc_ast::ast;
use oxc_span::GetSpan;

use super::{Checker, Substitution};
use crate::program::{Node, Symbol};
use crate::types::{Param, Signature, TypeId};

/// The parts of a function-like node.
#[derive(Clone, Copy)]
struct Parts<'a> {
    type_params: Option<&'a ast::TSTypeParameterDeclaration<'a>>,
    this: Option<&'a ast::TSThisParameter<'a>>,
    params: &'a ast::FormalParameters<'a>,
    result: Option<&'a ast::TSTypeAnnotation<'a>>,
    has_body: bool,
    is_async: bool,
    is_generator: bool,
}

impl<'a> Checker<'a> {
    /// The parameters of a function-like node.
    pub(super) fn formal_parameters(&self, node: Node) -> Option<&'a ast::FormalParameters<'a>> {
        self.parts(node).map(|parts| parts.params)
    }

    fn parts(&self, node: Node) -> Option<Parts<'a>> {
        let (mut has_body, mut is_async, mut is_generator) = (false, false, false);
        let (type_params, this, params, result) = match self.syntax(node) {
            AstKind::Function(f) => {
                has_body = f.body.is_some();
                is_async = f.r#async;
                is_generator = f.generator;
                (
                    f.type_parameters.as_deref(),
                    f.this_param.as_deref(),
                    &f.params,
                    f.return_type.as_deref(),
                )
            }
            AstKind::ArrowFunctionExpression(f) => {
                has_body = true;
                is_async = f.r#async;
                (
                    f.type_parameters.as_deref(),
                    None,
                    &f.params,
                    f.return_type.as_deref(),
                )
            }
            AstKind::TSMethodSignature(f) => (
                f.type_parameters.as_deref(),
                f.this_param.as_deref(),
                &f.params,
                f.return_type.as_deref(),
            ),
            AstKind::TSCallSignatureDeclaration(f) => (
                f.type_parameters.as_deref(),
                f.this_param.as_deref(),
                &f.params,
                f.return_type.as_deref(),
            ),
            AstKind::TSConstructSignatureDeclaration(f) => (
                f.type_parameters.as_deref(),
                None,
                &f.params,
                f.return_type.as_deref(),
            ),
            AstKind::TSFunctionType(f) => (
                f.type_parameters.as_deref(),
                f.this_param.as_deref(),
                &f.params,
                Some(&*f.return_type),
            ),
            AstKind::TSConstructorType(f) => (
                f.type_parameters.as_deref(),
                None,
                &f.params,
                Some(&*f.return_type),
            ),
            _ => return None,
        };
        Some(Parts {
            type_params,
            this,
            params,
            result,
            has_body,
            is_async,
            is_generator,
        })
    }

    /// The function of a method, property or the node itself.
    pub(crate) fn function_of(&self, node: Node) -> Node {
        match self.syntax(node) {
            AstKind::MethodDefinition(method) => Node {
                module: node.module,
                id: method.value.node_id(),
            },
            AstKind::ObjectProperty(property) => Node {
                module: node.module,
                id: AstKind::from_expression(&property.value).node_id(),
            },
            _ => node,
        }
    }

    /// The signature of a function-like node as declared; its result is inferred from the body
    /// where none is written.
    pub fn signature(&mut self, node: Node) -> Rc<Signature> {
        let node = self.function_of(node);
        if let Some(signature) = self.signatures.get(&node) {
            return signature.clone();
        }
        if !self.declarations.signatures_in_progress.insert(node) {
            return Rc::new(self.build_signature(node, false));
        }
        let signature = Rc::new(self.build_signature(node, true));
        self.declarations.signatures_in_progress.remove(&node);
        self.signatures.insert(node, signature.clone());
        signature
    }

    /// Without `infer`, what is not written is `any`.
    fn build_signature(&mut self, node: Node, infer: bool) -> Signature {
        let Some(parts) = self.parts(node) else {
            return self.unknown_signature();
        };
        let module = node.module;
        let mut type_params: Vec<Node> = parts
            .type_params
            .map(|list| {
                list.params
                    .iter()
                    .map(|p| Node {
                        module,
                        id: p.node_id(),
                    })
                    .collect()
            })
            .unwrap_or_default();
        let this = parts
            .this
            .and_then(|this| this.type_annotation.as_ref())
            .map(|annotation| self.type_of_annotation(module, &annotation.type_annotation));
        let mut params = Vec::with_capacity(parts.params.items.len());
        for param in &parts.params.items {
            let id = Node {
                module,
                id: param.node_id(),
            };
            let ty = if infer || param.type_annotation.is_some() {
                self.parameter_type(id, param)
            } else {
                TypeId::ANY
            };
            params.push(Param {
                name: pattern_name(&param.pattern),
                ty,
                optional: param.optional || param.initializer.is_some(),
                rest: false,
            });
        }
        if let Some(rest) = &parts.params.rest {
            let id = Node {
                module,
                id: rest.node_id(),
            };
            let ty = if infer || rest.type_annotation.is_some() {
                self.rest_type(id, rest)
            } else {
                self.array_of(TypeId::ANY)
            };
            params.push(Param {
                name: pattern_name(&rest.rest.argument),
                ty,
                optional: false,
                rest: true,
            });
        }
        self.trailing_optionals(module, &mut params);
        let mut predicate = None;
        let result = match self.method_kind(node) {
            Some(ast::MethodDefinitionKind::Constructor) => {
                let class = self.up(self.up(self.up(node)));
                let symbol = self.class_symbol(class);
                let own = type_params;
                type_params = self.type_params(symbol);
                type_params.extend(own);
                self.instance_type(symbol)
            }
            Some(ast::MethodDefinitionKind::Set) => TypeId::VOID,
            _ => match parts.result {
                Some(annotation) => {
                    if let ast::TSType::TSTypePredicate(written) = &annotation.type_annotation {
                        let ty = written.type_annotation.as_ref().map(|annotation| {
                            self.type_of_annotation(module, &annotation.type_annotation)
                        });
                        let index = match &written.parameter_name {
                            ast::TSTypePredicateName::This(_) => Some(None),
                            ast::TSTypePredicateName::Identifier(name) => params
                                .iter()
                                .position(|p| *p.name == *name.name.as_str())
                                .map(|index| Some(index as u32)),
                        };
                        predicate = index.map(|index| (index, ty, written.asserts));
                        if written.asserts {
                            TypeId::VOID
                        } else {
                            TypeId::BOOLEAN
                        }
                    } else {
                        let ty = self.type_of_annotation(module, &annotation.type_annotation);
                        self.doubted_result(node, ty)
                    }
                }
                None if infer && parts.has_body => self.inferred_result(node),
                None => TypeId::ANY,
            },
        };
        Signature {
            type_params,
            this,
            params,
            result,
            predicate,
            decl: Some(node),
            is_async: parts.is_async,
            is_generator: parts.is_generator,
        }
    }

    /// JavaScript callers may leave out every argument.
    fn trailing_optionals(&mut self, module: crate::program::ModuleId, params: &mut [Param]) {
        if self.is_untyped(module) {
            for param in params.iter_mut().filter(|p| !p.rest) {
                param.optional = true;
            }
        }
    }

    /// `(...args: any[]) => any`
    fn unknown_signature(&mut self) -> Signature {
        let any = self.array_of(TypeId::ANY);
        Signature {
            type_params: Vec::new(),
            this: None,
            params: vec![Param {
                name: "args".into(),
                ty: any,
                optional: false,
                rest: true,
            }],
            result: TypeId::ANY,
            predicate: None,
            decl: None,
            is_async: false,
            is_generator: false,
        }
    }

    /// Whether a function is a constructor or setter, and so on.
    fn method_kind(&self, function: Node) -> Option<ast::MethodDefinitionKind> {
        match self.syntax(self.up(function)) {
            AstKind::MethodDefinition(method) if method.value.node_id() == function.id => {
                Some(method.kind)
            }
            AstKind::ObjectProperty(property)
                if property.kind == ast::PropertyKind::Set
                    && property.value.span() == self.syntax(function).span() =>
            {
                Some(ast::MethodDefinitionKind::Set)
            }
            _ => None,
        }
    }

    /// All signatures that a function symbol shows: its overloads, else its implementation.
    pub(crate) fn overloads(&mut self, symbol: Symbol) -> Vec<Rc<Signature>> {
        let nodes: Vec<Node> = self
            .declarations_of(symbol)
            .into_iter()
            .filter(|&node| matches!(self.syntax(node), AstKind::Function(_)))
            .collect();
        self.overloads_of(&nodes)
    }

    /// The same of functions, methods or method signatures of one name.
    pub(crate) fn overloads_of(&mut self, nodes: &[Node]) -> Vec<Rc<Signature>> {
        let functions: Vec<Node> = nodes
            .iter()
            .map(|&node| self.function_of(node))
            .filter(|&node| self.parts(node).is_some())
            .collect();
        let shown: Vec<Node> = functions
            .iter()
            .copied()
            .filter(|&node| !self.parts(node).is_some_and(|parts| parts.has_body))
            .collect();
        let shown = if shown.is_empty() {
            // Of functions declared twice in JavaScript the last one stands.
            functions.last().map(|&last| vec![last]).unwrap_or_default()
        } else {
            shown
        };
        shown.into_iter().map(|node| self.signature(node)).collect()
    }

    /// The function with a body that an overload declaration belongs to; the node itself when it
    /// has one or none is found.
    pub fn implementation(&mut self, node: Node) -> Node {
        let function = self.function_of(node);
        let AstKind::Function(syntax) = self.syntax(function) else {
            return node;
        };
        if syntax.body.is_some() {
            return node;
        }
        let has_body = |checker: &Self, node: Node| match checker.syntax(node) {
            AstKind::Function(f) => f.body.is_some(),
            _ => false,
        };
        let parent = self.up(function);
        if let AstKind::MethodDefinition(method) = self.syntax(parent) {
            let AstKind::ClassBody(body) = self.syntax(self.up(parent)) else {
                return node;
            };
            let name = self.property_name(node.module, &method.key, method.computed);
            for element in &body.body {
                let ast::ClassElement::MethodDefinition(other) = element else {
                    continue;
                };
                if other.value.body.is_none()
                    || other.r#static != method.r#static
                    || other.kind != method.kind
                {
                    continue;
                }
                if self.property_name(node.module, &other.key, other.computed) == name {
                    let id = if node == function {
                        other.value.node_id()
                    } else {
                        other.node_id()
                    };
                    return Node {
                        module: node.module,
                        id,
                    };
                }
            }
            return node;
        }
        if let Some(id) = syntax.id.as_ref().and_then(|id| id.symbol_id.get()) {
            let symbol = Symbol {
                module: node.module,
                id,
            };
            for other in self.declarations_of(symbol) {
                if has_body(self, other) {
                    return other;
                }
            }
        }
        node
    }

    /// A signature with arguments for parameters that are not its own, and for `this`.
    pub(crate) fn substitute_signature(
        &mut self,
        signature: &Signature,
        substitution: &Substitution,
        this: Option<TypeId>,
    ) -> Signature {
        let mut result = signature.clone();
        result
            .type_params
            .retain(|param| !substitution.contains_key(param));
        result.this = signature
            .this
            .map(|ty| self.substitute_this(ty, substitution, this));
        for param in &mut result.params {
            param.ty = self.substitute_this(param.ty, substitution, this);
        }
        result.result = self.substitute_this(signature.result, substitution, this);
        if let Some((_, Some(ty), _)) = &mut result.predicate {
            *ty = self.substitute_this(*ty, substitution, this);
        }
        result
    }
}

/// The name of a parameter; empty for a pattern.
fn pattern_name(pattern: &ast::BindingPattern<'_>) -> Rc<str> {
    match pattern {
        ast::BindingPattern::BindingIdentifier(id) => id.name.as_str().into(),
        _ => "".into(),
    }
}
