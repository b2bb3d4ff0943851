//! boa, interpreting.

use std::time::Duration;

use boa_engine::{Context, JsObject, JsValue, js_string};

use crate::clock::Clock;
use crate::source::{CHECKED_ROUNDS, Source};
use crate::{Failure, Subject};

struct Boa {
    context: Context,
    run: JsObject,
}

/// A program in a realm of its own.
pub fn subject(source: &Source) -> Result<Box<dyn Subject>, Failure> {
    let mut context = Context::default();
    let failure = |error: boa_engine::JsError| Failure::from(error.to_string());
    let script = boa_engine::Source::from_bytes(source.javascript.as_bytes());
    context.eval(script).map_err(failure)?;
    let run = context
        .global_object()
        .get(js_string!("run"), &mut context)
        .map_err(failure)?;
    let run = run.as_object().ok_or("`run` is no function")?;
    let mut started = Boa { context, run };
    let result = started.call(CHECKED_ROUNDS).map_err(failure)?;
    let result = result.to_string(&mut started.context).map_err(failure)?;
    source.check(&result.to_std_string_lossy())?;
    Ok(Box::new(started))
}

impl Boa {
    fn call(&mut self, rounds: u64) -> boa_engine::JsResult<JsValue> {
        let rounds = JsValue::from(rounds as f64);
        self.run
            .call(&JsValue::undefined(), &[rounds], &mut self.context)
    }
}

impl Subject for Boa {
    fn time(&mut self, rounds: u64) -> Duration {
        let start = Clock::start();
        let result = self.call(rounds);
        let time = start.elapsed();
        result.expect("`run` ends well");
        time
    }
}
