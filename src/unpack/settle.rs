//! What the columns of a table are taken for: as a person gave them for tables of these names, else as guessed.
//!
//! In: a table's names, its first records and the guess. Out: the columns. Reads no text.

use crate::types::column::{Column, ColumnRole, GivenColumns};
use crate::unpack::columns::Columns;
use crate::unpack::record::Record;
use crate::unpack::sink::Sink;
use crate::unpack::tables::MAX_COLUMNS;
use std::collections::HashSet;

/// The columns of the table `path` whose columns have these names, once each.
pub(crate) fn settle(
    path: &str,
    names: Vec<String>,
    records: &[Record],
    guess: impl FnOnce() -> Columns,
    sink: &mut Sink<'_>,
) -> Columns {
    let given: Option<&GivenColumns> = sink.given.iter().rev().find(|given| given.fits(&names));
    let is_given = given.is_some();
    let roles: Vec<(String, ColumnRole)> = match given {
        Some(given) => with_roles(names, |name| given.role(name)),
        None => {
            let guess = guess();
            with_roles(names, |name| guess.role(name))
        }
    };
    if !roles.is_empty() && roles.len() <= MAX_COLUMNS {
        let columns: Vec<Column> =
            roles.iter().map(|(name, role)| Column { name: name.clone(), role: *role }).collect();
        sink.tables.note(path, columns, is_given, records);
    }
    Columns::given(roles)
}

fn with_roles(names: Vec<String>, role: impl Fn(&str) -> ColumnRole) -> Vec<(String, ColumnRole)> {
    let with_role = |name: String| {
        let role = role(&name);
        (name, role)
    };
    names.into_iter().map(with_role).collect()
}

/// Names of all fields of records, each once, in the order in which they come.
pub(crate) fn names_of(first: Vec<String>, records: &[Record]) -> Vec<String> {
    let mut names = first;
    let mut seen: HashSet<String> = names.iter().cloned().collect();
    for (name, _) in records.iter().flat_map(Record::iter) {
        if !seen.contains(name) {
            seen.insert(name.to_owned());
            names.push(name.to_owned());
        }
    }
    names
}
