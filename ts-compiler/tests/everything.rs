//! Every node of every program of the test suite can be asked about: no panic, no endless loop.

mod support;

use std::path::{Path, PathBuf};

use dyntype_compiler::check::Checker;
use dyntype_compiler::program::{Node, Symbol};
use oxc_allocator::Allocator;
use oxc_ast::AstKind;

fn sources(at: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(at) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "ts") {
            found.push(path);
        }
    }
}

#[test]
fn every_node_has_a_type() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    sources(&root.join("tests/programs"), &mut files);
    sources(&root.join("examples"), &mut files);
    sources(&root.join("ts-compiler/runtime"), &mut files);
    let allocator: &'static Allocator = Box::leak(Box::default());
    let mut modules = Vec::new();
    for path in files {
        let source = std::fs::read_to_string(&path).expect("a readable program");
        let path = path.display().to_string();
        let Ok(mut module) = support::module(allocator, modules.len(), &path, &source) else {
            continue;
        };
        module.is_library = path.contains("ts-compiler/runtime");
        modules.push(module);
    }
    let program = support::program_of(modules);
    let mut checker = Checker::new(&program);
    let (mut known, mut all) = (0, 0);
    for module in &program.modules {
        for symbol in module.scoping.symbol_ids() {
            let symbol = Symbol {
                module: module.id,
                id: symbol,
            };
            let ty = checker.symbol_type(symbol);
            checker.display(ty);
            checker.properties(ty);
            let ty = checker.declared_type(symbol);
            checker.display(ty);
            checker.properties(ty);
        }
        for node in module.nodes.iter() {
            let at = Node {
                module: module.id,
                id: node.id(),
            };
            if let AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) = node.kind() {
                let signature = checker.signature(at);
                checker.display(signature.result);
            }
            let is_expression = matches!(
                node.kind(),
                AstKind::IdentifierReference(_)
                    | AstKind::CallExpression(_)
                    | AstKind::NewExpression(_)
                    | AstKind::StaticMemberExpression(_)
                    | AstKind::ComputedMemberExpression(_)
                    | AstKind::BinaryExpression(_)
                    | AstKind::ObjectExpression(_)
                    | AstKind::ArrayExpression(_)
            );
            if is_expression {
                let ty = checker.expr_type(at);
                checker.display(ty);
                all += 1;
                known += u32::from(ty != dyntype_compiler::types::TypeId::ANY);
            }
        }
    }
    println!("{known} of {all} expressions have a static type");
}
