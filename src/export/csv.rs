//! CSV for spreadsheets: one article a row.

use crate::export::context::Context;
use crate::types::article::{Article, Precision, Role};
use crate::types::grouping::Relation;
use std::borrow::Cow;

const COLUMNS: [&str; 20] = [
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
    "source",
    "byline",
    "agency",
    "dateline",
    "published",
    "published_raw",
    "language",
    "words",
    "text",
];

/// Byte order mark, without which Excel reads UTF-8 as something else, and the column names.
pub(crate) fn head() -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    write(&mut out, COLUMNS.map(Cow::Borrowed));
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
    write(
        out,
        [
            safe(id),
            safe(document),
            role.into(),
            yes(context.keeps(id)),
            safe(copies.unwrap_or_default()),
            relation.unwrap_or_default().into(),
            member.map_or_else(String::new, |m| thousandths(m.similarity)).into(),
            safe(story.unwrap_or_default()),
            safe(story_title.unwrap_or_default()),
            safe(article.title.as_deref().unwrap_or_default()),
            yes(article.title_derived),
            safe(article.source.as_deref().unwrap_or_default()),
            safe(article.byline.as_deref().unwrap_or_default()),
            safe(article.agency.as_deref().unwrap_or_default()),
            safe(article.dateline.as_deref().unwrap_or_default()),
            date.unwrap_or_default().into(),
            safe(published.map_or("", |p| p.raw.as_str())),
            safe(article.language.as_deref().unwrap_or_default()),
            article.words.to_string().into(),
            safe(&text),
        ],
    );
}

fn yes(value: bool) -> Cow<'static, str> {
    if value { "yes".into() } else { "no".into() }
}

/// A cell that no spreadsheet runs as a formula (OWASP, CSV injection).
fn safe(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}").into() } else { cell.into() }
}

fn write(out: &mut Vec<u8>, cells: [Cow<'_, str>; COLUMNS.len()]) {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    // Writing to memory cannot fail, and the array type fixes the number of cells.
    let written = writer.write_record(cells.iter().map(|c| c.as_bytes()));
    debug_assert!(written.is_ok());
}

/// A share with three places behind the point. Whole numbers are written with far less code
/// than broken ones.
fn thousandths(share: f32) -> String {
    let whole = (f64::from(share) * 1000.0).round_ties_even() as u32;
    format!("{}.{:03}", whole / 1000, whole % 1000)
}
