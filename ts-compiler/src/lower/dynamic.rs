//! Dynamic objects: creation and definition, in the module or in the environment.

use crate::ir::Expr;

use super::Lowerer;
use super::function::Body;

impl Body<'_, '_> {
    /// A fresh object without a layout.
    pub fn new_object(&mut self) -> Expr {
        if self.l.options.host_objects && !self.l.program.module(self.module).is_library {
            return self.l.call_library("host", "hostNewObject", vec![]);
        }
        self.l.call_library("definition", "rtNewObject", vec![])
    }

    /// Defines a property of a fresh object.
    pub fn define_property(&mut self, object: Expr, key: Expr, value: Expr) -> Expr {
        self.l
            .call_library("definition", "rtDefine", vec![object, key, value])
    }
}

impl Lowerer<'_> {
    /// A property key as a value: a string, or a well-known symbol for `@@name`.
    pub fn property_key(&mut self, name: &str) -> Expr {
        if let Some(symbol) = name.strip_prefix("@@")
            && let Some(class) = self.global_class("Symbol")
            && let Some(super::statics::StaticMember::Field { global, repr, .. }) =
                self.find_static(class, symbol)
        {
            let val = self.val(repr);
            return Expr::global(global, val);
        }
        self.string_constant(name)
    }
}
