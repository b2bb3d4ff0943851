//! Small modules through the checker, the encoder and the validator.

use wasmparser::{Validator, WasmFeatures};

use super::{Place, emit, read_lines};
use crate::ir::*;

/// A module with one struct type that is thrown, and functions of type `() -> result`.
fn module(result: Option<Val>, locals: Vec<(String, Val)>, labels: u32, body: Vec<Expr>) -> Module {
    let fields = vec![
        Field {
            name: "number".into(),
            storage: Storage::Val(Val::F64),
            mutable: true,
        },
        Field {
            name: "small".into(),
            storage: Storage::I16,
            mutable: false,
        },
    ];
    let def = |name: &str, kind| TypeDef {
        name: name.into(),
        parent: None,
        is_final: true,
        kind,
    };
    Module {
        types: vec![
            TypeDef {
                is_final: false,
                ..def("Value", TypeKind::Struct(fields.clone()))
            },
            TypeDef {
                parent: Some(TypeIdx(0)),
                ..def("Below", TypeKind::Struct(fields))
            },
            def("Numbers", TypeKind::Array(Storage::Val(Val::F64))),
            def("main", TypeKind::Func(vec![], result)),
            def("host", TypeKind::Func(vec![Val::I32], Some(Val::I32))),
        ],
        imports: vec![Import {
            module: "host".into(),
            name: "f".into(),
            ty: TypeIdx(4),
        }],
        funcs: vec![Func {
            name: "main".into(),
            ty: TypeIdx(3),
            locals,
            body,
            labels,
            span: Span {
                module: 0,
                start: 1,
                end: 9,
            },
            inline: false,
            is_hot: false,
            is_own: false,
        }],
        globals: vec![Global {
            name: "last".into(),
            ty: Val::Ref(TypeIdx(1)),
        }],
        data: vec![vec![0; 16]],
        exports: vec![("_start".into(), FuncIdx(1))],
        memory_pages: 1,
        value_slots: 8,
        classes: Vec::new(),
        exceptions: Exceptions::Own(TypeIdx(0)),
        overflow: None,
        sources: vec!["main.ts".into()],
    }
}

fn check(module: &Module) -> Vec<u8> {
    if let Err(error) = verify(module) {
        panic!("{error}\n{}", print(module));
    }
    let wasm = emit(module, &["x\nlet y = f(1)"], true).wasm;
    if let Err(error) = Validator::new_with_features(WasmFeatures::all()).validate_all(&wasm) {
        panic!("{error}\n{}", print(module));
    }
    wasm
}

fn value(ty: u32) -> Expr {
    Expr::struct_new(TypeIdx(ty), vec![Expr::f64(1.5), Expr::i32(2)])
}

fn field(object: Expr) -> Expr {
    Expr::field(TypeIdx(0), 0, object, Val::F64)
}

#[test]
fn structures_and_calls() {
    let number = Expr::unary(
        Unary::F64ConvertI32S,
        Expr::call(FuncIdx(0), vec![Expr::i32(1)], Some(Val::I32)),
    );
    let sum = Expr::binary(Binary::F64Add, number, field(value(1)));
    check(&module(Some(Val::F64), vec![], 0, vec![sum]));
}

#[test]
fn thrown_values_arrive() {
    let thrown = Val::Ref(TypeIdx(0));
    let caught = Local(0);
    for exceptions in [
        Exceptions::Own(TypeIdx(0)),
        Exceptions::Dyntype {
            value: TypeIdx(0),
            wrap: FuncIdx(2),
            unwrap: FuncIdx(3),
        },
    ] {
        let attempt = Expr::new(
            Kind::Try(
                vec![Expr::throw(value(1))],
                caught,
                vec![field(Expr::get(caught, thrown))],
            ),
            Some(Val::F64),
        );
        let mut module = module(Some(Val::F64), vec![("e".into(), thrown)], 0, vec![attempt]);
        for (name, from, to, op) in [
            ("wrap", thrown, Val::Extern, Unary::ExternConvertAny),
            ("unwrap", Val::Extern, thrown, Unary::AnyConvertExtern),
        ] {
            let ty = TypeIdx(module.types.len() as u32);
            module.types.push(TypeDef {
                name: name.into(),
                parent: None,
                is_final: true,
                kind: TypeKind::Func(vec![from], Some(to)),
            });
            let mut converted = Expr::unary(op, Expr::get(Local(0), from));
            if to == thrown {
                converted = Expr::cast(thrown, converted);
            }
            module.funcs.push(Func {
                name: name.into(),
                ty,
                locals: vec![("value".into(), from)],
                body: vec![converted],
                labels: 0,
                span: Span::default(),
                inline: true,
                is_hot: false,
                is_own: false,
            });
        }
        module.exceptions = exceptions;
        check(&module);
    }
}

#[test]
fn branches_out_of_loops_and_switches() {
    let (done, again, one) = (Label(0), Label(1), Label(2));
    let count = Local(0);
    let get = || Expr::get(count, Val::I32);
    let body = vec![
        Expr::br_if(one, get().not()),
        Expr::set(count, Expr::binary(Binary::I32Sub, get(), Expr::i32(1))),
        Expr::new(Kind::Switch(get(), vec![one], again), None),
    ];
    let mut repeat = Expr::repeat(again, body);
    repeat.diverges = true;
    let result = Expr::block(
        done,
        vec![
            Expr::block(one, vec![repeat], None),
            Expr::if_else(
                get(),
                vec![Expr::new(Kind::Return(Some(Expr::i32(7))), None)],
                vec![Expr::new(Kind::Br(done, Some(Expr::i32(3))), None)],
                None,
            ),
        ],
        Some(Val::I32),
    );
    check(&module(
        Some(Val::I32),
        vec![("count".into(), Val::I32)],
        3,
        vec![result],
    ));
}

#[test]
fn divergence_fits_anywhere() {
    let never = || Expr::throw(Expr::null(Val::Ref(TypeIdx(0))));
    let either = Expr::if_else(Expr::i32(1), vec![never()], vec![never()], None);
    let array = Expr::new(
        Kind::ArrayNewFixed(TypeIdx(2), vec![Expr::f64(1.0), either]),
        Some(Val::Ref(TypeIdx(2))),
    );
    let length = Expr::unary(Unary::ArrayLen, array);
    check(&module(Some(Val::I32), vec![], 0, vec![length]));
    let ends = Expr::if_else(Expr::i32(1), vec![never()], vec![never()], None);
    check(&module(
        Some(Val::I32),
        vec![],
        0,
        vec![ends, Expr::f64(1.0)],
    ));
}

#[test]
fn memory_slots_data_and_references() {
    let numbers = Val::Ref(TypeIdx(2));
    let body = vec![
        Expr::new(Kind::Store(Mem::I32U8, Expr::i32(0), Expr::i32(1), 4), None),
        Expr::new(
            Kind::SlotSet(
                Expr::i32(0),
                Expr::new(Kind::SlotGet(Expr::i32(1)), Some(Val::Extern)),
            ),
            None,
        ),
        Expr::global_set(GlobalIdx(0), value(1)),
        Expr::new(
            Kind::ArrayNewData(TypeIdx(2), DataIdx(0), Expr::i32(0), Expr::i32(2)),
            Some(numbers),
        )
        .drop(),
        Expr::new(
            Kind::CallRef(
                TypeIdx(3),
                Expr::new(Kind::FuncRef(FuncIdx(1)), Some(Val::Ref(TypeIdx(3)))),
                vec![],
            ),
            None,
        ),
        Expr::test(Val::Ref(TypeIdx(1)), Expr::null(Val::Any)).drop(),
        Expr::new(
            Kind::Select(value(0), value(1), Expr::i32(1)),
            Some(Val::Ref(TypeIdx(0))),
        )
        .drop(),
        Expr::unary(
            Unary::F64Fround,
            Expr::new(Kind::Load(Mem::F64, Expr::i32(8), 0), Some(Val::F64)),
        )
        .drop(),
    ];
    check(&module(None, vec![], 0, body));
}

#[test]
fn lines_are_found() {
    let span = Span {
        module: 0,
        start: 10,
        end: 14,
    };
    let call = Expr::call(FuncIdx(0), vec![Expr::i32(1)], Some(Val::I32)).at(span);
    let wasm = check(&module(None, vec![], 0, vec![call.drop()]));
    let lines = read_lines(&wasm).expect("the module has a table");
    let place = |line, column| {
        Some(Place {
            source: "main.ts",
            line,
            column,
            function: "main",
        })
    };
    // No locals, one constant of two bytes, the call.
    assert_eq!(lines.lookup(1, 3), place(2, 9));
    assert_eq!(lines.lookup(1, 1), place(1, 2));
    assert_eq!(lines.lookup(0, 0), None);
    assert_eq!(lines.function(0), Some("host.f"));
}

#[test]
fn mistakes_are_named() {
    let wrong = [
        vec![Expr::f64(1.0)],
        vec![Expr::i32(1), Expr::i32(2)],
        vec![Expr::br(Label(0))],
        vec![Expr::get(Local(0), Val::I32)],
        vec![Expr::call(FuncIdx(0), vec![], Some(Val::I32))],
        vec![Expr::test(Val::Func, value(0))],
        vec![],
    ];
    for body in wrong {
        let error = verify(&module(Some(Val::I32), vec![], 1, body)).expect_err("invalid");
        assert!(error.starts_with("function 1 (main): "), "{error}");
    }
}
