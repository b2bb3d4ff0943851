//! What a run of the suite says, as text and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

/// How a case ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it must.
    Passed,
    /// Otherwise, and how.
    Failed(String),
    /// Otherwise, as the expectations say, and why that is so.
    Expected(String),
}

/// A case of a report.
#[derive(Clone, Debug)]
pub struct Row {
    /// The level that a host needs for it.
    pub level: u32,
    /// The interface: `property`.
    pub interface: String,
    /// The function: `get`.
    pub function: String,
    /// What the case is about.
    pub title: String,
    /// How it ended.
    pub verdict: Verdict,
}

/// A form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table, and the cases that failed.
    Text,
    /// All cases.
    Json,
}

/// What a host did with the suite.
#[derive(Clone, Debug)]
pub struct Report {
    /// The host's name.
    pub host: String,
    /// The binding's name.
    pub binding: String,
    /// The host's level, when it is known.
    pub level: Option<u32>,
    /// Cases of higher levels, which do not apply to it.
    pub above: usize,
    /// All cases that apply.
    pub rows: Vec<Row>,
}

impl Report {
    pub(super) fn new(host: &str, binding: &str) -> Self {
        Report {
            host: host.to_owned(),
            binding: binding.to_owned(),
            level: None,
            above: 0,
            rows: Vec::new(),
        }
    }

    /// Did every case pass that must?
    pub fn passed(&self) -> bool {
        !self.rows.is_empty() && self.failures().next().is_none()
    }

    /// The cases that failed, with the reason.
    pub fn failures(&self) -> impl Iterator<Item = (&Row, &str)> {
        self.rows.iter().filter_map(|row| match &row.verdict {
            Verdict::Failed(reason) => Some((row, reason.as_str())),
            _ => None,
        })
    }

    /// Leaves out the cases of higher levels than the host has.
    pub(super) fn limit(&mut self, level: u32) {
        let all = self.rows.len();
        self.rows.retain(|row| row.level <= level);
        self.level = Some(level);
        self.above = all - self.rows.len();
    }

    /// Excuses failures that the expectations give a reason for.
    pub(super) fn expect(&mut self, expectations: &str) {
        let prefix = format!("{} {} ", self.host, self.binding);
        for line in expectations.lines() {
            let Some((case, reason)) = line
                .strip_prefix(&prefix)
                .and_then(|line| line.split_once(": "))
            else {
                continue;
            };
            for row in &mut self.rows {
                let name = format!("{}.{} {}", row.interface, row.function, row.title);
                // A trailing star stands for any end.
                let found = match case.strip_suffix('*') {
                    Some(start) => name.starts_with(start),
                    None => name == case,
                };
                if found && matches!(row.verdict, Verdict::Failed(_)) {
                    row.verdict = Verdict::Expected(reason.to_owned());
                }
            }
        }
    }

    /// How many cases apply, passed, and are excused.
    pub fn counts(&self) -> [usize; 3] {
        let rows = |is: fn(&Verdict) -> bool| self.rows.iter().filter(|r| is(&r.verdict)).count();
        [
            self.rows.len(),
            rows(|verdict| matches!(verdict, Verdict::Passed)),
            rows(|verdict| matches!(verdict, Verdict::Expected(_))),
        ]
    }

    /// The report in a form.
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Text => self.text(),
            Format::Json => self.json(),
        }
    }

    fn text(&self) -> String {
        // For each level and interface: cases passed, excused, all, and the functions.
        let mut table: BTreeMap<(u32, &str), ([usize; 3], Vec<&str>)> = BTreeMap::new();
        for row in &self.rows {
            let entry = table.entry((row.level, &row.interface)).or_default();
            entry.0[0] += usize::from(row.verdict == Verdict::Passed);
            entry.0[1] += usize::from(matches!(row.verdict, Verdict::Expected(_)));
            entry.0[2] += 1;
            if !entry.1.contains(&row.function.as_str()) {
                entry.1.push(&row.function);
            }
        }
        let level = self.level.map(|level| format!(", level {level}"));
        let mut text = format!(
            "wasi:dyntype on {}, {} binding{}\n\n",
            self.host,
            self.binding,
            level.unwrap_or_default()
        );
        let _ = writeln!(
            text,
            "{:>5}  {:<10} {:>9} {:>7} {:>7} {:>7}",
            "level", "interface", "functions", "cases", "passed", "excused"
        );
        for ((level, interface), ([passed, excused, all], functions)) in &table {
            let functions = functions.len();
            let _ = writeln!(
                text,
                "{level:>5}  {interface:<10} {functions:>9} {all:>7} {passed:>7} {excused:>7}"
            );
        }
        let _ = writeln!(text);
        for (row, reason) in self.failures() {
            let _ = writeln!(
                text,
                "FAILED {}.{}: {}: {reason}",
                row.interface, row.function, row.title
            );
        }
        if self.above > 0 {
            let _ = writeln!(text, "{} cases are of higher levels", self.above);
        }
        let failed = self.failures().count();
        let _ = match failed {
            0 => writeln!(text, "all {} cases passed or are excused", self.rows.len()),
            _ => writeln!(text, "{failed} of {} cases failed", self.rows.len()),
        };
        text
    }

    fn json(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(Row::json).collect();
        format!(
            "{{\"host\":{},\"binding\":{},\"level\":{},\"above\":{},\"passed\":{},\"cases\":[\n{}\n]}}\n",
            quoted(&self.host),
            quoted(&self.binding),
            self.level
                .map_or_else(|| "null".to_owned(), |level| level.to_string()),
            self.above,
            self.passed(),
            rows.join(",\n")
        )
    }
}

impl Row {
    fn json(&self) -> String {
        let (verdict, reason) = match &self.verdict {
            Verdict::Passed => ("passed", ""),
            Verdict::Failed(reason) => ("failed", reason.as_str()),
            Verdict::Expected(reason) => ("excused", reason.as_str()),
        };
        let mut text = format!(
            "{{\"level\":{},\"interface\":{},\"function\":{},\"case\":{},\"verdict\":\"{verdict}\"",
            self.level,
            quoted(&self.interface),
            quoted(&self.function),
            quoted(&self.title)
        );
        if !reason.is_empty() {
            text += &format!(",\"reason\":{}", quoted(reason));
        }
        text + "}"
    }
}

/// A JSON string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if u32::from(c) < 32 => quoted += &format!("\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::{Format, Report, Row, Verdict};

    #[test]
    fn an_expected_failure_is_excused_and_told() {
        let mut report = Report::new("h", "core");
        report.rows.push(Row {
            level: 0,
            interface: "property".to_owned(),
            function: "get".to_owned(),
            title: "a \"case\"".to_owned(),
            verdict: Verdict::Failed("why".to_owned()),
        });
        assert!(!report.passed());
        report.expect("other core property.get *: no\nh core property.get a*: known");
        assert!(report.passed());
        let json = report.render(Format::Json);
        assert!(json.contains(r#""case":"a \"case\"","verdict":"excused","reason":"known""#));
    }
}
