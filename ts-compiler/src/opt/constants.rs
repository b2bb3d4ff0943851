//! The set-up of constants in little code: strings, functions and descriptors of one shape are made
//! by one function, which takes what differs; the texts of strings share one data segment, where
//! those in Latin-1 take a byte a unit; and the set-up itself is cut in pieces that an engine
//! compiles in little time.

use std::collections::BTreeMap;

use super::renumber::{Kept, remove};
use crate::ir::{
    Binary, DataIdx, Expr, Func, FuncIdx, GlobalIdx, Kind, Label, Local, Module, Span, Storage,
    TypeDef, TypeIdx, TypeKind, Val,
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
    /// A struct of two functions, of which the first may be none.
    Pair(TypeIdx, Option<FuncIdx>, FuncIdx),
    /// An array of that many elements from the beginning of a segment.
    Text(TypeIdx, DataIdx, i32),
    /// The same, where all elements are below 256.
    Latin(TypeIdx, DataIdx, i32),
}

impl Part {
    /// The data and the length of an array.
    fn text(self) -> Option<(TypeIdx, DataIdx, i32)> {
        match self {
            Part::Text(array, data, length) | Part::Latin(array, data, length) => {
                Some((array, data, length))
            }
            _ => None,
        }
    }
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
        for (shape, parts) in func.body.iter().filter_map(|expr| constant(module, expr)) {
            shapes.entry(shape).or_default().push(parts);
        }
    }
    let texts = DataIdx(module.data.len() as u32);
    let mut makers: BTreeMap<Shape, Maker> = BTreeMap::new();
    let mut widen = None;
    for (shape, structs) in shapes {
        if structs.len() >= WORTH
            && let Some(maker) = maker(module, &shape, &structs, texts, &mut widen)
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
            let Some((shape, parts)) = constant(module, expr) else {
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
                if let Some((_, data, length)) = part.text() {
                    kept[data.index()] = false;
                    args.push(Expr::i32(text.len() as i32));
                    args.push(Expr::i32(length));
                    let step = if matches!(part, Part::Latin(..)) {
                        2
                    } else {
                        1
                    };
                    text.extend(module.data[data.index()].iter().step_by(step));
                } else if let Part::Pair(_, first, _) = part {
                    let Kind::StructNew(_, functions) = &mut *value.kind else {
                        continue;
                    };
                    let functions = std::mem::take(functions).into_iter();
                    args.extend(functions.skip(usize::from(first.is_none())));
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
fn constant(module: &Module, expr: &Expr) -> Option<(Shape, Vec<Part>)> {
    let Kind::GlobalSet(_, value) = &*expr.kind else {
        return None;
    };
    let Kind::StructNew(ty, values) = &*value.kind else {
        return None;
    };
    let parts: Vec<Part> = values
        .iter()
        .map(|value| part(module, value))
        .collect::<Option<_>>()?;
    let kinds = parts.iter().map(|part| match part {
        Part::I32(_) => (0, None),
        Part::I64(_) => (1, None),
        Part::F64(_) => (2, None),
        Part::Null => (3, None),
        Part::Global(_) => (4, None),
        Part::Func(_) => (5, None),
        Part::Text(array, ..) => (6, Some(*array)),
        Part::Latin(array, ..) => (7, Some(*array)),
        Part::Pair(ty, first, _) => (8 + u8::from(first.is_some()), Some(*ty)),
    });
    Some(((*ty, kinds.collect()), parts))
}

fn part(module: &Module, value: &Expr) -> Option<Part> {
    Some(match &*value.kind {
        Kind::I32(value) => Part::I32(*value),
        Kind::I64(value) => Part::I64(*value),
        Kind::F64(bits) => Part::F64(*bits),
        Kind::Null => Part::Null,
        Kind::GlobalGet(global) => Part::Global(*global),
        Kind::FuncRef(func) => Part::Func(*func),
        Kind::StructNew(ty, values) => match values.as_slice() {
            [first, second] => {
                let Kind::FuncRef(second) = *second.kind else {
                    return None;
                };
                match *first.kind {
                    Kind::FuncRef(first) => Part::Pair(*ty, Some(first), second),
                    Kind::Null => Part::Pair(*ty, None, second),
                    _ => return None,
                }
            }
            _ => return None,
        },
        Kind::ArrayNewData(array, data, offset, length) => {
            let (Kind::I32(0), Kind::I32(length)) = (&*offset.kind, &*length.kind) else {
                return None;
            };
            let mut units = module.data[data.index()].chunks(2);
            let is_wide = module.types[array.index()].kind == TypeKind::Array(Storage::I16);
            match is_wide && units.all(|unit| matches!(unit, [_, 0])) {
                true => Part::Latin(*array, *data, *length),
                false => Part::Text(*array, *data, *length),
            }
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
    widen: &mut Option<FuncIdx>,
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
            (part @ (Part::Text(array, ..) | Part::Latin(array, ..)), _) => {
                let count = Local(next.0 + 1);
                params.extend([Val::I32, Val::I32]);
                length = Some((field, count));
                let read = |local| Expr::get(local, Val::I32);
                match part {
                    Part::Latin(..) => {
                        let widen = *widen.get_or_insert_with(|| widening(module, array, texts));
                        let args = vec![read(next), read(count)];
                        Expr::call(widen, args, Some(Val::Ref(array)))
                    }
                    _ => Expr::new(
                        Kind::ArrayNewData(array, texts, read(next), read(count)),
                        Some(Val::Ref(array)),
                    ),
                }
            }
            (Part::Pair(pair, first, _), _) => {
                let mut parts = Vec::new();
                for (index, ty) in pair_fields(module, pair).into_iter().enumerate() {
                    parts.push(if index == 0 && first.is_none() {
                        Expr::null(ty)
                    } else {
                        params.push(ty);
                        Expr::get(Local(params.len() as u32 - 1), ty)
                    });
                }
                let made = Kind::StructNew(pair, parts);
                Expr::new(made, Some(Val::Ref(pair)))
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
    let ty = define(module, TypeKind::Func(params.clone(), Some(result)));
    let made = Expr::new(Kind::StructNew(shape.0, values), Some(result));
    let name = format!("constant {}", module.types[shape.0.index()].name);
    let func = add(module, name, ty, vec![made]);
    module.funcs[func.index() - module.imports.len()].locals =
        params.into_iter().map(|ty| (String::new(), ty)).collect();
    Some(Maker { func, is_argument })
}

/// Adds the function that makes an array of 16-bit units from offset and length of their bytes.
fn widening(module: &mut Module, array: TypeIdx, texts: DataIdx) -> FuncIdx {
    let bytes = define(module, TypeKind::Array(Storage::I8));
    let (from, to) = (Val::Ref(bytes), Val::Ref(array));
    let ty = define(module, TypeKind::Func(vec![Val::I32, Val::I32], Some(to)));
    let [offset, length, narrow, wide, at] = [0, 1, 2, 3, 4].map(Local);
    let read = |local| Expr::get(local, Val::I32);
    let (narrow_array, wide_array) = (Expr::get(narrow, from), Expr::get(wide, to));
    let unit = Kind::ArrayGet(bytes, narrow_array, read(at));
    let unit = Expr::new(unit, Some(Val::I32));
    let next = Expr::binary(Binary::I32Add, read(at), Expr::i32(1));
    let again = Label(0);
    let copied = vec![
        Expr::new(Kind::ArraySet(array, wide_array, read(at), unit), None),
        Expr::set(at, next),
        Expr::br(again),
    ];
    let more = Expr::binary(Binary::I32LtS, read(at), read(length));
    let loaded = Kind::ArrayNewData(bytes, texts, read(offset), read(length));
    let fresh = Kind::ArrayNewDefault(array, read(length));
    let body = vec![
        Expr::set(narrow, Expr::new(loaded, Some(from))),
        Expr::set(wide, Expr::new(fresh, Some(to))),
        Expr::repeat(again, vec![Expr::if_else(more, copied, vec![], None)]),
        Expr::get(wide, to),
    ];
    let func = add(module, "constant units".to_owned(), ty, body);
    let added = &mut module.funcs[func.index() - module.imports.len()];
    let locals = [Val::I32, Val::I32, from, to, Val::I32];
    added.locals = locals.map(|ty| (String::new(), ty)).to_vec();
    added.labels = 1;
    func
}

fn define(module: &mut Module, kind: TypeKind) -> TypeIdx {
    let index = TypeIdx(module.types.len() as u32);
    module.types.push(TypeDef {
        name: String::new(),
        parent: None,
        is_final: true,
        kind,
    });
    index
}

/// The types of a pair's fields.
fn pair_fields(module: &Module, pair: TypeIdx) -> Vec<Val> {
    let TypeKind::Struct(fields) = &module.types[pair.index()].kind else {
        return Vec::new();
    };
    let val = |storage| match storage {
        Storage::Val(ty) => ty,
        _ => Val::I32,
    };
    fields.iter().map(|field| val(field.storage)).collect()
}

fn literal(part: Part, ty: Val) -> Expr {
    match part {
        Part::I32(value) => Expr::i32(value),
        Part::I64(value) => Expr::i64(value),
        Part::F64(bits) => Expr::f64_bits(bits),
        Part::Global(global) => Expr::global(global, ty),
        Part::Func(func) => Expr::new(Kind::FuncRef(func), Some(ty)),
        Part::Null | Part::Text(..) | Part::Latin(..) | Part::Pair(..) => Expr::null(ty),
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
        is_hot: false,
        is_own: false,
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
