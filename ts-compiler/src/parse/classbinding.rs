//! Classes of JavaScript whose names are treated as the variables that they are: assigned somewhere,
//! or mentioned by a function before it evaluates the class. `class A {}` is then written out as
//! `let A = class A {}`, which means the same (ECMAScript 15.7.15); elsewhere a declaration says more
//! than a variable. TypeScript refuses both uses.

use std::collections::{HashMap, HashSet};

use oxc_allocator::{Allocator, ArenaBox, ArenaVec};
use oxc_ast::ast::*;
use oxc_ast::builder::AstBuilder;
use oxc_ast_visit::{Visit, VisitMut, walk, walk_mut};
use oxc_span::Span;
use oxc_syntax::scope::ScopeFlags;

/// Rewrites a module.
pub(super) fn bind_classes<'a>(allocator: &'a Allocator, program: &mut Program<'a>) {
    let mut search = Search::default();
    search.visit_program(program);
    let kinds = search.kinds();
    if !kinds.is_empty() {
        let builder = AstBuilder::new(allocator);
        Rewrite { builder, kinds }.visit_program(program);
    }
}

/// A function by where it begins; code outside all is at the end of the text.
type Place = u32;

const OUTSIDE: Place = u32::MAX;

#[derive(Default)]
struct Search<'a> {
    around: Vec<Place>,
    assigned: HashSet<&'a str>,
    /// Where a function mentions a name first.
    mentions: HashMap<(Place, &'a str), u32>,
    classes: Vec<(Span, Place, &'a str)>,
}

impl<'a> Search<'a> {
    fn place(&self) -> Place {
        self.around.last().copied().unwrap_or(OUTSIDE)
    }

    /// What declares the classes in question, by where they begin.
    fn kinds(&self) -> HashMap<u32, VariableDeclarationKind> {
        let kind = |&(span, place, name): &(Span, Place, &'a str)| {
            if self.assigned.contains(name) {
                return Some((span.start, VariableDeclarationKind::Let));
            }
            let first = self.mentions.get(&(place, name));
            let is_early = place != OUTSIDE && first.is_some_and(|&first| first < span.start);
            is_early.then_some((span.start, VariableDeclarationKind::Const))
        };
        self.classes.iter().filter_map(kind).collect()
    }
}

impl<'a> Visit<'a> for Search<'a> {
    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        self.around.push(it.span.start);
        walk::walk_function(self, it, flags);
        self.around.pop();
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.around.push(it.span.start);
        walk::walk_arrow_function_expression(self, it);
        self.around.pop();
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        if let Some(id) = it.id.as_ref().filter(|_| it.is_declaration()) {
            let class = (it.span, self.place(), id.name.as_str());
            self.classes.push(class);
        }
        walk::walk_class(self, it);
    }

    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        let key = (self.place(), it.name.as_str());
        let first = self.mentions.entry(key).or_insert(it.span.start);
        *first = it.span.start.min(*first);
    }

    fn visit_simple_assignment_target(&mut self, it: &SimpleAssignmentTarget<'a>) {
        if let SimpleAssignmentTarget::AssignmentTargetIdentifier(id) = it {
            self.assigned.insert(id.name.as_str());
        }
        walk::walk_simple_assignment_target(self, it);
    }

    fn visit_assignment_target_property_identifier(
        &mut self,
        it: &AssignmentTargetPropertyIdentifier<'a>,
    ) {
        self.assigned.insert(it.binding.name.as_str());
        walk::walk_assignment_target_property_identifier(self, it);
    }
}

struct Rewrite<'a> {
    builder: AstBuilder<'a>,
    kinds: HashMap<u32, VariableDeclarationKind>,
}

impl<'a> Rewrite<'a> {
    fn variable(
        &self,
        mut class: ArenaBox<'a, Class<'a>>,
    ) -> ArenaBox<'a, VariableDeclaration<'a>> {
        let b = &self.builder;
        let span = class.span;
        let kind = self.kinds[&span.start];
        class.r#type = ClassType::ClassExpression;
        let name = class.id.as_ref().map_or("", |id| id.name.as_str());
        let pattern = BindingPattern::new_binding_identifier(span, name, b);
        let value = Some(Expression::ClassExpression(class));
        let declarator = VariableDeclarator::new(span, pattern, None, value, false, b);
        let list = ArenaVec::from_value_in(declarator, b);
        VariableDeclaration::boxed(span, kind, list, false, b)
    }

    fn is_variable(&self, class: &Class) -> bool {
        self.kinds.contains_key(&class.span.start) && class.is_declaration()
    }
}

impl<'a> VisitMut<'a> for Rewrite<'a> {
    fn visit_statement(&mut self, it: &mut Statement<'a>) {
        walk_mut::walk_statement(self, it);
        if matches!(&*it, Statement::ClassDeclaration(class) if self.is_variable(class)) {
            let empty = Statement::new_empty_statement(Span::default(), &self.builder);
            if let Statement::ClassDeclaration(class) = std::mem::replace(it, empty) {
                *it = Statement::VariableDeclaration(self.variable(class));
            }
        }
    }

    fn visit_declaration(&mut self, it: &mut Declaration<'a>) {
        walk_mut::walk_declaration(self, it);
        if matches!(&*it, Declaration::ClassDeclaration(class) if self.is_variable(class)) {
            let b = &self.builder;
            let kind = VariableDeclarationKind::Let;
            let nothing = ArenaVec::new_in(b);
            let empty = VariableDeclaration::boxed(Span::default(), kind, nothing, false, b);
            let empty = Declaration::VariableDeclaration(empty);
            if let Declaration::ClassDeclaration(class) = std::mem::replace(it, empty) {
                *it = Declaration::VariableDeclaration(self.variable(class));
            }
        }
    }
}
