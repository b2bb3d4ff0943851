//! The passes on small modules.

use wasmparser::{Validator, WasmFeatures};

use super::optimise;
use crate::emit::emit;
use crate::ir::*;

const VALUE: TypeIdx = TypeIdx(0);
const NUMBER: TypeIdx = TypeIdx(1);

/// A module with an open struct, one below it with a number, and no functions.
fn module() -> Module {
    let field = |name: &str, ty| Field {
        name: name.into(),
        storage: Storage::Val(ty),
        mutable: false,
    };
    let def = |name: &str, kind| TypeDef {
        name: name.into(),
        parent: None,
        is_final: false,
        kind,
    };
    let open = vec![field("meta", Val::I32)];
    let mut fields = open.clone();
    fields.push(field("number", Val::F64));
    Module {
        types: vec![
            def("Value", TypeKind::Struct(open)),
            TypeDef {
                parent: Some(VALUE),
                ..def("Number", TypeKind::Struct(fields))
            },
        ],
        imports: Vec::new(),
        funcs: Vec::new(),
        globals: Vec::new(),
        data: Vec::new(),
        exports: Vec::new(),
        memory_pages: 0,
        value_slots: 0,
        classes: Vec::new(),
        exceptions: Exceptions::Own(VALUE),
        overflow: None,
        sources: Vec::new(),
    }
}

fn func(
    module: &mut Module,
    name: &str,
    params: &[Val],
    locals: &[Val],
    result: Option<Val>,
    body: Vec<Expr>,
) -> FuncIdx {
    let ty = TypeIdx(module.types.len() as u32);
    module.types.push(TypeDef {
        name: name.into(),
        parent: None,
        is_final: true,
        kind: TypeKind::Func(params.to_vec(), result),
    });
    let all = params.iter().chain(locals).enumerate();
    module.funcs.push(Func {
        name: name.into(),
        ty,
        locals: all.map(|(at, ty)| (format!("v{at}"), *ty)).collect(),
        body,
        labels: 8,
        span: Span::default(),
        inline: name.starts_with("inline"),
        is_hot: true,
        is_own: false,
    });
    FuncIdx((module.imports.len() + module.funcs.len() - 1) as u32)
}

/// Optimises with one export, and gives back the text of what is left of its body.
fn optimised(mut module: Module, export: FuncIdx) -> (Module, String) {
    module.exports.push(("run".into(), export));
    verify(&module).expect("the module is valid before");
    optimise(&mut module);
    verify(&module).expect("the module is valid after");
    let wasm = emit(&module, &[], false).wasm;
    if let Err(error) = Validator::new_with_features(WasmFeatures::all()).validate_all(&wasm) {
        panic!("{error}\n{}", print(&module));
    }
    let text = print(&module);
    let body = text
        .split_once("func run")
        .map(|(_, body)| body)
        .unwrap_or_default();
    let lines = body
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with(' '));
    let body = lines.map(str::trim).collect::<Vec<_>>().join("; ");
    (module, body)
}

fn get(local: u32, ty: Val) -> Expr {
    Expr::get(Local(local), ty)
}

fn boxed(value: Expr) -> Expr {
    Expr::struct_new(NUMBER, vec![Expr::i32(3), value])
}

#[test]
fn boxes_go_away_when_pasted() {
    let mut module = module();
    let value = Val::Ref(VALUE);
    let wrap = func(
        &mut module,
        "wrap",
        &[Val::F64],
        &[],
        Some(value),
        vec![boxed(get(0, Val::F64))],
    );
    let cast = Expr::cast(Val::Ref(NUMBER), get(0, value));
    let unwrap = func(
        &mut module,
        "unwrap",
        &[value],
        &[],
        Some(Val::F64),
        vec![Expr::field(NUMBER, 1, cast, Val::F64)],
    );
    let call = Expr::call(
        unwrap,
        vec![Expr::call(wrap, vec![get(0, Val::F64)], Some(value))],
        Some(Val::F64),
    );
    let run = func(
        &mut module,
        "run",
        &[Val::F64],
        &[],
        Some(Val::F64),
        vec![call],
    );
    let (module, body) = optimised(module, run);
    assert_eq!(body, "get v0.0 : f64");
    assert_eq!(module.funcs.len(), 1);
}

#[test]
fn early_returns_become_a_choice() {
    let mut module = module();
    let zero = || Expr::i32(0);
    let body = vec![
        Expr::if_else(
            Expr::binary(Binary::I32LtS, get(0, Val::I32), zero()),
            vec![Expr::new(Kind::Return(Some(zero())), None)],
            vec![],
            None,
        ),
        Expr::set(
            Local(1),
            Expr::binary(Binary::I32Mul, get(0, Val::I32), get(0, Val::I32)),
        ),
        Expr::new(Kind::Return(Some(get(1, Val::I32))), None),
    ];
    let square = func(
        &mut module,
        "inline_square",
        &[Val::I32],
        &[Val::I32],
        Some(Val::I32),
        body,
    );
    let call = Expr::call(square, vec![get(0, Val::I32)], Some(Val::I32));
    let run = func(
        &mut module,
        "run",
        &[Val::I32],
        &[],
        Some(Val::I32),
        vec![call],
    );
    let (module, body) = optimised(module, run);
    assert_eq!(
        body,
        "if : i32; I32LtS : i32; get v0.0 : i32; 0 : i32; then; 0 : i32; else; \
         I32Mul : i32; get v0.0 : i32; get v0.0 : i32"
    );
    assert_eq!(module.funcs[0].locals.len(), 1);
}

#[test]
fn integers_stay_integers() {
    let mut module = module();
    let double = |at| Expr::unary(Unary::F64ConvertI32S, get(at, Val::I32));
    let sum = Expr::binary(Binary::F64Add, double(0), double(1));
    let wrapped = Expr::unary(Unary::I32WrapI64, Expr::unary(Unary::I64TruncSatF64S, sum));
    let less = Expr::binary(
        Binary::F64Lt,
        Expr::unary(Unary::F64ConvertI32S, wrapped),
        Expr::f64(10.0),
    );
    let run = func(
        &mut module,
        "run",
        &[Val::I32, Val::I32],
        &[],
        Some(Val::I32),
        vec![less.not().not()],
    );
    let (_, body) = optimised(module, run);
    assert_eq!(
        body,
        "I32LtS : i32; I32Add : i32; get v0.0 : i32; get v1.1 : i32; 10 : i32"
    );
}

#[test]
fn nothing_unread_keeps_functions_alive() {
    let mut module = module();
    module.imports.push(Import {
        module: "host".into(),
        name: "f".into(),
        ty: TypeIdx(2),
    });
    module.data.push(vec![1]);
    let host = FuncIdx(0);
    let hidden = func(
        &mut module,
        "hidden",
        &[],
        &[],
        None,
        vec![Expr::call(host, vec![], None)],
    );
    let ty = TypeIdx(2);
    module.globals.push(Global {
        name: "unread".into(),
        ty: Val::Ref(ty),
    });
    module.types.push(TypeDef {
        name: "Meta".into(),
        parent: None,
        is_final: true,
        kind: TypeKind::Struct(vec![Field {
            name: "code".into(),
            storage: Storage::Val(Val::Func),
            mutable: false,
        }]),
    });
    let meta = TypeIdx(3);
    module.globals.push(Global {
        name: "meta".into(),
        ty: Val::Ref(meta),
    });
    let code = || Expr::new(Kind::FuncRef(hidden), Some(Val::Ref(ty)));
    let body = vec![
        Expr::global_set(GlobalIdx(0), code()),
        Expr::global_set(GlobalIdx(1), Expr::struct_new(meta, vec![code()])),
        Expr::global(GlobalIdx(1), Val::Ref(meta)).is_null(),
    ];
    let run = func(&mut module, "run", &[], &[], Some(Val::I32), body);
    let (module, _) = optimised(module, run);
    assert_eq!(
        (
            module.imports.len(),
            module.funcs.len(),
            module.globals.len()
        ),
        (0, 1, 1)
    );
    assert_eq!((module.data.len(), module.types.len()), (0, 3));
}

#[test]
fn effects_keep_their_order() {
    let mut module = module();
    module.globals.push(Global {
        name: "count".into(),
        ty: Val::I32,
    });
    let count = || Expr::global(GlobalIdx(0), Val::I32);
    let next = vec![
        Expr::global_set(
            GlobalIdx(0),
            Expr::binary(Binary::I32Add, count(), Expr::i32(1)),
        ),
        count(),
    ];
    let next = func(&mut module, "inline_next", &[], &[], Some(Val::I32), next);
    let swapped = Expr::binary(Binary::I32Sub, get(1, Val::I32), get(0, Val::I32));
    let subtract = func(
        &mut module,
        "subtract",
        &[Val::I32, Val::I32],
        &[],
        Some(Val::I32),
        vec![swapped],
    );
    let args = vec![Expr::call(next, vec![], Some(Val::I32)), count()];
    let run = func(
        &mut module,
        "run",
        &[],
        &[],
        Some(Val::I32),
        vec![Expr::call(subtract, args, Some(Val::I32))],
    );
    let (_, body) = optimised(module, run);
    let write = body.find("set global").expect("the write stays");
    let reads: Vec<usize> = body.match_indices("get global").map(|(at, _)| at).collect();
    assert_eq!(reads.len(), 3, "{body}");
    assert!(reads[1] > write && reads[2] > write, "{body}");
    let subtraction = body.find("I32Sub").expect("the difference stays");
    // The first argument is in a local before the second is read.
    assert!(reads[1] < subtraction, "{body}");
}

#[test]
fn loops_read_function_references_once() {
    let mut module = module();
    let field = |name: &str, ty| Field {
        name: name.into(),
        storage: Storage::Val(ty),
        mutable: false,
    };
    let mut define = |name: &str, fields| {
        module.types.push(TypeDef {
            name: name.into(),
            parent: None,
            is_final: true,
            kind: TypeKind::Struct(fields),
        });
        TypeIdx(module.types.len() as u32 - 1)
    };
    let code = define("Code", vec![field("typed", Val::Func)]);
    let function = define("Function", vec![field("code", Val::Ref(code))]);
    let closure = Val::Ref(function);
    let reading = |local| {
        let held = Expr::field(function, 0, get(local, closure), Val::Ref(code));
        Expr::field(code, 0, held, Val::Func).is_null()
    };
    let again = |label| Expr::br_if(Label(label), reading(0));
    let copy = Expr::set(Local(2), get(1, closure));
    let changing = vec![
        copy,
        Expr::set(Local(0), Expr::null(closure)),
        Expr::br_if(Label(1), reading(0)),
        Expr::br_if(Label(1), reading(2)),
    ];
    let body = vec![
        Expr::repeat(Label(0), vec![again(0)]),
        Expr::repeat(Label(1), changing),
    ];
    let run = func(
        &mut module,
        "run",
        &[closure, closure],
        &[closure],
        None,
        body,
    );
    let (_, body) = optimised(module, run);
    let loops: Vec<&str> = body.split("loop").collect();
    let count = |text: &str| text.matches("field $Code").count();
    // The second loop reads its own variable, and outside it what it copies.
    assert_eq!(
        (count(loops[0]), count(loops[1]), count(loops[2])),
        (1, 1, 1),
        "{body}"
    );
}
