//! Sets of copies: articles with the same content.
//!
//! In: fingerprints in the order of the article ids, and the constraints of the person. Out: sets,
//! each a star around its keeper. Every member was compared with the keeper itself; membership is
//! never transitive. Stories are made elsewhere, in `story`.
//!
//! Steps: articles with equal words are grouped by hash; candidate pairs come from shared winnowed
//! shingles (Schleimer, Wilkerson and Aiken 2003); each pair is measured on all its shingles; the
//! measured edges become stars.

pub(crate) mod candidates;
pub(crate) mod constraints;
pub(crate) mod edges;
pub(crate) mod facts;
pub(crate) mod known_pairs;
pub(crate) mod login_wall;
pub(crate) mod overlap;
pub(crate) mod relation;
pub(crate) mod set;
pub(crate) mod star;
pub(crate) mod teaser;

use crate::copies::constraints::CopyConstraints;
use crate::copies::edges::{Edges, add_required_edges, edges};
use crate::copies::known_pairs::KnownPairs;
use crate::copies::overlap::overlap;
use crate::copies::relation::relation;
use crate::copies::set::{CopyMember, CopySets, keeper_order};
use crate::copies::star::stars;
use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::order::{ordered_set, sort_by_key};

/// Finds the sets of copies with nothing known before.
#[cfg(feature = "training")]
pub(crate) fn sets(
    items: &[&Fingerprint],
    documents: Option<&[u32]>,
    constraints: &CopyConstraints,
    max_links: usize,
) -> CopySets {
    let mut kept = known_pairs::KeptOverlaps::default();
    sets_kept(items, documents, constraints, max_links, &mut KnownPairs::new(&[], &mut kept))
}

/// Finds the sets of copies. `items` stand in the order of their ids. `documents` gives the document
/// of each item when only articles of one document may be copies of each other. At most
/// `max_links` shared shingles are looked at. What is `known` of pairs is not measured again.
pub(crate) fn sets_kept(
    items: &[&Fingerprint],
    documents: Option<&[u32]>,
    constraints: &CopyConstraints,
    max_links: usize,
    known: &mut KnownPairs<'_>,
) -> CopySets {
    let Equals { groups, login_walls: mut walled } = group_equals(items, documents, constraints);
    let Edges { mut edges, login_walls, stopped } = edges(items, &groups, documents, max_links, known);
    walled.extend(groups.iter().filter(|g| g.first().is_some_and(|i| login_walls.contains(i))).flatten());
    let heading = |i: u32| Some((i, login_wall::heading_only(items.get(i as usize)?)));
    let headings = walled.into_iter().filter_map(heading).collect();
    add_required_edges(items, &groups, &constraints.together, &mut edges);
    let mut sets = stars(items, &groups, edges, constraints);
    for set in &mut sets {
        if let Some(keeper) = constraints.rule.choose(items, set) {
            set_keeper(items, set, keeper);
        }
    }
    for &keeper in &constraints.keepers {
        if let Some(set) = sets.iter_mut().find(|s| s.iter().any(|c| c.item == keeper)) {
            set_keeper(items, set, keeper);
        }
    }
    sort_by_key(&mut sets, |set| set.first().map(|c| c.item));
    CopySets { sets, headings, stopped }
}

/// Articles with equal words.
struct Equals {
    /// Groups of one or more articles, the best keeper of each first.
    groups: Vec<Vec<u32>>,
    /// Articles whose equal words are those of a login form or a notice.
    login_walls: Vec<u32>,
}

/// Groups the articles with equal words; the first of each group stands for all in what follows.
/// An article that the person called different from another forms a group by itself.
fn group_equals(items: &[&Fingerprint], documents: Option<&[u32]>, constraints: &CopyConstraints) -> Equals {
    let separate = ordered_set(constraints.apart.iter().flat_map(|(a, b)| [*a, *b]));
    let mut equal: Vec<_> = Vec::with_capacity(items.len());
    for (i, print) in items.iter().enumerate().filter(|(_, p)| !p.body.is_empty()) {
        let document = documents.and_then(|d| d.get(i)).copied();
        let alone = Some(i as u32).filter(|i| separate.contains(i));
        equal.push(((print.content, document, alone), i as u32));
    }
    equal.sort_unstable();
    let mut out = Equals { groups: Vec::with_capacity(equal.len()), login_walls: Vec::new() };
    for pages in equal.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, alone)] = pages {
            out.groups.push(vec![*alone]);
            continue;
        }
        let pages = login_wall::split_by_title(items, pages.iter().map(|page| page.1).collect());
        if pages.len() > 1 {
            out.login_walls.extend(pages.iter().flatten());
        }
        out.groups.extend(pages);
    }
    for group in out.groups.iter_mut().filter(|group| group.len() > 1) {
        sort_by_key(group, |&i| keeper_order(items, i));
    }
    out
}

/// Makes `keeper` the keeper of its set and measures the other members against it.
fn set_keeper(items: &[&Fingerprint], set: &mut [CopyMember], keeper: u32) {
    let Some(&keeper_print) = items.get(keeper as usize) else { return };
    sort_by_key(set, |c| (c.item != keeper, c.item));
    for member in set.iter_mut() {
        let Some(&print) = items.get(member.item as usize) else { continue };
        let overlap = overlap(keeper_print, print);
        // A member that shares little with the new keeper stays: the person chose the keeper, not
        // the members.
        let found = relation(keeper_print, print, &overlap).unwrap_or((Relation::Edited, overlap.larger()));
        (member.relation, member.similarity) =
            if member.item == keeper { (Relation::Keeper, 1.0) } else { found };
    }
}
