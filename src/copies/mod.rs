//! Sets of articles with the same content, each a star round its keeper: every member
//! has an overlap with the keeper that was measured, and none is there because it is a copy
//! of a copy. Stories are not made here.

pub(crate) mod candidates;
pub(crate) mod constraints;
pub(crate) mod facts;
pub(crate) mod login_wall;
pub(crate) mod overlap;
pub(crate) mod relation;
pub(crate) mod set;
pub(crate) mod star;

use crate::copies::candidates::candidates;
use crate::copies::constraints::Said;
use crate::copies::overlap::{Measured, Overlap, Passages};
use crate::copies::relation::SHORT;
use crate::copies::relation::SPREAD;
use crate::copies::set::{Copy, Edge, Sets};
use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::HASH;
use crate::types::grouping::Relation;
use crate::util::hash::{ByHash, Hashes};
use crate::util::sorted;
use crate::util::sorted::Set;

/// Words that two openings must share before one short text is a cut-off copy of another.
const OPENING: usize = 8;

/// Texts whose passages are held for the next pairs.
const READY: usize = 16_384;

/// Words of a title that is no mere heading of a column, and of the longest teaser.
const TITLE: usize = 4;
const TEASER: usize = 80;
/// Share of a teaser's words that its article has.
const KNOWN: f32 = 0.7;

/// Finds the sets. `items` stand in the order of their ids; `document` gives the document of
/// each when only articles of one document may be copies of each other.
pub(crate) fn sets(items: &[&Fingerprint], document: Option<&[u32]>, said: &Said, budget: usize) -> Sets {
    let apart = sorted::set(said.apart.iter().flat_map(|(a, b)| [*a, *b]));
    // Articles of the same words first; one of them stands for all in what follows.
    let all = items.iter().enumerate().filter(|(_, p)| !p.body.is_empty());
    let same = sorted::groups(all.map(|(i, print)| {
        let room = document.and_then(|d| d.get(i)).copied();
        let alone = Some(i as u32).filter(|i| apart.contains(i));
        ((print.content, room, alone), i as u32)
    }));
    let mut walls: Vec<u32> = Vec::new();
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for (_, pages) in same {
        let pages = login_wall::part(items, pages);
        if pages.len() > 1 {
            walls.extend(pages.iter().flatten());
        }
        parts.extend(pages);
    }
    let groups: Vec<Vec<u32>> = parts
        .into_iter()
        .map(|mut g| {
            sorted::sort(&mut g, |&a, &b| set::rank(items, a).cmp(&set::rank(items, b)));
            g
        })
        .collect();
    let Edges { mut edges, walls: more, stopped } = edges(items, &groups, document, budget);
    walls.extend(groups.iter().filter(|g| g.first().is_some_and(|i| more.contains(i))).flatten());
    let head = |i: u32| Some((i, login_wall::head(items.get(i as usize)?)));
    let heads = walls.into_iter().filter_map(head).collect();
    add_said(items, &groups, &said.together, &mut edges);
    let mut sets = star::stars(items, &groups, edges, said);
    for set in &mut sets {
        if let Some(keeper) = said.rule.choose(items, set) {
            rekeep(items, set, keeper);
        }
    }
    for &keeper in &said.keepers {
        if let Some(set) = sets.iter_mut().find(|s| s.iter().any(|c| c.item == keeper)) {
            rekeep(items, set, keeper);
        }
    }
    sorted::sort(&mut sets, |a, b| a.first().map(|c| c.item).cmp(&b.first().map(|c| c.item)));
    Sets { sets, heads, stopped }
}

/// Adds the edges that the person named, between the first articles of the groups.
fn add_said(items: &[&Fingerprint], groups: &[Vec<u32>], together: &Set<(u32, u32)>, edges: &mut Vec<Edge>) {
    let head = |i: u32| groups.iter().find(|g| g.contains(&i)).and_then(|g| g.first()).copied();
    for &(a, b) in together.iter() {
        let (Some(a), Some(b)) = (head(a), head(b)) else { continue };
        let (a, b) = (a.min(b), a.max(b));
        let known = edges.iter().any(|e| (e.a.min(e.b), e.a.max(e.b)) == (a, b));
        let (Some(&x), Some(&y)) = (items.get(a as usize), items.get(b as usize)) else { continue };
        if a != b && !known {
            let overlap = overlap(x, y);
            edges.push(Edge { a, b, relation: Relation::Edited, similarity: overlap.a.max(overlap.b) });
        }
    }
}

/// Gives a set the keeper that the person chose, and measures the others against it.
fn rekeep(items: &[&Fingerprint], set: &mut Vec<Copy>, keeper: u32) {
    let Some(&to) = items.get(keeper as usize) else { return };
    sorted::sort(set, |a, b| (a.item != keeper, a.item).cmp(&(b.item != keeper, b.item)));
    for copy in set.iter_mut() {
        let Some(&of) = items.get(copy.item as usize) else { continue };
        let overlap = overlap(to, of);
        // Without an overlap to speak of it stays: the person chose the keeper, not the set.
        let found = relate(to, of, &overlap).unwrap_or((Relation::Edited, overlap.a.max(overlap.b)));
        (copy.relation, copy.similarity) = if copy.item == keeper { (Relation::Keeper, 1.0) } else { found };
    }
}

/// What comparing finds between the first articles of the groups.
struct Edges {
    edges: Vec<Edge>,
    /// Those that share no more than a wall with another.
    walls: Hashes,
    stopped: bool,
}

/// Measures the edges between the first articles of the groups.
fn edges(items: &[&Fingerprint], groups: &[Vec<u32>], document: Option<&[u32]>, budget: usize) -> Edges {
    let mut heads: Vec<u32> = groups.iter().filter_map(|g| g.first().copied()).collect();
    sorted::sort(&mut heads, |&a, &b| set::rank(items, a).cmp(&set::rank(items, b)));
    let prints: Vec<&Fingerprint> = heads.iter().filter_map(|&i| items.get(i as usize).copied()).collect();
    let found = candidates(&prints, budget);
    let mut pairs = found.pairs;
    openings(&prints, &mut pairs);
    sorted::sort(&mut pairs, Ord::cmp);
    pairs.dedup();
    let mut ready: ByHash<u32, Passages> = ByHash::default();
    let (mut out, mut walls) = (Vec::new(), Hashes::default());
    for (i, j) in pairs {
        let (Some(&a), Some(&b)) = (prints.get(i as usize), prints.get(j as usize)) else { continue };
        let (Some(&ia), Some(&ib)) = (heads.get(i as usize), heads.get(j as usize)) else { continue };
        if document.is_some_and(|d| d.get(ia as usize) != d.get(ib as usize)) {
            continue;
        }
        if ready.len() > READY {
            ready.clear();
        }
        for (n, print) in [(i, a), (j, b)] {
            ready.entry(n).or_insert_with(|| Passages::new(&print.body, &found.boilerplate));
        }
        let (Some(x), Some(y)) = (ready.get(&i), ready.get(&j)) else { continue };
        // Most pairs share too little to be copies, and no more of them is asked.
        let overlap =
            if x.most(y) < SPREAD { Overlap::default() } else { Measured::of(x).overlap(&Measured::of(y)) };
        match relate(a, b, &overlap) {
            Some((relation, _)) if login_wall::between(a, b, relation) => walls.extend([ia, ib]),
            Some((relation, similarity)) => out.push(Edge { a: ia, b: ib, relation, similarity }),
            None => {}
        }
    }
    Edges { edges: out, walls, stopped: found.stopped }
}

/// Whether two articles are copies, how, and the share of the smaller that both have.
pub(crate) fn relate(a: &Fingerprint, b: &Fingerprint, overlap: &Overlap) -> Option<(Relation, f32)> {
    if a.content == b.content && a.body.len() == b.body.len() {
        return Some((Relation::Exact, 1.0));
    }
    let differ = a.source != 0 && b.source != 0 && a.source != b.source;
    if let Some(relation) = crate::copies::relation::judge(overlap, differ) {
        let copies = facts::agree(a, b, overlap.least);
        return copies.then_some((relation, overlap.a.max(overlap.b)));
    }
    let (short, long) = if a.body.len() < b.body.len() { (a, b) } else { (b, a) };
    let opens = short.body.len() >= OPENING && same(&short.body, &long.body[..short.body.len()]);
    (opens || announces(short, long)).then_some((Relation::Contained, 1.0))
}

fn same(a: &[u32], b: &[u32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x & HASH == y & HASH)
}

/// Whether a short text is the teaser of a longer one: the same title, and most of its words
/// stand there too, be it that captions and notices are set aside in one and not in the other.
fn announces(short: &Fingerprint, long: &Fingerprint) -> bool {
    let named = short.title.len() >= TITLE && same(&short.title, &long.title);
    if !named || short.body.len() >= TEASER || short.body.len() * 2 > long.body.len() {
        return false;
    }
    let theirs = sorted::set(long.body.iter().chain(&long.title).map(|c| c & HASH));
    let known = short.body.iter().filter(|c| theirs.contains(&(**c & HASH))).count();
    known as f32 >= KNOWN * short.body.len() as f32
}

/// The overlap of two articles with nothing left out as boilerplate.
pub(crate) fn overlap(a: &Fingerprint, b: &Fingerprint) -> Overlap {
    let none = Hashes::default();
    Measured::new(&a.body, &none).overlap(&Measured::new(&b.body, &none))
}

/// Adds the pairs of a short article and the longest that opens with its first words or has
/// its title.
fn openings(prints: &[&Fingerprint], pairs: &mut Vec<(u32, u32)>) {
    let length = |i: u32| prints.get(i as usize).map_or(0, |p| p.body.len());
    let mut link = |key: fn(&Fingerprint) -> Option<&[u32]>, below: usize| {
        let keyed = prints.iter().enumerate();
        let mut known: Vec<(u64, u32)> =
            keyed.filter_map(|(i, p)| Some((crate::fingerprint::content(key(p)?), i as u32))).collect();
        known.sort_unstable();
        for same in known.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let all = || same.iter().map(|k| k.1);
            let longest = all().max_by_key(|&i| (length(i), std::cmp::Reverse(i)));
            let short = all().filter(|&i| length(i) < below && Some(i) != longest);
            pairs.extend(short.filter_map(|i| longest.map(|j| (i.min(j), i.max(j)))));
        }
    };
    link(|p| p.body.get(..OPENING), SHORT + OPENING);
    link(|p| Some(p.title.as_slice()).filter(|t| t.len() >= TITLE), TEASER);
}
