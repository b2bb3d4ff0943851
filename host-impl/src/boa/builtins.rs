//! Starting the JavaScript engine, and what the host needs of it later.

use super::guests::HandlerData;
use super::stack::TRAP;
use super::traps;
use crate::engine::kind;
use crate::error::Error;
use boa_engine::builtins::error::Error as ErrorData;
use boa_engine::context::ContextBuilder;
use boa_engine::error::EngineError;
use boa_engine::job::{Job, JobExecutor};
use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsArray;
use boa_engine::{
    Context, JsError, JsNativeError, JsObject, JsResult, JsString, JsValue, NativeFunction,
};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// The jobs of a realm, first in first out. The engine's own executor throws away the rest of the
/// queue when one job fails; a guest that catches the error wants to go on.
#[derive(Default)]
pub(crate) struct Queue(RefCell<VecDeque<Job>>);

impl Queue {
    /// Runs one job, None when there is none.
    pub(crate) fn run_one(&self, context: &mut Context) -> Option<JsResult<()>> {
        let job = self.0.borrow_mut().pop_front()?;
        Some(match job {
            Job::PromiseJob(job) => job.call(context).map(drop),
            Job::GenericJob(job) => job.call(context).map(drop),
            Job::TimeoutJob(job) => job.call(context).map(drop),
            // Nothing of what a guest can reach makes other jobs that must run: they serve
            // finalization registries and shared memory.
            _ => Ok(()),
        })
    }
}

impl JobExecutor for Queue {
    fn enqueue_job(self: Rc<Self>, job: Job, _: &mut Context) {
        self.0.borrow_mut().push_back(job);
    }

    fn run_jobs(self: Rc<Self>, context: &mut Context) -> JsResult<()> {
        while let Some(result) = self.run_one(context) {
            result?;
        }
        Ok(())
    }
}

/// Built-ins, taken before any program could change the globals.
pub(crate) struct Builtins {
    proxy: JsObject,
    /// The prototype of all proxy handlers: the traps.
    traps: JsObject,
    /// What the proxies of guest objects, functions and arrays have as targets. They are shared,
    /// because every operation has a trap, and no trap touches its target.
    targets: [JsObject; 3],
    pub(crate) get_own: JsObject,
    pub(crate) reflect_get: JsObject,
    pub(crate) reflect_set: JsObject,
    pub(crate) prevent_extensions: JsObject,
    pub(crate) get_prototype: JsObject,
    pub(crate) set_prototype: JsObject,
    pub(crate) keys: JsObject,
    pub(crate) create: JsObject,
    pub(crate) is_array: JsObject,
}

impl Builtins {
    /// A new proxy for a guest object of a kind.
    pub(crate) fn proxy(
        &self,
        kind: u32,
        data: HandlerData,
        context: &mut Context,
    ) -> JsResult<JsObject> {
        let handler = JsObject::from_proto_and_data(self.traps.clone(), data);
        let [object, function, array] = &self.targets;
        let target = match kind {
            kind::FUNCTION => function,
            kind::ARRAY => array,
            _ => object,
        };
        self.proxy
            .construct(&[target.clone().into(), handler.into()], None, context)
    }
}

/// Makes an engine and finds its built-ins.
pub(crate) fn start(queue: Rc<Queue>) -> Result<(Context, Builtins), Error> {
    let failed = |e: JsError| Error::Engine(e.to_string());
    let mut context = ContextBuilder::new()
        .job_executor(queue)
        .build()
        .map_err(failed)?;
    let builtins = builtins(&mut context).map_err(failed)?;
    Ok((context, builtins))
}

fn builtins(context: &mut Context) -> JsResult<Builtins> {
    let traps = JsObject::with_null_proto();
    for (name, trap) in traps::TRAPS {
        let function =
            FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(*trap))
                .name(TRAP)
                .build();
        traps.create_data_property_or_throw(JsString::from(*name), function, context)?;
    }
    let nothing = NativeFunction::from_fn_ptr(|_, _, _| Ok(JsValue::undefined()));
    let function = FunctionObjectBuilder::new(context.realm(), nothing)
        .constructor(true)
        .build();
    let array: JsObject = JsArray::new(context)?.into();
    Ok(Builtins {
        proxy: member(context, &["Proxy"])?,
        traps,
        targets: [
            JsObject::with_object_proto(context.intrinsics()),
            function.into(),
            array,
        ],
        get_own: member(context, &["Object", "getOwnPropertyDescriptor"])?,
        reflect_get: member(context, &["Reflect", "get"])?,
        reflect_set: member(context, &["Reflect", "set"])?,
        prevent_extensions: member(context, &["Reflect", "preventExtensions"])?,
        get_prototype: member(context, &["Object", "getPrototypeOf"])?,
        set_prototype: member(context, &["Object", "setPrototypeOf"])?,
        keys: member(context, &["Object", "keys"])?,
        is_array: member(context, &["Array", "isArray"])?,
        create: member(context, &["Object", "create"])?,
    })
}

fn member(context: &mut Context, path: &[&str]) -> JsResult<JsObject> {
    let mut at = context.global_object();
    for name in path {
        let value = at.get(JsString::from(*name), context)?;
        at = value
            .as_object()
            .ok_or_else(|| JsNativeError::typ().with_message(format!("{name} is missing")))?;
    }
    Ok(at)
}

/// A thrown value in a message: an error as its class and message, everything else as it prints.
pub(crate) fn describe_error(value: &JsValue, context: &mut Context) -> String {
    let is_error = value.as_object().is_some_and(|o| o.is::<ErrorData>());
    // Other objects could run anything when they are asked for their text.
    let text = is_error.then(|| value.to_string(context).ok()).flatten();
    match text.or_else(|| value.as_string()) {
        Some(text) => text.to_std_string_lossy(),
        None => value.display().to_string(),
    }
}

/// The value that an error of the engine throws.
pub(crate) fn thrown(error: JsError, context: &mut Context) -> JsValue {
    match error.into_opaque(context) {
        Ok(value) => value,
        // The engine's own limits cannot be caught by JavaScript; to the guest they are what
        // every other engine throws then.
        Err(error) => {
            let message = match error.as_engine() {
                Some(EngineError::RuntimeLimit(_)) => "Maximum call stack size exceeded".to_owned(),
                _ => error.to_string(),
            };
            JsNativeError::range()
                .with_message(message)
                .into_opaque(context)
                .into()
        }
    }
}
