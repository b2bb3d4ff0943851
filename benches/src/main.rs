//! The results of the benchmarks side by side, as Markdown: `cargo run -p dyntype-benches`. With the
//! argument `interface` only the table that the host quotes, `host-impl/src/costs.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Whose time the others are compared with.
const OURS: &str = "ours";
/// The engines as the columns have them.
const ENGINES: &[&str] = &[OURS, "ours, host objects", "QuickJS", "boa", "Node"];
/// What the names of groups begin with whose rounds leave the module.
const CROSSING: &str = "cross ";
/// Groups with a table of their own.
const INTERFACE: &str = "interface";
/// The same functions in the component binding.
const COMPONENT: &str = "component";
const COMPILE: &str = "compile";
/// What crossing is made of.
const BORDER: &str = "border";

/// Nanoseconds by group and name.
type Results = BTreeMap<String, BTreeMap<String, f64>>;

fn main() {
    let results = read(&folder());
    if env::args()
        .nth(1)
        .is_some_and(|argument| argument == INTERFACE)
    {
        return bindings(&results);
    }
    engines("Inside the module", &results, |group| {
        !group.starts_with(CROSSING) && ![INTERFACE, COMPONENT, COMPILE, BORDER].contains(&group)
    });
    engines("Across the boundary", &results, |group| {
        group.starts_with(CROSSING)
    });
    println!("## What a crossing is made of\n");
    functions(&results, BORDER);
    println!("\n## Functions in both bindings\n");
    bindings(&results);
}

/// Prints what each function of the interface costs in both bindings.
fn bindings(results: &Results) {
    println!("| function | core | component |\n|---|---:|---:|");
    let times = |group: &str| results.get(group).cloned().unwrap_or_default();
    let (core, component) = (times(INTERFACE), times(COMPONENT));
    let names: BTreeSet<&String> = core.keys().chain(component.keys()).collect();
    let cell = |time: Option<&f64>| time.map_or(String::new(), |time| format!("{time:.0} "));
    for name in names {
        let (core, component) = (cell(core.get(name)), cell(component.get(name)));
        println!("| `{name}` | {core}| {component}|");
    }
}

/// Prints what each function of a group costs.
fn functions(results: &Results, group: &str) {
    println!("| function | ns |\n|---|---:|");
    for (name, time) in results.get(group).into_iter().flatten() {
        println!("| `{name}` | {time:.0} |");
    }
}

/// Where Criterion leaves its estimates.
fn folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"));
    target.join("criterion")
}

fn read(folder: &Path) -> Results {
    let mut results = Results::new();
    for group in entries(folder) {
        for bench in entries(&group) {
            if let Some((group, name, time)) = estimate(&bench.join("new")) {
                results.entry(group).or_default().insert(name, time);
            }
        }
    }
    results
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Group, name and median time of one benchmark.
fn estimate(folder: &Path) -> Option<(String, String, f64)> {
    let bench = fs::read_to_string(folder.join("benchmark.json")).ok()?;
    let estimates = fs::read_to_string(folder.join("estimates.json")).ok()?;
    let group = text_after(&bench, "\"group_id\":\"")?;
    let name = text_after(&bench, "\"function_id\":\"")?;
    let median = &estimates[estimates.find("\"median\"")?..];
    let point = &median[median.find("\"point_estimate\":")? + "\"point_estimate\":".len()..];
    let end = point.find([',', '}'])?;
    Some((group, name, point[..end].trim().parse().ok()?))
}

fn text_after(json: &str, start: &str) -> Option<String> {
    let text = &json[json.find(start)? + start.len()..];
    Some(text[..text.find('"')?].to_owned())
}

/// Prints times a round and how many times faster than the others ours is.
fn engines(title: &str, results: &Results, is_wanted: impl Fn(&str) -> bool) {
    let wanted: Vec<_> = results
        .iter()
        .filter(|(group, _)| is_wanted(group))
        .collect();
    if wanted.is_empty() {
        return;
    }
    println!("## {title}\n\nNanoseconds a round; a ratio above 1 means that ours is faster.\n");
    println!(
        "| group | {} | QuickJS ÷ ours | boa ÷ ours | Node ÷ ours |",
        ENGINES.join(" | ")
    );
    println!("|---|{}", "---:|".repeat(ENGINES.len() + 3));
    let mut products = [(0.0, 0); 3];
    for (group, times) in wanted {
        let mut row = format!("| {group} |");
        for engine in ENGINES {
            row += &match times.get(*engine) {
                Some(time) if *time < 100.0 => format!(" {time:.1} |"),
                Some(time) => format!(" {time:.0} |"),
                None => " |".to_owned(),
            };
        }
        for (engine, product) in ["QuickJS", "boa", "Node"].iter().zip(&mut products) {
            let pair = times.get(*engine).zip(times.get(OURS));
            row += &match pair.map(|(theirs, ours)| theirs / ours) {
                Some(ratio) => {
                    *product = (product.0 + f64::ln(ratio), product.1 + 1);
                    format!(" {ratio:.2} |")
                }
                None => " |".to_owned(),
            };
        }
        println!("{row}");
    }
    let means = products.map(|(sum, count)| match count {
        0 => String::new(),
        _ => format!("{:.2}", f64::exp(sum / f64::from(count))),
    });
    let blank = " |".repeat(ENGINES.len());
    println!("| geometric mean |{blank} {} |\n", means.join(" | "));
}
