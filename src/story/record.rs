//! What is told of a story: headline, outlets, dates, key terms.

use super::Scene;
use super::linkage::CLIP;
use super::terms::{IN_TITLE, IS_NAME, IS_NUMBER, IS_SPECIFIC, Term};
use super::vector::Vector;
use crate::copies::Copy;
use crate::copies::overlap::ByHash;
use crate::corpus::group::{Item, copies_id};
use crate::fingerprint::day::of_iso;
use crate::fingerprint::words::{HASH, words};
use crate::{Article, Story};
use std::collections::{BTreeMap, BTreeSet};

/// Key terms a story.
const TERMS: usize = 6;
/// Rarity below which a word says nothing of a story.
const TELLING: f32 = 3.0;
/// Words of each article that are searched for the written form of a term.
const SEARCHED: usize = 300;

/// Writes the record of the story with these units. `members` gives the copies of a unit,
/// the keeper among them, or none.
pub(crate) fn story<'m>(
    story: &[u32],
    scores: &[(u32, u32, f32)],
    scene: &Scene<'_>,
    units: &[Item<'_>],
    members: impl Fn(u32) -> &'m [Copy],
    items: &[Item<'_>],
) -> Story {
    let item = |u: u32| units.get(u as usize);
    let central = central(story, scores, |u| item(u).and_then(|i| i.print.day));
    let mut copies = Vec::new();
    let mut everyone: Vec<&Article> = Vec::new();
    for &u in story {
        let set = members(u);
        if let (false, Some(keeper)) = (set.is_empty(), item(u)) {
            copies.push(copies_id(keeper.id));
            everyone.extend(set.iter().filter_map(|c| items.get(c.item as usize)).map(|i| i.article));
        } else {
            everyone.extend(item(u).map(|i| i.article));
        }
    }
    let sources: BTreeSet<&str> = everyone.iter().filter_map(|a| a.source.as_deref()).collect();
    let iso = |a: &&Article| a.published.as_ref().and_then(|p| p.iso.clone());
    let mut dates: Vec<(i32, String)> =
        everyone.iter().filter_map(iso).filter_map(|iso| Some((of_iso(&iso)?, iso))).collect();
    dates.sort();
    let articles: Vec<String> = story.iter().filter_map(|&u| item(u)).map(|i| i.id.to_owned()).collect();
    let titled = |u: u32| item(u).and_then(|i| i.article.title.clone());
    Story {
        id: format!("story:{}", articles.first().cloned().unwrap_or_default()),
        title: central.and_then(titled).or_else(|| story.iter().find_map(|&u| titled(u))).unwrap_or_default(),
        articles,
        copies,
        sources: sources.into_iter().map(str::to_owned).collect(),
        first: dates.first().map(|d| d.1.clone()),
        last: dates.last().map(|d| d.1.clone()),
        terms: terms(story, scene, units),
    }
}

/// The unit that is most like the others; of equals the earliest, then the first.
fn central(story: &[u32], scores: &[(u32, u32, f32)], day: impl Fn(u32) -> Option<i32>) -> Option<u32> {
    let mut sums: BTreeMap<u32, f32> = story.iter().map(|&u| (u, 0.0)).collect();
    for (i, &a) in story.iter().enumerate() {
        for &b in story.iter().skip(i + 1) {
            let found = scores.binary_search_by_key(&(a, b), |s| (s.0, s.1)).ok().and_then(|i| scores.get(i));
            let score = found.map_or(-CLIP, |s| s.2.clamp(-CLIP, CLIP)) + CLIP;
            for u in [a, b] {
                if let Some(sum) = sums.get_mut(&u) {
                    *sum += score;
                }
            }
        }
    }
    let rank = |u: u32| (day(u).unwrap_or(i32::MAX), u);
    sums.into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| rank(b.0).cmp(&rank(a.0))))
        .map(|(u, _)| u)
}

/// How much a term tells of the story of an article.
fn telling(term: &Term) -> f32 {
    let name = if term.flags & IS_NAME != 0 { 1.5 } else { 1.0 };
    let title = if term.flags & IN_TITLE != 0 { 1.5 } else { 1.0 };
    term.early * term.idf * name * title
}

/// The strongest terms, as the articles write them.
fn terms(story: &[u32], scene: &Scene<'_>, units: &[Item<'_>]) -> Vec<String> {
    let mut sums: BTreeMap<u32, (f32, usize)> = BTreeMap::new();
    for vector in story.iter().filter_map(|&u| scene.vectors.get(u as usize)) {
        for term in vector.terms.iter().filter(|t| t.idf >= TELLING && t.flags & IS_NUMBER == 0) {
            let sum = sums.entry(term.id).or_default();
            *sum = (sum.0 + telling(term), sum.1 + 1);
        }
    }
    let least = story.len().min(2);
    let mut best: Vec<(u32, f32)> =
        sums.into_iter().filter(|s| s.1.1 >= least).map(|(id, s)| (id, s.0)).collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best.truncate(TERMS);
    let written = written(
        best.iter().map(|b| b.0),
        story.iter().filter_map(|&u| units.get(u as usize)).map(|i| i.article),
    );
    best.iter().filter_map(|b| written.get(&b.0).cloned()).collect()
}

/// How the articles write some words: as in the text rather than as in a title, where it may
/// be all capitals.
pub(crate) fn written<'a>(
    ids: impl Iterator<Item = u32>,
    articles: impl Iterator<Item = &'a Article>,
) -> ByHash<u32, String> {
    let mut open: BTreeSet<u32> = ids.collect();
    let mut out = ByHash::default();
    let mut titles: ByHash<u32, String> = ByHash::default();
    for article in articles {
        let mut budget = SEARCHED;
        let title = article.title.iter().map(String::as_str);
        let texts = article.paragraphs.iter().map(|p| p.text.as_str());
        for (text, is_title) in title.map(|t| (t, true)).chain(texts.map(|t| (t, false))) {
            if open.is_empty() || budget == 0 {
                break;
            }
            let mut count = 0;
            words(text, |w| {
                count += 1;
                let id = w.code & HASH;
                if !open.contains(&id) {
                    return;
                }
                let form = text.get(w.start..w.end).unwrap_or_default().to_owned();
                if is_title {
                    titles.entry(id).or_insert(form);
                } else {
                    open.remove(&id);
                    out.insert(id, form);
                }
            });
            budget = budget.saturating_sub(count);
        }
    }
    for id in open {
        if let Some(form) = titles.remove(&id) {
            out.insert(id, form);
        }
    }
    out
}

/// The terms that two articles share and that tell most, strongest first, by id.
pub(crate) fn shared(a: &Vector<'_>, b: &Vector<'_>) -> Vec<u32> {
    let mut found: Vec<(u32, f32)> = a
        .shared(b)
        .filter(|(t, _)| t.idf >= TELLING)
        .map(|(t, u)| (t.id, telling(t) * telling(u) * if t.flags & IS_SPECIFIC != 0 { 2.0 } else { 1.0 }))
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(2 * TERMS);
    found.into_iter().map(|f| f.0).collect()
}
