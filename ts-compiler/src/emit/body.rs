//! Function bodies.

use wasm_encoder::{BlockType, Catch, Function, HeapType, InstructionSink, RefType};

use super::operator;
use super::types::{TypeTable, heap_type, null_type, val_type};
use crate::ir::{Exceptions, Expr, Func, Kind, Label, Module, Span, Storage, TypeKind, Unary, Val};

/// A function in its binary form.
pub struct Body {
    /// The code.
    pub code: Function,
    /// Where code begins to come from another place: offset in the body, which starts with the
    /// declarations of locals, and place. Sparse: kept where a stack trace can point.
    pub places: Vec<(u32, Span)>,
}

/// Encodes a function.
pub fn body<'m>(module: &'m Module, types: &mut TypeTable<'m>, func: &Func) -> Body {
    let (params, _) = module.signature(func.ty);
    let locals = func
        .locals
        .iter()
        .skip(params.len())
        .map(|(_, ty)| val_type(*ty));
    let mut writer = Writer {
        module,
        types,
        code: Function::new_with_locals_types(locals),
        labels: Vec::new(),
        span: func.span,
        // An overflow of the stack happens before the first instruction.
        places: vec![(0, func.span)],
    };
    writer.last(&func.body);
    writer.op().end();
    Body {
        code: writer.code,
        places: writer.places,
    }
}

struct Writer<'m, 't> {
    module: &'m Module,
    types: &'t mut TypeTable<'m>,
    code: Function,
    /// The blocks around, outermost first.
    labels: Vec<Option<Label>>,
    /// Place of the nearest expression around that has one.
    span: Span,
    places: Vec<(u32, Span)>,
}

impl Writer<'_, '_> {
    fn op(&mut self) -> InstructionSink<'_> {
        self.code.instructions()
    }

    /// Notes the place of the next instruction.
    fn place(&mut self) {
        let offset = self.code.byte_len() as u32;
        if self.places.last().is_some_and(|(_, span)| {
            (span.module, span.start) == (self.span.module, self.span.start)
        }) {
            return;
        }
        self.places.push((offset, self.span));
    }

    /// The body of the function: a return at its end needs no instruction.
    fn last(&mut self, body: &[Expr]) {
        let end = body.iter().position(|expr| expr.diverges);
        match end.and_then(|end| Some((end, &*body.get(end)?.kind))) {
            Some((end, Kind::Return(value))) => {
                self.list(&body[..end]);
                if let Some(value) = value {
                    self.expr(value);
                }
            }
            Some((end, Kind::Seq(inner))) => {
                self.list(&body[..end]);
                self.last(inner);
            }
            _ => self.list(body),
        }
    }

    fn list(&mut self, body: &[Expr]) {
        for expr in body {
            self.expr(expr);
            if expr.diverges {
                // What follows is never reached, and the validator takes any type here.
                return;
            }
        }
    }

    fn nested(&mut self, label: Option<Label>, body: &[Expr]) {
        self.labels.push(label);
        self.list(body);
        self.labels.pop();
    }

    fn depth(&self, label: Label) -> u32 {
        let found = self
            .labels
            .iter()
            .rev()
            .position(|other| *other == Some(label));
        found.unwrap_or(self.labels.len()) as u32
    }

    fn expr(&mut self, expr: &Expr) {
        let outer = self.span;
        if expr.span != Span::default() {
            self.span = expr.span;
        }
        self.kind(expr);
        let ends = matches!(
            *expr.kind,
            Kind::Br(..) | Kind::Switch(..) | Kind::Return(_) | Kind::Throw(_) | Kind::Unreachable
        );
        if expr.diverges && !ends {
            // The instructions above end in something that the validator thinks to go on.
            self.op().unreachable();
        }
        self.span = outer;
    }

    fn operands(&mut self, expr: &Expr) {
        expr.kind.each(&mut |child| self.expr(child));
    }

    fn kind(&mut self, expr: &Expr) {
        match &*expr.kind {
            Kind::Block(..) | Kind::Loop(..) | Kind::Seq(_) | Kind::If(..) | Kind::Try(..) => {
                return self.structure(expr);
            }
            Kind::StructNew(ty, values) if !values.is_empty() && values.iter().all(is_zero) => {
                self.place();
                self.op().struct_new_default(ty.0);
                return;
            }
            Kind::Drop(value) => {
                self.expr(value);
                if value.ty.is_some() && !value.diverges {
                    self.op().drop();
                }
                return;
            }
            _ => self.operands(expr),
        }
        if can_trap(&expr.kind) {
            self.place();
        }
        self.instruction(expr);
    }

    fn structure(&mut self, expr: &Expr) {
        let ty = block_type(expr.ty);
        match &*expr.kind {
            Kind::Block(label, body) => {
                self.op().block(ty);
                self.nested(Some(*label), body);
                self.op().end();
            }
            Kind::Loop(label, body) => {
                self.op().loop_(ty);
                self.nested(Some(*label), body);
                self.op().end();
            }
            Kind::Seq(body) => self.list(body),
            Kind::If(condition, then, other) => {
                if let Some((label, value, ty)) = cast_branch(expr) {
                    self.expr(value);
                    let depth = self.depth(label);
                    let from = RefType {
                        nullable: true,
                        heap_type: heap_type(value.ty.unwrap_or(Val::Any)),
                    };
                    let to = RefType {
                        nullable: false,
                        heap_type: heap_type(ty),
                    };
                    self.op().br_on_cast(depth, from, to).drop();
                    return;
                }
                if let Some((label, wanted)) = conditional(expr) {
                    match negated(condition) {
                        Some(inner) if !wanted => self.expr(inner),
                        _ => {
                            self.expr(condition);
                            if !wanted {
                                self.op().i32_eqz();
                            }
                        }
                    }
                    let depth = self.depth(label);
                    self.op().br_if(depth);
                    return;
                }
                self.expr(condition);
                self.op().if_(ty);
                self.nested(None, then);
                if !other.is_empty() {
                    self.op().else_();
                    self.nested(None, other);
                }
                self.op().end();
            }
            Kind::Try(body, local, handler) => {
                let thrown = match self.module.exceptions {
                    Exceptions::Own(ty) => Val::Ref(ty),
                    Exceptions::Dyntype { .. } => Val::Extern,
                };
                // The value leaves the outer block from the body or the handler; the inner block
                // is where the exception arrives.
                self.op()
                    .block(ty)
                    .block(BlockType::Result(val_type(thrown)));
                self.op().try_table(ty, [Catch::One { tag: 0, label: 0 }]);
                self.labels.extend([None, None]);
                self.nested(None, body);
                self.labels.truncate(self.labels.len() - 2);
                self.op().end().br(1).end();
                if let Exceptions::Dyntype { unwrap, .. } = self.module.exceptions {
                    self.place();
                    self.op().call(unwrap.0);
                }
                self.op().local_set(local.0);
                self.nested(None, handler);
                self.op().end();
            }
            _ => {}
        }
    }

    /// The instruction itself, its operands done.
    fn instruction(&mut self, expr: &Expr) {
        let module = self.module;
        match &*expr.kind {
            Kind::I32(value) => {
                self.op().i32_const(*value);
            }
            Kind::I64(value) => {
                self.op().i64_const(*value);
            }
            Kind::F64(bits) => {
                self.op().f64_const(f64::from_bits(*bits).into());
            }
            Kind::Null => {
                let ty = null_type(module, expr.ty.unwrap_or(Val::Any));
                self.op().ref_null(ty);
            }
            Kind::FuncRef(func) => {
                self.op().ref_func(func.0);
            }
            Kind::Get(local) => {
                self.op().local_get(local.0);
            }
            Kind::Set(local, _) => {
                self.op().local_set(local.0);
            }
            Kind::Tee(local, _) => {
                self.op().local_tee(local.0);
            }
            Kind::GlobalGet(global) => {
                self.op().global_get(global.0);
            }
            Kind::GlobalSet(global, _) => {
                self.op().global_set(global.0);
            }
            Kind::Unary(op, _) => operator::unary(&mut self.op(), *op),
            Kind::Binary(op, ..) => operator::binary(&mut self.op(), *op),
            Kind::Select(..) => match expr.ty {
                None | Some(Val::I32 | Val::I64 | Val::F64) => {
                    self.op().select();
                }
                Some(ty) => {
                    self.op().typed_select(val_type(ty));
                }
            },
            Kind::Call(func, _) => {
                self.op().call(func.0);
            }
            Kind::CallRef(ty, callee, _) => {
                // A function of the host has a type outside the group; it comes by a cast.
                let ty = match &*callee.kind {
                    Kind::Cast(..) => self.types.border(*ty),
                    _ => ty.0,
                };
                self.op().call_ref(ty);
            }
            Kind::StructNew(ty, _) => {
                self.op().struct_new(ty.0);
            }
            Kind::FieldGet(ty, field, _) => {
                let packed = match &module.types[ty.index()].kind {
                    TypeKind::Struct(fields) => fields
                        .get(*field as usize)
                        .is_some_and(|field| is_packed(field.storage)),
                    _ => false,
                };
                if packed {
                    self.op().struct_get_u(ty.0, *field);
                } else {
                    self.op().struct_get(ty.0, *field);
                }
            }
            Kind::FieldSet(ty, field, ..) => {
                self.op().struct_set(ty.0, *field);
            }
            Kind::ArrayNew(ty, ..) => {
                self.op().array_new(ty.0);
            }
            Kind::ArrayNewDefault(ty, _) => {
                self.op().array_new_default(ty.0);
            }
            Kind::ArrayNewFixed(ty, values) => {
                self.op().array_new_fixed(ty.0, values.len() as u32);
            }
            Kind::ArrayNewData(ty, data, ..) => {
                self.op().array_new_data(ty.0, data.0);
            }
            Kind::ArrayGet(ty, ..) => match module.types[ty.index()].kind {
                TypeKind::Array(element) if is_packed(element) => {
                    self.op().array_get_u(ty.0);
                }
                _ => {
                    self.op().array_get(ty.0);
                }
            },
            Kind::ArraySet(ty, ..) => {
                self.op().array_set(ty.0);
            }
            Kind::ArrayCopy(ty, _) => {
                self.op().array_copy(ty.0, ty.0);
            }
            Kind::ArrayFill(ty, _) => {
                self.op().array_fill(ty.0);
            }
            Kind::Test(ty, _) => {
                self.op().ref_test_non_null(heap_type(*ty));
            }
            Kind::Cast(Val::Ref(ty), _)
                if matches!(self.module.types[ty.index()].kind, TypeKind::Func(..)) =>
            {
                let ty = self.types.border(*ty);
                self.op().ref_cast_nullable(HeapType::Concrete(ty));
            }
            Kind::Cast(ty, _) => {
                self.op().ref_cast_nullable(heap_type(*ty));
            }
            Kind::Br(label, _) => {
                let depth = self.depth(*label);
                self.op().br(depth);
            }
            Kind::Switch(_, labels, default) => {
                let depths: Vec<u32> = labels.iter().map(|label| self.depth(*label)).collect();
                let default = self.depth(*default);
                self.op().br_table(depths, default);
            }
            Kind::Return(_) => {
                self.op().return_();
            }
            Kind::Throw(_) => {
                if let Exceptions::Dyntype { wrap, .. } = module.exceptions {
                    self.op().call(wrap.0);
                }
                self.op().throw(0);
            }
            // A suspension has a pass of its own before this.
            Kind::Unreachable | Kind::Suspend(_) => {
                self.op().unreachable();
            }
            Kind::Load(access, _, offset) => operator::load(&mut self.op(), *access, *offset),
            Kind::Store(access, .., offset) => operator::store(&mut self.op(), *access, *offset),
            Kind::SlotGet(_) => {
                self.op().table_get(0);
            }
            Kind::SlotSet(..) => {
                self.op().table_set(0);
            }
            Kind::SlotGrow(..) => {
                self.op().table_grow(0);
            }
            _ => {}
        }
    }
}

/// An `if` that only branches: the label, and whether it goes there when the condition holds.
fn conditional(expr: &Expr) -> Option<(Label, bool)> {
    let Kind::If(_, then, other) = &*expr.kind else {
        return None;
    };
    let (body, wanted) = match (then.as_slice(), other.as_slice()) {
        ([body], []) => (body, true),
        ([], [body]) => (body, false),
        _ => return None,
    };
    match &*body.kind {
        Kind::Br(label, None) if expr.ty.is_none() => Some((*label, wanted)),
        _ => None,
    }
}

/// A test of a reference, and a branch with the reference as that type: the label, what is tested,
/// and the type. One instruction does both.
fn cast_branch(expr: &Expr) -> Option<(Label, &Expr, Val)> {
    let Kind::If(condition, then, other) = &*expr.kind else {
        return None;
    };
    let Kind::Test(ty, value) = &*condition.kind else {
        return None;
    };
    let (Kind::Tee(local, _) | Kind::Get(local)) = &*value.kind else {
        return None;
    };
    let ([branch], true) = (then.as_slice(), other.is_empty() && expr.ty.is_none()) else {
        return None;
    };
    let Kind::Br(label, Some(result)) = &*branch.kind else {
        return None;
    };
    let Kind::Cast(to, cast) = &*result.kind else {
        return None;
    };
    let same = matches!(&*cast.kind, Kind::Get(read) if read == local);
    (same && to == ty && !value.diverges).then_some((*label, value, *ty))
}

fn negated(condition: &Expr) -> Option<&Expr> {
    match &*condition.kind {
        Kind::Unary(Unary::I32Eqz, inner) => Some(inner),
        _ => None,
    }
}

fn is_zero(expr: &Expr) -> bool {
    matches!(
        *expr.kind,
        Kind::I32(0) | Kind::I64(0) | Kind::F64(0) | Kind::Null
    )
}

fn is_packed(storage: Storage) -> bool {
    matches!(storage, Storage::I8 | Storage::I16)
}

fn block_type(ty: Option<Val>) -> BlockType {
    ty.map_or(BlockType::Empty, |ty| BlockType::Result(val_type(ty)))
}

/// Whether a stack trace can point at the instruction.
fn can_trap(kind: &Kind) -> bool {
    match kind {
        Kind::Unary(op, _) => matches!(
            op,
            Unary::RefAsNonNull
                | Unary::I31GetS
                | Unary::I31GetU
                | Unary::ArrayLen
                | Unary::I32TruncF64S
                | Unary::I32TruncF64U
        ),
        Kind::Binary(op, ..) => operator::divides(*op),
        Kind::Call(..)
        | Kind::CallRef(..)
        | Kind::StructNew(..)
        | Kind::FieldGet(..)
        | Kind::FieldSet(..)
        | Kind::ArrayNew(..)
        | Kind::ArrayNewDefault(..)
        | Kind::ArrayNewFixed(..)
        | Kind::ArrayNewData(..)
        | Kind::ArrayGet(..)
        | Kind::ArraySet(..)
        | Kind::ArrayCopy(..)
        | Kind::ArrayFill(..)
        | Kind::Cast(..)
        | Kind::Throw(_)
        | Kind::Unreachable
        | Kind::Load(..)
        | Kind::Store(..)
        | Kind::SlotGet(_)
        | Kind::SlotSet(..)
        | Kind::SlotGrow(..) => true,
        _ => false,
    }
}
