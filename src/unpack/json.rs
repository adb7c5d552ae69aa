//! JSON to one entry an article: a list of objects wherever it stands in the value, one
//! object, a map of objects, or one value a line. Told by content, not by exact names, so
//! exports of reading services, answers of news interfaces and research files are one case.

use crate::types::column::ColumnRole as Role;
use crate::types::error::Code;
use crate::unpack::columns::Columns;
use crate::unpack::entry::ContainerKind;
use crate::unpack::flatten::flatten;
use crate::unpack::measure::words;
use crate::unpack::names::numbered;
use crate::unpack::record::Record;
use crate::unpack::roles::role_of;
use crate::unpack::settle::{names_of, settle};
use crate::unpack::sink::Sink;
use serde_json::Value;

/// How deep in the value a list of articles may lie.
const MAX_DEPTH: usize = 6;
/// Share of an object's text that its own text field must be, lists inside it counted, for
/// the object to be an article: the rest may be comments on it.
const MIN_OWN_SHARE: f32 = 0.1;
/// The same when only its length says that the field is the text.
const MIN_OWN_SHARE_UNNAMED: f32 = 0.5;

/// Reads the value `path`. `None` when the text is not JSON.
pub(crate) fn read(path: &str, text: &str, sink: &mut Sink<'_>) -> Option<ContainerKind> {
    let (kind, records) = match serde_json::from_str::<Value>(text) {
        Ok(value) => (ContainerKind::Json, articles(&value)),
        Err(_) => (ContainerKind::JsonLines, lines(path, text, sink)?),
    };
    let names = names_of(Vec::new(), &records);
    let columns = settle(path, names, &records, || Columns::guess(&records), sink);
    if !columns.has_text() {
        let what = if columns.has_addresses() {
            " It lists addresses only: save the pages and drop them."
        } else {
            ""
        };
        let detail = format!("No field holds text of articles ({}).{what}", columns.names());
        sink.problem(path, Code::NoTextColumn, detail);
        return Some(kind);
    }
    let single = records.len() == 1 && kind == ContainerKind::Json;
    for (at, record) in records.iter().enumerate() {
        let entry = if single { path.to_owned() } else { numbered(path, at + 1, records.len()) };
        if !sink.push(entry, columns.content(record), columns.facts(record)) {
            break;
        }
    }
    Some(kind)
}

/// All objects of a list in a JSON text, as records. `None` when there are none.
pub(crate) fn rows(text: &str) -> Option<Vec<Record>> {
    match serde_json::from_str::<Value>(text).ok()? {
        Value::Array(list) => Some(list.iter().map(flatten).collect()),
        _ => None,
    }
}

/// One value a line, or values behind each other. Lines that are not JSON are named.
fn lines(path: &str, text: &str, sink: &mut Sink<'_>) -> Option<Vec<Record>> {
    let first = text.lines().find(|l| !l.trim().is_empty())?;
    let mut records = Vec::new();
    let mut broken = Vec::new();
    if serde_json::from_str::<Value>(first).is_ok_and(|v| v.is_object()) {
        for (at, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            match serde_json::from_str::<Value>(line) {
                Ok(value) => records.push(flatten(&value)),
                Err(_) => broken.push(at + 1),
            }
        }
        if broken.len() > records.len() {
            return None;
        }
    } else {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        while let Some(Ok(value)) = values.next() {
            if !value.is_object() {
                return None;
            }
            records.push(flatten(&value));
        }
        let end = values.byte_offset();
        if records.is_empty() {
            return None;
        }
        if !text[text.floor_char_boundary(end)..].trim().is_empty() {
            broken.push(text[..text.floor_char_boundary(end)].lines().count());
        }
    }
    if !broken.is_empty() {
        let shown: Vec<String> = broken.iter().take(5).map(usize::to_string).collect();
        let detail = format!("{} lines are not JSON (line {}).", broken.len(), shown.join(", "));
        sink.problem(path, Code::ArchiveBroken, detail);
    }
    Some(records)
}

/// The records of the best list of articles in a value; the value's own when there is none.
fn articles(value: &Value) -> Vec<Record> {
    if let Some(records) = transposed(value) {
        return records;
    }
    let start: Vec<&Value> = match value {
        Value::Array(list) => list.iter().collect(),
        other => vec![other],
    };
    let found = search(&start, 0).or_else(|| longest_list(value));
    found.unwrap_or_else(|| start.iter().map(|v| flatten(v)).collect())
}

/// The records of the longest list of objects in an object that holds no texts: a person may know which
/// field is the text.
fn longest_list(value: &Value) -> Option<Vec<Record>> {
    let mut longest: &[Value] = &[];
    let mut open = vec![value.as_object()?];
    for _ in 0..MAX_DEPTH {
        let inner = open.iter().flat_map(|map| map.values());
        let lists =
            inner.clone().filter_map(Value::as_array).filter(|list| list.iter().all(Value::is_object));
        for list in lists.filter(|list| list.len() > longest.len().max(1)) {
            longest = list;
        }
        open = inner.filter_map(Value::as_object).collect();
    }
    (!longest.is_empty()).then(|| longest.iter().map(flatten).collect())
}

/// Looks for articles among sibling values, then among what they hold, longest text first.
fn search(siblings: &[&Value], depth: usize) -> Option<Vec<Record>> {
    let records: Vec<Record> = siblings.iter().map(|v| flatten(v)).filter(|r| !r.is_empty()).collect();
    let columns = Columns::guess(&records);
    let total: usize = siblings.iter().map(|v| text_len(v)).sum();
    let texts = records.iter().flat_map(Record::iter).filter(|(n, _)| columns.role(n) == Role::Text);
    let (mut own, mut named) = (0usize, false);
    for (name, value) in texts {
        own += value.len();
        named |= role_of(name) == Some(Role::Text);
    }
    let least = if named || siblings.len() > 1 { MIN_OWN_SHARE } else { MIN_OWN_SHARE_UNNAMED };
    if own > 0 && own as f32 >= least * total as f32 {
        return Some(records);
    }
    if depth >= MAX_DEPTH {
        return None;
    }
    let mut groups: Vec<(usize, Vec<&Value>)> = Vec::new();
    let mut by_key: std::collections::BTreeMap<&str, Vec<&Value>> = std::collections::BTreeMap::new();
    for value in siblings {
        match value {
            Value::Object(map) => {
                for (key, inner) in map {
                    match inner {
                        Value::Array(list) => {
                            by_key.entry(key).or_default().extend(list.iter().filter(|v| v.is_object()))
                        }
                        Value::Object(_) => by_key.entry(key).or_default().push(inner),
                        _ => {}
                    }
                }
                // A map from ids to articles.
                let inner: Vec<&Value> = map.values().filter(|v| v.is_object()).collect();
                if inner.len() > 1 && alike(&inner) {
                    groups.push((inner.iter().map(|v| text_len(v)).sum(), inner));
                }
            }
            Value::Array(list) => by_key.entry("").or_default().extend(list),
            _ => {}
        }
    }
    groups.extend(by_key.into_values().map(|group| (group.iter().map(|v| text_len(v)).sum(), group)));
    groups.retain(|(len, _)| *len > 0);
    groups.sort_by_key(|(len, _)| std::cmp::Reverse(*len));
    // The two that hold most text: more would make the search grow with the value's width.
    groups.iter().take(2).find_map(|(_, group)| search(group, depth + 1))
}

/// Whether objects have most keys in common.
fn alike(values: &[&Value]) -> bool {
    let Some(first) = values[0].as_object() else { return false };
    values.iter().take(20).all(|v| {
        v.as_object().is_some_and(|o| {
            let common = o.keys().filter(|k| first.contains_key(*k)).count();
            common * 2 >= o.len().max(1) && common > 0
        })
    })
}

/// Length of all strings of more than eight words in a value, in bytes.
fn text_len(value: &Value) -> usize {
    match value {
        Value::String(text) if words(text) > 8 => text.len(),
        Value::Array(list) => list.iter().map(text_len).sum(),
        Value::Object(map) => map.values().map(text_len).sum(),
        _ => 0,
    }
}

/// Tables as data frames write them: a map from columns to maps from rows to cells, or
/// `columns` and `data`.
fn transposed(value: &Value) -> Option<Vec<Record>> {
    let map = value.as_object()?;
    if let (Some(Value::Array(names)), Some(Value::Array(data))) = (map.get("columns"), map.get("data")) {
        let row = |cells: &Value| {
            let mut record = Record::default();
            for (name, cell) in names.iter().zip(cells.as_array().into_iter().flatten()) {
                record.add(name.as_str().unwrap_or("column"), cell.as_str().unwrap_or(&cell.to_string()));
            }
            record
        };
        return Some(data.iter().map(row).collect());
    }
    let columns: Vec<(&String, &serde_json::Map<String, Value>)> =
        map.iter().map(|(name, column)| column.as_object().map(|c| (name, c))).collect::<Option<_>>()?;
    let (_, first) = columns.first()?;
    let scalar = |v: &Value| !v.is_object() && !v.is_array();
    let same = columns
        .iter()
        .all(|(_, c)| c.len() == first.len() && c.keys().eq(first.keys()) && c.values().all(scalar));
    if !same || columns.len() < 2 || !first.keys().all(|k| k.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut keys: Vec<&String> = first.keys().collect();
    keys.sort_by_key(|k| (k.len(), *k));
    let row = |key: &String| {
        let mut record = Record::default();
        for (name, column) in &columns {
            match &column[key] {
                Value::Null => {}
                Value::String(text) => record.add(name, text),
                other => record.add(name, &other.to_string()),
            }
        }
        record
    };
    Some(keys.into_iter().map(row).collect())
}
