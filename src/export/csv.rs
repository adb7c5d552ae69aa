//! CSV for statistics and spreadsheets: one article a row (RFC 4180), the document's id and its text first, as
//! readers of text corpora in R expect it (quanteda, readtext).
//!
//! In: articles. Out: bytes of rows. Cells that a spreadsheet would run as a formula get an apostrophe in
//! front (OWASP, CSV injection).

use crate::export::context::Context;
use crate::export::field_columns::FieldColumns;
use crate::types::article::{Article, Precision, Role};
use crate::types::grouping::Relation;
use crate::types::provenance::Provenance;
use std::borrow::Cow;

/// Signs that begin a formula, or that a spreadsheet drops before one. Some read the full-width forms of East
/// Asian keyboards as the signs themselves.
pub(crate) const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Names of the columns; those of further fields follow.
const COLUMNS: [&str; 28] = [
    "doc_id",
    "text",
    "title",
    "authors",
    "source",
    "date",
    "language",
    "url",
    "story",
    "keeper",
    "role",
    "words",
    "file",
    "entry",
    "record",
    "document",
    "story_title",
    "title_derived",
    "standfirst",
    "agency",
    "dateline",
    "date_raw",
    "is_keeper",
    "copies",
    "relation",
    "similarity",
    "confidence",
    "credits",
];

/// The row of column names; with `bom` a byte order mark in front.
pub(crate) fn header(bom: bool, fields: &FieldColumns, out: &mut Vec<u8>) {
    if bom {
        out.extend("\u{feff}".as_bytes());
    }
    write_row(out, COLUMNS.into_iter().map(Cow::Borrowed).chain(fields.header()));
}

/// Writes one row.
pub(crate) fn row(
    from: Provenance<'_>,
    article: &Article,
    fields: &FieldColumns,
    context: &Context,
    (document, id): (&str, &str),
    out: &mut Vec<u8>,
) {
    let (copies, member) = context.copies_of(id);
    let (story, story_title) = context.story_of(id);
    let relation = member.map(|m| match m.relation {
        Relation::Keeper => "keeper",
        Relation::Exact => "exact",
        Relation::Near => "near",
        Relation::Contained => "contained",
        Relation::Edited => "edited",
    });
    let standfirst = article.standfirst.as_deref().unwrap_or_default();
    let credits: Vec<&str> = article.credits.iter().map(|credit| credit.text.as_str()).collect();
    let gap = if standfirst.is_empty() { "" } else { "\n\n" };
    let text = [standfirst, gap, &article.text()].concat();
    let cells: [Cow<'_, str>; COLUMNS.len()] = [
        id.into(),
        text.into(),
        article.title.as_deref().unwrap_or_default().into(),
        article.byline.as_deref().unwrap_or_default().into(),
        article.source.as_deref().unwrap_or_default().into(),
        date(article).unwrap_or_default().into(),
        article.language.as_deref().unwrap_or_default().into(),
        article.url.as_deref().unwrap_or_default().into(),
        story.unwrap_or_default().into(),
        context.keeper_of(id).into(),
        role(article).into(),
        article.words.to_string().into(),
        from.file.into(),
        from.entry.unwrap_or_default().into(),
        number(from.record).into(),
        document.into(),
        story_title.unwrap_or_default().into(),
        yes_no(article.title_derived).into(),
        standfirst.into(),
        article.agency.as_deref().unwrap_or_default().into(),
        article.dateline.as_deref().unwrap_or_default().into(),
        article.published.as_ref().map_or("", |p| p.raw.as_str()).into(),
        yes_no(context.is_keeper(id)).into(),
        copies.unwrap_or_default().into(),
        relation.unwrap_or_default().into(),
        member.map_or_else(String::new, |m| thousandths(m.similarity)).into(),
        thousandths(article.confidence).into(),
        credits.join("\n").into(),
    ];
    write_row(out, cells.into_iter().chain(fields.cells(article)));
}

/// The date in ISO 8601, when it is known.
pub(crate) fn date(article: &Article) -> Option<&str> {
    let published = article.published.as_ref();
    published.filter(|p| p.precision != Precision::Relative).and_then(|p| p.iso.as_deref())
}

/// The role's name in records.
pub(crate) fn role(article: &Article) -> &'static str {
    match article.role {
        Role::Lead => "lead",
        Role::Attached => "attached",
        Role::Record => "record",
    }
}

/// A number, or nothing.
pub(crate) fn number(value: Option<u32>) -> String {
    value.map_or_else(String::new, |n| n.to_string())
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// A cell that no spreadsheet runs as a formula.
fn safe(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(FORMULA_SIGNS) { format!("'{cell}").into() } else { cell }
}

/// Writes the cells of one row, in quotes where they hold what separates cells or rows. Not by the crate `csv`: its
/// writer tells numbers from texts by parsing them, which adds 15 kB to the module.
pub(crate) fn write_row<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        let cell = safe(cell);
        match cell.contains([',', '"', '\r', '\n']) {
            true => out.extend(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes()),
            false => out.extend(cell.as_bytes()),
        }
    }
    out.extend(b"\r\n");
}

/// A share with three decimal places, rounded half to even. By whole numbers: formatting floats adds much
/// code to the module.
fn thousandths(share: f32) -> String {
    let whole = (f64::from(share) * 1000.0).round_ties_even() as u32;
    format!("{}.{:03}", whole / 1000, whole % 1000)
}

#[cfg(test)]
mod tests {
    use crate::export::csv::{COLUMNS, header, safe, thousandths, write_row};
    use crate::export::field_columns::FieldColumns;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_are_those_of_the_crate_csv(cells in proptest::collection::vec("[a-c \"',;\r\n=]{0,6}", 2..5)) {
            let mut out = Vec::new();
            write_row(&mut out, cells.iter().map(|cell| cell.as_str().into()));
            let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            writer.write_record(cells.iter().map(|cell| safe(cell.as_str().into()).into_owned())).unwrap();
            prop_assert_eq!(out, writer.into_inner().unwrap());
        }
    }

    #[test]
    fn formulas_are_guarded() {
        for cell in ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠A1"] {
            assert_eq!(safe(cell.into()), format!("'{cell}"));
        }
        for cell in ["", "a=b", "1-2", "Ferry"] {
            assert_eq!(safe(cell.into()), cell);
        }
    }

    #[test]
    fn shares_have_three_places() {
        for (share, expected) in [(1.0, "1.000"), (0.0, "0.000"), (0.0625, "0.062"), (0.4567, "0.457")] {
            assert_eq!(thousandths(share), expected);
        }
    }

    #[test]
    fn the_file_begins_with_the_names_and_a_mark_when_asked() {
        for (bom, mark) in [(true, "\u{feff}"), (false, "")] {
            let mut out = Vec::new();
            header(bom, &FieldColumns::default(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{mark}{}\r\n", COLUMNS.join(",")));
        }
    }
}
