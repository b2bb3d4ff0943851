//! Control flow with suspensions in it as stretches of code without.

use std::collections::HashMap;

use crate::ir::{Expr, Kind, Label, Local, TypeIdx, Val};

use super::{Coroutine, suspends};

/// What the stretches refer to.
pub(super) struct Parts {
    /// Start of the loop over the stretches.
    pub top: Label,
    /// Number of the stretch that is next.
    pub next: Local,
    /// What a handler gets.
    pub caught: Local,
    /// The value that the function is resumed with.
    pub input: Local,
    /// Struct of frames.
    pub frame: TypeIdx,
    pub coroutine: Coroutine,
    /// Locals that frames keep.
    pub locals: Vec<(Local, Val)>,
    /// The object that keeps the frame.
    pub this: Expr,
}

/// A stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub code: Vec<Expr>,
    /// The stretch that handles what is thrown here, or -1.
    pub handler: i32,
}

pub(super) struct Flattener {
    parts: Parts,
    blocks: Vec<Block>,
    /// The one being written.
    at: usize,
    /// Stretches that labels of taken-apart statements stand for.
    targets: HashMap<Label, usize>,
    /// Handler in force.
    handler: i32,
    has_handlers: bool,
}

impl Flattener {
    pub fn new(parts: Parts) -> Self {
        let first = Block {
            code: Vec::new(),
            handler: -1,
        };
        Flattener {
            parts,
            blocks: vec![first],
            at: 0,
            targets: HashMap::new(),
            handler: -1,
            has_handlers: false,
        }
    }

    /// The stretches, and whether any has a handler.
    pub fn finish(self) -> (Vec<Block>, bool) {
        (self.blocks, self.has_handlers)
    }

    fn block(&mut self) -> usize {
        self.blocks.push(Block {
            code: Vec::new(),
            handler: self.handler,
        });
        self.blocks.len() - 1
    }

    fn goto(&self, block: usize) -> Vec<Expr> {
        vec![
            Expr::set(self.parts.next, Expr::i32(block as i32)),
            Expr::br(self.parts.top),
        ]
    }

    fn push(&mut self, expr: Expr) {
        self.blocks[self.at].code.push(expr);
    }

    fn is_open(&self) -> bool {
        !self.blocks[self.at].code.iter().any(|expr| expr.diverges)
    }

    fn continue_at(&mut self, block: usize) {
        if self.is_open() {
            let goto = self.goto(block);
            self.blocks[self.at].code.extend(goto);
        }
        self.at = block;
    }

    /// Lays out statements one after the other.
    pub fn statements(&mut self, list: Vec<Expr>) {
        for expr in list {
            if !self.is_open() {
                return;
            }
            self.statement(expr);
        }
    }

    fn statement(&mut self, mut expr: Expr) {
        if !suspends(&expr) {
            self.redirect(&mut expr);
            self.push(expr);
            return;
        }
        let span = expr.span;
        match *expr.kind {
            Kind::Set(local, value) => match *value.kind {
                Kind::Suspend(inner) => {
                    self.suspend(inner, value.span);
                    let input = Expr::get(self.parts.input, Val::Ref(self.parts.coroutine.value));
                    self.push(Expr::set(local, input));
                }
                kind => self.push(Expr::set(local, Expr::new(kind, value.ty))),
            },
            Kind::Drop(value) => match *value.kind {
                Kind::Suspend(inner) => self.suspend(inner, value.span),
                kind => self.push(Expr::new(kind, value.ty).drop()),
            },
            Kind::Seq(body) => self.statements(body),
            Kind::Block(label, body) => {
                let after = self.block();
                self.targets.insert(label, after);
                self.statements(body);
                self.continue_at(after);
            }
            Kind::Loop(label, body) => {
                let head = self.block();
                self.continue_at(head);
                self.targets.insert(label, head);
                self.statements(body);
                let after = self.block();
                self.continue_at(after);
            }
            Kind::If(condition, then, other) => {
                let (yes, no, after) = (self.block(), self.block(), self.block());
                let choice = Expr::if_else(condition, self.goto(yes), self.goto(no), None).at(span);
                self.push(choice);
                self.at = yes;
                self.statements(then);
                self.continue_at(after);
                self.at = no;
                self.statements(other);
                self.continue_at(after);
            }
            Kind::Try(body, local, handler) => {
                self.has_handlers = true;
                let after = self.block();
                let handle = self.block();
                let outer = self.handler;
                self.handler = handle as i32;
                let run = self.block();
                self.continue_at(run);
                self.statements(body);
                self.handler = outer;
                self.continue_at(after);
                self.at = handle;
                let caught = Expr::get(self.parts.caught, Val::Ref(self.parts.coroutine.value));
                self.push(Expr::set(local, caught));
                self.statements(handler);
                self.continue_at(after);
            }
            kind => {
                // Nothing else suspends once suspensions are statements.
                let mut rest = Expr::new(kind, expr.ty).at(span);
                self.redirect(&mut rest);
                self.push(rest);
            }
        }
    }

    /// Keeps the locals, leaves the function with the value, and goes on in a new stretch.
    fn suspend(&mut self, value: Expr, span: crate::ir::Span) {
        let resumed = self.block();
        let Coroutine {
            ty,
            frame,
            state,
            value: base,
            descriptor,
        } = self.parts.coroutine;
        // The value first: it may assign locals.
        let caught = self.parts.caught;
        self.push(Expr::set(caught, value).at(span));
        let mut fields = vec![Expr::null(Val::Ref(descriptor)), Expr::i32(resumed as i32)];
        fields.extend(
            self.parts
                .locals
                .iter()
                .map(|&(local, val)| Expr::get(local, val)),
        );
        let kept = Expr::struct_new(self.parts.frame, fields);
        let this = self.parts.this.clone();
        self.push(Expr::field_set(ty, frame, this.clone(), kept));
        self.push(Expr::field_set(ty, state, this, Expr::i32(1)));
        let value = Expr::get(caught, Val::Ref(base));
        self.push(Expr::new(Kind::Return(Some(value)), None).at(span));
        self.at = resumed;
    }

    /// Branches to statements that are taken apart.
    fn redirect(&mut self, expr: &mut Expr) {
        let targets = &self.targets;
        let (next, top) = (self.parts.next, self.parts.top);
        let goto = |block: usize| {
            Expr::seq(vec![
                Expr::set(next, Expr::i32(block as i32)),
                Expr::br(top),
            ])
        };
        expr.walk_mut(&mut |expr| match &mut *expr.kind {
            Kind::Br(label, None) => {
                if let Some(&block) = targets.get(label) {
                    *expr = goto(block);
                }
            }
            Kind::Switch(index, labels, default) => {
                if !labels
                    .iter()
                    .chain(std::iter::once(&*default))
                    .any(|label| targets.contains_key(label))
                {
                    return;
                }
                // A table cannot jump between stretches; a chain of tests can.
                let jump = |label: &Label| match targets.get(label) {
                    Some(&block) => goto(block),
                    None => Expr::br(*label),
                };
                let index = std::mem::replace(index, Expr::nop());
                let mut code = vec![Expr::set(next, index)];
                for (case, label) in labels.iter().enumerate() {
                    let test = Expr::binary(
                        crate::ir::Binary::I32Eq,
                        Expr::get(next, Val::I32),
                        Expr::i32(case as i32),
                    );
                    code.push(Expr::if_else(test, vec![jump(label)], vec![], None));
                }
                code.push(jump(default));
                let mut chain = Expr::seq(code);
                chain.diverges = true;
                *expr = chain;
            }
            _ => {}
        });
    }
}
