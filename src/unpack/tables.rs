//! What the columns of a table are taken for: as a person gave them for tables of these names, else as guessed.
//! Each table is noted with its first rows, so that a person can look at it and change that.
//!
//! In: a table's names, its first records and the guess. Out: the columns. Reads no text.

use crate::types::column::{Column, ColumnRole, GivenColumns, Table};
use crate::unpack::columns::Columns;
use crate::unpack::record::Record;
use crate::unpack::sink::Sink;
use std::collections::{HashMap, HashSet};

/// Rows of a table that are shown.
const SHOWN_ROWS: usize = 3;
/// Characters of a cell that are shown.
const SHOWN_CHARACTERS: usize = 160;
/// Columns of a table that a person can give; a table of more is not noted. Hostile ones have millions.
const MAX_COLUMNS: usize = 300;
/// Tables of one file with columns of their own; more are not noted.
const MAX_TABLES: usize = 500;

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

/// The tables of one dropped file; those of the same columns are one.
#[derive(Default)]
pub(crate) struct Tables {
    tables: Vec<Table>,
    /// Where each stands, by its columns and whether they were given.
    places: HashMap<(Vec<Column>, bool), usize>,
}

impl Tables {
    fn note(&mut self, path: &str, columns: Vec<Column>, given: bool, records: &[Record]) {
        let key = (columns, given);
        if let Some(table) = self.places.get(&key).and_then(|at| self.tables.get_mut(*at)) {
            table.paths.push(path.to_owned());
            return;
        }
        if self.tables.len() >= MAX_TABLES {
            return;
        }
        let cell = |record: &Record, name: &str| shown(record.get(name).unwrap_or_default());
        let row = |record: &Record| key.0.iter().map(|column| cell(record, &column.name)).collect();
        let rows = records.iter().filter(|r| !r.is_empty()).take(SHOWN_ROWS).map(row).collect();
        self.tables.push(Table { paths: vec![path.to_owned()], columns: key.0.clone(), rows, given });
        self.places.insert(key, self.tables.len() - 1);
    }

    /// All of them, in the order of the file.
    pub fn into_vec(self) -> Vec<Table> {
        self.tables
    }
}

/// The start of a cell, on one line.
fn shown(cell: &str) -> String {
    let mut shown = String::new();
    let mut left = SHOWN_CHARACTERS;
    for word in cell.split_whitespace() {
        if !shown.is_empty() {
            shown.push(' ');
            left = left.saturating_sub(1);
        }
        for character in word.chars() {
            if left == 0 {
                shown.push('…');
                return shown;
            }
            left -= 1;
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
#[path = "tables_test.rs"]
mod tests;
