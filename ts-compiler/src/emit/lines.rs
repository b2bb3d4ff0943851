//! The custom section `dyntype-lines`: from code back to lines of source, for stack traces.
//!
//! Layout, all numbers LEB128: version, count of sources, their names; count of functions, and for
//! each the count of its entries; an entry is four differences to the one before: offset in the
//! body, source, line, column (the last three signed). Line 0 means no place.

use wasm_encoder::Encode;
use wasmparser::{BinaryReader, ExternalKind, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::ir::Span;

/// Name of the section.
pub const SECTION: &str = "dyntype-lines";
const VERSION: u32 = 1;
/// What the names of exports begin with that a host enters the program by.
const REFLECT: &str = "wasi:dyntype/reflect@";

/// Places to lines and columns, for the sources of one program.
pub struct LineIndex<'s> {
    sources: Vec<(&'s str, Vec<u32>)>,
}

impl<'s> LineIndex<'s> {
    /// Finds where lines begin.
    pub fn new(sources: &[&'s str]) -> Self {
        LineIndex {
            sources: sources
                .iter()
                .map(|source| (*source, line_starts(source)))
                .collect(),
        }
    }

    /// Line and column of a place, from 1; columns are UTF-16 units as in JavaScript. (0, 0) when
    /// the source is unknown.
    pub fn position(&self, span: Span) -> (u32, u32) {
        let Some((source, starts)) = self.sources.get(span.module as usize) else {
            return (0, 0);
        };
        if span == Span::default() {
            return (0, 0);
        }
        let line = starts.partition_point(|start| *start <= span.start);
        let start = line
            .checked_sub(1)
            .and_then(|line| starts.get(line))
            .copied()
            .unwrap_or(0);
        let before = source
            .get(start as usize..span.start as usize)
            .unwrap_or("");
        (line as u32, before.encode_utf16().count() as u32 + 1)
    }
}

fn line_starts(source: &str) -> Vec<u32> {
    let mut starts = vec![0];
    let mut chars = source.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let ends = match char {
            '\r' => !matches!(chars.peek(), Some((_, '\n'))),
            '\n' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        if ends {
            starts.push((at + char.len_utf8()) as u32);
        }
    }
    starts
}

/// Encodes the section: the entries of each function, from [`super::body::Body::places`]. Sources
/// without an entry are left out.
pub fn encode(names: &[String], functions: &[Vec<(u32, Span)>], index: &LineIndex) -> Vec<u8> {
    let mut used = vec![false; names.len()];
    let mut tables = Vec::with_capacity(functions.len());
    for places in functions {
        let mut entries: Vec<[u32; 4]> = Vec::new();
        for (offset, span) in places {
            let (line, column) = index.position(*span);
            let source = if line == 0 { u32::MAX } else { span.module };
            let entry = [*offset, source, line, column];
            if entries.last().is_none_or(|last| last[1..] != entry[1..]) {
                if let Some(used) = used.get_mut(source as usize) {
                    *used = true;
                }
                entries.push(entry);
            }
        }
        tables.push(entries);
    }
    let mut numbers = vec![0; names.len()];
    let mut count: u32 = 0;
    for (number, used) in numbers.iter_mut().zip(&used) {
        *number = count;
        count += u32::from(*used);
    }
    let mut out = Vec::new();
    VERSION.encode(&mut out);
    count.encode(&mut out);
    for (name, _) in names.iter().zip(&used).filter(|(_, used)| **used) {
        name.as_str().encode(&mut out);
    }
    (functions.len() as u32).encode(&mut out);
    for entries in tables {
        (entries.len() as u32).encode(&mut out);
        let mut last = [0; 4];
        for mut entry in entries {
            // No place keeps the source of the entry before.
            entry[1] = numbers.get(entry[1] as usize).copied().unwrap_or(last[1]);
            (entry[0] - last[0]).encode(&mut out);
            for part in 1..4 {
                (i64::from(entry[part]) - i64::from(last[part])).encode(&mut out);
            }
            last = entry;
        }
    }
    out
}

/// A place in the source of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'l> {
    /// Display name of the source.
    pub source: &'l str,
    /// Line, from 1.
    pub line: u32,
    /// Column in UTF-16 units, from 1.
    pub column: u32,
    /// Name of the function, empty when it has none.
    pub function: &'l str,
}

/// The table of a compiled module.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    sources: Vec<String>,
    imported: u32,
    /// By defined function: offset, source, line, column.
    functions: Vec<Vec<[u32; 4]>>,
    /// By function index.
    names: Vec<String>,
    /// By defined function: where its body begins in the module.
    bodies: Vec<u32>,
    /// Functions by which a host enters the program again.
    entries: Vec<u32>,
}

impl Lines {
    /// The place of an instruction: index of its function, offset from the function's body.
    pub fn lookup(&self, func: u32, offset: u32) -> Option<Place<'_>> {
        let entries = self
            .functions
            .get(func.checked_sub(self.imported)? as usize)?;
        let after = entries.partition_point(|entry| entry[0] <= offset);
        let [_, source, line, column] = *entries.get(after.checked_sub(1)?)?;
        if line == 0 {
            return None;
        }
        let source = self.sources.get(source as usize)?;
        Some(Place {
            source,
            line,
            column,
            function: self.function(func).unwrap_or(""),
        })
    }

    /// The function with an instruction, by the instruction's place in the module, and the offset
    /// from the function's body.
    pub fn at(&self, offset: u32) -> Option<(u32, u32)> {
        let after = self.bodies.partition_point(|start| *start <= offset);
        let index = after.checked_sub(1)?;
        Some((self.imported + index as u32, offset - self.bodies[index]))
    }

    /// Is it a function by which a host enters the program again?
    pub fn is_entry(&self, func: u32) -> bool {
        self.entries.contains(&func)
    }

    /// The name of a function.
    pub fn function(&self, func: u32) -> Option<&str> {
        self.names
            .get(func as usize)
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }
}

/// Reads the table of a module; none when it has none or is damaged.
pub fn read_lines(wasm: &[u8]) -> Option<Lines> {
    let mut lines = Lines::default();
    let mut found = false;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.ok()? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import.ok()?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                        lines.imported += 1;
                    }
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports.into_iter().flatten() {
                    if export.kind == ExternalKind::Func && export.name.starts_with(REFLECT) {
                        lines.entries.push(export.index);
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                lines.bodies.push(u32::try_from(body.range().start).ok()?);
            }
            Payload::CustomSection(section) if section.name() == SECTION => {
                decode(&mut lines, BinaryReader::new(section.data(), 0))?;
                found = true;
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else {
                    continue;
                };
                for name in names {
                    let Ok(Name::Function(map)) = name else {
                        continue;
                    };
                    for naming in map.into_iter().flatten() {
                        let at = naming.index as usize;
                        // Indices ascend; a damaged section must not make a large table.
                        if at < lines.names.len() || at > wasm.len() {
                            continue;
                        }
                        lines.names.resize(at, String::new());
                        lines.names.push(naming.name.into());
                    }
                }
            }
            _ => {}
        }
    }
    found.then_some(lines)
}

fn decode(lines: &mut Lines, mut reader: BinaryReader) -> Option<()> {
    if reader.read_var_u32().ok()? != VERSION {
        return None;
    }
    for _ in 0..reader.read_var_u32().ok()? {
        lines.sources.push(reader.read_string().ok()?.into());
    }
    for _ in 0..reader.read_var_u32().ok()? {
        let mut entries = Vec::new();
        let mut last = [0u32; 4];
        for _ in 0..reader.read_var_u32().ok()? {
            last[0] = last[0].checked_add(reader.read_var_u32().ok()?)?;
            for part in &mut last[1..] {
                *part = u32::try_from(i64::from(*part).checked_add(reader.read_var_i64().ok()?)?)
                    .ok()?;
            }
            entries.push(last);
        }
        lines.functions.push(entries);
    }
    Some(())
}
