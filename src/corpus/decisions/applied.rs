//! What the person said, tied to the articles and documents of this drop.

use crate::corpus::entry::{Entry, Mark};
use crate::corpus::decisions::anchors::{Pin, find};
use crate::corpus::store::Shelf;
use crate::fingerprint::content;
use crate::text::tokenizer::codes;
use crate::util::sorted;
use crate::util::sorted::{Set, Table};
use crate::types::block::Span;
use crate::types::decision::{ArticleRef, Decision};
use crate::types::error::{Error, ErrorCode};
use std::collections::BTreeMap;

/// A decision and what it was found to be about.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub decision: Decision,
    /// The documents and article numbers that it names, in its order, once they are found.
    pub pins: Vec<Option<(Pin, u32)>>,
    /// All were found under their ids. What was found by its words alone is looked for again
    /// when more comes: the article that was meant may be among it.
    pub sure: bool,
}

/// The decisions in a form that grouping can use; articles are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdicts {
    /// Pairs that are of one story or of two, the last word counts.
    pub stories: BTreeMap<(u32, u32), bool>,
    /// Pairs that are copies or not.
    pub copies: BTreeMap<(u32, u32), bool>,
    /// Articles that keep their sets; a later one goes before an earlier one.
    pub keepers: Vec<u32>,
}

impl Verdicts {
    /// Adds what was said of a pair. What is different is no copy either; what is said to be
    /// the same, or copies, takes that back.
    fn pair(&mut self, decision: &Decision, pair: (u32, u32)) {
        let parted = self.stories.get(&pair) == Some(&false);
        match decision {
            Decision::Different { .. } => {
                self.stories.insert(pair, false);
                self.copies.insert(pair, false);
            }
            Decision::Same { .. } => {
                if parted {
                    self.copies.remove(&pair);
                }
                self.stories.insert(pair, true);
            }
            Decision::Copies { .. } => {
                if parted {
                    self.stories.remove(&pair);
                }
                self.copies.insert(pair, true);
            }
            Decision::NotCopies { .. } => {
                self.copies.insert(pair, false);
            }
            _ => {}
        }
    }
}

/// The articles that a decision names.
pub(crate) fn named(decision: &Decision) -> Vec<&ArticleRef> {
    match decision {
        Decision::Same { a, b }
        | Decision::Different { a, b }
        | Decision::Copies { a, b }
        | Decision::NotCopies { a, b } => vec![a, b],
        Decision::Keeper { article } => vec![article],
        _ => Vec::new(),
    }
}

/// Whether a decision makes sense by itself and in this drop.
pub(crate) fn check(shelf: &Shelf, decision: &Decision) -> Result<(), Error> {
    let bad = |message: &str| Err(Error::new(ErrorCode::BadDecision, message));
    let articles = named(decision);
    for article in &articles {
        if find(shelf, article).is_none() {
            return Err(Error::new(ErrorCode::NoArticle, format!("no article {}", article.id)));
        }
    }
    if let &[a, b] = articles.as_slice()
        && find(shelf, a) == find(shelf, b)
    {
        return bad("both are the same article");
    }
    match decision {
        Decision::Restore { document, start, end } | Decision::SetAside { document, start, end } => {
            let Some(entry) = shelf.get(document) else {
                return Err(Error::new(ErrorCode::NoDocument, format!("no document {document}")));
            };
            match entry.cleaned.document.text.get(*start..*end) {
                Some(text) if !text.trim().is_empty() => Ok(()),
                Some(_) => bad("the range holds no text"),
                None => bad("the range is not one of the document's text"),
            }
        }
        Decision::Furniture { phrase } | Decision::Keep { phrase } if codes(phrase).is_empty() => {
            bad("the phrase holds no word")
        }
        _ => Ok(()),
    }
}

/// Hashes of the lines that the person wants kept though they recur.
pub(crate) fn kept_lines(said: &[Said]) -> Set<u64> {
    sorted::set(phrases(said).into_iter().filter(|(_, furniture)| !furniture).map(|(hash, _)| hash))
}

/// Hash of each phrase that was named, and whether it is furniture; the last word counts.
pub(crate) fn phrases(said: &[Said]) -> Table<u64, bool> {
    sorted::map(said.iter().filter_map(|s| match &s.decision {
        Decision::Furniture { phrase } => Some((content(&codes(phrase)), true)),
        Decision::Keep { phrase } => Some((content(&codes(phrase)), false)),
        _ => None,
    }))
}

/// Adds what the person said of this document's lines and ranges.
pub(crate) fn add_marks(id: &str, entry: &Entry, said: &[Said], marks: &mut Vec<Mark>) {
    let furniture = sorted::set(phrases(said).into_iter().filter(|p| p.1).map(|p| p.0));
    if !furniture.is_empty() {
        let text = &entry.cleaned.document.text;
        for (i, run) in entry.blocks_read().iter().enumerate().filter(|(_, r)| r.label.is_body()) {
            if furniture.contains(&content(&codes(run.span.of(text)))) {
                marks.push(Mark::Phrase(i as u32));
            }
        }
    }
    for s in said {
        let (document, start, end, back) = match &s.decision {
            Decision::Restore { document, start, end } => (document, *start, *end, true),
            Decision::SetAside { document, start, end } => (document, *start, *end, false),
            _ => continue,
        };
        let here = match s.pins.first() {
            Some(Some((pin, _))) => *pin == (entry.cleaned.document.name.clone(), entry.key),
            _ => document == id,
        };
        if here && entry.cleaned.document.text.get(start..end).is_some() {
            let span = Span { start, end };
            marks.push(if back { Mark::Restore(span) } else { Mark::SetAside(span) });
        }
    }
}

/// Ties decisions to articles by `find`.
pub(crate) fn verdicts(said: &[Said], find: impl Fn(&Option<(Pin, u32)>) -> Option<u32>) -> Verdicts {
    let mut out = Verdicts::default();
    for s in said {
        let items: Vec<Option<u32>> = s.pins.iter().map(&find).collect();
        match (&s.decision, items.as_slice()) {
            (Decision::Keeper { .. }, &[Some(a)]) => out.keepers.push(a),
            (decision, &[Some(a), Some(b)]) if a != b => out.pair(decision, (a.min(b), a.max(b))),
            _ => {}
        }
    }
    out
}
