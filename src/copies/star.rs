//! From measured edges to sets: who keeps, and who belongs to which keeper.

use super::{Copy, Edge, Said};
use crate::Relation;
use crate::fingerprint::Fingerprint;
use crate::gather;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The order in which articles become keepers: longest, earliest, id.
pub(crate) fn rank(items: &[&Fingerprint], i: u32) -> (Reverse<usize>, i32, u32) {
    let print = items.get(i as usize);
    let length = print.map_or(0, |p| p.body.len());
    let day = print.and_then(|p| p.day).unwrap_or(i32::MAX);
    (Reverse(length), day, i)
}

/// Members round a keeper, or the edges of an article.
type Star = Vec<(u32, Relation, f32)>;

/// Builds the stars. `groups` are articles of the same words, the best keeper first; `edges`
/// join the first articles of groups.
pub(crate) fn stars(
    items: &[&Fingerprint],
    groups: &[Vec<u32>],
    edges: Vec<Edge>,
    said: &Said,
) -> Vec<Vec<Copy>> {
    let mut near: BTreeMap<u32, Star> = BTreeMap::new();
    for e in edges {
        near.entry(e.a).or_default().push((e.b, e.relation, e.similarity));
        near.entry(e.b).or_default().push((e.a, e.relation, e.similarity));
    }
    for edges in near.values_mut() {
        edges.sort_unstable_by_key(|e| e.0);
    }
    let same = gather::map(groups.iter().filter_map(|g| Some((*g.first()?, g.get(1..)?))));
    let mut order: Vec<u32> = same.keys().copied().collect();
    gather::sort(&mut order, |&a, &b| rank(items, a).cmp(&rank(items, b)));
    // First the sure edges, so that a looser one never takes a member from its own star.
    let mut keeper: BTreeMap<u32, u32> = BTreeMap::new();
    let mut members: BTreeMap<u32, Star> = BTreeMap::new();
    for &k in &order {
        if keeper.contains_key(&k) {
            continue;
        }
        keeper.insert(k, k);
        let mut star = Star::new();
        for &(m, relation, similarity) in near.get(&k).into_iter().flatten() {
            let free = !keeper.contains_key(&m) && relation != Relation::Edited;
            if free && together(said, &star, k, m) {
                keeper.insert(m, k);
                star.push((m, relation, similarity));
            }
        }
        members.insert(k, star);
    }
    prefer(&mut members, &near, &keeper, said);
    // Then a keeper takes over a smaller star when it has an edge to every article of it: the
    // most alike first, so that an article is not lost to a mere relative of its own.
    let before = |a: u32, b: u32| rank(items, a) < rank(items, b);
    let mut loose: Vec<(u32, u32, f32)> = near
        .iter()
        .flat_map(|(&k, edges)| edges.iter().map(move |e| (k, e.0, e.2)))
        .filter(|&(k, other, _)| before(k, other))
        .collect();
    gather::sort(&mut loose, |a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    for (k, other, _) in loose {
        let (Some(mine), Some(star)) = (members.get(&k), members.get(&other)) else { continue };
        let edge = |m: u32| {
            let edges = near.get(&k)?;
            edges.binary_search_by_key(&m, |e| e.0).ok().and_then(|i| edges.get(i)).copied()
        };
        let taken: Option<Star> = std::iter::once(other).chain(star.iter().map(|s| s.0)).map(edge).collect();
        let Some(taken) = taken.filter(|t| t.iter().all(|t| together(said, mine, k, t.0))) else { continue };
        members.remove(&other);
        if let Some(mine) = members.get_mut(&k) {
            mine.extend(taken);
        }
    }
    members.into_iter().filter_map(|(k, star)| finish(k, star, &same)).collect()
}

/// Moves each member to the keeper that it is most alike: an excerpt that stands in two long
/// articles belongs to the one that has more of it.
fn prefer(
    members: &mut BTreeMap<u32, Star>,
    near: &BTreeMap<u32, Star>,
    keeper: &BTreeMap<u32, u32>,
    said: &Said,
) {
    for (&m, &k) in keeper.iter().filter(|(m, k)| m != k) {
        let edges = || near.get(&m).into_iter().flatten().filter(|e| e.1 != Relation::Edited);
        let own = edges().find(|e| e.0 == k).map_or(1.0, |e| e.2);
        let better = edges()
            .filter(|e| e.2 > own && members.get(&e.0).is_some_and(|star| together(said, star, e.0, m)))
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.0.cmp(&a.0)));
        let Some(&(to, relation, similarity)) = better else { continue };
        if let Some(star) = members.get_mut(&k) {
            star.retain(|s| s.0 != m);
        }
        if let Some(star) = members.get_mut(&to) {
            star.push((m, relation, similarity));
        }
    }
}

/// Whether `m` may join the star of `k`: the person parted it from nobody there.
fn together(said: &Said, star: &Star, k: u32, m: u32) -> bool {
    if said.apart.is_empty() {
        return true;
    }
    let apart = |i: u32| said.apart.contains(&(i.min(m), i.max(m)));
    !apart(k) && !star.iter().any(|s| apart(s.0))
}

/// Adds the articles of the same words; `None` when the keeper has no copy at all.
fn finish(k: u32, star: Star, same: &BTreeMap<u32, &[u32]>) -> Option<Vec<Copy>> {
    let twins = |i: u32| same.get(&i).copied().unwrap_or_default();
    let mut out: Vec<Copy> =
        twins(k).iter().map(|&item| Copy { item, relation: Relation::Exact, similarity: 1.0 }).collect();
    for (m, relation, similarity) in star {
        out.extend([m].iter().chain(twins(m)).map(|&item| Copy { item, relation, similarity }));
    }
    if out.is_empty() {
        return None;
    }
    gather::sort(&mut out, |a, b| a.item.cmp(&b.item));
    out.insert(0, Copy { item: k, relation: Relation::Keeper, similarity: 1.0 });
    Some(out)
}
