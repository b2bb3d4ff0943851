//! What the engine runs while a guest runs inside it: the lines that stacks have for it.

use super::{Boa, Realm};
use crate::boa::interfaces::Arg;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsString, JsSymbol, JsValue, Source};

/// The name of the functions with which the engine calls guests. No built-in has it.
pub(super) const TRAP: &str = "(guest)";

/// Prototypes that are asked for the name of their class at most.
const CHAIN: usize = 8;

impl Boa {
    /// Notes what a call of the interface is about, until the guard is dropped.
    pub(super) fn note(&self, calls: bool, args: &[Arg]) -> Noted<'_> {
        let object = match args.first() {
            Some(Arg::Value(object)) if calls => object.clone(),
            _ => JsValue::undefined(),
        };
        self.running.borrow_mut().push(object);
        Noted(self)
    }
}

/// A call of the interface that runs.
pub(super) struct Noted<'a>(&'a Boa);

impl Drop for Noted<'_> {
    fn drop(&mut self) {
        self.0.running.borrow_mut().pop();
    }
}

/// The functions of the engine and of the embedder that run, innermost first: a list for each time
/// that the engine has called a guest.
pub(super) fn frames(realm: &Realm) -> Vec<Vec<String>> {
    let running = realm.engine.running.borrow().clone();
    if running.is_empty() {
        return Vec::new();
    }
    let listed = realm.engine.with_context(listed);
    let mut frames: Vec<Vec<String>> = Vec::new();
    // The engine tells its frames as lines of text, and in no other way.
    for line in listed.unwrap_or_default().split("\n    at ").skip(2) {
        let name = line.split(" (native").next().unwrap_or(line);
        match frames.last_mut() {
            _ if name == TRAP => frames.push(Vec::new()),
            Some(frame) if name.len() < line.len() => frame.push(format!("{name} (<anonymous>)")),
            Some(frame) => frame.push(line.replace("(unknown at ", "(<anonymous>")),
            None => {}
        }
    }
    for (frame, object) in frames.iter_mut().zip(running.iter().rev()) {
        if let (Some(outermost), Some(class)) = (frame.last_mut(), class_name(object)) {
            *outermost = format!("{class}.{outermost}");
        }
    }
    frames
}

/// The engine's stack, as it puts it after an error.
fn listed(context: &mut Context) -> String {
    let thrown = context
        .eval(Source::from_bytes("(function () { throw 0 })"))
        .ok()
        .and_then(|function| function.as_callable())
        .map(|function| function.call(&JsValue::undefined(), &[], context));
    match thrown {
        Some(Err(error)) => error.to_string(),
        _ => String::new(),
    }
}

/// The class of an object whose method is called, as far as a look at it tells: nothing is run.
fn class_name(object: &JsValue) -> Option<String> {
    if object.is_string() {
        return Some("String".to_owned());
    }
    if object.is_number() {
        return Some("Number".to_owned());
    }
    let object = object.as_object()?;
    if object.is_callable() {
        return text(&object, &JsString::from("name").into());
    }
    let mut at = Some(object);
    for _ in 0..CHAIN {
        let object = at?;
        if let Some(tag) = text(&object, &JsSymbol::to_string_tag().into()) {
            return Some(tag);
        }
        let constructor = data(&object, &JsString::from("constructor").into());
        if let Some(class) = constructor.and_then(|value| value.as_object()) {
            return text(&class, &JsString::from("name").into());
        }
        at = object.prototype();
    }
    None
}

fn data(object: &JsObject, key: &PropertyKey) -> Option<JsValue> {
    let object = object.try_borrow().ok()?;
    object.properties().get(key)?.value().cloned()
}

fn text(object: &JsObject, key: &PropertyKey) -> Option<String> {
    let text = data(object, key)?.as_string()?.to_std_string_lossy();
    Some(text).filter(|text| !text.is_empty())
}
