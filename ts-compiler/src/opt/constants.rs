//! The set-up of constants in little code: strings, functions and descriptors of one shape are made
//! by one function, which takes what differs; the texts of strings share one data segment; and
//! the set-up itself is cut in pieces that an engine compiles in little time.

use std::collections::BTreeMap;

use super::renumber::{Kept, remove};
use crate::ir::{
    DataIdx, Expr, Func, FuncIdx, GlobalIdx, Kind, Local, Module, Span, Storage, TypeDef, TypeIdx,
    TypeKind, Val,
};

/// Structs of one shape that are worth a function.
const WORTH: usize = 8;
/// Statements of a piece.
const PIECE: usize = 200;

/// A value in a struct that needs no evaluation.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    I32(i32),
    I64(i64),
    F64(u64),
    Null,
    Global(GlobalIdx),
    Func(FuncIdx),
    /// An array of that many elements from the beginning of a segment.
    Text(TypeIdx, DataIdx, i32),
}

/// What structs must share to be made by one function: their type, and of what kind each field's
/// value is, with the type of the array where it is one.
type Shape = (TypeIdx, Vec<(u8, Option<TypeIdx>)>);

/// A function that makes structs of one shape.
struct Maker {
    func: FuncIdx,
    /// By field, whether its value is an argument. Offset and length of a text always are.
    is_argument: Vec<bool>,
}

/// Makes the set-up of constants small.
pub fn constants(module: &mut Module) {
    let mut shapes: BTreeMap<Shape, Vec<Vec<Part>>> = BTreeMap::new();
    for func in module.funcs.iter().filter(|func| is_list(module, func)) {
        for (shape, parts) in func.body.iter().filter_map(constant) {
            shapes.entry(shape).or_default().push(parts);
        }
    }
    let texts = DataIdx(module.data.len() as u32);
    let mut makers: BTreeMap<Shape, Maker> = BTreeMap::new();
    for (shape, structs) in shapes {
        if structs.len() >= WORTH
            && let Some(maker) = maker(module, &shape, &structs, texts)
        {
            makers.insert(shape, maker);
        }
    }
    let mut text: Vec<u8> = Vec::new();
    let mut kept = vec![true; module.data.len() + 1];
    for index in 0..module.funcs.len() {
        if !is_list(module, &module.funcs[index]) {
            continue;
        }
        let mut body = std::mem::take(&mut module.funcs[index].body);
        for expr in &mut body {
            let Some((shape, parts)) = constant(expr) else {
                continue;
            };
            let (Some(maker), Kind::GlobalSet(_, value)) = (makers.get(&shape), &mut *expr.kind)
            else {
                continue;
            };
            let Kind::StructNew(_, values) = &mut *value.kind else {
                continue;
            };
            let mut args = Vec::new();
            for ((part, is_argument), value) in parts.iter().zip(&maker.is_argument).zip(values) {
                if let Part::Text(_, data, length) = part {
                    kept[data.index()] = false;
                    args.push(Expr::i32(text.len() as i32));
                    args.push(Expr::i32(*length));
                    text.extend_from_slice(&module.data[data.index()]);
                } else if *is_argument {
                    args.push(std::mem::replace(value, Expr::nop()));
                }
            }
            *value = Expr::call(maker.func, args, Some(Val::Ref(shape.0)));
        }
        module.funcs[index].body = body;
    }
    // Without makers of texts nothing mentions the segment.
    kept[texts.index()] = !text.is_empty();
    module.data.push(text);
    let all = |count: usize| vec![true; count];
    let kept = Kept {
        types: all(module.types.len()),
        funcs: all(module.imports.len() + module.funcs.len()),
        globals: all(module.globals.len()),
        data: kept,
    };
    remove(module, &kept);
    cut(module);
}

/// Whether a function is a plain list of statements.
fn is_list(module: &Module, func: &Func) -> bool {
    let (params, result) = module.signature(func.ty);
    params.is_empty() && result.is_none() && func.locals.is_empty() && func.labels == 0
}

/// The struct that a statement puts into a global.
fn constant(expr: &Expr) -> Option<(Shape, Vec<Part>)> {
    let Kind::GlobalSet(_, value) = &*expr.kind else {
        return None;
    };
    let Kind::StructNew(ty, values) = &*value.kind else {
        return None;
    };
    let parts: Vec<Part> = values.iter().map(part).collect::<Option<_>>()?;
    let kinds = parts.iter().map(|part| match part {
        Part::I32(_) => (0, None),
        Part::I64(_) => (1, None),
        Part::F64(_) => (2, None),
        Part::Null => (3, None),
        Part::Global(_) => (4, None),
        Part::Func(_) => (5, None),
        Part::Text(array, ..) => (6, Some(*array)),
    });
    Some(((*ty, kinds.collect()), parts))
}

fn part(value: &Expr) -> Option<Part> {
    Some(match &*value.kind {
        Kind::I32(value) => Part::I32(*value),
        Kind::I64(value) => Part::I64(*value),
        Kind::F64(bits) => Part::F64(*bits),
        Kind::Null => Part::Null,
        Kind::GlobalGet(global) => Part::Global(*global),
        Kind::FuncRef(func) => Part::Func(*func),
        Kind::ArrayNewData(array, data, offset, length) => {
            let (Kind::I32(0), Kind::I32(length)) = (&*offset.kind, &*length.kind) else {
                return None;
            };
            Part::Text(*array, *data, *length)
        }
        _ => return None,
    })
}

/// Adds the function that makes some structs of one shape; none for what is no struct.
fn maker(
    module: &mut Module,
    shape: &Shape,
    structs: &[Vec<Part>],
    texts: DataIdx,
) -> Option<Maker> {
    let TypeKind::Struct(fields) = &module.types[shape.0.index()].kind else {
        return None;
    };
    let storages: Vec<Storage> = fields.iter().map(|field| field.storage).collect();
    let first = structs.first()?;
    let mut params: Vec<Val> = Vec::new();
    let mut is_argument = Vec::new();
    let mut values = Vec::new();
    let mut length: Option<(usize, Local)> = None;
    for (field, storage) in storages.into_iter().enumerate() {
        let ty = match storage {
            Storage::Val(ty) => ty,
            _ => Val::I32,
        };
        let next = Local(params.len() as u32);
        let same = structs.iter().all(|parts| parts[field] == first[field]);
        // A string has its length twice.
        let measures = length.filter(|&(text, _)| {
            structs
                .iter()
                .all(|parts| match (parts[text], parts[field]) {
                    (Part::Text(_, _, length), Part::I32(value)) => length == value,
                    _ => false,
                })
        });
        let mut argument = false;
        let value = match (first[field], measures) {
            (Part::Text(array, ..), _) => {
                let count = Local(next.0 + 1);
                params.extend([Val::I32, Val::I32]);
                length = Some((field, count));
                let read = |local| Expr::get(local, Val::I32);
                let kind = Kind::ArrayNewData(array, texts, read(next), read(count));
                Expr::new(kind, Some(Val::Ref(array)))
            }
            (_, Some((_, count))) => Expr::get(count, Val::I32),
            (part, _) if same => literal(part, ty),
            _ => {
                argument = true;
                params.push(ty);
                Expr::get(next, ty)
            }
        };
        is_argument.push(argument);
        values.push(value);
    }
    let result = Val::Ref(shape.0);
    let ty = TypeIdx(module.types.len() as u32);
    module.types.push(TypeDef {
        name: String::new(),
        parent: None,
        is_final: true,
        kind: TypeKind::Func(params.clone(), Some(result)),
    });
    let made = Expr::new(Kind::StructNew(shape.0, values), Some(result));
    let name = format!("constant {}", module.types[shape.0.index()].name);
    let func = add(module, name, ty, vec![made]);
    module.funcs[func.index() - module.imports.len()].locals =
        params.into_iter().map(|ty| (String::new(), ty)).collect();
    Some(Maker { func, is_argument })
}

fn literal(part: Part, ty: Val) -> Expr {
    match part {
        Part::I32(value) => Expr::i32(value),
        Part::I64(value) => Expr::i64(value),
        Part::F64(bits) => Expr::f64_bits(bits),
        Part::Global(global) => Expr::global(global, ty),
        Part::Func(func) => Expr::new(Kind::FuncRef(func), Some(ty)),
        Part::Null | Part::Text(..) => Expr::null(ty),
    }
}

fn add(module: &mut Module, name: String, ty: TypeIdx, body: Vec<Expr>) -> FuncIdx {
    let index = FuncIdx((module.imports.len() + module.funcs.len()) as u32);
    module.funcs.push(Func {
        name,
        ty,
        locals: Vec::new(),
        body,
        labels: 0,
        span: Span::default(),
        inline: false,
    });
    index
}

/// Cuts long lists in pieces.
fn cut(module: &mut Module) {
    for index in 0..module.funcs.len() {
        let func = &module.funcs[index];
        if func.body.len() <= PIECE || !is_list(module, func) {
            continue;
        }
        let (name, ty) = (func.name.clone(), func.ty);
        let mut rest = std::mem::take(&mut module.funcs[index].body);
        let mut calls = Vec::new();
        while !rest.is_empty() {
            let after = rest.split_off(rest.len().min(PIECE));
            let piece = add(module, name.clone(), ty, rest);
            calls.push(Expr::call(piece, vec![], None));
            rest = after;
        }
        module.funcs[index].body = calls;
    }
}
