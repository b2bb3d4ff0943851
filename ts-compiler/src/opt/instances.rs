//! Which instances dynamic code can meet.
//!
//! An instance is met by dynamic code only after it was used as a value of a wider type than a
//! class. Until then nobody reads what its descriptor offers, and no test finds it among values.
//! [`super::shake`] asks while it walks what is reached, so that both grow together.

use std::collections::{HashMap, HashSet};

use crate::ir::{Expr, GlobalIdx, Kind, Module, Storage, TypeIdx, TypeKind, Val, conversions};

/// What is known so far. It only grows.
pub struct Instances<'m> {
    module: &'m Module,
    /// By struct.
    descriptors: HashMap<TypeIdx, GlobalIdx>,
    /// By descriptor.
    classes: HashMap<GlobalIdx, TypeIdx>,
    /// Classes of which instances are made.
    made: HashSet<TypeIdx>,
    /// Classes whose instances, and those of their subclasses, are used as values of a wider type.
    wide: HashSet<TypeIdx>,
    /// What descriptors offer, where nobody has to know yet.
    hidden: HashMap<TypeIdx, &'m Expr>,
    /// What is done for instances that nobody has met yet.
    branches: Vec<Branch<'m>>,
}

/// A test for a class, and what is done for its instances.
struct Branch<'m> {
    test: Test,
    then: &'m [Expr],
}

/// Whether a value is an instance of a class.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    class: TypeIdx,
    /// The value is known to be an instance of some class, and need not have been met elsewhere.
    of_instance: bool,
}

impl<'m> Instances<'m> {
    pub fn new(module: &'m Module) -> Self {
        let classes = module.classes.iter();
        Instances {
            module,
            descriptors: classes.clone().map(|c| (c.ty, c.descriptor)).collect(),
            classes: classes.map(|c| (c.descriptor, c.ty)).collect(),
            made: HashSet::new(),
            wide: HashSet::new(),
            hidden: HashMap::new(),
            branches: Vec::new(),
        }
    }

    pub fn is_class(&self, ty: TypeIdx) -> bool {
        self.descriptors.contains_key(&ty)
    }

    /// The class that a global describes.
    pub fn described(&self, global: GlobalIdx) -> Option<TypeIdx> {
        self.classes.get(&global).copied()
    }

    /// The classes whose instances a function uses as values of wider types.
    pub fn widened(&self, func: usize) -> Vec<TypeIdx> {
        let mut found = Vec::new();
        conversions(self.module, &self.module.funcs[func], &mut |from, to| {
            // Comparing identities tells nothing about an instance.
            let leaves = match to {
                Val::Ref(to) => !self.is_class(to),
                to => to != Val::Eq,
            };
            if let Val::Ref(from) = from
                && leaves
                && self.is_class(from)
            {
                found.push(from);
            }
        });
        found
    }

    /// Keeps back what a class's descriptor offers, when nobody has to know it yet.
    pub fn hide(&mut self, descriptor: GlobalIdx, value: &'m Expr) -> bool {
        match self.described(descriptor) {
            Some(class) if !self.is_wide(class) => {
                self.hidden.insert(class, value);
                true
            }
            _ => false,
        }
    }

    /// Keeps back what is done for instances of a class, when nobody can have met one yet.
    pub fn postpone(&mut self, test: Test, then: &'m [Expr]) -> bool {
        let postponed = !self.is_met(test);
        if postponed {
            self.branches.push(Branch { test, then });
        }
        postponed
    }

    /// Notes that dynamic code may meet a class's instances; what descriptors offer now.
    pub fn widen(&mut self, class: TypeIdx) -> Vec<&'m Expr> {
        if !self.wide.insert(class) {
            return Vec::new();
        }
        // In the order of the module: what is found must not depend on a hash.
        let classes = self.module.classes.iter().map(|class| class.ty);
        let below = classes.filter(|ty| self.module.is_subtype(Val::Ref(*ty), Val::Ref(class)));
        below.filter_map(|ty| self.hidden.remove(&ty)).collect()
    }

    /// Notes that instances of a class are made; whether that is news.
    pub fn make(&mut self, class: TypeIdx) -> bool {
        self.is_class(class) && self.made.insert(class)
    }

    /// Branches that can be taken by now.
    pub fn woken(&mut self) -> Vec<&'m Expr> {
        let branches = std::mem::take(&mut self.branches).into_iter();
        let (woken, asleep): (Vec<Branch>, _) = branches.partition(|one| self.is_met(one.test));
        self.branches = asleep;
        woken.iter().flat_map(|branch| branch.then).collect()
    }

    /// A condition that asks for a class: what it asks, and of which value.
    pub fn test(&self, condition: &'m Expr) -> Option<(Test, &'m Expr)> {
        test(condition, |ty| self.is_class(ty))
    }

    /// What is known in the end.
    pub fn found(self) -> Found {
        let all: Vec<TypeIdx> = self.module.classes.iter().map(|class| class.ty).collect();
        let chosen = |wanted: &dyn Fn(TypeIdx) -> bool| {
            let chosen = all.iter().copied().filter(|ty| wanted(*ty));
            chosen.collect()
        };
        let met = |of_instance| chosen(&|class| self.is_met(Test { class, of_instance }));
        Found {
            classes: chosen(&|_| true),
            among_values: met(false),
            among_instances: met(true),
            narrow: self
                .classes
                .iter()
                .filter(|(_, class)| !self.is_wide(**class))
                .map(|(descriptor, _)| *descriptor)
                .collect(),
        }
    }

    /// Whether instances of a class are used as values of a wider type, perhaps through a base.
    fn is_wide(&self, class: TypeIdx) -> bool {
        let mut at = Some(class);
        while let Some(ty) = at {
            if self.wide.contains(&ty) {
                return true;
            }
            at = self.module.types[ty.index()].parent;
        }
        false
    }

    fn is_met(&self, test: Test) -> bool {
        self.made.iter().any(|&ty| {
            self.module.is_subtype(Val::Ref(ty), Val::Ref(test.class))
                && (test.of_instance || self.is_wide(ty))
        })
    }
}

/// The result for a whole module.
pub struct Found {
    classes: HashSet<TypeIdx>,
    /// Classes of which a value may be an instance.
    among_values: HashSet<TypeIdx>,
    /// Classes of which an instance of some class may be one.
    among_instances: HashSet<TypeIdx>,
    /// Descriptors of classes whose instances dynamic code never meets.
    narrow: HashSet<GlobalIdx>,
}

impl Found {
    /// Takes out of an expression what is there for instances that nobody meets.
    pub fn forget(&self, module: &Module, expr: &mut Expr) {
        match &mut *expr.kind {
            Kind::GlobalSet(global, value) if self.narrow.contains(global) => {
                let Kind::StructNew(ty, values) = &mut *value.kind else {
                    return;
                };
                let TypeKind::Struct(fields) = &module.types[ty.index()].kind else {
                    return;
                };
                for (value, field) in values.iter_mut().zip(fields) {
                    if let Storage::Val(ty @ Val::Ref(_)) = field.storage {
                        *value = Expr::null(ty);
                    }
                }
            }
            Kind::If(condition, _, other) => {
                let Some((test, _)) = test(condition, |ty| self.classes.contains(&ty)) else {
                    return;
                };
                let met = match test.of_instance {
                    true => &self.among_instances,
                    false => &self.among_values,
                };
                if met.contains(&test.class) {
                    return;
                }
                let other = std::mem::take(other);
                let condition = std::mem::replace(condition, Expr::nop());
                let Kind::Test(_, value) = *condition.kind else {
                    return;
                };
                let mut rest = vec![value.drop()];
                rest.extend(other);
                let diverges = rest.iter().any(|expr| expr.diverges);
                *expr.kind = Kind::Seq(rest);
                expr.diverges = diverges;
            }
            _ => {}
        }
    }
}

fn test(condition: &Expr, is_class: impl Fn(TypeIdx) -> bool) -> Option<(Test, &Expr)> {
    let Kind::Test(Val::Ref(class), value) = &*condition.kind else {
        return None;
    };
    let of_instance = matches!(value.ty, Some(Val::Ref(ty)) if is_class(ty));
    let test = Test {
        class: *class,
        of_instance,
    };
    is_class(*class).then_some((test, value))
}
