//! Articles that come clean from the caller.
//!
//! In: the text of an article and what is known of it. Out: a cleaned document, one paragraph a line. No
//! line is set aside unless a person says so.

use crate::parse::date::civil;
use crate::pipeline::clean::Cleaned;
use crate::text::language::language;
use crate::types::article::{Article, Paragraph, ParagraphKind, Precision, Published, Role};
use crate::types::block::Span;
use crate::types::document::{Declared, Document, Format};
use crate::types::label::{Cue, Label, Labelled, Reason};
use crate::types::options::CleanArticle;
use std::collections::BTreeMap;

/// Bytes of an ISO 8601 day; a longer date has a time.
const DAY_BYTES: usize = 10;

/// Characters of a title that is made from the first sentence.
const MAX_TITLE_CHARS: usize = 120;

/// The cleaned document of a clean article.
pub fn clean_input(given: CleanArticle) -> Cleaned {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in given.text.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        blocks.push(Labelled {
            span: Span { start: at, end: at + line.len() },
            label: if blank { Label::Blank } else { Label::Body },
            reason: Reason::new(Cue::Given, ""),
            confidence: 1.0,
            article: (!blank).then_some(0),
            joined: false,
            markup: None,
        });
        at += line.len();
    }
    let trimmed = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let article = Article {
        n: 0,
        role: Role::Lead,
        title: trimmed(given.title),
        title_derived: false,
        standfirst: None,
        source: trimmed(given.source),
        byline: None,
        agency: None,
        dateline: None,
        published: trimmed(given.published).map(published),
        credits: Vec::new(),
        language: None,
        url: None,
        fields: BTreeMap::new(),
        paragraphs: Vec::new(),
        words: 0,
        confidence: 1.0,
    };
    let document = Document {
        file: given.name.clone(),
        name: given.name,
        format: Format::Text,
        text: given.text,
        declared: Declared::default(),
        problems: Vec::new(),
        containers: Vec::new(),
        layout: Vec::new(),
        block_ends: Vec::new(),
        pile: None,
    };
    let articles = assemble(&article, &document, &blocks);
    Cleaned { document, blocks, articles }
}

/// The article after a label was changed; what was given with it stays.
pub fn assemble(article: &Article, document: &Document, blocks: &[Labelled]) -> Vec<Article> {
    let paragraphs: Vec<Paragraph> = blocks
        .iter()
        .filter(|run| run.label.is_body())
        .map(|run| Paragraph {
            text: run.span.of(&document.text).trim().to_owned(),
            kind: ParagraphKind::Text,
            spans: vec![run.span],
        })
        .collect();
    let derived = article.title.is_none() || article.title_derived;
    let title =
        if derived { paragraphs.first().map(|p| first_sentence(&p.text)) } else { article.title.clone() };
    if paragraphs.is_empty() && title.is_none() {
        return Vec::new();
    }
    let words = paragraphs.iter().map(|p| p.text.split_whitespace().count() as u32).sum();
    let text: Vec<&str> = paragraphs.iter().map(|p| p.text.as_str()).collect();
    let language = language(&text.join("\n")).map(str::to_owned);
    vec![Article { title, title_derived: derived, language, paragraphs, words, ..article.clone() }]
}

/// The first sentence, cut at a word when it is long.
fn first_sentence(text: &str) -> String {
    let end = text.find(['.', '!', '?', '。', '！', '？']).unwrap_or(text.len());
    let sentence = text.get(..end).unwrap_or(text);
    if sentence.chars().count() <= MAX_TITLE_CHARS {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(MAX_TITLE_CHARS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole} …")
}

/// A date as it was given. Only ISO 8601 is read.
fn published(raw: String) -> Published {
    let known = civil::of_iso(&raw).is_some();
    let minute = raw.len() > DAY_BYTES;
    Published {
        iso: known.then(|| raw.clone()),
        precision: if minute { Precision::Minute } else { Precision::Day },
        raw,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_article_is_taken_as_it_is() {
        let given = CleanArticle {
            name: "a".to_owned(),
            text: "Share this article\n\nRepairs begin in May. They are cheap.\n".to_owned(),
            title: Some(" ".to_owned()),
            source: Some(" Harbour Post ".to_owned()),
            published: Some("2021-05-03".to_owned()),
        };
        let cleaned = clean_input(given);
        let article = &cleaned.articles[0];
        assert_eq!(article.paragraphs.len(), 2);
        assert_eq!(article.title.as_deref(), Some("Share this article"));
        assert!(article.title_derived);
        assert_eq!(article.source.as_deref(), Some("Harbour Post"));
        assert_eq!(article.published.as_ref().map(|p| p.precision), Some(Precision::Day));
        assert_eq!(cleaned.blocks.iter().filter(|b| b.label == Label::Blank).count(), 1);
    }

    #[test]
    fn titles_and_dates() {
        assert_eq!(first_sentence("Repairs begin. Soon."), "Repairs begin");
        let long = "word ".repeat(40);
        assert!(first_sentence(&long).ends_with("word …"));
        for (raw, iso, precision) in [
            ("2021-05-03", true, Precision::Day),
            ("2021-05-03T10:00:00Z", true, Precision::Minute),
            ("May", false, Precision::Day),
        ] {
            let found = published(raw.to_owned());
            assert_eq!((found.iso.is_some(), found.precision), (iso, precision), "{raw}");
        }
    }
}
