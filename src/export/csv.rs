//! CSV for spreadsheets: one article a row (RFC 4180).
//!
//! In: articles. Out: bytes of rows. Cells that a spreadsheet would run as a formula get an apostrophe in
//! front (OWASP, CSV injection).

use crate::export::context::Context;
use crate::types::article::{Article, Precision, Role};
use crate::types::grouping::Relation;
use std::borrow::Cow;

/// Signs that begin a formula, or that a spreadsheet drops before one. Some read the full-width forms of East
/// Asian keyboards as the signs themselves.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Names of the columns.
const COLUMNS: [&str; 24] = [
    "id",
    "document",
    "role",
    "keeper",
    "copies",
    "relation",
    "similarity",
    "story",
    "story_title",
    "title",
    "title_derived",
    "standfirst",
    "source",
    "byline",
    "agency",
    "dateline",
    "published",
    "published_raw",
    "language",
    "words",
    "text",
    "url",
    "fields",
    "credits",
];

/// A byte order mark, by which spreadsheets recognise UTF-8, and the row of column names.
pub(crate) fn header() -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    write_row(&mut out, COLUMNS.map(Cow::Borrowed));
    out
}

/// Writes one row.
pub(crate) fn row(document: &str, article: &Article, context: &Context, id: &str, out: &mut Vec<u8>) {
    let (copies, member) = context.copies_of(id);
    let (story, story_title) = context.story_of(id);
    let published = article.published.as_ref();
    let role = match article.role {
        Role::Lead => "lead",
        Role::Attached => "attached",
        Role::Record => "record",
    };
    let relation = member.map(|m| match m.relation {
        Relation::Keeper => "keeper",
        Relation::Exact => "exact",
        Relation::Near => "near",
        Relation::Contained => "contained",
        Relation::Edited => "edited",
    });
    let date = published.filter(|p| p.precision != Precision::Relative).and_then(|p| p.iso.as_deref());
    let text = article.text();
    let fields: Vec<String> = article.fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let fields = fields.join("\n");
    let credits = article.credits.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\n");
    write_row(
        out,
        [
            safe(id),
            safe(document),
            role.into(),
            yes_no(context.is_keeper(id)),
            safe(copies.unwrap_or_default()),
            relation.unwrap_or_default().into(),
            member.map_or_else(String::new, |m| thousandths(m.similarity)).into(),
            safe(story.unwrap_or_default()),
            safe(story_title.unwrap_or_default()),
            safe(article.title.as_deref().unwrap_or_default()),
            yes_no(article.title_derived),
            safe(article.standfirst.as_deref().unwrap_or_default()),
            safe(article.source.as_deref().unwrap_or_default()),
            safe(article.byline.as_deref().unwrap_or_default()),
            safe(article.agency.as_deref().unwrap_or_default()),
            safe(article.dateline.as_deref().unwrap_or_default()),
            date.unwrap_or_default().into(),
            safe(published.map_or("", |p| p.raw.as_str())),
            safe(article.language.as_deref().unwrap_or_default()),
            article.words.to_string().into(),
            safe(&text),
            safe(article.url.as_deref().unwrap_or_default()),
            safe(&fields),
            safe(&credits),
        ],
    );
}

fn yes_no(value: bool) -> Cow<'static, str> {
    if value { "yes".into() } else { "no".into() }
}

/// A cell that no spreadsheet runs as a formula.
fn safe(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA_SIGNS) { format!("'{cell}").into() } else { cell.into() }
}

/// Writes the cells of one row.
fn write_row(out: &mut Vec<u8>, cells: [Cow<'_, str>; COLUMNS.len()]) {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    // Writing to memory cannot fail, and the array type fixes the number of cells.
    let written = writer.write_record(cells.iter().map(|c| c.as_bytes()));
    debug_assert!(written.is_ok());
}

/// A share with three decimal places, rounded half to even. By whole numbers: formatting floats adds much
/// code to the module.
fn thousandths(share: f32) -> String {
    let whole = (f64::from(share) * 1000.0).round_ties_even() as u32;
    format!("{}.{:03}", whole / 1000, whole % 1000)
}

#[cfg(test)]
mod tests {
    use crate::export::csv::{COLUMNS, header, safe, thousandths};

    #[test]
    fn formulas_are_guarded() {
        for cell in ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠A1"] {
            assert_eq!(safe(cell), format!("'{cell}"));
        }
        for cell in ["", "a=b", "1-2", "Ferry"] {
            assert_eq!(safe(cell), cell);
        }
    }

    #[test]
    fn shares_have_three_places() {
        for (share, expected) in [(1.0, "1.000"), (0.0, "0.000"), (0.0625, "0.062"), (0.4567, "0.457")] {
            assert_eq!(thousandths(share), expected);
        }
    }

    #[test]
    fn the_file_begins_with_a_mark_and_the_names() {
        let header = String::from_utf8(header()).unwrap();
        assert_eq!(header, format!("\u{feff}{}\r\n", COLUMNS.join(",")));
    }
}
