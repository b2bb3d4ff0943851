//! The operands and results of every kind of expression.

use super::*;

impl Checker<'_, '_> {
    /// Checks an expression and everything below it.
    pub(super) fn expr(&mut self, expr: &Expr) -> Result<(), String> {
        self.kind(expr).map_err(|error| self.place(error, expr))
    }

    fn kind(&mut self, expr: &Expr) -> Result<(), String> {
        let module = self.module;
        if let Some(ty) = expr.ty {
            val(module, ty)?;
        }
        let result = match &*expr.kind {
            Kind::Nop => None,
            Kind::I32(_) => Some(Val::I32),
            Kind::I64(_) => Some(Val::I64),
            Kind::F64(_) => Some(Val::F64),
            Kind::Null => match expr.ty {
                None | Some(Val::I32 | Val::I64 | Val::F64) => {
                    return Err("null of no reference type".into());
                }
                ty => ty,
            },
            Kind::FuncRef(func) => {
                if func.index() < module.imports.len() {
                    // Its type is the host's, not one of the module's group.
                    return Err("a reference to an imported function".into());
                }
                Some(Val::Ref(self.callee(*func)?))
            }
            Kind::Get(local) => Some(self.local(*local)?),
            Kind::Set(local, value) => {
                let ty = self.local(*local)?;
                self.operand(value, Some(ty))?;
                None
            }
            Kind::Tee(local, value) => {
                let ty = self.local(*local)?;
                self.operand(value, Some(ty))?;
                Some(ty)
            }
            Kind::GlobalGet(global) => Some(self.global(*global)?),
            Kind::GlobalSet(global, value) => {
                let ty = self.global(*global)?;
                self.operand(value, Some(ty))?;
                None
            }
            Kind::Unary(op, operand) => Some(self.unary(*op, operand)?),
            Kind::Binary(op, left, right) => {
                for operand in [left, right] {
                    self.operand(operand, Some(op.operand()))?;
                }
                Some(op.result())
            }
            Kind::Select(first, second, condition) => {
                let ty = expr.ty.ok_or("a choice without a type")?;
                self.operand(first, Some(ty))?;
                self.operand(second, Some(ty))?;
                self.operand(condition, Some(Val::I32))?;
                Some(ty)
            }
            Kind::Call(func, args) => {
                let ty = self.callee(*func)?;
                self.args(ty, args)?
            }
            Kind::CallRef(ty, callee, args) => {
                let result = self.args(*ty, args)?;
                self.operand(callee, Some(Val::Ref(*ty)))?;
                result
            }
            Kind::StructNew(ty, values) => {
                let fields = fields(module, *ty)?;
                if fields.len() != values.len() {
                    return Err(format!(
                        "{} values for {} fields",
                        values.len(),
                        fields.len()
                    ));
                }
                for (field, value) in fields.iter().zip(values) {
                    self.operand(value, Some(unpacked(field.storage)))?;
                }
                Some(Val::Ref(*ty))
            }
            Kind::FieldGet(ty, field, object) => {
                let field = field_of(module, *ty, *field)?;
                self.operand(object, Some(Val::Ref(*ty)))?;
                Some(unpacked(field.storage))
            }
            Kind::FieldSet(ty, field, object, value) => {
                let field = field_of(module, *ty, *field)?;
                if !field.mutable {
                    return Err(format!("field {} cannot be assigned", field.name));
                }
                self.operand(object, Some(Val::Ref(*ty)))?;
                self.operand(value, Some(unpacked(field.storage)))?;
                None
            }
            Kind::Test(ty, value) => {
                self.castable(*ty, value)?;
                Some(Val::I32)
            }
            Kind::Cast(ty, value) => {
                self.castable(*ty, value)?;
                // A cast may go up too, where it does nothing.
                if let Some(have) = value.ty.filter(|have| module.is_subtype(*have, *ty)) {
                    self.converts(have, *ty);
                }
                Some(*ty)
            }
            Kind::ArrayNew(..)
            | Kind::ArrayNewDefault(..)
            | Kind::ArrayNewFixed(..)
            | Kind::ArrayNewData(..)
            | Kind::ArrayGet(..)
            | Kind::ArraySet(..)
            | Kind::ArrayCopy(..)
            | Kind::ArrayFill(..) => self.array(&expr.kind)?,
            Kind::Load(access, address, _) => {
                self.memory()?;
                self.operand(address, Some(Val::I32))?;
                Some(accessed(*access))
            }
            Kind::Store(access, address, value, _) => {
                self.memory()?;
                self.operand(address, Some(Val::I32))?;
                self.operand(value, Some(accessed(*access)))?;
                None
            }
            Kind::SlotGet(slot) => {
                self.slots()?;
                self.operand(slot, Some(Val::I32))?;
                Some(Val::Extern)
            }
            Kind::SlotSet(slot, value) => {
                self.slots()?;
                self.operand(slot, Some(Val::I32))?;
                self.operand(value, Some(Val::Extern))?;
                None
            }
            Kind::SlotGrow(value, count) => {
                self.slots()?;
                self.operand(value, Some(Val::Extern))?;
                self.operand(count, Some(Val::I32))?;
                Some(Val::I32)
            }
            Kind::Suspend(_) => return Err("a suspension after its pass".into()),
            _ => return self.control(expr),
        };
        match (result, expr.ty) {
            (None, None) => Ok(()),
            (Some(have), Some(claim)) if self.converts(have, claim) => Ok(()),
            _ if expr.diverges => Ok(()),
            (have, claim) => {
                let name =
                    |ty: Option<Val>| ty.map_or("nothing".into(), |ty| print::val(module, ty));
                Err(format!("it leaves {}, not {}", name(have), name(claim)))
            }
        }
    }

    fn control(&mut self, expr: &Expr) -> Result<(), String> {
        match &*expr.kind {
            Kind::Block(label, body) => self.labelled(*label, expr.ty, body, expr.ty),
            Kind::Loop(label, body) => self.labelled(*label, None, body, expr.ty),
            Kind::Seq(body) => self.body(body, expr.ty),
            Kind::If(condition, then, other) => {
                self.operand(condition, Some(Val::I32))?;
                self.body(then, expr.ty)?;
                self.body(other, expr.ty)
            }
            Kind::Br(label, value) => {
                let carried = self.target(*label)?;
                self.optional(value.as_ref(), carried)
            }
            Kind::Switch(index, labels, default) => {
                self.operand(index, Some(Val::I32))?;
                for label in labels.iter().chain([default]) {
                    if self.target(*label)?.is_some() {
                        return Err(format!("label {} wants a value", label.0));
                    }
                }
                Ok(())
            }
            Kind::Return(value) => self.optional(value.as_ref(), self.result),
            Kind::Throw(value) => self.operand(value, Some(self.thrown())),
            Kind::Try(body, local, handler) => {
                let ty = self.local(*local)?;
                if !self.module.is_subtype(self.thrown(), ty) {
                    return Err(format!("local {} cannot hold what is thrown", local.0));
                }
                self.body(body, expr.ty)?;
                self.body(handler, expr.ty)
            }
            Kind::Drop(value) => {
                self.expr(value)?;
                match value.ty {
                    None if !value.diverges => Err("nothing to discard".into()),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn optional(&mut self, value: Option<&Expr>, want: Option<Val>) -> Result<(), String> {
        match value {
            Some(value) => self.operand(value, want),
            None if want.is_none() => Ok(()),
            None => Err("no value where one is wanted".into()),
        }
    }

    fn unary(&mut self, op: Unary, operand: &Expr) -> Result<Val, String> {
        if let Some(want) = op.operand() {
            self.operand(operand, Some(want))?;
            return Ok(op.result());
        }
        self.expr(operand)?;
        match operand.ty {
            _ if operand.diverges => {}
            None | Some(Val::I32 | Val::I64 | Val::F64) => {
                return Err("its operand is no reference".into());
            }
            Some(ty) if op == Unary::ArrayLen => {
                let Val::Ref(ty) = ty else {
                    return Err("its operand is no array".into());
                };
                self.element(ty)?;
            }
            Some(have) if op == Unary::ExternConvertAny => {
                self.converts(have, Val::Any);
            }
            Some(_) => {}
        }
        Ok(match op {
            Unary::RefAsNonNull => operand.ty.unwrap_or(Val::Any),
            _ => Val::I32,
        })
    }

    fn array(&mut self, kind: &Kind) -> Result<Option<Val>, String> {
        let number = Some(Val::I32);
        match kind {
            Kind::ArrayNew(ty, value, length) => {
                let element = self.element(*ty)?;
                self.operand(value, Some(unpacked(element)))?;
                self.operand(length, number)?;
                Ok(Some(Val::Ref(*ty)))
            }
            Kind::ArrayNewDefault(ty, length) => {
                self.element(*ty)?;
                self.operand(length, number)?;
                Ok(Some(Val::Ref(*ty)))
            }
            Kind::ArrayNewFixed(ty, values) => {
                let element = self.element(*ty)?;
                for value in values {
                    self.operand(value, Some(unpacked(element)))?;
                }
                Ok(Some(Val::Ref(*ty)))
            }
            Kind::ArrayNewData(ty, data, offset, length) => {
                if !matches!(
                    self.element(*ty)?,
                    Storage::I8 | Storage::I16 | Storage::Val(Val::I32 | Val::I64 | Val::F64)
                ) {
                    return Err("references out of a data segment".into());
                }
                if data.index() >= self.module.data.len() {
                    return Err(format!("no data segment {}", data.0));
                }
                self.operand(offset, number)?;
                self.operand(length, number)?;
                Ok(Some(Val::Ref(*ty)))
            }
            Kind::ArrayGet(ty, array, index) => {
                let element = self.element(*ty)?;
                self.operand(array, Some(Val::Ref(*ty)))?;
                self.operand(index, number)?;
                Ok(Some(unpacked(element)))
            }
            Kind::ArraySet(ty, array, index, value) => {
                let element = self.element(*ty)?;
                self.operand(array, Some(Val::Ref(*ty)))?;
                self.operand(index, number)?;
                self.operand(value, Some(unpacked(element)))?;
                Ok(None)
            }
            Kind::ArrayCopy(ty, [to, to_index, from, from_index, length]) => {
                self.element(*ty)?;
                for array in [to, from] {
                    self.operand(array, Some(Val::Ref(*ty)))?;
                }
                for index in [to_index, from_index, length] {
                    self.operand(index, number)?;
                }
                Ok(None)
            }
            Kind::ArrayFill(ty, [array, index, value, length]) => {
                let element = self.element(*ty)?;
                self.operand(array, Some(Val::Ref(*ty)))?;
                self.operand(index, number)?;
                self.operand(value, Some(unpacked(element)))?;
                self.operand(length, number)?;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn args(&mut self, ty: TypeIdx, args: &[Expr]) -> Result<Option<Val>, String> {
        let (params, result) = func_type(self.module, ty)?;
        if params.len() != args.len() {
            return Err(format!(
                "{} arguments for {} parameters",
                args.len(),
                params.len()
            ));
        }
        for (param, arg) in params.iter().zip(args) {
            self.operand(arg, Some(*param))?;
        }
        Ok(result)
    }

    fn castable(&mut self, ty: Val, value: &Expr) -> Result<(), String> {
        val(self.module, ty)?;
        self.expr(value)?;
        let Some(have) = value.ty.filter(|_| !value.diverges) else {
            return Ok(());
        };
        let top = |ty: Val| match ty {
            Val::I32 | Val::I64 | Val::F64 => None,
            Val::Extern => Some(Val::Extern),
            _ if self.module.is_subtype(ty, Val::Func) => Some(Val::Func),
            _ => Some(Val::Any),
        };
        match (top(have), top(ty)) {
            (Some(a), Some(b)) if a == b => Ok(()),
            _ => Err(format!(
                "{} can never be {}",
                print::val(self.module, have),
                print::val(self.module, ty)
            )),
        }
    }

    fn thrown(&self) -> Val {
        match self.module.exceptions {
            Exceptions::Own(value) | Exceptions::Dyntype { value, .. } => Val::Ref(value),
        }
    }

    fn local(&self, local: Local) -> Result<Val, String> {
        let found = self.func.locals.get(local.index());
        found
            .map(|(_, ty)| *ty)
            .ok_or_else(|| format!("no local {}", local.0))
    }

    fn global(&self, global: GlobalIdx) -> Result<Val, String> {
        let found = self.module.globals.get(global.index());
        found
            .map(|global| global.ty)
            .ok_or_else(|| format!("no global {}", global.0))
    }

    fn callee(&self, func: FuncIdx) -> Result<TypeIdx, String> {
        if func.index() >= self.module.imports.len() + self.module.funcs.len() {
            return Err(format!("no function {}", func.0));
        }
        Ok(self.module.func_type(func))
    }

    fn element(&self, ty: TypeIdx) -> Result<Storage, String> {
        match self.module.types.get(ty.index()).map(|def| &def.kind) {
            Some(TypeKind::Array(element)) => Ok(*element),
            _ => Err(format!("type {} is not an array", ty.0)),
        }
    }

    fn memory(&self) -> Result<(), String> {
        if self.module.memory_pages == 0 {
            Err("the module has no memory".into())
        } else {
            Ok(())
        }
    }

    fn slots(&self) -> Result<(), String> {
        if self.module.value_slots == 0 {
            Err("the module has no table".into())
        } else {
            Ok(())
        }
    }
}

fn unpacked(storage: Storage) -> Val {
    match storage {
        Storage::Val(ty) => ty,
        _ => Val::I32,
    }
}

fn accessed(access: Mem) -> Val {
    match access {
        Mem::I64 => Val::I64,
        Mem::F64 => Val::F64,
        _ => Val::I32,
    }
}

fn fields(module: &Module, ty: TypeIdx) -> Result<&[Field], String> {
    match module.types.get(ty.index()).map(|def| &def.kind) {
        Some(TypeKind::Struct(fields)) => Ok(fields),
        _ => Err(format!("type {} is not a struct", ty.0)),
    }
}

fn field_of(module: &Module, ty: TypeIdx, field: u32) -> Result<&Field, String> {
    let found = fields(module, ty)?.get(field as usize);
    found.ok_or_else(|| format!("type {} has no field {field}", ty.0))
}
