//! Optimisation of whole modules.

mod arithmetic;
mod constant;
mod effect;
mod fold;
mod locals;
mod renumber;
mod shake;

use crate::ir::Module;

/// Makes a module smaller and faster. It stays valid.
pub fn optimise(module: &mut Module) {
    pass(module, "shake", shake::shake);
    pass(module, "fold", fold::fold);
    pass(module, "locals", locals::locals);
}

fn pass(module: &mut Module, name: &str, run: impl FnOnce(&mut Module)) {
    run(module);
    if cfg!(debug_assertions)
        && let Err(error) = crate::ir::verify(module)
    {
        panic!("after {name}: {error}");
    }
}
