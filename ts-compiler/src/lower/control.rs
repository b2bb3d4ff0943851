//! Jumps: loops, labels, and the way out through `finally`.

use crate::ir::{Binary, Expr, Kind, Label, Local, Val};

use super::function::Body;

/// Where a jump goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Jump {
    /// Out of the statement at this depth of frames.
    Break(usize),
    /// To the next iteration of the loop at this depth.
    Continue(usize),
    /// Out of the function; the value is in the return local.
    Return,
}

/// A statement that jumps inside it can meet.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// Its labels.
    pub names: Vec<String>,
    pub kind: FrameKind,
}

#[derive(Clone, Debug)]
pub(crate) enum FrameKind {
    Loop {
        exit: Label,
        next: Label,
    },
    Switch {
        exit: Label,
    },
    /// A labelled block: only a break with its name ends it.
    Block {
        exit: Label,
    },
    /// What runs on every way out.
    Finally {
        exit: Label,
        way: Local,
        jumps: Vec<Jump>,
        value: Option<Local>,
    },
}

impl Body<'_, '_> {
    /// `break` with or without a label.
    pub fn break_to(&mut self, name: Option<&str>) -> Option<Expr> {
        let depth = self.frames.iter().rposition(|frame| match name {
            Some(name) => frame.names.iter().any(|label| label == name),
            None => matches!(
                frame.kind,
                FrameKind::Loop { .. } | FrameKind::Switch { .. }
            ),
        })?;
        Some(self.jump(Jump::Break(depth)))
    }

    /// `continue` with or without a label.
    pub fn continue_to(&mut self, name: Option<&str>) -> Option<Expr> {
        let depth = self.frames.iter().rposition(|frame| {
            matches!(frame.kind, FrameKind::Loop { .. })
                && name.is_none_or(|name| frame.names.iter().any(|label| label == name))
        })?;
        Some(self.jump(Jump::Continue(depth)))
    }

    /// Leaves the function with a value in the result's representation.
    pub fn return_value(&mut self, value: Option<Expr>) -> Expr {
        let Some(depth) = self.innermost_finally(0) else {
            return Expr::new(Kind::Return(value), None);
        };
        let Some(value) = value else {
            return self.jump_through(depth, Jump::Return);
        };
        let ty = value.ty.or(self.result_val()).unwrap_or(Val::I32);
        let local = self.local("return", ty);
        // Every finally on the way hands the value on.
        let store = Expr::set(local, value);
        let hold = self.hold_return(local, ty);
        let leave = self.jump_through(depth, Jump::Return);
        Expr::seq(vec![store, hold, leave])
    }

    fn result_val(&mut self) -> Option<Val> {
        let (_, repr) = self.result?;
        Some(self.l.val(repr))
    }

    /// Copies the returned value to where the enclosing `finally`s look for it.
    fn hold_return(&mut self, from: Local, ty: Val) -> Expr {
        let mut copies = Vec::new();
        for index in 0..self.frames.len() {
            let FrameKind::Finally { value, .. } = &self.frames[index].kind else {
                continue;
            };
            let local = match *value {
                Some(local) => local,
                None => {
                    let held = self.result_ty(ty);
                    let local = self.local("held", held);
                    if let FrameKind::Finally { value, .. } = &mut self.frames[index].kind {
                        *value = Some(local);
                    }
                    local
                }
            };
            copies.push(Expr::set(local, self.read(from)));
        }
        Expr::seq(copies)
    }

    fn result_ty(&mut self, given: Val) -> Val {
        self.result_val().unwrap_or(given)
    }

    fn innermost_finally(&self, above: usize) -> Option<usize> {
        (above..self.frames.len())
            .rev()
            .find(|&index| matches!(self.frames[index].kind, FrameKind::Finally { .. }))
    }

    /// Jumps, through the `finally`s between here and there.
    pub fn jump(&mut self, jump: Jump) -> Expr {
        let target = match jump {
            Jump::Break(depth) | Jump::Continue(depth) => depth + 1,
            Jump::Return => 0,
        };
        if let Some(depth) = self.innermost_finally(target) {
            return self.jump_through(depth, jump);
        }
        match jump {
            Jump::Break(depth) => match self.frames[depth].kind {
                FrameKind::Loop { exit, .. }
                | FrameKind::Switch { exit }
                | FrameKind::Block { exit }
                | FrameKind::Finally { exit, .. } => Expr::br(exit),
            },
            Jump::Continue(depth) => match self.frames[depth].kind {
                FrameKind::Loop { next, .. } => Expr::br(next),
                _ => Expr::new(Kind::Unreachable, None),
            },
            Jump::Return => Expr::new(Kind::Return(None), None),
        }
    }

    fn jump_through(&mut self, depth: usize, jump: Jump) -> Expr {
        let FrameKind::Finally {
            exit, way, jumps, ..
        } = &mut self.frames[depth].kind
        else {
            return Expr::new(Kind::Unreachable, None);
        };
        let index = match jumps.iter().position(|known| *known == jump) {
            Some(index) => index,
            None => {
                jumps.push(jump);
                jumps.len() - 1
            }
        };
        let (exit, way) = (*exit, *way);
        Expr::seq(vec![
            Expr::set(way, Expr::i32(index as i32 + 2)),
            Expr::br(exit),
        ])
    }

    /// `protected`, then `finalizer` on every way out, then on with what was under way. The finalizer is
    /// given whether that is an exception, as an `i32`.
    pub fn with_finally(
        &mut self,
        protected: impl FnOnce(&mut Self) -> Vec<Expr>,
        finalizer: impl FnOnce(&mut Self, Expr) -> Vec<Expr>,
    ) -> Expr {
        let way = self.local("way", Val::I32);
        let any = self.l.layout.any();
        let thrown = self.local("thrown", any);
        let exit = self.label();
        self.frames.push(Frame {
            names: Vec::new(),
            kind: FrameKind::Finally {
                exit,
                way,
                jumps: Vec::new(),
                value: None,
            },
        });
        let mut body = protected(self);
        body.push(Expr::set(way, Expr::i32(0)));
        let Some(Frame {
            kind: FrameKind::Finally { jumps, value, .. },
            ..
        }) = self.frames.pop()
        else {
            return Expr::nop();
        };
        let attempt = Expr::new(
            Kind::Try(body, thrown, vec![Expr::set(way, Expr::i32(1))]),
            None,
        );
        let mut code = vec![Expr::block(exit, vec![attempt], None)];
        let is = |way: Expr, value: i32| Expr::binary(Binary::I32Eq, way, Expr::i32(value));
        let failed = is(self.read(way), 1);
        code.extend(finalizer(self, failed));
        if code.iter().any(|expr| expr.diverges) {
            return Expr::seq(code);
        }
        code.push(Expr::if_else(
            is(self.read(way), 1),
            vec![Expr::throw(Expr::get(thrown, any))],
            vec![],
            None,
        ));
        for (index, jump) in jumps.into_iter().enumerate() {
            let leave = match (&jump, value) {
                (Jump::Return, Some(local)) => {
                    let value = self.read(local);
                    self.return_value(Some(value))
                }
                (Jump::Return, None) => self.return_value(None),
                _ => self.jump(jump),
            };
            code.push(Expr::if_else(
                is(self.read(way), index as i32 + 2),
                vec![leave],
                vec![],
                None,
            ));
        }
        Expr::seq(code)
    }
}
