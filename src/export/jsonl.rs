//! JSON Lines: one article record a line.
//!
//! In: articles. Out: bytes of lines.

use crate::export::context::Context;
use crate::record::ArticleRecord;
use crate::text::utf16::Units;
use crate::types::article::Article;
use crate::types::grouping::Relation;
use crate::types::provenance::Provenance;
use serde::Serialize;

/// An article record with where it comes from, its copies and its story.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    #[serde(flatten)]
    article: ArticleRecord<'a>,
    #[serde(flatten)]
    from: Provenance<'a>,
    keeper: bool,
    copies: Option<&'a str>,
    relation: Option<Relation>,
    similarity: Option<f32>,
    story: Option<&'a str>,
    story_title: Option<&'a str>,
}

/// Writes one line.
pub(crate) fn row(
    document: &str,
    from: Provenance<'_>,
    article: &Article,
    units: &Units<'_>,
    context: &Context,
    id: &str,
    out: &mut Vec<u8>,
) {
    let (copies, member) = context.copies_of(id);
    let (story, story_title) = context.story_of(id);
    let row = Row {
        article: ArticleRecord::new(document, article, units),
        from,
        keeper: context.is_keeper(id),
        copies,
        relation: member.map(|m| m.relation),
        similarity: member.map(|m| m.similarity),
        story,
        story_title,
    };
    let start = out.len();
    match serde_json::to_writer(&mut *out, &row) {
        Ok(()) => out.push(b'\n'),
        // Strings and finite numbers always serialise; an incomplete line is removed all the same.
        Err(_) => out.truncate(start),
    }
}
