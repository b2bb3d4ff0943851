//! Generators and async functions: functions that suspend become state machines.
//!
//! A function with a [`Kind::Suspend`] in it is called once for each stretch between suspensions.
//! Its locals live in a frame between two calls; what is left of its control flow is a loop over
//! the stretches.
//!
//! Invariant: afterwards no function suspends.

mod flatten;
mod hoist;

use std::collections::HashMap;

use crate::ir::{
    Expr, Field, Func, FuncIdx, Kind, Label, Local, Module, Storage, TypeDef, TypeIdx, TypeKind,
    Val,
};

use flatten::Flattener;

/// How a suspended function keeps its frame: fields of the object that it gets as `this`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coroutine {
    /// The object's struct.
    pub ty: TypeIdx,
    /// Field that holds the frame, of type [`Coroutine::value`].
    pub frame: u32,
    /// i32 field that is set to 1 when the function suspends.
    pub state: u32,
    /// Supertype of frames: a struct with one field, a descriptor.
    pub value: TypeIdx,
    /// Type of the descriptor.
    pub descriptor: TypeIdx,
}

/// Parameters of a function that suspends: itself, `this`, the value it is resumed with, how.
const PARAMS: u32 = 4;
const THIS: Local = Local(1);
const INPUT: Local = Local(2);

/// Whether it suspends.
fn suspends(expr: &Expr) -> bool {
    let mut found = false;
    expr.walk(&mut |expr| found |= matches!(*expr.kind, Kind::Suspend(_)));
    found
}

/// Turns all functions that suspend into state machines. `types`: the structs of those whose objects
/// are of a type below the coroutine's, which engines test faster where it is final.
pub fn machines(
    module: &mut Module,
    coroutine: Option<Coroutine>,
    types: &HashMap<FuncIdx, TypeIdx>,
) {
    let Some(coroutine) = coroutine else { return };
    for index in 0..module.funcs.len() {
        if module.funcs[index].body.iter().any(suspends) {
            let func = module.funcs[index].clone();
            let own = FuncIdx((module.imports.len() + index) as u32);
            let ty = types.get(&own).copied().unwrap_or(coroutine.ty);
            module.funcs[index] = machine(module, func, Coroutine { ty, ..coroutine });
        }
    }
}

fn machine(module: &mut Module, mut func: Func, coroutine: Coroutine) -> Func {
    let body = std::mem::take(&mut func.body);
    let result = Some(Val::Ref(coroutine.value));
    let body = hoist::function_body(body, &mut func, result);
    let locals: Vec<(Local, Val)> = func
        .locals
        .iter()
        .enumerate()
        .skip(PARAMS as usize)
        .map(|(index, (_, val))| (Local(index as u32), *val))
        .collect();
    let frame = frame_type(module, &func, coroutine, &locals);
    let mut add = |name: &str, val: Val| {
        func.locals.push((name.to_string(), val));
        Local(func.locals.len() as u32 - 1)
    };
    let next = add("next", Val::I32);
    let caught = add("caught", Val::Ref(coroutine.value));
    let handler = add("handler", Val::I32);
    let held = add("frame", Val::Ref(frame));
    let top = Label(func.labels);
    func.labels += 1;
    let object = Val::Ref(coroutine.ty);
    let own = add("coroutine", object);
    let given = Expr::cast(object, Expr::get(THIS, Val::Ref(coroutine.value)));
    let this = Expr::get(own, object);

    let mut flattener = Flattener::new(flatten::Parts {
        top,
        next,
        caught,
        input: INPUT,
        frame,
        coroutine,
        locals: locals.clone(),
        this: this.clone(),
    });
    flattener.statements(body);
    let (blocks, has_handlers) = flattener.finish();

    // Enter: take the locals back from the frame, if there is one.
    let saved = Expr::field(
        coroutine.ty,
        coroutine.frame,
        this,
        Val::Ref(coroutine.value),
    );
    let mut restore = vec![Expr::set(
        next,
        Expr::field(frame, 1, Expr::get(held, Val::Ref(frame)), Val::I32),
    )];
    for (position, &(local, val)) in locals.iter().enumerate() {
        let read = Expr::field(
            frame,
            position as u32 + 2,
            Expr::get(held, Val::Ref(frame)),
            val,
        );
        restore.push(Expr::set(local, read));
    }
    let mut code = vec![
        Expr::set(own, given),
        Expr::set(held, Expr::cast(Val::Ref(frame), saved)),
        Expr::if_else(
            Expr::get(held, Val::Ref(frame)).is_null(),
            vec![],
            restore,
            None,
        ),
    ];

    // One round: the stretch that is next.
    let labels: Vec<Label> = blocks
        .iter()
        .map(|_| {
            func.labels += 1;
            Label(func.labels - 1)
        })
        .collect();
    let none = Label(func.labels);
    func.labels += 1;
    let mut inner = vec![Expr::new(
        Kind::Switch(Expr::get(next, Val::I32), labels.clone(), none),
        None,
    )];
    for (block, label) in blocks.into_iter().zip(labels) {
        let mut stretch = vec![Expr::block(label, inner, None)];
        if has_handlers {
            stretch.push(Expr::set(handler, Expr::i32(block.handler)));
        }
        stretch.extend(block.code);
        if !stretch.iter().any(|expr| expr.diverges) {
            stretch.push(Expr::new(Kind::Unreachable, None));
        }
        inner = stretch;
    }
    let mut round = vec![
        Expr::block(none, inner, None),
        Expr::new(Kind::Unreachable, None),
    ];
    if has_handlers {
        let value = Val::Ref(coroutine.value);
        let is_outside = Expr::binary(
            crate::ir::Binary::I32LtS,
            Expr::get(handler, Val::I32),
            Expr::i32(0),
        );
        round = vec![
            Expr::new(
                Kind::Try(
                    round,
                    caught,
                    vec![
                        Expr::if_else(
                            is_outside,
                            vec![Expr::throw(Expr::get(caught, value))],
                            vec![],
                            None,
                        ),
                        Expr::set(next, Expr::get(handler, Val::I32)),
                        Expr::set(handler, Expr::i32(-1)),
                    ],
                ),
                None,
            ),
            Expr::br(top),
        ];
    }
    code.push(Expr::repeat(top, round));
    code.push(Expr::new(Kind::Unreachable, None));
    func.body = code;
    func.inline = false;
    func
}

/// The struct that keeps a function's locals.
fn frame_type(
    module: &mut Module,
    func: &Func,
    coroutine: Coroutine,
    locals: &[(Local, Val)],
) -> TypeIdx {
    let field = |name: &str, val: Val| Field {
        name: name.to_string(),
        storage: Storage::Val(val),
        mutable: false,
    };
    let mut fields = vec![
        field("meta", Val::Ref(coroutine.descriptor)),
        field("next", Val::I32),
    ];
    for &(local, val) in locals {
        fields.push(field(&func.locals[local.index()].0, val));
    }
    module.types.push(TypeDef {
        name: format!("Frame {}", func.name),
        parent: Some(coroutine.value),
        is_final: true,
        kind: TypeKind::Struct(fields),
    });
    TypeIdx(module.types.len() as u32 - 1)
}
