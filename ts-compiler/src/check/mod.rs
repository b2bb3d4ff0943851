//! Types of every expression and symbol.
//!
//! The checker never has to be right about a program that `tsc` refuses; about one that it accepts
//! it is right or says `any`. It is lazy: a type is computed when it is asked for, so the bodies of
//! unused library functions cost nothing.
//!
//! | file | subject |
//! |---|---|
//! | `resolve`, `namespace` | names, imports and exports to what they mean |
//! | `annotation`, `named` | written types |
//! | `declaration`, `property` | types of symbols and of declared members |
//! | `class`, `heritage`, `enumeration`, `signature` | what classes, enums and functions declare |
//! | `member`, `callable` | properties, signatures and index signatures of a type |
//! | `relation`, `union` | assignability; unions, intersections, widening |
//! | `instantiate` | substitution, `keyof`, indexed access, template literal types |
//! | `conditional`, `mapped`, `utility` | types that compute types |
//! | `library`, `display` | arrays, iteration and other known types; types as text |
//! | `open` | arrays that are proxies or have accessors |
//! | `expression` | types of expressions |
//! | `contextual` | the type that an expression's place expects |
//! | `literal`, `operator` | array and object literals; operators and `await` |
//! | `call`, `settlement`, `argument` | overload resolution, arguments that wait for types from the call |
//! | `infer`, `structure`, `candidate` | type arguments |
//! | `narrow`, `predecessor`, `writes` | the type of a reference at a place: the walk backwards from there |
//! | `flow`, `switch`, `assignment` | what statements and expressions do to a reference, in the order of execution |
//! | `guard`, `predicate`, `filter` | conditions, and what they say about a reference |
//! | `absence` | values that may be `undefined` though their type does not say so |
//! | `pattern`, `default` | variables declared by destructuring, results of bodies; what defaults are expected to be |

mod absence;
mod annotation;
mod argument;
mod assignment;
mod call;
mod callable;
mod callee;
mod candidate;
mod class;
mod conditional;
mod contextual;
mod declaration;
mod default;
mod display;
mod doubt;
mod enumeration;
mod evidence;
mod expression;
mod filter;
mod flow;
mod guard;
mod heritage;
mod infer;
mod instantiate;
mod library;
mod literal;
mod mapped;
mod member;
mod named;
mod namespace;
mod narrow;
mod open;
mod operator;
mod patched;
mod pattern;
mod predecessor;
mod predicate;
mod property;
mod relation;
mod resolve;
mod settlement;
mod signature;
mod structure;
mod switch;
mod table;
mod union;
mod utility;
mod writes;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::diagnostics::Diagnostic;
use crate::program::{ModuleId, Node, Program, Symbol};
use crate::types::{Signature, TypeId, Types};

/// Arguments for type parameters, by the parameter's declaration.
pub type Substitution = HashMap<Node, TypeId>;

/// What a call, `new` or tagged template resolves to.
#[derive(Clone, Debug)]
pub struct Call {
    /// The chosen signature as declared, its type parameters in place.
    pub signature: Rc<Signature>,
    /// Inferred or written arguments for `signature.type_params`, in order.
    pub type_args: Vec<TypeId>,
    /// The same signature with the arguments applied.
    pub instantiated: Rc<Signature>,
}

/// What an identifier or import leads to, through all aliases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A declared symbol.
    Symbol(Symbol),
    /// `import * as m`
    Module(ModuleId),
    /// `export default <expression>` of a module.
    Default(ModuleId),
    /// Nothing known.
    Unresolved,
}

/// What the members of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Numbers.
    Number,
    /// Strings.
    String,
    /// Both.
    Mixed,
}

/// The value of an enum member.
#[derive(Clone, Debug, PartialEq)]
pub enum EnumValue {
    /// A number.
    Number(f64),
    /// A string.
    String(Rc<str>),
    /// Not a constant: a number computed where the enum is declared.
    Computed,
}

/// See the module.
pub struct Checker<'a> {
    /// The program.
    pub program: &'a Program<'a>,
    /// All types seen.
    pub types: Types,
    diagnostics: Vec<Diagnostic>,
    /// Types of expressions without a contextual type being pushed by inference.
    expression_types: HashMap<Node, TypeId>,
    symbol_types: HashMap<Symbol, TypeId>,
    /// Being computed: asking again (recursion) answers `any`.
    symbols_in_progress: HashSet<Symbol>,
    expressions_in_progress: HashSet<Node>,
    functions_in_progress: HashSet<Node>,
    signatures: HashMap<Node, Rc<Signature>>,
    calls: HashMap<Node, Option<Call>>,
    /// Other caches, by subject.
    declarations: declaration::Cache,
    names: resolve::Cache,
    narrowing: narrow::Cache,
    inference: infer::Cache,
    /// Array types of the program are `any`: see `open`.
    pub open_arrays: bool,
    /// What assertions hide; found when first asked for.
    doubts: Option<Rc<doubt::Doubts>>,
    /// Names that JavaScript writes to; found when first asked for.
    patched: Option<Rc<HashSet<String>>>,
    /// Modules that call methods on other objects, as far as it was asked.
    lends_methods: HashMap<ModuleId, bool>,
}

impl<'a> Checker<'a> {
    /// A checker; nothing is computed yet.
    pub fn new(program: &'a Program<'a>) -> Self {
        Checker {
            program,
            types: Types::default(),
            diagnostics: Vec::new(),
            expression_types: HashMap::new(),
            symbol_types: HashMap::new(),
            symbols_in_progress: HashSet::new(),
            expressions_in_progress: HashSet::new(),
            functions_in_progress: HashSet::new(),
            signatures: HashMap::new(),
            calls: HashMap::new(),
            declarations: declaration::Cache::default(),
            names: resolve::Cache::default(),
            narrowing: narrow::Cache::default(),
            inference: infer::Cache::default(),
            open_arrays: false,
            doubts: None,
            patched: None,
            lends_methods: HashMap::new(),
        }
    }

    /// Takes what was found wrong so far.
    pub fn diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }
}
