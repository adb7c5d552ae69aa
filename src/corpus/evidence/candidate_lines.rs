//! Lines of one document that are looked for in others: short lines that may recur, and lines that may be
//! titles of attached articles.
//!
//! In: a cleaned document. Out: candidate lines. The other documents are not looked at here.

use crate::fingerprint::content_hash;
use crate::pipeline::clean::Cleaned;
use crate::text::tokenizer::codes;
use crate::text::words::has_words;
use crate::types::label::{Label, Labelled};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Words of a title.
const MAX_TITLE_WORDS: usize = 40;
/// Bytes of a line, a word, above which its words are not counted.
const MAX_TITLE_WORD_BYTES: usize = 12;
/// First words of a title by which it is found again.
pub(crate) const TITLE_KEY_WORDS: usize = 4;
/// A line with this many words or more is never furniture because it recurs.
const MIN_LONG_LINE_WORDS: usize = 20;
/// Bytes of a line, a word, above which its words are not counted.
const MAX_WORD_BYTES: usize = 40;
/// Characters behind the end of a sentence, and those that end one.
const CLOSING_QUOTES: [char; 5] = ['"', '”', '’', ')', '»'];
const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '。', '！', '？', '।', '؟', '…'];

/// A line that may be the title of an attached article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TitleCandidate {
    /// Number of its run.
    pub block: u32,
    /// Its words.
    pub codes: Box<[u32]>,
}

/// The lines of a document with text of one article before and behind them.
pub(crate) fn title_candidates(cleaned: &Cleaned) -> Vec<TitleCandidate> {
    let text = &cleaned.document.text;
    let mut out = Vec::new();
    let mut inside = None;
    // The runs of text that are still to come. Looking for the next one anew from every line takes time with the
    // square of the lines behind the last text.
    let mut bodies = cleaned.blocks.iter().enumerate().filter(|(_, r)| r.label.is_body()).peekable();
    for (i, run) in cleaned.blocks.iter().enumerate() {
        let line = run.span.of(text).trim();
        while bodies.next_if(|(at, _)| *at <= i).is_some() {}
        let behind = bodies.peek().map(|(_, r)| r.article);
        let is_inside = || inside.is_some() && behind == Some(inside);
        if run.label != Label::Blank && line.len() < MAX_TITLE_WORDS * MAX_TITLE_WORD_BYTES && is_inside() {
            let codes = codes(line);
            if (TITLE_KEY_WORDS..=MAX_TITLE_WORDS).contains(&codes.len()) {
                out.push(TitleCandidate { block: i as u32, codes: codes.into() });
            }
        }
        if run.label.is_body() {
            inside = run.article;
        }
    }
    out
}

/// A short line of a document that may recur in others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShortLine {
    /// Number of its run.
    pub block: u32,
    /// Number of its article.
    pub article: u32,
    /// Hash of its words.
    pub hash: u64,
    /// It ends like a sentence.
    pub sentence: bool,
    /// It reads like a heading of the article.
    pub heading: bool,
    /// The body runs of its article before and behind it; `None` at an edge of the article's text and
    /// beside something set aside.
    pub beside: [Option<u32>; 2],
}

impl ShortLine {
    /// Whether it stands at an edge of the text, with the runs in `aside` set aside.
    pub fn is_edge(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.beside.iter().any(|run| is_aside(*run, document, aside))
    }

    /// Whether it is a heading with text behind it.
    pub fn is_heading(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.heading && !is_aside(self.beside[1], document, aside)
    }
}

/// The short lines of a document: single runs of body text, not joined to others, no quotes,
/// code or tables.
pub(crate) fn short_lines(cleaned: &Cleaned) -> Vec<ShortLine> {
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
        let is_line = heading || matches!(run.label, Label::Body | Label::Item);
        let Some(article) = run.article.filter(|_| is_line) else { continue };
        if run.joined || shown.get(i + 1).is_some_and(|(_, next)| next.joined) {
            continue;
        }
        let text = run.span.of(&cleaned.document.text).trim();
        // Cheap checks first: the tokenizer gives at least half as many words as `has_words` counts.
        if text.len() > MIN_LONG_LINE_WORDS * MAX_WORD_BYTES
            || has_words(text, 2 * MIN_LONG_LINE_WORDS as u32)
        {
            continue;
        }
        let codes = codes(text);
        if codes.is_empty() || codes.len() >= MIN_LONG_LINE_WORDS {
            continue;
        }
        out.push(ShortLine {
            block: *block as u32,
            article,
            hash: content_hash(&codes),
            heading,
            sentence: text.trim_end_matches(CLOSING_QUOTES).ends_with(SENTENCE_ENDS),
            beside: [body(i.checked_sub(1), article), body(Some(i + 1), article)],
        });
    }
    out
}

/// Whether there is no such run, or it is set aside.
fn is_aside(run: Option<u32>, document: usize, aside: &BTreeSet<u64>) -> bool {
    run.is_none_or(|block| aside.contains(&run_key(document, block)))
}

/// A run of a document as one number.
pub(crate) fn run_key(document: usize, block: u32) -> u64 {
    (document as u64) << 32 | u64::from(block)
}
