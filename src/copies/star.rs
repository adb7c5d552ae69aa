//! From measured edges to sets: who keeps, and who belongs to which keeper.

use crate::copies::constraints::Said;
use crate::copies::set::rank;
use crate::copies::set::{Copy, Edge};
use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::sorted;
use crate::util::sorted::Table;

/// An article with which another has an edge, and what it is.
type Edged = (u32, Relation, f32);
/// Members round a keeper, or the edges of an article.
type Star = Vec<Edged>;

/// Builds the stars. `groups` are articles of the same words, the best keeper first; `edges`
/// join the first articles of groups.
pub(crate) fn stars(
    items: &[&Fingerprint],
    groups: &[Vec<u32>],
    edges: Vec<Edge>,
    said: &Said,
) -> Vec<Vec<Copy>> {
    let both = |e: Edge| [(e.a, (e.b, e.relation, e.similarity)), (e.b, (e.a, e.relation, e.similarity))];
    let mut near: Vec<Star> = vec![Star::new(); items.len()];
    for (item, edge) in edges.into_iter().flat_map(both) {
        near[item as usize].push(edge);
    }
    for edges in &mut near {
        sorted::sort(edges, |a, b| a.0.cmp(&b.0));
    }
    let same = sorted::map(groups.iter().filter_map(|g| Some((*g.first()?, g.get(1..)?))));
    let mut order: Vec<u32> = same.iter().map(|s| s.0).collect();
    sorted::sort(&mut order, |&a, &b| rank(items, a).cmp(&rank(items, b)));
    // First the sure edges, so that a looser one never takes a member from its own star.
    let mut keeper: Vec<Option<u32>> = vec![None; items.len()];
    let mut members: Vec<Option<Star>> = vec![None; items.len()];
    for &k in &order {
        if keeper[k as usize].is_some() {
            continue;
        }
        keeper[k as usize] = Some(k);
        let mut star = Star::new();
        for &(m, relation, similarity) in &near[k as usize] {
            let free = keeper[m as usize].is_none() && relation != Relation::Edited;
            if free && together(said, &star, k, m) {
                keeper[m as usize] = Some(k);
                star.push((m, relation, similarity));
            }
        }
        members[k as usize] = Some(star);
    }
    prefer(&mut members, &near, &keeper, said);
    // Then a keeper takes over a smaller star when it has an edge to every article of it: the
    // most alike first, so that an article is not lost to a mere relative of its own.
    let before = |a: u32, b: u32| rank(items, a) < rank(items, b);
    let mut loose: Vec<(u32, u32, f32)> = near
        .iter()
        .zip(0..)
        .flat_map(|(edges, k)| edges.iter().map(move |e| (k, e.0, e.2)))
        .filter(|&(k, other, _)| before(k, other))
        .collect();
    sorted::sort(&mut loose, |a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    for (k, other, _) in loose {
        let (Some(mine), Some(star)) = (&members[k as usize], &members[other as usize]) else { continue };
        let edges = &near[k as usize];
        let edge = |m: u32| edges.binary_search_by_key(&m, |e| e.0).ok().and_then(|i| edges.get(i)).copied();
        let taken: Option<Star> = std::iter::once(other).chain(star.iter().map(|s| s.0)).map(edge).collect();
        let Some(taken) = taken.filter(|t| t.iter().all(|t| together(said, mine, k, t.0))) else { continue };
        members[other as usize] = None;
        members[k as usize].iter_mut().for_each(|mine| mine.extend(&taken));
    }
    let stars = (0..).zip(members).filter_map(|(k, star)| Some((k, star?)));
    stars.filter_map(|(k, star)| finish(k, star, &same)).collect()
}

/// Moves each member to the keeper that it is most alike: an excerpt that stands in two long
/// articles belongs to the one that has more of it.
fn prefer(members: &mut [Option<Star>], near: &[Star], keeper: &[Option<u32>], said: &Said) {
    let kept = (0..).zip(keeper).filter_map(|(m, k)| Some((m, (*k)?)));
    for (m, k) in kept.filter(|(m, k)| m != k) {
        let edges = || near[m as usize].iter().filter(|e| e.1 != Relation::Edited);
        let joins = |e: &Edged| members[e.0 as usize].as_ref().is_some_and(|s| together(said, s, e.0, m));
        let own = edges().find(|e| e.0 == k).map_or(1.0, |e| e.2);
        let better =
            edges().filter(|e| e.2 > own && joins(e)).max_by(|a, b| a.2.total_cmp(&b.2).then(b.0.cmp(&a.0)));
        let Some(&(to, relation, similarity)) = better else { continue };
        members[k as usize].iter_mut().for_each(|star| star.retain(|s| s.0 != m));
        members[to as usize].iter_mut().for_each(|star| star.push((m, relation, similarity)));
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
fn finish(k: u32, star: Star, same: &Table<u32, &[u32]>) -> Option<Vec<Copy>> {
    let twins = |i: u32| same.get(&i).copied().unwrap_or_default();
    let mut out: Vec<Copy> =
        twins(k).iter().map(|&item| Copy { item, relation: Relation::Exact, similarity: 1.0 }).collect();
    for (m, relation, similarity) in star {
        out.extend([m].iter().chain(twins(m)).map(|&item| Copy { item, relation, similarity }));
    }
    if out.is_empty() {
        return None;
    }
    sorted::sort(&mut out, |a, b| a.item.cmp(&b.item));
    out.insert(0, Copy { item: k, relation: Relation::Keeper, similarity: 1.0 });
    Some(out)
}
