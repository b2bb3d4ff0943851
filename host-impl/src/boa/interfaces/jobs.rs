//! `jobs`: promises and the job queue.

use super::{Call, Group, Out};
use boa_engine::job::{GenericJob, JobExecutor};
use boa_engine::object::builtins::{JsFunction, JsPromise};
use boa_engine::{JsError, JsNativeError, JsObject, JsResult, JsValue};

pub(super) const OPS: Group = &[
    ("enqueue", |c| {
        let function = c.value(0)?;
        let Some(callable) = function.as_callable() else {
            return Err(JsNativeError::typ()
                .with_message("only a function can be a job")
                .into());
        };
        let realm = c.context.realm().clone();
        let job = GenericJob::new(
            move |context| callable.call(&JsValue::undefined(), &[], context),
            realm,
        );
        c.realm
            .engine
            .queue
            .clone()
            .enqueue_job(job.into(), c.context);
        Ok(Out::Nothing)
    }),
    ("run", |c| run_all(c).map(|()| Out::Nothing)),
    ("promise-resolve", |c| {
        let value = c.value(0)?;
        Ok(Out::Value(JsPromise::resolve(value, c.context)?.into()))
    }),
    ("promise-reject", |c| {
        let reason = JsError::from_opaque(c.value(0)?);
        Ok(Out::Value(JsPromise::reject(reason, c.context)?.into()))
    }),
    ("promise-then", |c| {
        let promise = c
            .value(0)?
            .as_object()
            .and_then(|object| JsPromise::from_object(object).ok());
        let Some(promise) = promise else {
            return Err(JsNativeError::typ()
                .with_message("the value is no promise")
                .into());
        };
        let (fulfilled, rejected) = (function(c, 1)?, function(c, 2)?);
        Ok(Out::Value(
            promise.then(fulfilled, rejected, c.context)?.into(),
        ))
    }),
];

/// Runs jobs until the queue is empty or one throws.
pub(crate) fn run_all(c: &mut Call<'_>) -> JsResult<()> {
    let queue = c.realm.engine.queue.clone();
    while let Some(result) = queue.run_one(c.context) {
        result?;
        // A trap in a callback ends the run even where the promise machinery swallowed it.
        if c.realm.abort.borrow().is_some() {
            break;
        }
    }
    Ok(())
}

fn function(c: &Call<'_>, at: usize) -> JsResult<Option<JsFunction>> {
    let callable: Option<JsObject> = c.value(at)?.as_callable();
    Ok(callable.and_then(JsFunction::from_object))
}
