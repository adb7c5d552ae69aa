//! XML and SGML files of articles (press databases, research corpora, note books) to one
//! entry a record. Which element is a record is found by [`elements`]; what its fields hold
//! is told by their names.

use crate::types::error::Code;
use crate::unpack::columns::Columns;
use crate::unpack::elements::{self, Stack, is_inline};
use crate::unpack::identifier_day;
use crate::unpack::markup::{Kind, Pieces, attribute};
use crate::unpack::measure::words;
use crate::unpack::names::numbered;
use crate::unpack::record::Record;
use crate::unpack::settle::{names_of, settle};
use crate::unpack::sink::Sink;

/// Elements with the bytes of pictures in them.
const BINARY: &[&str] = &["resource", "binary", "attachment"];
/// Longest value of an attribute that is a field, in bytes.
const MAX_ATTRIBUTE: usize = 500;

/// Reads the file `path`. `None` when no records are found.
pub(crate) fn read(path: &str, text: &str, sink: &mut Sink<'_>) -> Option<()> {
    let place = elements::find(text)?;
    let records = collect(text, &place);
    let guess = || match Columns::by_names(&records) {
        named if named.has_text() => named,
        _ => Columns::guess(&records),
    };
    let columns = settle(path, names_of(Vec::new(), &records), &records, guess, sink);
    if !columns.has_text() {
        let detail = format!("No element holds text of articles ({}).", columns.names());
        sink.problem(path, Code::NoTextColumn, detail);
        return Some(());
    }
    let single = records.len() == 1;
    let by_identifier = identifier_day::order(&records);
    for (at, record) in records.iter().enumerate() {
        let mut facts = columns.facts(record);
        if facts.published.is_none() {
            facts.published = by_identifier.and_then(|order| identifier_day::day(record, order));
        }
        let entry = if single { path.to_owned() } else { numbered(path, at + 1, records.len()) };
        if !sink.push(entry, columns.content(record), facts) {
            break;
        }
    }
    Some(())
}

/// The records at `place`; the whole file as one when that is empty.
fn collect(text: &str, place: &[String]) -> Vec<Record> {
    let mut stack = Stack::default();
    let mut records = Vec::new();
    let mut record: Option<Record> = place.is_empty().then(Record::default);
    let from = place.len();
    let path = place.join(".");
    let mut held = String::new();
    let mut skipped: Option<usize> = None;
    let keep = |record: &mut Option<Record>, stack: &Stack<'_>, held: &mut String| {
        let value = std::mem::take(held);
        if let Some(record) = record
            && (words(&value) > 0 || value.contains('<'))
        {
            let name = stack.path(from);
            record.add_owned(if name.is_empty() { "text".to_owned() } else { name }, value);
        }
    };
    for piece in Pieces::new(text) {
        match piece.kind {
            Kind::Open { name, inside, empty, .. } => {
                if is_inline(name) {
                    if name.eq_ignore_ascii_case("br") {
                        held.push('\n');
                    }
                    continue;
                }
                keep(&mut record, &stack, &mut held);
                if skipped.is_none() && BINARY.contains(&name.to_ascii_lowercase().as_str()) && !empty {
                    skipped = Some(stack.depth());
                }
                let opened = empty || stack.open(name);
                if !opened {
                    continue;
                }
                if record.is_none() && !empty && stack.depth() == from && stack.path(0) == path {
                    record = Some(Record::default());
                }
                if let Some(record) = &mut record {
                    attributes(record, &stack, from, name, inside, empty);
                }
            }
            Kind::Close { name } => {
                if is_inline(name) {
                    continue;
                }
                if skipped.is_some() {
                    held.clear();
                }
                keep(&mut record, &stack, &mut held);
                let Some(depth) = stack.close(name) else { continue };
                if skipped.is_some_and(|at| depth <= at) {
                    skipped = None;
                }
                if from > 0 && depth < from {
                    records.extend(record.take());
                }
            }
            Kind::Text(part) if skipped.is_none() => held.push_str(&part),
            Kind::Raw(part) if skipped.is_none() => held.push_str(part),
            _ => {}
        }
    }
    keep(&mut record, &stack, &mut held);
    records.extend(record);
    records.retain(|r| !r.is_empty());
    records
}

/// Fields that stand in attributes: of the record itself, and of elements without text,
/// "meta" elements by the name that they give.
fn attributes(record: &mut Record, stack: &Stack<'_>, from: usize, name: &str, inside: &str, empty: bool) {
    let own = stack.depth() == from && !empty;
    if !own && !empty {
        return;
    }
    if let (true, Some(key), Some(value)) = (empty, attribute(inside, "name"), attribute(inside, "content")) {
        return record.add_owned(key, value);
    }
    let mut rest = inside.find(char::is_whitespace).map_or("", |at| &inside[at..]);
    while let Some((key, behind)) = rest.split_once('=') {
        let key = key.trim();
        if key.is_empty() || key.contains(char::is_whitespace) || key.starts_with("xmlns") {
            break;
        }
        let behind = behind.trim_start();
        let (quote, value) = match behind.chars().next() {
            Some(q @ ('"' | '\'')) => (q, &behind[1..]),
            _ => break,
        };
        let Some(end) = value.find(quote) else { break };
        let is_switch = ["yes", "no", "true", "false"].iter().any(|s| value[..end].eq_ignore_ascii_case(s));
        if end <= MAX_ATTRIBUTE && !is_switch {
            let path = match (own, stack.path(from)) {
                (true, _) => key.to_owned(),
                (false, around) if around.is_empty() => format!("{name}.{key}"),
                (false, around) => format!("{around}.{name}.{key}"),
            };
            record.add(&path, &value[..end]);
        }
        rest = &value[end + 1..];
    }
}
