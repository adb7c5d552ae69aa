//! Short lines that recur in several documents. One that stands at the edge of their articles is furniture,
//! unless it is prose; one inside the text is only offered to the person.
//!
//! In: the documents of a corpus and decisions about lines. Out: label changes for each document,
//! and a list of recurring lines. A line counts once in a set of copies, else the short paragraphs of a
//! much-copied article would look like furniture.

use crate::corpus::entry::Entry;
use crate::corpus::evidence::candidate_lines::{ShortLine, run_key};
use crate::corpus::overlay::LabelChange;
use crate::corpus::packed::document::Page;
use crate::types::grouping::HouseLine;
use crate::util::order::{ordered_set, sort_by, sort_by_key};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Documents, no two of them copies, that a recurring line stands in.
const MIN_DOCUMENTS: usize = 3;
/// The same for a line that ends like a sentence.
const MIN_SENTENCE_DOCUMENTS: usize = 5;
/// A sentence is furniture only if it stands in at least 1 of this many documents of the corpus.
const MAX_DOCUMENTS_A_SENTENCE: usize = 20;
/// Share of the occurrences, in fifths, that are headings or sentences, for the line to be one.
const MIN_FIFTHS_HEADING: usize = 2;
const MIN_FIFTHS_SENTENCE: usize = 2;
/// Share of the occurrences, in fifths, that stand at an edge of the text.
const MIN_FIFTHS_EDGE: usize = 4;
/// Share of the smaller article's winnowed shingles from which two articles count as copies here.
const MIN_COPY_SHARE: f32 = 0.2;
/// Winnowed shingles of an article above which it can be told from copies.
const MIN_SHINGLES: usize = 2;
/// Recurring lines that may stand one behind the other, from an edge inwards.
const MAX_ROUNDS: usize = 8;
/// Occurrences that one line is checked on; more change nothing.
const MAX_CHECKED: usize = 60;

/// An occurrence of a line: number of the document, and the line.
type Occurrence<'a> = (usize, &'a ShortLine);
/// The occurrences of each line, by its hash.
type Occurrences<'a> = BTreeMap<u64, Vec<Occurrence<'a>>>;

fn occurrences<'a>(entries: &[&'a Entry]) -> Occurrences<'a> {
    let mut out = Occurrences::new();
    for (d, entry) in entries.iter().enumerate() {
        for line in &entry.lines.short {
            out.entry(line.hash).or_default().push((d, line));
        }
    }
    out
}

/// Number of different documents.
fn documents(places: &[Occurrence<'_>]) -> usize {
    ordered_set(places.iter().map(|p| p.0)).len()
}

/// The lines that a person may set aside or keep everywhere: those that recur, and those that a decision
/// names; `decided` gives these by hash and whether they are furniture. The most common first.
pub(crate) fn house_lines(entries: &[&Entry], decided: &BTreeMap<u64, bool>) -> Vec<HouseLine> {
    let mut lines: Vec<(Occurrence<'_>, HouseLine)> = Vec::new();
    let all = occurrences(entries);
    let furniture = furniture(entries, &all, |_| false);
    for (hash, places) in all {
        let decided = decided.get(&hash).copied();
        let documents = documents(&places);
        if documents < MIN_DOCUMENTS && decided.is_none() {
            continue;
        }
        let distinct = independent(entries, &places, MAX_CHECKED);
        let Some(first) = places.first().filter(|_| distinct >= MIN_DOCUMENTS || decided.is_some()) else {
            continue;
        };
        let aside = decided.unwrap_or_else(|| furniture.contains(&hash));
        let (documents, distinct) = (documents as u32, distinct as u32);
        let line = HouseLine { phrase: String::new(), documents, distinct, aside, said: decided.is_some() };
        lines.push((*first, line));
    }
    let mut lines = with_phrases(entries, lines);
    sort_by(&mut lines, |a, b| {
        let key = |line: &HouseLine| (Reverse(line.distinct), Reverse(line.documents));
        key(a).cmp(&key(b)).then_with(|| a.phrase.cmp(&b.phrase))
    });
    lines
}

/// The lines as they are written where they occur first. Each document is opened once.
fn with_phrases(entries: &[&Entry], mut lines: Vec<(Occurrence<'_>, HouseLine)>) -> Vec<HouseLine> {
    sort_by_key(&mut lines, |((d, _), _)| *d);
    let mut opened: Option<(usize, Page)> = None;
    let mut out = Vec::with_capacity(lines.len());
    for ((d, at), mut line) in lines {
        let known = opened.take().filter(|(known, _)| *known == d);
        let Some(page) = known.map(|k| k.1).or_else(|| Some(entries.get(d)?.page_as_read())) else {
            continue;
        };
        if let Some(run) = page.blocks.get(at.block as usize) {
            line.phrase = run.span.of(&page.document.text).trim().to_owned();
            out.push(line);
        }
        opened = Some((d, page));
    }
    out
}

/// The recurring lines that are furniture, as changes for each document, in order; `kept` are hashes of
/// lines that the person wants kept. `entries` stand in the order of their ids.
pub(crate) fn recurring_lines(entries: &[&Entry], kept: &BTreeSet<u64>) -> Vec<Vec<LabelChange>> {
    // Number of the run, and of the documents with its line.
    let mut found: Vec<Vec<(u32, u32)>> = vec![Vec::new(); entries.len()];
    let all = occurrences(entries);
    for hash in furniture(entries, &all, |hash| kept.contains(&hash)) {
        let places = all.get(&hash).map_or(&[][..], Vec::as_slice);
        let documents = documents(places) as u32;
        for (d, line) in places {
            if let Some(found) = found.get_mut(*d) {
                found.push((line.block, documents));
            }
        }
    }
    found.iter_mut().for_each(|lines| sort_by_key(lines, |line| line.0));
    let change = |(block, documents)| LabelChange::Recurs(block, documents);
    found.into_iter().map(|lines| lines.into_iter().map(change).collect()).collect()
}

/// The hashes of the lines that are furniture. A line beside one of them stands at an edge from then on, so
/// the search is repeated while it finds more.
fn furniture(entries: &[&Entry], all: &Occurrences<'_>, kept: impl Fn(u64) -> bool) -> BTreeSet<u64> {
    let recurs = |p: &[Occurrence<'_>]| p.len() >= MIN_DOCUMENTS && documents(p) >= MIN_DOCUMENTS;
    let many = all.iter().filter(|(hash, p)| recurs(p) && !kept(**hash));
    let many: Vec<(u64, &[Occurrence<'_>])> = many.map(|(hash, p)| (*hash, p.as_slice())).collect();
    let (mut found, mut aside) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..MAX_ROUNDS {
        let before = found.len();
        let more = many.iter().filter(|(h, p)| !found.contains(h) && is_furniture(entries, p, &aside));
        let more: Vec<&(u64, &[Occurrence<'_>])> = more.collect();
        found.extend(more.iter().map(|m| m.0));
        aside.extend(more.iter().flat_map(|m| m.1).map(|(d, line)| run_key(*d, line.block)));
        if found.len() == before {
            break;
        }
    }
    found
}

/// Whether a line with these occurrences is furniture, with the runs in `aside` set aside.
fn is_furniture(entries: &[&Entry], places: &[Occurrence<'_>], aside: &BTreeSet<u64>) -> bool {
    let at_least = |fifths: usize, f: &dyn Fn(&Occurrence<'_>) -> bool| {
        places.iter().filter(|p| f(p)).count() * 5 >= places.len() * fifths
    };
    // Many articles have the same headings ("Ingredients", "The verdict") and the same short lines inside
    // the text ("Pros", "2.", a word that was a link): these are left to the person.
    if at_least(MIN_FIFTHS_HEADING, &|p| p.1.is_heading(p.0, aside))
        || !at_least(MIN_FIFTHS_EDGE, &|p| p.1.is_edge(p.0, aside))
    {
        return false;
    }
    if at_least(MIN_FIFTHS_SENTENCE, &|p| p.1.sentence) {
        // A sentence may be a stock phrase of reporters, which is prose.
        let common = documents(places) * MAX_DOCUMENTS_A_SENTENCE >= entries.len();
        return common && independent(entries, places, MIN_SENTENCE_DOCUMENTS) >= MIN_SENTENCE_DOCUMENTS;
    }
    independent(entries, places, MIN_DOCUMENTS) >= MIN_DOCUMENTS
}

/// How many of the articles around a line are no copies of each other, counted up to `max`.
fn independent(entries: &[&Entry], places: &[Occurrence<'_>], max: usize) -> usize {
    let mut distinct: Vec<(usize, &[u32])> = Vec::new();
    for (d, line) in places.iter().take(MAX_CHECKED) {
        let print = entries.get(*d).and_then(|e| e.print_as_read(line.article as usize));
        let kept = print.map_or(&[][..], |p| p.kept.as_slice());
        let is_copy =
            |other: &(usize, &[u32])| other.0 == *d || shared_share(other.1, kept) >= MIN_COPY_SHARE;
        if kept.len() > MIN_SHINGLES && !distinct.iter().any(is_copy) {
            distinct.push((*d, kept));
        }
        if distinct.len() >= max {
            break;
        }
    }
    distinct.len()
}

/// Share of the smaller of two ascending lists that both have, 0 to 1.
fn shared_share(a: &[u32], b: &[u32]) -> f32 {
    let (small, large) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let both = small.iter().filter(|h| large.binary_search(h).is_ok()).count();
    both as f32 / small.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use crate::corpus::entry::Entry;
    use crate::corpus::evidence::recurring_lines::{house_lines, recurring_lines};
    use crate::corpus::packed::document::PackedDocument;
    use crate::pipeline::clean_input::clean_input;
    use crate::types::options::CleanArticle;
    use std::collections::{BTreeMap, BTreeSet};

    const LAST: &str = "Do you have news for our desk";

    /// Documents of `n` different texts, each with the line behind its text.
    fn entries(n: usize, copies: bool) -> Vec<Entry> {
        let text = |i: usize| {
            let i = if copies { 0 } else { i };
            let words: Vec<String> = (0..60).map(|w| format!("word{}", i * 1000 + w)).collect();
            format!("{}.\n{LAST}", words.join(" "))
        };
        let article =
            |i: usize| CleanArticle { name: format!("{i}.txt"), text: text(i), ..CleanArticle::default() };
        (0..n).map(|i| Entry::new(PackedDocument::of(clean_input(article(i))), false)).collect()
    }

    #[test]
    fn a_line_of_three_different_articles_is_furniture() {
        for (n, copies, kept, expected) in [
            (3, false, false, true),
            (2, false, false, false),
            (5, true, false, false),
            (3, false, true, false),
        ] {
            let entries = entries(n, copies);
            let entries: Vec<&Entry> = entries.iter().collect();
            let hash = entries[0].lines.short.last().unwrap().hash;
            let kept = if kept { BTreeSet::from([hash]) } else { BTreeSet::new() };
            let found = recurring_lines(&entries, &kept);
            assert!(found.iter().all(|changes| changes.is_empty() != expected), "{n} {copies}");
        }
    }

    #[test]
    fn recurring_and_decided_lines_are_listed() {
        let entries = entries(3, false);
        let entries: Vec<&Entry> = entries.iter().collect();
        let hash = entries[0].lines.short.last().unwrap().hash;
        let lines = house_lines(&entries, &BTreeMap::new());
        assert_eq!((lines.len(), &*lines[0].phrase, lines[0].documents), (1, LAST, 3));
        assert_eq!((lines[0].distinct, lines[0].aside, lines[0].said), (3, true, false));
        let decided = house_lines(&entries[..1], &BTreeMap::from([(hash, false)]));
        assert_eq!((decided.len(), decided[0].aside, decided[0].said), (1, false, true));
    }
}
