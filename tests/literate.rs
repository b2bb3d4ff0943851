//! The manual, `ts-compiler/tests/literate/*.md`: each section is a program with what it prints, or
//! with the code and line of the diagnostic that refuses it. Node.js, when there is one, must print
//! the same. The table at the head of a file says of every section what its blocks show.
//!
//! - A section's heading is the feature and, after a colon, an example.
//! - A block `ts` is the program; a block `ts name.ts` is another module of it.
//! - A block `output` is what it prints; a block `error` has lines such as `DT2001 line 3`.
//! - A block `output own` is what it prints where Node.js, which knows no types, prints something else.
//!
//! `BLESS=1 cargo test --test literate` rewrites outputs, errors and tables.

mod command;
mod oracle;
mod suite;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use libtest_mimic::{Arguments, Failed, Trial};

use oracle::{JavaScript, node};
use suite::Folder;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ts-compiler/tests/literate");
    let mut trials = Vec::new();
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the manual")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    let bless = env::var_os("BLESS").is_some_and(|value| value == "1");
    for path in pages {
        let name = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let text = fs::read_to_string(&path).expect("a page");
        if bless {
            trials.push(Trial::test(name, move || {
                Ok(fs::write(&path, blessed(&text)?)?)
            }));
            continue;
        }
        let page = Page::parse(&text);
        let table = page.table();
        trials.push(Trial::test(format!("{name}::table"), move || {
            if text.contains(&table) {
                Ok(())
            } else {
                Err(format!("the table should be\n{table}").into())
            }
        }));
        for section in page.sections {
            let name = format!("{name}::{}", section.feature);
            trials.push(Trial::test(name, move || section.check()));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A file of the manual.
struct Page {
    sections: Vec<Section>,
}

/// A feature.
#[derive(Clone, Debug, Default)]
struct Section {
    feature: String,
    example: String,
    /// Name and text of the modules; the first is the entry.
    modules: Vec<(String, String)>,
    expected: Option<Shown>,
}

/// What a section says of its program.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Output(String),
    /// What Node prints otherwise.
    Own(String),
    Error(String),
}

impl Page {
    fn parse(text: &str) -> Page {
        let mut sections: Vec<Section> = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(heading) = line.strip_prefix("## ") {
                let (feature, example) = heading.split_once(": ").unwrap_or((heading, ""));
                sections.push(Section {
                    feature: feature.to_owned(),
                    example: example.to_owned(),
                    ..Section::default()
                });
            }
            let (Some(kind), Some(section)) = (line.strip_prefix("```"), sections.last_mut())
            else {
                continue;
            };
            let mut block = String::new();
            for line in lines.by_ref().take_while(|line| *line != "```") {
                block += line;
                block.push('\n');
            }
            match kind.split_once(' ').unwrap_or((kind, "")) {
                ("ts", "") => section.modules.insert(0, ("main.ts".to_owned(), block)),
                ("ts" | "json", name) => section.modules.push((name.to_owned(), block)),
                ("output", "own") => section.expected = Some(Shown::Own(block)),
                ("output", _) => section.expected = Some(Shown::Output(block)),
                ("error", _) => section.expected = Some(Shown::Error(block)),
                _ => {}
            }
        }
        Page { sections }
    }

    /// Feature, example, output, status.
    fn table(&self) -> String {
        let mut table =
            String::from("| feature | example | output | status |\n|---|---|---|---|\n");
        for section in &self.sections {
            let (output, status) = match &section.expected {
                Some(Shown::Output(text)) => {
                    (code(text.lines().next().unwrap_or("")), "yes".to_owned())
                }
                Some(Shown::Own(text)) => {
                    (code(text.lines().next().unwrap_or("")), "own".to_owned())
                }
                Some(Shown::Error(text)) => (
                    String::new(),
                    text.split(' ').next().unwrap_or("").to_owned(),
                ),
                None => (String::new(), "?".to_owned()),
            };
            table += &format!(
                "| {} | {} | {output} | {status} |\n",
                section.feature,
                section.example.replace('|', "\\|")
            );
        }
        table
    }
}

/// Text as code in a cell.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("`{}`", text.replace('|', "\\|"))
}

impl Section {
    fn check(&self) -> Result<(), Failed> {
        let shown = self.shown()?;
        if self.expected.as_ref() != Some(&shown) {
            return Err(
                format!("the manual says {:#?}\nbut it is {shown:#?}", self.expected).into(),
            );
        }
        Ok(())
    }

    /// What the program does, and does in Node.
    fn shown(&self) -> Result<Shown, Failed> {
        let folder = Folder::new("manual")?;
        for (name, text) in &self.modules {
            fs::write(folder.file(name), text)?;
        }
        let entry = folder.file("main.ts");
        let (outcome, errors) = command::run(&entry, &[], &[])?;
        if outcome.code == 2 {
            return Ok(Shown::Error(diagnostics(&entry)?));
        }
        let found = String::from_utf8_lossy(&outcome.stdout).into_owned();
        if outcome.code != 0 {
            return Err(format!("exit code {}\n{found}{errors}", outcome.code).into());
        }
        let program = JavaScript::of(&entry)?;
        if node::is_present() && node::can_parse(&program)? {
            let expected = node::run(&program, &[], &[])?;
            let expected = String::from_utf8_lossy(&expected.stdout).into_owned();
            if let Some(Shown::Own(_)) = self.expected {
                return match expected == found {
                    true => Err("Node prints the same".into()),
                    false => Ok(Shown::Own(found)),
                };
            }
            if expected != found {
                return Err(format!("Node prints\n{expected}but the program\n{found}").into());
            }
        }
        Ok(match self.expected {
            Some(Shown::Own(_)) => Shown::Own(found),
            _ => Shown::Output(found),
        })
    }
}

/// `code line n` of each error.
fn diagnostics(entry: &Path) -> io::Result<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_dyntype"))
        .arg("check")
        .arg(entry)
        .env("NO_COLOR", "1")
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let mut found = String::new();
    let mut code = None;
    for line in text.lines() {
        let word = line.split_whitespace().find(|word| word.starts_with("DT"));
        code = word
            .map(|word| word.trim_end_matches(':').to_owned())
            .or(code);
        // `╭─[path/main.ts:3:5]`
        let place = line
            .split_once(".ts:")
            .and_then(|(_, rest)| rest.split(':').next());
        if let Some(number) = place.and_then(|text| text.parse::<u32>().ok())
            && let Some(code) = code.take()
        {
            found += &format!("{code} line {number}\n");
        }
    }
    Ok(found)
}

/// The page with what its programs do now.
fn blessed(text: &str) -> Result<String, Failed> {
    let mut page = Page::parse(text);
    let old = page.table();
    let mut out = text.to_owned();
    for section in &mut page.sections {
        let shown = section.shown()?;
        let block = |shown: &Shown| match shown {
            Shown::Output(text) => format!("```output\n{text}```\n"),
            Shown::Own(text) => format!("```output own\n{text}```\n"),
            Shown::Error(text) => format!("```error\n{text}```\n"),
        };
        let heading = format!("\n## {}", section.feature);
        let start = out.find(&heading).ok_or("a section without its heading")?;
        let end = out[start + 1..]
            .find("\n## ")
            .map_or(out.len(), |at| start + 1 + at);
        let own = match &section.expected {
            Some(expected) => out[start..end].replacen(&block(expected), &block(&shown), 1),
            None => format!("{}\n\n{}", out[start..end].trim_end(), block(&shown)),
        };
        out.replace_range(start..end, &own);
        section.expected = Some(shown);
    }
    if out.contains(&old) {
        return Ok(out.replacen(&old, &page.table(), 1));
    }
    let (head, rest) = out.split_once("\n## ").ok_or("a page without sections")?;
    let head = head.split("| feature |").next().unwrap_or(head).trim_end();
    Ok(format!("{head}\n\n{}\n## {rest}", page.table()))
}
