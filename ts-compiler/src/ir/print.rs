//! The text form of a module, for people and for tests.

use std::fmt::Write;

use super::*;

/// Prints a module: types, imports, globals, data and functions, one instruction a line, operands
/// indented below.
pub fn print(module: &Module) -> String {
    let mut printer = Printer {
        module,
        func: None,
        out: String::new(),
        depth: 0,
    };
    printer.module();
    printer.out
}

/// The name of a type in messages and text.
pub(super) fn val(module: &Module, ty: Val) -> String {
    match ty {
        Val::Ref(ty) => match module.types.get(ty.index()) {
            Some(def) => format!("${}.{}", def.name, ty.0),
            None => format!("$?.{}", ty.0),
        },
        other => format!("{other:?}").to_lowercase(),
    }
}

struct Printer<'m> {
    module: &'m Module,
    func: Option<&'m Func>,
    out: String,
    depth: usize,
}

impl Printer<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", self.depth * 2);
    }

    fn module(&mut self) {
        let module = self.module;
        for (index, def) in module.types.iter().enumerate() {
            let structure = match &def.kind {
                TypeKind::Struct(fields) => {
                    let fields: Vec<String> = fields
                        .iter()
                        .map(|field| {
                            let mutable = if field.mutable { "mut " } else { "" };
                            format!("{mutable}{}: {}", field.name, self.storage(field.storage))
                        })
                        .collect();
                    format!("struct {{ {} }}", fields.join(", "))
                }
                TypeKind::Array(element) => format!("array {}", self.storage(*element)),
                TypeKind::Func(params, result) => {
                    let params: Vec<String> = params.iter().map(|ty| val(module, *ty)).collect();
                    format!("func ({}){}", params.join(", "), self.arrow(*result))
                }
            };
            let parent = def.parent.map_or(String::new(), |ty| {
                format!(" <: {}", val(module, Val::Ref(ty)))
            });
            let is_final = if def.is_final { "final " } else { "" };
            self.line(&format!(
                "type ${}.{index}{parent} = {is_final}{structure}",
                def.name
            ));
        }
        self.line(&match module.exceptions {
            Exceptions::Own(ty) => format!("tag {}", val(module, Val::Ref(ty))),
            Exceptions::Dyntype {
                value,
                wrap,
                unwrap,
            } => format!(
                "tag {} by {} and {}",
                val(module, Val::Ref(value)),
                self.callee(wrap),
                self.callee(unwrap)
            ),
        });
        for (index, import) in module.imports.iter().enumerate() {
            let ty = val(module, Val::Ref(import.ty));
            self.line(&format!(
                "import {index} {}.{}: {ty}",
                import.module, import.name
            ));
        }
        for (index, global) in module.globals.iter().enumerate() {
            self.line(&format!(
                "global {}.{index}: {}",
                global.name,
                val(module, global.ty)
            ));
        }
        for (index, data) in module.data.iter().enumerate() {
            self.line(&format!(
                "data {index} = {:?}",
                String::from_utf8_lossy(data)
            ));
        }
        if module.memory_pages > 0 {
            self.line(&format!("memory {}", module.memory_pages));
        }
        if module.value_slots > 0 {
            self.line(&format!("table {}", module.value_slots));
        }
        for (name, func) in &module.exports {
            self.line(&format!("export {name} = {}", self.callee(*func)));
        }
        for (index, func) in module.funcs.iter().enumerate() {
            let index = index + module.imports.len();
            let (params, result) = module.signature(func.ty);
            let locals: Vec<String> = func
                .locals
                .iter()
                .enumerate()
                .map(|(index, (name, ty))| format!("{name}.{index}: {}", val(module, *ty)))
                .collect();
            let split = params.len().min(locals.len());
            let inline = if func.inline { "inline " } else { "" };
            self.line(&format!(
                "\n{inline}func {}.{index}({}){}",
                func.name,
                locals[..split].join(", "),
                self.arrow(result)
            ));
            self.func = Some(func);
            self.depth = 1;
            if split < locals.len() {
                self.line(&format!("local {}", locals[split..].join(", ")));
            }
            for expr in &func.body {
                self.expr(expr);
            }
            self.depth = 0;
        }
    }

    fn arrow(&self, result: Option<Val>) -> String {
        result.map_or(String::new(), |ty| format!(" -> {}", val(self.module, ty)))
    }

    fn storage(&self, storage: Storage) -> String {
        match storage {
            Storage::I8 => "i8".into(),
            Storage::I16 => "i16".into(),
            Storage::Val(ty) => val(self.module, ty),
        }
    }

    fn callee(&self, func: FuncIdx) -> String {
        let name = match self.module.imports.get(func.index()) {
            Some(import) => Some(&import.name),
            None => self
                .module
                .funcs
                .get(func.index() - self.module.imports.len())
                .map(|func| &func.name),
        };
        format!("{}.{}", name.map_or("?", String::as_str), func.0)
    }

    fn local(&self, local: Local) -> String {
        let name = self.func.and_then(|func| func.locals.get(local.index()));
        format!("{}.{}", name.map_or("?", |(name, _)| name), local.0)
    }

    fn global(&self, global: GlobalIdx) -> String {
        let name = self.module.globals.get(global.index());
        format!("{}.{}", name.map_or("?", |global| &global.name), global.0)
    }

    fn named_field(&self, ty: TypeIdx, field: u32) -> String {
        let name = match self.module.types.get(ty.index()).map(|def| &def.kind) {
            Some(TypeKind::Struct(fields)) => fields.get(field as usize).map(|field| &field.name),
            _ => None,
        };
        format!(
            "{}.{}",
            val(self.module, Val::Ref(ty)),
            name.map_or("?", String::as_str)
        )
    }

    fn body(&mut self, body: &[Expr]) {
        self.depth += 1;
        for expr in body {
            self.expr(expr);
        }
        self.depth -= 1;
    }

    fn operands<'e>(&mut self, operands: impl IntoIterator<Item = &'e Expr>) {
        self.depth += 1;
        for operand in operands {
            self.expr(operand);
        }
        self.depth -= 1;
    }

    fn expr(&mut self, expr: &Expr) {
        let head = self.head(expr);
        let ty = expr
            .ty
            .map_or(String::new(), |ty| format!(" : {}", val(self.module, ty)));
        let ends = if expr.diverges { " !" } else { "" };
        self.line(&format!("{head}{ty}{ends}"));
        match &*expr.kind {
            Kind::If(condition, then, other) => {
                self.operands([condition]);
                self.line("then");
                self.body(then);
                if !other.is_empty() {
                    self.line("else");
                    self.body(other);
                }
            }
            Kind::Try(body, local, handler) => {
                self.body(body);
                let line = format!("catch {}", self.local(*local));
                self.line(&line);
                self.body(handler);
            }
            kind => self.operands(kind.children()),
        }
    }

    fn head(&self, expr: &Expr) -> String {
        let ty = |ty: TypeIdx| val(self.module, Val::Ref(ty));
        match &*expr.kind {
            Kind::Nop => "nop".into(),
            Kind::I32(value) => value.to_string(),
            Kind::I64(value) => value.to_string(),
            Kind::F64(bits) => match f64::from_bits(*bits) {
                value if value.is_nan() => format!("nan:{bits:#x}"),
                value => format!("{value:?}"),
            },
            Kind::Null => "null".into(),
            Kind::FuncRef(func) => format!("ref {}", self.callee(*func)),
            Kind::Get(local) => format!("get {}", self.local(*local)),
            Kind::Set(local, _) => format!("set {}", self.local(*local)),
            Kind::Tee(local, _) => format!("tee {}", self.local(*local)),
            Kind::GlobalGet(global) => format!("get global {}", self.global(*global)),
            Kind::GlobalSet(global, _) => format!("set global {}", self.global(*global)),
            Kind::Unary(op, _) => format!("{op:?}"),
            Kind::Binary(op, ..) => format!("{op:?}"),
            Kind::Select(..) => "select".into(),
            Kind::Call(func, _) => format!("call {}", self.callee(*func)),
            Kind::CallRef(of, ..) => format!("call ref {}", ty(*of)),
            Kind::StructNew(of, _) => format!("new {}", ty(*of)),
            Kind::FieldGet(of, field, _) => format!("field {}", self.named_field(*of, *field)),
            Kind::FieldSet(of, field, ..) => format!("set field {}", self.named_field(*of, *field)),
            Kind::ArrayNew(of, ..) => format!("array {}", ty(*of)),
            Kind::ArrayNewDefault(of, _) => format!("array default {}", ty(*of)),
            Kind::ArrayNewFixed(of, _) => format!("array of {}", ty(*of)),
            Kind::ArrayNewData(of, data, ..) => format!("array data {} {}", ty(*of), data.0),
            Kind::ArrayGet(of, ..) => format!("element {}", ty(*of)),
            Kind::ArraySet(of, ..) => format!("set element {}", ty(*of)),
            Kind::ArrayCopy(of, _) => format!("copy {}", ty(*of)),
            Kind::ArrayFill(of, _) => format!("fill {}", ty(*of)),
            Kind::Test(of, _) => format!("test {}", val(self.module, *of)),
            Kind::Cast(of, _) => format!("cast {}", val(self.module, *of)),
            Kind::Block(label, _) => format!("block @{}", label.0),
            Kind::Loop(label, _) => format!("loop @{}", label.0),
            Kind::Seq(_) => "seq".into(),
            Kind::If(..) => "if".into(),
            Kind::Br(label, _) => format!("br @{}", label.0),
            Kind::Switch(_, labels, default) => {
                let labels: Vec<String> =
                    labels.iter().map(|label| format!("@{}", label.0)).collect();
                format!("switch {} else @{}", labels.join(" "), default.0)
            }
            Kind::Return(_) => "return".into(),
            Kind::Throw(_) => "throw".into(),
            Kind::Try(..) => "try".into(),
            Kind::Drop(_) => "drop".into(),
            Kind::Unreachable => "unreachable".into(),
            Kind::Load(access, _, offset) => format!("load {access:?} +{offset}"),
            Kind::Store(access, .., offset) => format!("store {access:?} +{offset}"),
            Kind::SlotGet(_) => "slot".into(),
            Kind::SlotSet(..) => "set slot".into(),
            Kind::SlotGrow(..) => "grow slots".into(),
            Kind::Suspend(_) => "suspend".into(),
        }
    }
}
