//! Lines of one document that other files may tell something of: short lines that may recur, and lines
//! that may be titles of attached articles.

use crate::fingerprint::content;
use crate::pipeline::clean::Cleaned;
use crate::text::tokenizer::codes;
use crate::text::words::has_words;
use crate::types::label::{Label, Labelled};
use std::collections::BTreeSet;

/// Words that a title has at most, and the first few of them by which it is known again.
pub(crate) const LONGEST: usize = 40;

pub(crate) const FIRST: usize = 4;

/// A line that might be the title of a glued article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Head {
    /// Its run.
    pub block: u32,
    /// Its words.
    pub codes: Box<[u32]>,
}

/// The lines of a document with text of one article before and behind them.
pub(crate) fn heads(cleaned: &Cleaned) -> Vec<Head> {
    let text = &cleaned.document.text;
    let mut out = Vec::new();
    let mut inside = None;
    for (i, run) in cleaned.blocks.iter().enumerate() {
        let line = run.span.of(text).trim();
        let opens = || {
            let behind = cleaned.blocks.iter().skip(i + 1).find(|r| r.label.is_body());
            inside.is_some() && behind.is_some_and(|r| r.article == inside)
        };
        if run.label != Label::Blank && line.len() < LONGEST * 12 && opens() {
            let codes = codes(line);
            if (FIRST..=LONGEST).contains(&codes.len()) {
                out.push(Head { block: i as u32, codes: codes.into() });
            }
        }
        if run.label.is_body() {
            inside = run.article;
        }
    }
    out
}

/// Words from which a line is never taken for furniture because it recurs.
pub(crate) const SHORT: usize = 20;

/// A short line of a document that may turn out to recur.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// Its run.
    pub block: u32,
    /// Its article.
    pub article: u32,
    /// Hash of its words.
    pub hash: u64,
    /// It ends like a sentence.
    pub sentence: bool,
    /// It reads like a heading of the article.
    pub heading: bool,
    /// The runs of its article's text before and behind it; none at an edge of the text or
    /// beside something set aside.
    pub beside: [Option<u32>; 2],
}

impl Line {
    /// Whether it stands at an edge, once these runs of its document are set aside.
    pub fn is_edge(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.beside.iter().any(|run| is_gone(*run, document, aside))
    }

    /// Whether it is a heading of something.
    pub fn is_heading(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.heading && !is_gone(self.beside[1], document, aside)
    }
}

/// The short lines of a document: single runs of body text, not joined to others, no quotes,
/// code or tables.
pub(crate) fn lines(cleaned: &Cleaned) -> Vec<Line> {
    let shown: Vec<(usize, &Labelled)> =
        cleaned.blocks.iter().enumerate().filter(|(_, run)| run.label != Label::Blank).collect();
    let body = |i: Option<usize>, article: u32| {
        let beside = i.and_then(|i| shown.get(i));
        let own = beside.filter(|(_, r)| r.label.is_body() && r.article == Some(article));
        own.map(|(block, _)| *block as u32)
    };
    let mut out = Vec::new();
    for (i, (block, run)) in shown.iter().enumerate() {
        let heading = run.label == Label::Subheading;
        let line = heading || matches!(run.label, Label::Body | Label::Item);
        let Some(article) = run.article.filter(|_| line) else { continue };
        if run.joined || shown.get(i + 1).is_some_and(|(_, next)| next.joined) {
            continue;
        }
        let text = run.span.of(&cleaned.document.text).trim();
        // A cheap way past the long ones: words here are never less than half of those.
        if text.len() > SHORT * 40 || has_words(text, 2 * SHORT as u32) {
            continue;
        }
        let codes = codes(text);
        if codes.is_empty() || codes.len() >= SHORT {
            continue;
        }
        out.push(Line {
            block: *block as u32,
            article,
            hash: content(&codes),
            heading,
            sentence: text
                .trim_end_matches(['"', '”', '’', ')', '»'])
                .ends_with(['.', '!', '?', '。', '！', '？', '।', '؟', '…']),
            beside: [body(i.checked_sub(1), article), body(Some(i + 1), article)],
        });
    }
    out
}

pub(crate) fn is_gone(run: Option<u32>, document: usize, aside: &BTreeSet<u64>) -> bool {
    run.is_none_or(|block| aside.contains(&place(document, block)))
}

/// A run of a document, as one number.
pub(crate) fn place(document: usize, block: u32) -> u64 {
    (document as u64) << 32 | u64::from(block)
}
