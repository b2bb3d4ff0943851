//! Optimisation of whole modules.

mod arithmetic;
mod callee;
mod constant;
mod constants;
mod cycles;
mod depth;
mod effect;
mod fold;
mod inline;
mod instances;
mod locals;
mod narrow;
mod present;
mod renumber;
mod shake;

use crate::ir::Module;

/// Makes a module smaller and faster. It stays valid.
pub fn optimise(module: &mut Module) {
    depth::mark(module);
    // What is not reached need not be looked at.
    pass(module, "shake", shake::shake);
    pass(module, "fold", fold::fold);
    pass(module, "present", present::present);
    pass(module, "locals", locals::locals);
    // Each round pastes one level of calls.
    for _ in 0..3 {
        pass(module, "inline", inline::inline);
        pass(module, "fold", fold::fold);
        pass(module, "locals", locals::locals);
    }
    pass(module, "fold", fold::fold);
    pass(module, "shake", shake::shake);
    pass(module, "callee", callee::callee);
    pass(module, "narrow", narrow::narrow);
    pass(module, "depth", depth::limit);
    // Calls hide what is constant, so that no pass may come after.
    pass(module, "constants", constants::constants);
}

fn pass(module: &mut Module, name: &str, run: impl FnOnce(&mut Module)) {
    run(module);
    if cfg!(debug_assertions)
        && let Err(error) = crate::ir::verify(module)
    {
        panic!("after {name}: {error}");
    }
}

#[cfg(test)]
mod tests;
