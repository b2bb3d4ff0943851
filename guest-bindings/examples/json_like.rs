//! Walks a value of the environment and writes it as JSON does; then compares with the real one.

use dyntype_guest::{Error, Kind, Result, Value, call};

/// Writes a value; cycles are an error, as in `JSON.stringify`.
fn write(value: &Value, above: &mut Vec<Value>, out: &mut String) -> Result<()> {
    match value.kind() {
        Kind::Null | Kind::Undefined | Kind::Function | Kind::Symbol => out.push_str("null"),
        Kind::Boolean | Kind::Number => out.push_str(&value.to_text()?),
        Kind::String => quote(&value.as_text()?, out),
        Kind::Bigint => return Err(Error::new("TypeError", "a bigint is no JSON")),
        kind @ (Kind::Array | Kind::Object) => {
            if above.iter().any(|other| other.is(value)) {
                return Err(Error::new("TypeError", "the structure has a cycle"));
            }
            above.push(value.duplicate()?);
            let is_array = kind == Kind::Array;
            out.push(if is_array { '[' } else { '{' });
            for (index, key) in value.keys()?.enumerate() {
                if index > 0 {
                    out.push(',');
                }
                if !is_array {
                    quote(&key.as_text()?, out);
                    out.push(':');
                }
                write(&value.get(&key)?, above, out)?;
            }
            out.push(if is_array { ']' } else { '}' });
            above.pop();
        }
    }
    Ok(())
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn run() -> Result<()> {
    let person = Value::object()?;
    person.set("name", "Ada \"the first\"\nprogrammer")?;
    person.set("born", 1815)?;
    person.set("languages", Value::array(["english", "french"])?)?;
    person.set("nested", {
        let nested = Value::object()?;
        nested.set("none", Value::null())?;
        nested.set("list", vec![1.5, -2.0])?;
        nested.set("yes", true)?;
        nested
    })?;
    person.set(7, "index")?;

    let mut text = String::new();
    write(&person, &mut Vec::new(), &mut text)?;
    let json = Value::global("JSON")?;
    let wanted = call!(json.stringify(&person))?.as_text()?;
    if text != wanted {
        return Err(Error::new("Error", &format!("{text} is not {wanted}")));
    }

    person.set("self", &person)?;
    match write(&person, &mut Vec::new(), &mut String::new()) {
        Err(error) if error.is("TypeError") => {}
        other => return Err(Error::new("Error", &format!("a cycle gave {other:?}"))),
    }
    Value::global("globalThis")?.set("output", text)
}

dyntype_guest::main!(run);
