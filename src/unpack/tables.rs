//! The tables of one dropped file with what their columns were taken for and their first rows, so that a person
//! can look at it and change it.
//!
//! In: columns and first records of each table. Out: tables; those of the same columns are one.

use crate::types::column::{Column, Table};
use crate::unpack::record::Record;
use std::collections::HashMap;

/// Rows of a table that are shown.
const SHOWN_ROWS: usize = 3;
/// Characters of a cell that are shown.
const SHOWN_CHARACTERS: usize = 160;
/// Columns of a table that a person can give; a table of more is not noted. Hostile ones have millions.
pub(crate) const MAX_COLUMNS: usize = 300;
/// Tables of one file with columns of their own; more are not noted.
const MAX_TABLES: usize = 500;

/// The tables of one dropped file; those of the same columns are one.
#[derive(Default)]
pub(crate) struct Tables {
    tables: Vec<Table>,
    /// Where each stands, by its columns and whether they were given.
    places: HashMap<(Vec<Column>, bool), usize>,
}

impl Tables {
    /// Notes a table. `given`: a person said what its columns hold.
    pub fn note(&mut self, path: &str, columns: Vec<Column>, given: bool, records: &[Record]) {
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
