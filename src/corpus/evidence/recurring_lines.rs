//! Evidence across the drop: a short line that stands in many documents, at the edge of their
//! articles, is furniture of the house, unless it is prose; what recurs amid the text is only
//! offered. A line counts once per set of copies, else the short
//! paragraphs of a much-copied article would look like furniture.

use crate::corpus::entry::Entry;
use crate::corpus::evidence::candidate_lines::Line;
use crate::corpus::evidence::candidate_lines::place;
use crate::corpus::overlay::Mark;
use crate::types::grouping::HouseLine;
use crate::util::sorted;
use crate::util::sorted::{Set, Table};
use std::collections::BTreeSet;

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
