//! Evidence across the drop: a short line that stands in many documents is furniture of
//! the house, unless it is prose. A line counts once per set of copies, else the short
//! paragraphs of a much-copied article would look like furniture.

use super::entry::{Entry, Mark};
use crate::fingerprint::content;
use crate::fingerprint::words::codes;
use crate::gather;
use crate::{Cleaned, Label, Labelled};
use std::collections::{BTreeMap, BTreeSet};

/// Words from which a line is never taken for furniture because it recurs.
const SHORT: usize = 20;
/// Documents, no two of them copies, that a line must stand in.
const DOCUMENTS: usize = 3;
/// The same for a line that ends like a sentence.
const SENTENCE: usize = 5;
/// Share of the smaller article's kept shingles from which two articles count as copies here.
const COPIED: f32 = 0.2;
/// Articles that one line is checked on; more change nothing.
const CHECKED: usize = 60;

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
    sentence: bool,
    /// It stands at the edge of its article's text, or beside something set aside.
    edge: bool,
}

/// The short lines of a document: single runs of body text, neither joined to others nor
/// marked as headings, quotes, code or tables.
pub(crate) fn lines(cleaned: &Cleaned) -> Vec<Line> {
    let shown: Vec<(usize, &Labelled)> =
        cleaned.blocks.iter().enumerate().filter(|(_, run)| run.label != Label::Blank).collect();
    let body = |i: Option<usize>, article: u32| {
        i.and_then(|i| shown.get(i)).is_some_and(|(_, r)| r.label.is_body() && r.article == Some(article))
    };
    let mut out = Vec::new();
    for (i, (block, run)) in shown.iter().enumerate() {
        let Some(article) = run.article.filter(|_| matches!(run.label, Label::Body | Label::Item)) else {
            continue;
        };
        if run.joined || shown.get(i + 1).is_some_and(|(_, next)| next.joined) {
            continue;
        }
        let text = run.span.of(&cleaned.document.text).trim();
        // Five bytes of any script are at least one letter: a cheap way past the long ones.
        if text.len() > SHORT * 40 {
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
            sentence: text
                .trim_end_matches(['"', '”', '’', ')', '»'])
                .ends_with(['.', '!', '?', '。', '！', '？', '।', '؟', '…']),
            edge: !(body(i.checked_sub(1), article) && body(Some(i + 1), article)),
        });
    }
    out
}

/// Where a line stands.
type Place<'a> = (usize, &'a Line);

/// The lines that the drop shows to be furniture, as marks a document; `kept` are hashes of
/// lines that the person wants kept. `entries` stand in the order of their ids.
pub(crate) fn recurring(entries: &[&Entry], kept: &BTreeSet<u64>) -> Vec<Vec<Mark>> {
    let mut places: BTreeMap<u64, Vec<Place<'_>>> = BTreeMap::new();
    for (d, entry) in entries.iter().enumerate() {
        for line in entry.lines.iter().filter(|l| !kept.contains(&l.hash)) {
            places.entry(line.hash).or_default().push((d, line));
        }
    }
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); entries.len()];
    for places in places.values().filter(|p| p.len() >= DOCUMENTS) {
        let documents = gather::set(places.iter().map(|p| p.0));
        if documents.len() >= DOCUMENTS && is_furniture(entries, places, documents.len()) {
            for (d, line) in places {
                if let Some(marks) = marks.get_mut(*d) {
                    marks.push(Mark::Recurs(line.block, documents.len() as u32));
                }
            }
        }
    }
    let block = |m: &Mark| if let Mark::Recurs(block, _) = m { *block } else { 0 };
    marks.iter_mut().for_each(|m| gather::sort(m, |a, b| block(a).cmp(&block(b))));
    marks
}

fn is_furniture(entries: &[&Entry], places: &[Place<'_>], documents: usize) -> bool {
    let most =
        |f: fn(&Line) -> bool, of: usize| places.iter().filter(|p| f(p.1)).count() * 5 >= places.len() * of;
    if most(|l| l.sentence, 2) {
        // A sentence may be prose that reporters like to write; house lines stand at an edge.
        let common = documents * 20 >= entries.len();
        most(|l| l.edge, 4) && common && independent(entries, places) >= SENTENCE
    } else {
        independent(entries, places) >= DOCUMENTS
    }
}

/// How many of the articles around a line are no copies of each other, up to what matters.
fn independent(entries: &[&Entry], places: &[Place<'_>]) -> usize {
    let mut heads: Vec<(usize, &[u32])> = Vec::new();
    for (d, line) in places.iter().take(CHECKED) {
        let print = entries.get(*d).and_then(|e| e.print_read(line.article as usize));
        let kept = print.map_or(&[][..], |p| p.kept.as_slice());
        let copied = |head: &(usize, &[u32])| head.0 == *d || shared(head.1, kept) >= COPIED;
        if kept.len() > 2 && !heads.iter().any(copied) {
            heads.push((*d, kept));
        }
        if heads.len() >= SENTENCE {
            break;
        }
    }
    heads.len()
}

/// Share of the smaller of two ascending lists that both have.
fn shared(a: &[u32], b: &[u32]) -> f32 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let both = small.iter().filter(|h| large.binary_search(h).is_ok()).count();
    both as f32 / small.len().max(1) as f32
}
