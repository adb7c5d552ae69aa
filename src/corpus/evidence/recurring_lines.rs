//! Evidence across the drop: a short line that stands in many documents, at the edge of their
//! articles, is furniture of the house, unless it is prose; what recurs amid the text is only
//! offered. A line counts once per set of copies, else the short
//! paragraphs of a much-copied article would look like furniture.

use crate::corpus::entry::{Entry, Mark};
use crate::fingerprint::content;
use crate::text::tokenizer::codes;
use crate::util::sorted;
use crate::util::sorted::{Set, Table};
use crate::text::chars::has_words;
use crate::pipeline::clean::Cleaned;
use crate::types::grouping::HouseLine;
use crate::types::label::{Label, Labelled};
use std::collections::BTreeSet;

/// Words from which a line is never taken for furniture because it recurs.
const SHORT: usize = 20;
/// Documents, no two of them copies, that a line must stand in.
const DOCUMENTS: usize = 3;
/// The same for a line that ends like a sentence.
const SENTENCE: usize = 5;
/// Share of the smaller article's kept shingles from which two articles count as copies here.
const COPIED: f32 = 0.2;
/// Recurring lines that may stand one behind the other, from an edge inwards.
const ROUNDS: usize = 8;
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
    /// It reads like a heading of the article.
    heading: bool,
    /// The runs of its article's text before and behind it; none at an edge of the text or
    /// beside something set aside.
    beside: [Option<u32>; 2],
}

impl Line {
    /// Whether it stands at an edge, once these runs of its document are set aside.
    fn is_edge(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.beside.iter().any(|run| is_gone(*run, document, aside))
    }

    /// Whether it is a heading of something.
    fn is_heading(&self, document: usize, aside: &BTreeSet<u64>) -> bool {
        self.heading && !is_gone(self.beside[1], document, aside)
    }
}

fn is_gone(run: Option<u32>, document: usize, aside: &BTreeSet<u64>) -> bool {
    run.is_none_or(|block| aside.contains(&place(document, block)))
}

/// A run of a document, as one number.
fn place(document: usize, block: u32) -> u64 {
    (document as u64) << 32 | u64::from(block)
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

/// Where a line stands.
type Place<'a> = (usize, &'a Line);

/// The places of each line, by its hash.
fn places<'a>(entries: &[&'a Entry]) -> Table<u64, Vec<Place<'a>>> {
    let all = entries.iter().enumerate();
    sorted::groups(all.flat_map(|(d, e)| e.lines.iter().map(move |line| (line.hash, (d, line)))))
}

/// The lines that a person may set aside or keep everywhere: those that recur, set aside
/// or not, and those of which the person said so; `said` tells which those are, by hash, and
/// whether they are furniture. The most common first.
pub(crate) fn house_lines(entries: &[&Entry], said: &Table<u64, bool>) -> Vec<HouseLine> {
    let mut lines = Vec::new();
    let places = places(entries);
    let furniture = furniture(entries, &places, |_| false);
    for (hash, places) in places {
        let said = said.get(&hash).copied();
        let documents = sorted::set(places.iter().map(|p| p.0)).len();
        if documents < DOCUMENTS && said.is_none() {
            continue;
        }
        let apart = independent(entries, &places, CHECKED);
        let Some((entry, line)) = places.first().and_then(|(d, l)| Some((entries.get(*d)?, l))) else {
            continue;
        };
        let run = entry.blocks_read().get(line.block as usize);
        let Some(run) = run.filter(|_| apart >= DOCUMENTS || said.is_some()) else { continue };
        let aside = said.unwrap_or_else(|| furniture.contains(&hash));
        lines.push(HouseLine {
            phrase: run.span.of(&entry.cleaned.document.text).trim().to_owned(),
            documents: documents as u32,
            distinct: apart as u32,
            aside,
            said: said.is_some(),
        });
    }
    sorted::sort(&mut lines, |a, b| {
        b.distinct.cmp(&a.distinct).then(b.documents.cmp(&a.documents)).then_with(|| a.phrase.cmp(&b.phrase))
    });
    lines
}

/// The lines that the drop shows to be furniture, as marks a document; `kept` are hashes of
/// lines that the person wants kept. `entries` stand in the order of their ids.
pub(crate) fn recurring(entries: &[&Entry], kept: &Set<u64>) -> Vec<Vec<Mark>> {
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); entries.len()];
    let places = places(entries);
    for hash in furniture(entries, &places, |hash| kept.contains(&hash)) {
        let places = places.get(&hash).map_or(&[][..], Vec::as_slice);
        let documents = sorted::set(places.iter().map(|p| p.0)).len() as u32;
        for (d, line) in places {
            if let Some(marks) = marks.get_mut(*d) {
                marks.push(Mark::Recurs(line.block, documents));
            }
        }
    }
    let block = |m: &Mark| if let Mark::Recurs(block, _) = m { *block } else { 0 };
    marks.iter_mut().for_each(|m| sorted::sort(m, |a, b| block(a).cmp(&block(b))));
    marks
}

/// The hashes of the lines that are furniture. What stands beside one of them stands at an
/// edge from then on, so they are looked for again while there are more.
fn furniture(
    entries: &[&Entry],
    places: &Table<u64, Vec<Place<'_>>>,
    kept: impl Fn(u64) -> bool,
) -> BTreeSet<u64> {
    let common = |p: &[Place<'_>]| sorted::set(p.iter().map(|p| p.0)).len() >= DOCUMENTS;
    let many = places.iter().filter(|(hash, p)| p.len() >= DOCUMENTS && common(p) && !kept(*hash));
    let many: Vec<(u64, &[Place<'_>])> = many.map(|(hash, p)| (*hash, p.as_slice())).collect();
    let (mut found, mut aside) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..ROUNDS {
        let before = found.len();
        let more = many.iter().filter(|(h, p)| !found.contains(h) && is_furniture(entries, p, &aside));
        let more: Vec<&(u64, &[Place<'_>])> = more.collect();
        found.extend(more.iter().map(|m| m.0));
        aside.extend(more.iter().flat_map(|m| m.1).map(|(d, line)| place(*d, line.block)));
        if found.len() == before {
            break;
        }
    }
    found
}

fn is_furniture(entries: &[&Entry], places: &[Place<'_>], aside: &BTreeSet<u64>) -> bool {
    let most = |of: usize, f: &dyn Fn(&Place<'_>) -> bool| {
        places.iter().filter(|p| f(p)).count() * 5 >= places.len() * of
    };
    // "Ingredients", "The verdict": many articles have the same heading; a person may say.
    // "Pros", "2.", a word that was a link: amid the text, articles that know nothing of each
    // other say the same.
    if most(2, &|p| p.1.is_heading(p.0, aside)) || !most(4, &|p| p.1.is_edge(p.0, aside)) {
        return false;
    }
    if most(2, &|p| p.1.sentence) {
        // A sentence may be prose that reporters like to write.
        let common = sorted::set(places.iter().map(|p| p.0)).len() * 20 >= entries.len();
        return common && independent(entries, places, SENTENCE) >= SENTENCE;
    }
    independent(entries, places, DOCUMENTS) >= DOCUMENTS
}

/// How many of the documents around a line are no copies of each other, counted up to `most`.
fn independent(entries: &[&Entry], places: &[Place<'_>], most: usize) -> usize {
    let mut heads: Vec<(usize, &[u32])> = Vec::new();
    for (d, line) in places.iter().take(CHECKED) {
        let print = entries.get(*d).and_then(|e| e.print_read(line.article as usize));
        let kept = print.map_or(&[][..], |p| p.kept.as_slice());
        let copied = |head: &(usize, &[u32])| head.0 == *d || shared(head.1, kept) >= COPIED;
        if kept.len() > 2 && !heads.iter().any(copied) {
            heads.push((*d, kept));
        }
        if heads.len() >= most {
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
