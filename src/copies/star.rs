//! From measured edges to sets: who keeps, and who belongs to which keeper.
//!
//! In: articles with equal words, edges between the first of each group, and the constraints.
//! Out: sets, each with its keeper first. Every member has an edge to its keeper.

use crate::copies::constraints::CopyConstraints;
use crate::copies::set::{CopyEdge, CopyMember, keeper_order};
use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::order::{ordered_set, sort_by, sort_by_key};
use std::collections::BTreeMap;
use std::iter;

/// An article at the other end of an edge.
#[derive(Clone, Copy)]
struct Linked {
    item: u32,
    relation: Relation,
    similarity: f32,
}

/// Members around a keeper, or all that an article has an edge with.
type Star = Vec<Linked>;

/// Builds the stars. `equals` are the others that have the words of an article, by that article; `edges` are between
/// articles without equal words.
pub(crate) fn stars(
    items: &[&Fingerprint],
    equals: &BTreeMap<u32, Vec<u32>>,
    edges: Vec<CopyEdge>,
    constraints: &CopyConstraints,
) -> Vec<Vec<CopyMember>> {
    // A text without an equal one and without an edge is in no set.
    let in_sets = ordered_set(edges.iter().flat_map(|e| [e.a, e.b]).chain(equals.keys().copied()));
    let linked = links_by_item(items.len(), edges);
    let mut order: Vec<u32> = in_sets.into_iter().collect();
    sort_by_key(&mut order, |&i| keeper_order(items, i));
    let (keepers, mut members) = sure_stars(items.len(), &order, &linked, constraints);
    move_to_most_similar(&mut members, &linked, &keepers, constraints);
    merge_smaller_stars(items, &mut members, &linked, constraints);
    let stars = (0..).zip(members).filter_map(|(k, star)| Some((k, star?)));
    stars.filter_map(|(k, star)| copy_set(k, star, equals)).collect()
}

/// For each of `n` articles the others that it has an edge with, ascending.
fn links_by_item(n: usize, edges: Vec<CopyEdge>) -> Vec<Star> {
    let mut linked: Vec<Star> = vec![Star::new(); n];
    for CopyEdge { a, b, relation, similarity } in edges {
        linked[a as usize].push(Linked { item: b, relation, similarity });
        linked[b as usize].push(Linked { item: a, relation, similarity });
    }
    for star in &mut linked {
        sort_by_key(star, |l| l.item);
    }
    linked
}

/// Stars of sure edges only, so that a looser edge never takes a member from its own star: for each
/// article its keeper, and for each keeper its members.
fn sure_stars(
    n: usize,
    order: &[u32],
    linked: &[Star],
    constraints: &CopyConstraints,
) -> (Vec<Option<u32>>, Vec<Option<Star>>) {
    let mut keepers: Vec<Option<u32>> = vec![None; n];
    let mut members: Vec<Option<Star>> = vec![None; n];
    for &keeper in order {
        if keepers[keeper as usize].is_some() {
            continue;
        }
        keepers[keeper as usize] = Some(keeper);
        let mut star = Star::new();
        for link in &linked[keeper as usize] {
            let free = keepers[link.item as usize].is_none() && link.relation != Relation::Edited;
            if free && may_join(constraints, &star, keeper, link.item) {
                keepers[link.item as usize] = Some(keeper);
                star.push(*link);
            }
        }
        members[keeper as usize] = Some(star);
    }
    (keepers, members)
}

/// Moves each member to the keeper that it is most similar to: an excerpt that stands in two long
/// articles belongs to the one that has more of it.
fn move_to_most_similar(
    members: &mut [Option<Star>],
    linked: &[Star],
    keepers: &[Option<u32>],
    constraints: &CopyConstraints,
) {
    let kept = (0..).zip(keepers).filter_map(|(m, k)| Some((m, (*k)?)));
    for (m, keeper) in kept.filter(|(m, k)| m != k) {
        let links = || linked[m as usize].iter().filter(|l| l.relation != Relation::Edited);
        let has_room = |l: &Linked| {
            members[l.item as usize].as_ref().is_some_and(|s| may_join(constraints, s, l.item, m))
        };
        let now = links().find(|l| l.item == keeper).map_or(1.0, |l| l.similarity);
        let better = links()
            .filter(|l| l.similarity > now && has_room(l))
            .max_by(|a, b| a.similarity.total_cmp(&b.similarity).then(b.item.cmp(&a.item)));
        let Some(&to) = better else { continue };
        members[keeper as usize].iter_mut().for_each(|star| star.retain(|s| s.item != m));
        members[to.item as usize].iter_mut().for_each(|star| star.push(Linked { item: m, ..to }));
    }
}

/// Lets a keeper take over a smaller star when it has an edge to every article of it. The most similar
/// pairs come first, so that an article does not go to the star of a less similar one.
fn merge_smaller_stars(
    items: &[&Fingerprint],
    members: &mut [Option<Star>],
    linked: &[Star],
    constraints: &CopyConstraints,
) {
    let before = |a: u32, b: u32| keeper_order(items, a) < keeper_order(items, b);
    let mut pairs: Vec<(u32, u32, f32)> = linked
        .iter()
        .zip(0..)
        .flat_map(|(links, k)| links.iter().map(move |l| (k, l.item, l.similarity)))
        .filter(|&(k, other, _)| before(k, other))
        .collect();
    sort_by(&mut pairs, |a, b| b.2.total_cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
    for (k, other, _) in pairs {
        let (Some(own), Some(star)) = (&members[k as usize], &members[other as usize]) else { continue };
        let links = &linked[k as usize];
        let link_to = |m: u32| links.binary_search_by_key(&m, |l| l.item).ok().map(|i| links[i]);
        let taken: Option<Star> = iter::once(other).chain(star.iter().map(|s| s.item)).map(link_to).collect();
        let Some(taken) = taken.filter(|t| t.iter().all(|t| may_join(constraints, own, k, t.item))) else {
            continue;
        };
        members[other as usize] = None;
        members[k as usize].iter_mut().for_each(|own| own.extend(&taken));
    }
}

/// Whether `m` may join the star of `keeper`: the person called it different from nobody there.
fn may_join(constraints: &CopyConstraints, star: &Star, keeper: u32, m: u32) -> bool {
    if constraints.apart.is_empty() {
        return true;
    }
    let is_apart = |i: u32| constraints.apart.contains(&(i.min(m), i.max(m)));
    !is_apart(keeper) && !star.iter().any(|s| is_apart(s.item))
}

/// The set of a keeper, the articles with equal words added; `None` when it has no copy at all.
fn copy_set(keeper: u32, star: Star, equals: &BTreeMap<u32, Vec<u32>>) -> Option<Vec<CopyMember>> {
    let equals = |i: u32| equals.get(&i).map_or(&[][..], |others| others);
    let exact = |&item: &u32| CopyMember { item, relation: Relation::Exact, similarity: 1.0 };
    let mut out: Vec<CopyMember> = equals(keeper).iter().map(exact).collect();
    for Linked { item, relation, similarity } in star {
        let member = |&item: &u32| CopyMember { item, relation, similarity };
        out.extend([item].iter().chain(equals(item)).map(member));
    }
    if out.is_empty() {
        return None;
    }
    sort_by_key(&mut out, |c| c.item);
    out.insert(0, CopyMember { item: keeper, relation: Relation::Keeper, similarity: 1.0 });
    Some(out)
}

#[cfg(test)]
mod tests {
    use crate::copies::constraints::CopyConstraints;
    use crate::copies::set::CopyEdge;
    use crate::copies::star::stars;
    use crate::fingerprint::Fingerprint;
    use crate::types::grouping::Relation::{self, Contained, Edited, Near};
    use std::collections::BTreeMap;

    /// Sets of four articles of falling length, as lists of indices.
    fn sets(edges: &[(u32, u32, Relation, f32)], apart: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let prints: Vec<Fingerprint> =
            (0..4).map(|i| Fingerprint { body: vec![1; 90 - i], ..Fingerprint::default() }).collect();
        let items: Vec<&Fingerprint> = prints.iter().collect();
        let edge = |&(a, b, relation, similarity): &_| CopyEdge { a, b, relation, similarity };
        let edges = edges.iter().map(edge).collect();
        let constraints = CopyConstraints { apart: apart.iter().copied().collect(), ..Default::default() };
        let sets = stars(&items, &BTreeMap::new(), edges, &constraints);
        sets.iter().map(|set| set.iter().map(|c| c.item).collect()).collect()
    }

    #[test]
    fn every_member_has_an_edge_to_its_keeper() {
        // 2 is a copy of 1 only: it is not in the set of 0.
        assert_eq!(sets(&[(0, 1, Near, 0.9), (1, 2, Near, 0.9)], &[]), [vec![0, 1]]);
        assert_eq!(sets(&[(0, 1, Near, 0.9), (0, 2, Near, 0.8)], &[]), [vec![0, 1, 2]]);
    }

    #[test]
    fn an_excerpt_goes_to_the_article_that_has_more_of_it() {
        assert_eq!(sets(&[(0, 2, Contained, 0.8), (1, 2, Contained, 0.9)], &[]), [vec![1, 2]]);
    }

    #[test]
    fn a_star_is_taken_over_as_a_whole_or_not_at_all() {
        let whole = [(0, 1, Edited, 0.5), (0, 2, Edited, 0.5), (1, 2, Near, 0.9)];
        assert_eq!(sets(&whole, &[]), [vec![0, 1, 2]]);
        assert_eq!(sets(&whole[1..], &[]), [vec![1, 2]]);
    }

    #[test]
    fn parted_articles_are_in_no_common_set() {
        let edges = [(0, 1, Near, 0.9), (0, 2, Near, 0.9), (1, 2, Near, 0.9)];
        assert_eq!(sets(&edges, &[(1, 2)]), [vec![0, 1]]);
        assert_eq!(sets(&edges, &[(0, 1)]), [vec![0, 2]]);
    }
}
