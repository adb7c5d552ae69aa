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

/// Builds the stars. `groups` are articles of the same words, the best keeper first; `edges`
/// join the first articles of groups.
pub(crate) fn stars(
    items: &[&Fingerprint],
    groups: &[Vec<u32>],
    edges: Vec<Edge>,
    said: &Said,
) -> Vec<Vec<Copy>> {
    let mut near: BTreeMap<u32, Vec<(u32, Relation, f32)>> = BTreeMap::new();
    for e in edges {
        near.entry(e.a).or_default().push((e.b, e.relation, e.similarity));
        near.entry(e.b).or_default().push((e.a, e.relation, e.similarity));
    }
    let same = gather::map(groups.iter().filter_map(|g| Some((*g.first()?, g.get(1..)?))));
    let mut order: Vec<u32> = same.keys().copied().collect();
    gather::sort(&mut order, |&a, &b| rank(items, a).cmp(&rank(items, b)));
    // First the sure edges, so that a looser one never takes a member from its own star.
    let mut keeper: BTreeMap<u32, u32> = BTreeMap::new();
    let mut members: BTreeMap<u32, Vec<(u32, Relation, f32)>> = BTreeMap::new();
    for &k in &order {
        if keeper.contains_key(&k) {
            continue;
        }
        keeper.insert(k, k);
        let mut star: Vec<(u32, Relation, f32)> = Vec::new();
        for &(m, relation, similarity) in near.get(&k).into_iter().flatten() {
            let free = !keeper.contains_key(&m) && relation != Relation::Edited;
            if free && together(said, &star, k, m) {
                keeper.insert(m, k);
                star.push((m, relation, similarity));
            }
        }
        members.insert(k, star);
    }
    // Then a keeper takes over a smaller star when it has an edge to every article of it.
    for &k in &order {
        if !members.contains_key(&k) {
            continue;
        }
        for &(other, relation, similarity) in near.get(&k).into_iter().flatten() {
            let Some(star) =
                members.get(&other).filter(|_| other != k && rank(items, k) < rank(items, other))
            else {
                continue;
            };
            let mut taken = vec![(other, relation, similarity)];
            let edge = |m: u32| near.get(&k).into_iter().flatten().find(|e| e.0 == m).copied();
            let all: Option<Vec<_>> = star.iter().map(|s| edge(s.0)).collect();
            let Some(all) = all else { continue };
            taken.extend(all);
            let Some(mine) = members.get(&k) else { continue };
            if taken.iter().all(|t| together(said, mine, k, t.0)) {
                members.remove(&other);
                if let Some(mine) = members.get_mut(&k) {
                    mine.extend(taken);
                }
            }
        }
    }
    members.into_iter().filter_map(|(k, star)| finish(k, star, &same)).collect()
}

/// Whether `m` may join the star of `k`: the person parted it from nobody there.
fn together(said: &Said, star: &[(u32, Relation, f32)], k: u32, m: u32) -> bool {
    let apart = |i: u32| said.apart.contains(&(i.min(m), i.max(m)));
    !apart(k) && !star.iter().any(|s| apart(s.0))
}

/// Adds the articles of the same words; `None` when the keeper has no copy at all.
fn finish(k: u32, star: Vec<(u32, Relation, f32)>, same: &BTreeMap<u32, &[u32]>) -> Option<Vec<Copy>> {
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
