//! One JSON value to a record: nested names are joined by dots ("source.name").

use crate::types::column::ColumnRole as Role;
use crate::unpack::record::Record;
use crate::unpack::roles::role_of;
use serde_json::Value;

/// How deep objects are followed.
const MAX_DEPTH: usize = 4;
/// A list with a longer string is a list of paragraphs, not of names. In bytes.
const MIN_PARAGRAPH: usize = 80;
/// Objects of a list with more members than this are records, not names or paragraphs.
const MAX_MEMBERS: usize = 4;

/// The scalar values of an object, and its lists of names and of paragraphs. Lists of
/// larger objects are left to the search for articles. A string is a record of one text.
pub(crate) fn flatten(value: &Value) -> Record {
    let mut record = Record::default();
    match value {
        Value::String(text) => record.add("text", text),
        _ => add(&mut record, "", value, 0),
    }
    record
}

fn add(record: &mut Record, name: &str, value: &Value, depth: usize) {
    match value {
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) => record.add(name, &value.to_string()),
        Value::String(text) => record.add(name, text),
        Value::Object(map) if depth < MAX_DEPTH => {
            for (key, inner) in map {
                let path = match name {
                    // What search engines put around each hit says nothing.
                    "" | "_source" => key.clone(),
                    _ => format!("{name}.{key}"),
                };
                add(record, &path, inner, depth + 1);
            }
        }
        Value::Object(_) => {}
        Value::Array(list) => add_list(record, name, list),
    }
}

fn add_list(record: &mut Record, name: &str, list: &[Value]) {
    let strings: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
    if !strings.is_empty() {
        return record.add_owned(name.to_owned(), join(&strings));
    }
    let small = |v: &Value| {
        v.as_object()
            .is_some_and(|o| o.len() <= MAX_MEMBERS && !o.keys().any(|k| role_of(k) == Some(Role::Title)))
    };
    let records = list.iter().any(|v| !small(v));
    for key in ["name", "displayName", "value", "text", "content", "html"] {
        let is_text = matches!(key, "text" | "content" | "html");
        if is_text && records {
            continue;
        }
        let inner: Vec<&str> = list.iter().filter_map(|v| v.get(key)?.as_str()).collect();
        if !inner.is_empty() {
            return record.add_owned(format!("{name}.{key}"), join(&inner));
        }
    }
}

/// Paragraphs below each other, names in a row.
fn join(strings: &[&str]) -> String {
    let parts = strings.iter().map(|s| s.trim()).filter(|s| !s.is_empty());
    let between = if strings.iter().any(|s| s.len() > MIN_PARAGRAPH) { "\n\n" } else { "; " };
    parts.collect::<Vec<_>>().join(between)
}
