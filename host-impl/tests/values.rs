//! A WAT guest for each interface, without callbacks.

mod support;

use support::{Guest, functions};

#[test]
fn construct_and_convert() {
    let mut guest = Guest::new(&functions(&[
        (
            "undefined-is-null",
            "i32",
            "(ref.is_null (call $construct.undefined))",
        ),
        ("null-is-not", "i32", "(ref.is_null (call $construct.null))"),
        (
            "kind-null",
            "i32",
            "(call $convert.kind-of (call $construct.null))",
        ),
        (
            "kind-bool",
            "i32",
            "(call $convert.kind-of (call $construct.new-bool (i32.const 1)))",
        ),
        (
            "kind-i31",
            "i32",
            "(call $convert.kind-of (extern.convert_any (ref.i31 (i32.const 7))))",
        ),
        (
            "kind-number",
            "i32",
            "(call $convert.kind-of (call $construct.new-number (f64.const 0.5)))",
        ),
        (
            "kind-string",
            "i32",
            r#"(call $convert.kind-of (call $construct.new-string #"a"))"#,
        ),
        (
            "kind-symbol",
            "i32",
            r#"(call $convert.kind-of (call $construct.symbol-for #"a"))"#,
        ),
        (
            "kind-bigint",
            "i32",
            r#"(call $convert.kind-of (call $construct.new-bigint #"-12345678901234567890"))"#,
        ),
        (
            "kind-object",
            "i32",
            "(call $convert.kind-of (call $construct.new-object))",
        ),
        (
            "kind-function",
            "i32",
            r#"(call $convert.kind-of (call $call.global #"Map"))"#,
        ),
        (
            "kind-array",
            "i32",
            "(call $convert.kind-of (call $construct.new-array (i32.const 0) (i32.const 0)))",
        ),
        (
            "i31",
            "i32",
            "(i31.get_s (ref.cast (ref i31) (any.convert_extern (call $construct.new-number (f64.const -1073741824)))))",
        ),
        (
            "minus-zero-is-boxed",
            "i32",
            "(ref.test (ref i31) (any.convert_extern (call $construct.new-number (f64.const -0))))",
        ),
        (
            "minus-zero",
            "f64",
            "(f64.div (f64.const 1) (call $convert.to-number (call $construct.new-number (f64.const -0))))",
        ),
        (
            "string",
            "externref",
            r#"(call $construct.new-string #"grüße 🦀")"#,
        ),
        (
            "length",
            "i32",
            r#"(call $convert.string-length (call $construct.new-string #"🦀"))"#,
        ),
        (
            "copy-part",
            "i32",
            r#"(drop (call $convert.string-copy (call $construct.new-string #"abcdef") (i32.const 64) (i32.const 4) (i32.const 9)))
               (i32.load (i32.const 64))"#,
        ),
        (
            "to-number",
            "f64",
            r#"(call $convert.to-number (call $construct.new-string #" 0x10 "))"#,
        ),
        (
            "unbox-wrong",
            "f64",
            r#"(call $convert.unbox-number (call $construct.new-string #"1"))"#,
        ),
        (
            "bigint",
            "externref",
            r#"(call $construct.new-bigint #"-0012")"#,
        ),
        (
            "bigint-hex",
            "externref",
            r#"(call $construct.new-bigint #"0xff")"#,
        ),
        (
            "bigint-wrong",
            "externref",
            r#"(call $construct.new-bigint #"1_0")"#,
        ),
        (
            "bigint-s64",
            "i64",
            "(call $convert.unbox-bigint-s64 (call $construct.new-bigint-s64 (i64.const -9007199254740993)))",
        ),
        (
            "symbol-wrong",
            "externref",
            r#"(call $construct.well-known-symbol #"nothing")"#,
        ),
        (
            "to-string-symbol",
            "externref",
            r#"(call $convert.to-string (call $construct.well-known-symbol #"iterator"))"#,
        ),
        (
            "array-length",
            "externref",
            "(call $construct.new-array-with-length (f64.const 1.5))",
        ),
    ]));
    let kinds = [
        "null", "bool", "i31", "number", "string", "symbol", "bigint", "object", "function",
        "array",
    ];
    for (name, kind) in kinds.iter().zip([1, 2, 3, 3, 4, 5, 6, 7, 8, 9]) {
        assert_eq!(
            guest.number(&format!("kind-{name}")),
            f64::from(kind),
            "{name}"
        );
    }
    assert_eq!(guest.number("undefined-is-null"), 1.0);
    assert_eq!(guest.number("null-is-not"), 0.0);
    assert_eq!(guest.number("i31"), -1073741824.0);
    assert_eq!(guest.number("minus-zero-is-boxed"), 0.0);
    assert_eq!(guest.number("minus-zero"), f64::NEG_INFINITY);
    assert_eq!(guest.string("string"), "grüße 🦀");
    assert_eq!(guest.number("length"), 2.0);
    assert_eq!(
        guest.number("copy-part"),
        f64::from(u32::from(b'f') << 16 | u32::from(b'e'))
    );
    assert_eq!(guest.number("to-number"), 16.0);
    assert_eq!(
        guest.error("unbox-wrong"),
        "TypeError: the value is a string, not a number"
    );
    assert_eq!(guest.string("bigint"), "-12");
    assert_eq!(guest.string("bigint-hex"), "255");
    assert_eq!(
        guest.error("bigint-wrong"),
        "SyntaxError: '1_0' is no bigint"
    );
    assert_eq!(
        guest.call("bigint-s64").ok().and_then(|v| v.i64()),
        Some(-9007199254740993)
    );
    assert!(guest.error("symbol-wrong").starts_with("TypeError"));
    assert!(guest.error("to-string-symbol").starts_with("TypeError"));
    assert!(guest.error("array-length").starts_with("RangeError"));
}

#[test]
fn property() {
    let mut guest = Guest::new(&functions(&[
        (
            "get-set",
            "f64",
            r#"(local.set $a (call $construct.new-object))
               (call $property.set (local.get $a) #"x" (call $construct.new-number (f64.const 1.5)))
               (call $property.get-number (local.get $a) #"x")"#,
        ),
        (
            "absent",
            "i32",
            r#"(ref.is_null (call $property.get (call $construct.new-object) #"x"))"#,
        ),
        (
            "of-undefined",
            "externref",
            r#"(call $property.get (ref.null extern) #"x")"#,
        ),
        (
            "set-null",
            "i32",
            r#"(call $property.set-number (call $construct.null) #"x" (f64.const 1)) (i32.const 0)"#,
        ),
        (
            "string-length",
            "f64",
            r#"(call $property.get-number (call $construct.new-string #"four") #"length")"#,
        ),
        (
            "string-index",
            "externref",
            r#"(call $property.get-index (call $construct.new-string #"four") (f64.const 2))"#,
        ),
        (
            "set-string",
            "i32",
            r#"(call $property.set-number (call $construct.new-string #"a") #"x" (f64.const 1)) (i32.const 0)"#,
        ),
        (
            "wrong-number",
            "f64",
            r#"(call $property.get-number (call $construct.new-object) #"size")"#,
        ),
        (
            "keys",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (call $property.set-number (local.get $a) #"b" (f64.const 1))
               (call $property.set-index (local.get $a) (f64.const 3) (ref.null extern))
               (call $property.define (local.get $a) #"hidden" (ref.null extern) (i32.const 1))
               (i32.add (i32.mul (call $property.own-keys (local.get $a)) (i32.const 10))
                        (call $property.enumerable-keys (local.get $a)))"#,
        ),
        (
            "first-key",
            "externref",
            "(drop (call $property.own-keys (call $construct.new-array (i32.const 0) (i32.const 2)))) (table.get $values (i32.const 2))",
        ),
        (
            "has-and-delete",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (call $property.set-number (local.get $a) #"x" (f64.const 1))
               (i32.add (i32.mul (call $property.has (local.get $a) #"x") (i32.const 100))
               (i32.add (i32.mul (call $property.delete (local.get $a) #"x") (i32.const 10))
                        (call $property.has (local.get $a) #"x")))"#,
        ),
        (
            "delete-refused",
            "i32",
            r#"(call $property.delete (call $construct.new-array (i32.const 0) (i32.const 0)) #"length")"#,
        ),
        (
            "write-refused",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (call $property.define (local.get $a) #"x" (ref.null extern) (i32.const 0))
               (call $property.set (local.get $a) #"x" (ref.null extern)) (i32.const 0)"#,
        ),
        (
            "attributes",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (call $property.define-value (local.get $a) (call $construct.new-string #"x") (ref.null extern) (i32.const 5))
               (call $property.get-own-attributes (local.get $a) (call $construct.new-string #"x"))"#,
        ),
        (
            "interned",
            "f64",
            r#"(local $k i32)
               (local.set $k (call $property.intern #"name"))
               (local.set $a (call $construct.new-object))
               (call $property.set-key (local.get $a) (local.get $k) (call $construct.new-number (f64.const 9)))
               (if (i32.ne (local.get $k) (call $property.intern-value (call $construct.new-string #"name"))) (then (unreachable)))
               (call $property.get-number (local.get $a) #"name")"#,
        ),
        (
            "interned-wrong",
            "externref",
            "(call $property.get-key (call $construct.new-object) (i32.const 12345))",
        ),
        (
            "symbol-key",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (local.set $b (call $construct.new-symbol #"s"))
               (call $property.set-value (local.get $a) (local.get $b) (call $construct.null))
               (i32.add (call $property.has-value (local.get $a) (local.get $b))
                        (call $property.has-value (local.get $a) (call $construct.new-symbol #"s")))"#,
        ),
        (
            "prototype",
            "i32",
            r#"(local.set $a (call $construct.new-object-with-proto (call $construct.null)))
               (local.set $b (call $construct.new-object))
               (call $property.set-prototype (local.get $b) (local.get $a))
               (call $operator.strict-equals (call $property.get-prototype (local.get $b)) (local.get $a))"#,
        ),
        (
            "extensible",
            "i32",
            r#"(local.set $a (call $construct.new-object))
               (drop (call $property.prevent-extensions (local.get $a)))
               (call $property.is-extensible (local.get $a))"#,
        ),
    ]));
    assert_eq!(guest.number("get-set"), 1.5);
    assert_eq!(guest.number("absent"), 1.0);
    assert_eq!(
        guest.error("of-undefined"),
        "TypeError: Cannot read properties of undefined (reading 'x')"
    );
    assert_eq!(
        guest.error("set-null"),
        "TypeError: Cannot set properties of null (setting 'x')"
    );
    assert_eq!(guest.number("string-length"), 4.0);
    assert_eq!(guest.string("string-index"), "u");
    assert!(guest.error("set-string").starts_with("TypeError"));
    assert_eq!(
        guest.error("wrong-number"),
        "TypeError: property 'size' is undefined, not a number"
    );
    assert_eq!(guest.number("keys"), 32.0);
    assert_eq!(guest.string("first-key"), "length");
    assert_eq!(guest.number("has-and-delete"), 110.0);
    assert_eq!(guest.number("delete-refused"), 0.0);
    assert!(guest.error("write-refused").starts_with("TypeError"));
    assert_eq!(guest.number("attributes"), 13.0);
    assert_eq!(guest.number("interned"), 9.0);
    assert!(guest.error("interned-wrong").starts_with("TypeError"));
    assert_eq!(guest.number("symbol-key"), 1.0);
    assert_eq!(guest.number("prototype"), 1.0);
    assert_eq!(guest.number("extensible"), 0.0);
}

#[test]
fn call_and_operator() {
    let mut guest = Guest::new(&functions(&[
        (
            "map",
            "externref",
            r#"(local.set $a (call $construct.new-object-with-class #"Map" (i32.const 0) (i32.const 0)))
               (table.set $values (i32.const 0) (call $construct.new-string #"key"))
               (table.set $values (i32.const 1) (call $construct.new-string #"value"))
               (drop (call $call.invoke (local.get $a) #"set" (i32.const 0) (i32.const 2)))
               (table.set $values (i32.const 5) (call $construct.new-string #"key"))
               (call $call.invoke (local.get $a) #"get" (i32.const 5) (i32.const 1))"#,
        ),
        (
            "no-global",
            "externref",
            r#"(call $call.global #"Nothing")"#,
        ),
        (
            "no-class",
            "externref",
            r#"(call $construct.new-object-with-class #"Math" (i32.const 0) (i32.const 0))"#,
        ),
        (
            "has-global",
            "i32",
            r#"(i32.sub (call $call.has-global #"JSON") (call $call.has-global #"Nothing"))"#,
        ),
        (
            "no-method",
            "externref",
            r#"(call $call.invoke (call $construct.new-object) #"fly" (i32.const 0) (i32.const 0))"#,
        ),
        (
            "no-function",
            "externref",
            "(call $call.call (call $construct.null) (ref.null extern) (i32.const 0) (i32.const 0))",
        ),
        (
            "construct",
            "externref",
            r#"(table.set $values (i32.const 0) (call $construct.new-string #"a+"))
               (call $call.construct (call $call.global #"RegExp") (i32.const 0) (i32.const 1))"#,
        ),
        (
            "instance-of",
            "i32",
            r#"(call $operator.instance-of (call $construct.new-array (i32.const 0) (i32.const 0)) (call $call.global #"Array"))"#,
        ),
        (
            "instance-of-wrong",
            "i32",
            "(call $operator.instance-of (ref.null extern) (ref.null extern))",
        ),
        (
            "typeof",
            "externref",
            r#"(call $operator.typeof (call $call.global #"Array"))"#,
        ),
        (
            "add",
            "externref",
            r#"(call $operator.add (call $construct.new-string #"1") (extern.convert_any (ref.i31 (i32.const 2))))"#,
        ),
        (
            "bigint-multiply",
            "externref",
            r#"(local.set $a (call $construct.new-bigint #"123456789012345678901"))
               (call $operator.multiply (local.get $a) (local.get $a))"#,
        ),
        (
            "mixed",
            "externref",
            r#"(call $operator.subtract (call $construct.new-bigint #"1") (extern.convert_any (ref.i31 (i32.const 2))))"#,
        ),
        (
            "divide-by-zero",
            "externref",
            r#"(call $operator.divide (call $construct.new-bigint #"1") (call $construct.new-bigint #"0"))"#,
        ),
        (
            "less",
            "i32",
            r#"(call $operator.less (call $construct.new-bigint #"2") (extern.convert_any (ref.i31 (i32.const 3))))"#,
        ),
        (
            "loose",
            "i32",
            "(call $operator.loose-equals (call $construct.null) (ref.null extern))",
        ),
        (
            "strict",
            "i32",
            "(call $operator.strict-equals (call $construct.null) (ref.null extern))",
        ),
        (
            "bit-not",
            "externref",
            "(call $operator.bit-not (call $construct.new-number (f64.const 4294967295)))",
        ),
        (
            "power",
            "externref",
            r#"(call $operator.power (call $construct.new-bigint #"2") (call $construct.new-bigint #"100"))"#,
        ),
    ]));
    assert_eq!(guest.string("map"), "value");
    assert_eq!(
        guest.error("no-global"),
        "ReferenceError: Nothing is not defined"
    );
    assert_eq!(
        guest.error("no-class"),
        "TypeError: Math is not a constructor"
    );
    assert_eq!(guest.number("has-global"), 1.0);
    assert_eq!(
        guest.error("no-method"),
        "TypeError: object.fly is not a function"
    );
    assert_eq!(
        guest.error("no-function"),
        "TypeError: null is not a function"
    );
    assert_eq!(guest.string("construct"), "/a+/");
    assert_eq!(guest.number("instance-of"), 1.0);
    assert!(guest.error("instance-of-wrong").starts_with("TypeError"));
    assert_eq!(guest.string("typeof"), "function");
    assert_eq!(guest.string("add"), "12");
    assert_eq!(
        guest.string("bigint-multiply"),
        "15241578753238836750437433565526596567801"
    );
    assert!(guest.error("mixed").starts_with("TypeError"));
    assert!(guest.error("divide-by-zero").starts_with("RangeError"));
    assert_eq!(guest.number("less"), 1.0);
    assert_eq!(guest.number("loose"), 1.0);
    assert_eq!(guest.number("strict"), 0.0);
    assert_eq!(guest.string("bit-not"), "0");
    assert_eq!(guest.string("power"), "1267650600228229401496703205376");
}

#[test]
fn exception() {
    let mut guest = Guest::new(&functions(&[
        (
            "same-object",
            "i32",
            "(local.set $a (call $construct.new-object))
             (local.set $b (block $caught (result externref)
               (try_table (catch $thrown $caught) (call $exception.throw (local.get $a)))
               (ref.null extern)))
             (call $operator.strict-equals (local.get $a) (local.get $b))",
        ),
        (
            "error",
            "i32",
            r#"(call $exception.throw-error #"SyntaxError" #"no") (i32.const 0)"#,
        ),
        (
            "no-error",
            "i32",
            r#"(call $exception.throw-error #"Nothing" #"no") (i32.const 0)"#,
        ),
        (
            "is-error",
            "i32",
            r#"(call $exception.is-error (call $exception.new-error #"Error" #"m"))"#,
        ),
        (
            "is-no-error",
            "i32",
            "(call $exception.is-error (call $construct.new-object))",
        ),
        (
            "primitive",
            "i32",
            "(call $exception.throw (extern.convert_any (ref.i31 (i32.const 42)))) (i32.const 0)",
        ),
    ]));
    assert_eq!(guest.number("same-object"), 1.0);
    assert_eq!(guest.error("error"), "SyntaxError: no");
    assert_eq!(
        guest.error("no-error"),
        "ReferenceError: Nothing is not defined"
    );
    assert_eq!(guest.number("is-error"), 1.0);
    assert_eq!(guest.number("is-no-error"), 0.0);
    assert_eq!(guest.error("primitive"), "42");
}

#[test]
fn misuse_is_a_trap() {
    let mut guest = Guest::new(&functions(&[
        (
            "beyond-memory",
            "externref",
            "(call $construct.new-string (i32.const 65534) (i32.const 2))",
        ),
        (
            "odd",
            "externref",
            "(call $construct.new-string (i32.const 1) (i32.const 2))",
        ),
        (
            "beyond-table",
            "externref",
            "(call $construct.new-array (i32.const 7) (i32.const 2))",
        ),
        (
            "huge-slice",
            "externref",
            "(call $construct.new-array (i32.const -1) (i32.const -1))",
        ),
    ]));
    for name in ["beyond-memory", "odd", "beyond-table", "huge-slice"] {
        assert!(guest.error(name).starts_with("trap"), "{name}");
    }
}
