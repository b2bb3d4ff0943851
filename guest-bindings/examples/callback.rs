//! Hands closures and an object of its own to built-ins of the environment.

use dyntype_guest::{Error, Object, Result, Value, call};
use std::cell::RefCell;
use std::rc::Rc;

/// An object whose properties are fields of a struct.
struct Account {
    owner: String,
    balance: RefCell<f64>,
}

impl Object for Account {
    fn get(&self, key: &Value) -> Result<Option<Value>> {
        Ok(match key.to_text()?.as_str() {
            "owner" => Some(self.owner.as_str().into()),
            "balance" => Some((*self.balance.borrow()).into()),
            _ => None,
        })
    }

    fn set(&self, key: &Value, value: Value) -> Result<bool> {
        if key.to_text()? != "balance" {
            return Ok(false);
        }
        *self.balance.borrow_mut() = value.try_into()?;
        Ok(true)
    }

    fn keys(&self) -> Result<Vec<Value>> {
        Ok(vec!["owner".into(), "balance".into()])
    }

    fn class_name(&self) -> Option<String> {
        Some("Account".to_owned())
    }
}

fn check(what: &str, found: &str, wanted: &str) -> Result<()> {
    if found == wanted {
        return Ok(());
    }
    Err(Error::new(
        "Error",
        &format!("{what}: {found} is not {wanted}"),
    ))
}

fn run() -> Result<()> {
    // A closure orders the elements of an array.
    let numbers = Value::array([3.0, 1.0, 10.0, 2.0])?;
    let descending = Value::function(|_, args| Ok((args[1].as_f64()? - args[0].as_f64()?).into()))?;
    call!(numbers.sort(&descending))?;
    check("sort", &call!(numbers.join("-"))?.as_text()?, "10-3-2-1")?;

    // A closure keeps what it captures.
    let seen = Rc::new(RefCell::new(Vec::new()));
    let note = {
        let seen = seen.clone();
        Value::function(move |_, args| {
            seen.borrow_mut().push(args[0].to_text()?);
            Ok(Value::undefined())
        })?
    };
    let map = call!(new Map())?;
    call!(map.set("a", 1))?;
    call!(map.set("b", 2))?;
    call!(map.forEach(&note))?;
    check("forEach", &seen.borrow().join(","), "1,2")?;

    // What it throws arrives as the same error.
    let failing = Value::function(|_, _| Err(Error::new("RangeError", "no more")))?;
    match call!(numbers.map(&failing)) {
        Err(error) if error.is("RangeError") => {
            check("error", &error.to_string(), "RangeError: no more")?
        }
        other => {
            return Err(Error::new(
                "Error",
                &format!("the error was lost: {other:?}"),
            ));
        }
    }

    // Built-ins walk an object of ours, and write to it.
    let account = Value::of(Account {
        owner: "Bob".to_owned(),
        balance: RefCell::new(10.0),
    })?;
    let object = Value::global("Object")?;
    let change = Value::object()?;
    change.set("balance", 12.5)?;
    call!(object.assign(&account, &change))?;
    let json = Value::global("JSON")?;
    let text = call!(json.stringify(&account))?.as_text()?;
    check("stringify", &text, r#"{"owner":"Bob","balance":12.5}"#)?;

    // It keeps its identity.
    let list = Value::array([&account])?;
    check("identity", &list.get(0)?.is(&account).to_string(), "true")?;
    Value::global("globalThis")?.set("output", text)
}

dyntype_guest::main!(run);
