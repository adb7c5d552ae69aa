//! Small questions about the values of a column: names, a day, a notice, the name of a cell.

use crate::lexicon::patterns::Sign;
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::columns::{Column, Columns, Place, Value};
use crate::split::frames::days::day_in;
use crate::split::frames::facts::Part;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::line_keys::counter;
use crate::text::words::count_words;
/// The trimmed text of a value as a part of its line.
pub fn part_of(columns: &Columns<'_, '_>, value: &Value) -> Part {
    let text = &columns.lines[value.line as usize].text;
    Part::of(value.line, text, columns.text(value))
}

/// Whether a text reads like names: two to eight words, most with a capital, no digit.
pub fn is_names(text: &str) -> bool {
    let all: Vec<&str> = text.split_whitespace().collect();
    let capital = all.iter().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=8).contains(&all.len()) && capital * 10 >= all.len() * 6 && !text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether most of a text is a day.
pub fn is_mostly_day(text: &str, order: DateOrder) -> bool {
    day_in(text, order).is_some_and(|d| (d.end - d.start) * 10 > text.len() * 4)
}

/// Whether the column is a key's own line of a kind that is never a name or a title.
pub fn is_sign(columns: &Columns<'_, '_>, column: &Column) -> bool {
    matches!(
        columns.own_kind(column),
        Some(
            Kind::Counter
                | Kind::AnyCounter
                | Kind::Day
                | Kind::Copyright
                | Kind::Id
                | Kind::Url
                | Kind::By
                | Kind::Begin
                | Kind::End
                | Kind::Body
                | Kind::Tail
        )
    )
}

/// Whether a line is a counter, a copyright notice, an address or nothing but a number of words.
pub fn is_notice(columns: &Columns<'_, '_>, text: &str) -> bool {
    let count = || {
        let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
        number.bytes().all(|b| b.is_ascii_digit() || b == b',') && !number.is_empty() && !unit.contains(' ')
    };
    counter(text, columns.table).is_some()
        || columns.table.carries(Sign::Copyright, text) && count_words(text) < 30
        || text.contains("://")
        || count_words(text) <= 3 && columns.table.carries(Sign::Page, text)
        || count_words(text) <= 4 && columns.table.carries(Sign::Edition, text) && text.ends_with(';')
        || count()
}

/// Whether a cell names the next one.
pub fn is_cell_name(columns: &Columns<'_, '_>, column: &Column) -> bool {
    let cell = |key: &Key| columns.cells.contains(key);
    match column.place {
        Place::At(key) => cell(&key),
        Place::Behind(Some(key), n) => n > 1 && cell(&key),
        Place::Before(..) | Place::BehindStrong(..) => !columns.cells.is_empty(),
        Place::Behind(None, _) => false,
    }
}
