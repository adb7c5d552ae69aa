//! A table (CSV, TSV and their like) to one entry a row. A table without a column of text
//! is a problem, never prose.

use crate::types::error::Code;
use crate::unpack::columns::Columns;
use crate::unpack::day::looks_like_day;
use crate::unpack::measure::{is_address, is_number, words};
use crate::unpack::names::{Unique, numbered};
use crate::unpack::record::Record;
use crate::unpack::roles::role_of;
use crate::unpack::rows::rows;
use crate::unpack::settle::{names_of, settle};
use crate::unpack::sink::Sink;

/// Rows that are held to guess the columns; those behind them are read one by one.
const SAMPLE_ROWS: usize = 200;

/// Reads the table `path`.
pub(crate) fn read(path: &str, text: &str, delimiter: u8, sink: &mut Sink<'_>) {
    let mut rows = rows(text, delimiter);
    let mut held: Vec<Vec<String>> = rows.by_ref().take(SAMPLE_ROWS).collect();
    let header = match held.first() {
        Some(first) if is_header(first, held.get(1)) => unique(held.remove(0)),
        _ => Vec::new(),
    };
    let record = |row: Vec<String>| {
        let mut record = Record::default();
        for (at, cell) in row.into_iter().enumerate() {
            let name = match header.get(at) {
                Some(name) if !name.is_empty() => name.clone(),
                _ => format!("column {}", at + 1),
            };
            record.add_owned(name, cell);
        }
        record
    };
    let held: Vec<Record> = held.into_iter().map(record).collect();
    let named: Vec<String> = header.iter().filter(|name| !name.is_empty()).cloned().collect();
    let columns = settle(path, names_of(named, &held), &held, || Columns::guess(&held), sink);
    if !columns.has_text() {
        let what = if columns.has_addresses() {
            " It lists addresses only: save the pages and drop them."
        } else {
            ""
        };
        let detail = format!("No column holds text of articles ({}).{what}", columns.names());
        sink.problem(path, Code::NoTextColumn, detail);
        return;
    }
    let width = header.len();
    let total = self::rows(text, delimiter).count() - usize::from(width > 0);
    let mut count = 0usize;
    for record in held.into_iter().chain(rows.map(record)) {
        count += 1;
        if record.is_empty() {
            continue;
        }
        if !sink.push(numbered(path, count, total), columns.content(&record), columns.facts(&record)) {
            return;
        }
    }
    if width > 0 && ends_inside_quotes(text) {
        let detail = format!("A quotation mark is not closed: the last row ({count}) may hold several.");
        sink.problem(path, Code::ArchiveBroken, detail);
    }
}

/// Whether the first row names the columns: short cells, no values, and either a known
/// name or another kind of cells below.
fn is_header(first: &[String], second: Option<&Vec<String>>) -> bool {
    let value = |cell: &str| is_address(cell) || looks_like_day(cell) || words(cell) > 8;
    if first.iter().any(|cell| value(cell)) {
        return false;
    }
    if first.iter().any(|cell| role_of(cell).is_some()) {
        return true;
    }
    let kind = |cell: &str| (is_number(cell), value(cell));
    second.is_some_and(|row| {
        row.iter().zip(first).any(|(below, name)| !is_number(name) && kind(below) != kind(name))
    })
}

/// Names of columns, each once.
fn unique(names: Vec<String>) -> Vec<String> {
    let mut seen = Unique::default();
    names
        .into_iter()
        .map(|name| match name.trim() {
            "" => String::new(),
            name => seen.of(name.to_owned()),
        })
        .collect()
}

/// Whether the text ends inside a quoted cell: the number of its quotation marks is odd.
fn ends_inside_quotes(text: &str) -> bool {
    memchr::memchr_iter(b'"', text.as_bytes()).count() % 2 == 1 && !text.trim_end().ends_with('"')
}
