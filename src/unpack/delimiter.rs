//! Whether a text is a table, and what parts its cells.

use crate::types::column::ColumnRole as Role;
use crate::unpack::measure::words;
use crate::unpack::roles::role_of;
use crate::unpack::rows::{rows, stated};

/// How far a text is looked at, in bytes.
const HEAD: usize = 256 << 10;
/// Characters that part cells, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows that are compared.
const ROWS: usize = 60;
/// Share of rows that must have the same number of cells when the file's name does not
/// say that it is a table.
const MIN_CONSISTENT: f32 = 0.97;

/// The delimiter of a file that its name calls a table. A comma when nothing fits better.
pub(crate) fn of_table(text: &str) -> u8 {
    if let Some(stated) = stated(text) {
        return stated;
    }
    let best = DELIMITERS
        .iter()
        .map(|&d| (d, shape(text, d)))
        .filter(|(_, s)| s.cells > 1)
        .reduce(|a, b| if b.1.score() > a.1.score() { b } else { a });
    best.map_or(b',', |(d, _)| d)
}

/// The delimiter of a text that nothing but its content calls a table.
pub(crate) fn of_text(text: &str) -> Option<u8> {
    let line = text.lines().next()?;
    if let Some(stated) = stated(text) {
        return Some(stated);
    }
    if line.len() > 4_096 || line.trim_start().starts_with(['|', '#', '<', '{', '[', '>']) {
        return None;
    }
    DELIMITERS.into_iter().find(|&d| {
        let cells: Vec<&str> = line.split(char::from(d)).map(|c| c.trim_matches(['"', ' '])).collect();
        if cells.len() < 3 || cells.iter().any(|c| words(c) > 6) {
            return false;
        }
        let s = shape(text, d);
        let known = cells.iter().filter(|c| role_of(c).is_some_and(|r| r != Role::Field)).count();
        let consistent = s.consistent >= MIN_CONSISTENT && s.cells == cells.len();
        (known >= 3 && s.rows >= 2 && consistent) || (s.rows >= 5 && consistent && s.short && s.tight)
    })
}

/// What a text looks like when it is read with one delimiter.
struct Shape {
    rows: usize,
    /// Cells of most rows.
    cells: usize,
    /// Share of rows with that many cells.
    consistent: f32,
    /// No cell is prose.
    short: bool,
    /// Few delimiters have a space behind them.
    tight: bool,
}

impl Shape {
    fn score(&self) -> f32 {
        self.consistent * (self.cells as f32).ln_1p() * if self.rows > 1 { 1.0 } else { 0.5 }
    }
}

fn shape(text: &str, delimiter: u8) -> Shape {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let rows: Vec<Vec<String>> = rows(head, delimiter).take(ROWS + 1).collect();
    // The last row may be cut off where the head ends.
    let rows = if rows.len() > 2 && head.len() < text.len() { &rows[..rows.len() - 1] } else { &rows[..] };
    let mut counts: Vec<usize> = rows.iter().map(Vec::len).collect();
    counts.sort_unstable();
    let (mut cells, mut most) = (0, 0);
    for run in counts.chunk_by(|a, b| a == b) {
        if run.len() >= most {
            (cells, most) = (run[0], run.len());
        }
    }
    let all = rows.iter().flatten();
    let spaced = all.clone().skip(1).filter(|c| c.starts_with(' ')).count();
    let total = all.clone().count();
    Shape {
        rows: rows.len(),
        cells,
        consistent: most as f32 / rows.len().max(1) as f32,
        short: all.clone().all(|c| words(c) <= 8),
        tight: spaced * 10 <= total,
    }
}
