//! Walking from an expression to the ones below it.

use super::*;

impl Kind {
    /// Visits the expressions directly below, in the order they are evaluated.
    pub fn each<'e>(&'e self, visit: &mut dyn FnMut(&'e Expr)) {
        match self {
            Kind::Nop
            | Kind::I32(_)
            | Kind::I64(_)
            | Kind::F64(_)
            | Kind::Null
            | Kind::FuncRef(_)
            | Kind::Get(_)
            | Kind::GlobalGet(_)
            | Kind::Unreachable
            | Kind::Br(_, None)
            | Kind::Return(None) => {}
            Kind::Set(_, a)
            | Kind::Tee(_, a)
            | Kind::GlobalSet(_, a)
            | Kind::Unary(_, a)
            | Kind::FieldGet(_, _, a)
            | Kind::ArrayNewDefault(_, a)
            | Kind::Test(_, a)
            | Kind::Cast(_, a)
            | Kind::Br(_, Some(a))
            | Kind::Switch(a, _, _)
            | Kind::Return(Some(a))
            | Kind::Throw(a)
            | Kind::Drop(a)
            | Kind::Load(_, a, _)
            | Kind::SlotGet(a)
            | Kind::Suspend(a) => visit(a),
            Kind::Binary(_, a, b)
            | Kind::FieldSet(_, _, a, b)
            | Kind::ArrayNew(_, a, b)
            | Kind::ArrayNewData(_, _, a, b)
            | Kind::ArrayGet(_, a, b)
            | Kind::Store(_, a, b, _)
            | Kind::SlotSet(a, b)
            | Kind::SlotGrow(a, b) => {
                visit(a);
                visit(b);
            }
            Kind::Select(a, b, c) | Kind::ArraySet(_, a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            Kind::Call(_, list)
            | Kind::StructNew(_, list)
            | Kind::ArrayNewFixed(_, list)
            | Kind::Block(_, list)
            | Kind::Loop(_, list)
            | Kind::Seq(list) => list.iter().for_each(visit),
            Kind::CallRef(_, callee, args) => {
                args.iter().for_each(&mut *visit);
                visit(callee);
            }
            Kind::ArrayCopy(_, list) => list.iter().for_each(visit),
            Kind::ArrayFill(_, list) => list.iter().for_each(visit),
            Kind::If(condition, then, other) => {
                visit(condition);
                then.iter().for_each(&mut *visit);
                other.iter().for_each(visit);
            }
            Kind::Try(body, _, handler) => {
                body.iter().for_each(&mut *visit);
                handler.iter().for_each(visit);
            }
        }
    }

    /// Visits the expressions directly below, in the order they are evaluated.
    pub fn each_mut<'e>(&'e mut self, visit: &mut dyn FnMut(&'e mut Expr)) {
        match self {
            Kind::Nop
            | Kind::I32(_)
            | Kind::I64(_)
            | Kind::F64(_)
            | Kind::Null
            | Kind::FuncRef(_)
            | Kind::Get(_)
            | Kind::GlobalGet(_)
            | Kind::Unreachable
            | Kind::Br(_, None)
            | Kind::Return(None) => {}
            Kind::Set(_, a)
            | Kind::Tee(_, a)
            | Kind::GlobalSet(_, a)
            | Kind::Unary(_, a)
            | Kind::FieldGet(_, _, a)
            | Kind::ArrayNewDefault(_, a)
            | Kind::Test(_, a)
            | Kind::Cast(_, a)
            | Kind::Br(_, Some(a))
            | Kind::Switch(a, _, _)
            | Kind::Return(Some(a))
            | Kind::Throw(a)
            | Kind::Drop(a)
            | Kind::Load(_, a, _)
            | Kind::SlotGet(a)
            | Kind::Suspend(a) => visit(a),
            Kind::Binary(_, a, b)
            | Kind::FieldSet(_, _, a, b)
            | Kind::ArrayNew(_, a, b)
            | Kind::ArrayNewData(_, _, a, b)
            | Kind::ArrayGet(_, a, b)
            | Kind::Store(_, a, b, _)
            | Kind::SlotSet(a, b)
            | Kind::SlotGrow(a, b) => {
                visit(a);
                visit(b);
            }
            Kind::Select(a, b, c) | Kind::ArraySet(_, a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            Kind::Call(_, list)
            | Kind::StructNew(_, list)
            | Kind::ArrayNewFixed(_, list)
            | Kind::Block(_, list)
            | Kind::Loop(_, list)
            | Kind::Seq(list) => list.iter_mut().for_each(visit),
            Kind::CallRef(_, callee, args) => {
                args.iter_mut().for_each(&mut *visit);
                visit(callee);
            }
            Kind::ArrayCopy(_, list) => list.iter_mut().for_each(visit),
            Kind::ArrayFill(_, list) => list.iter_mut().for_each(visit),
            Kind::If(condition, then, other) => {
                visit(condition);
                then.iter_mut().for_each(&mut *visit);
                other.iter_mut().for_each(visit);
            }
            Kind::Try(body, _, handler) => {
                body.iter_mut().for_each(&mut *visit);
                handler.iter_mut().for_each(visit);
            }
        }
    }

    /// The expressions directly below, in the order they are evaluated.
    pub fn children(&self) -> Vec<&Expr> {
        let mut children = Vec::new();
        self.each(&mut |child| children.push(child));
        children
    }

    /// The lists of statements directly below.
    pub fn bodies_mut(&mut self) -> Vec<&mut Vec<Expr>> {
        match self {
            Kind::Block(_, body) | Kind::Loop(_, body) | Kind::Seq(body) => vec![body],
            Kind::If(_, then, other) => vec![then, other],
            Kind::Try(body, _, handler) => vec![body, handler],
            _ => Vec::new(),
        }
    }
}

impl Expr {
    /// Visits this expression and all below it, outermost first.
    pub fn walk<'e>(&'e self, visit: &mut dyn FnMut(&'e Expr)) {
        visit(self);
        self.kind.each(&mut |child| child.walk(visit));
    }

    /// Visits this expression and all below it, innermost first.
    pub fn walk_mut(&mut self, visit: &mut dyn FnMut(&mut Expr)) {
        self.kind.each_mut(&mut |child| child.walk_mut(visit));
        visit(self);
    }
}
