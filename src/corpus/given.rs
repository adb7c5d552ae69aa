//! Articles that come clean: taken as they are, one paragraph a line.

use crate::language::language;
use crate::{
    Article, CleanArticle, Cleaned, Cue, Declared, Document, Format, Label, Labelled, Paragraph,
    ParagraphKind, Precision, Published, Reason, Role, Span,
};
use std::collections::BTreeMap;

/// Characters of a title that is made from the first sentence.
const TITLE: usize = 120;

/// Makes the document of a clean article.
pub(crate) fn cleaned(given: CleanArticle) -> Cleaned {
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
        language: None,
        url: None,
        fields: BTreeMap::new(),
        paragraphs: Vec::new(),
        words: 0,
        confidence: 1.0,
    };
    let document = Document {
        name: given.name,
        format: Format::Text,
        text: given.text,
        declared: Declared::default(),
        problems: Vec::new(),
        containers: Vec::new(),
        layout: Vec::new(),
    };
    let articles = assemble(&article, &document, &blocks);
    Cleaned { document, blocks, articles }
}

/// Builds the article again after a label has changed; what was given with it stays.
pub(crate) fn assemble(article: &Article, document: &Document, blocks: &[Labelled]) -> Vec<Article> {
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
    let title = if derived { paragraphs.first().map(|p| opening(&p.text)) } else { article.title.clone() };
    if paragraphs.is_empty() && title.is_none() {
        return Vec::new();
    }
    let words = paragraphs.iter().map(|p| p.text.split_whitespace().count() as u32).sum();
    let text: Vec<&str> = paragraphs.iter().map(|p| p.text.as_str()).collect();
    let language = language(&text.join("\n")).map(str::to_owned);
    vec![Article { title, title_derived: derived, language, paragraphs, words, ..article.clone() }]
}

/// The first sentence, or as much of it as a title holds.
fn opening(text: &str) -> String {
    let end = text.find(['.', '!', '?', '。', '！', '？']).unwrap_or(text.len());
    let sentence = text.get(..end).unwrap_or(text);
    if sentence.chars().count() <= TITLE {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(TITLE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{whole} …")
}

/// A date as it was given; only ISO 8601 is understood.
fn published(raw: String) -> Published {
    let known = crate::fingerprint::day::of_iso(&raw).is_some();
    let minute = raw.len() > 10;
    Published {
        iso: known.then(|| raw.clone()),
        precision: if minute { Precision::Minute } else { Precision::Day },
        raw,
    }
}
