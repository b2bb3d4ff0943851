//! QuickJS, interpreting.

use std::time::Duration;

use rquickjs::{Context, Function, Runtime};

use crate::clock::Clock;
use crate::source::{CHECKED_ROUNDS, Source};
use crate::{Failure, Subject};

struct QuickJs {
    context: Context,
}

/// A program in an engine of its own.
pub fn subject(source: &Source) -> Result<Box<dyn Subject>, Failure> {
    Ok(Box::new(start(source)?))
}

/// What the program computes.
pub fn result(source: &Source) -> Result<String, Failure> {
    let started = start(source)?;
    let call = format!("String(run({CHECKED_ROUNDS}))");
    Ok(started.context.with(|ctx| ctx.eval(call))?)
}

fn start(source: &Source) -> Result<QuickJs, Failure> {
    let context = Context::full(&Runtime::new()?)?;
    context.with(|ctx| ctx.eval::<(), _>(source.javascript.as_str()))?;
    Ok(QuickJs { context })
}

impl Subject for QuickJs {
    fn time(&mut self, rounds: u64) -> Duration {
        self.context.with(|ctx| {
            let run: Function<'_> = ctx.globals().get("run").expect("`run` is there");
            let start = Clock::start();
            let result = run.call::<_, rquickjs::Value<'_>>((rounds as f64,));
            let time = start.elapsed();
            result.expect("`run` ends well");
            time
        })
    }
}
