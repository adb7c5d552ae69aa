//! From documents to records: the articles of all documents as one list, their copies,
//! their stories.

use super::entry::Entry;
use super::said::Verdicts;
use crate::copies::{self, Copy};
use crate::fingerprint::Fingerprint;
use crate::gather;
use crate::story::bonds::Bonds;
use crate::story::score::Model;
use crate::story::weights::Frequencies;
use crate::story::{Bounds, Grouped, Scene, record, stories};
use crate::{Article, Copies, Member, Options, Role, Story};
use std::collections::{BTreeMap, BTreeSet};

/// One article of the drop.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    pub document: u32,
    pub id: &'a str,
    pub article: &'a Article,
    pub print: &'a Fingerprint,
}

/// Copies and stories of a drop.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grouping {
    pub copies: Vec<Copies>,
    pub stories: Vec<Story>,
    /// Comparing stopped at the limit.
    pub stopped: bool,
    /// For each article the number of the article that stands for it and its copies.
    pub units: Vec<Option<u32>>,
    /// The stories of those numbers and the scores that made them.
    pub grouped: Grouped,
    /// What holds each of those numbers in its story.
    pub bonds: Bonds,
    /// The article behind each of those numbers.
    pub keepers: Vec<u32>,
    /// What the person said.
    pub verdicts: Verdicts,
    /// How common words are in the drop.
    pub frequencies: Frequencies,
}

/// The articles of the documents, with the ids in `ids`, which stand in the same order.
pub(crate) fn items<'a>(entries: &[&'a Entry], ids: &'a [String]) -> Vec<Item<'a>> {
    let all = entries.iter().enumerate().flat_map(|(d, e)| {
        e.cleaned.articles.iter().zip(&e.prints).map(move |(article, print)| (d as u32, article, print))
    });
    all.zip(ids).map(|((document, article, print), id)| Item { document, id, article, print }).collect()
}

/// Finds copies, then stories among what is left.
pub(crate) fn group(items: &[Item<'_>], verdicts: &Verdicts, options: &Options) -> Grouping {
    let prints: Vec<&Fingerprint> = items.iter().map(|i| i.print).collect();
    let documents: Vec<u32> = items.iter().map(|i| i.document).collect();
    let copied = |wanted: bool| -> BTreeSet<(u32, u32)> {
        gather::set(verdicts.copies.iter().filter(|(_, said)| **said == wanted).map(|(p, _)| *p))
    };
    let said =
        copies::Said { apart: copied(false), together: copied(true), keepers: verdicts.keepers.clone() };
    let alone = options.alone.then_some(documents.as_slice());
    let found = copies::sets(&prints, alone, &said, options.limits.comparisons);

    // Every article once: alone, or as the keeper of its copies.
    let mut keeper: Vec<u32> = (0..items.len() as u32).collect();
    let mut set_of: BTreeMap<u32, usize> = BTreeMap::new();
    for (s, set) in found.sets.iter().enumerate() {
        let Some(first) = set.first() else { continue };
        set_of.insert(first.item, s);
        for copy in set {
            if let Some(k) = keeper.get_mut(copy.item as usize) {
                *k = first.item;
            }
        }
    }
    let units: Vec<u32> = (0..items.len() as u32).filter(|&i| keeper.get(i as usize) == Some(&i)).collect();
    let unit_of = gather::map(units.iter().enumerate().map(|(u, &i)| (i, u as u32)));
    let unit = |i: u32| keeper.get(i as usize).and_then(|k| unit_of.get(k)).copied();
    let pairs = |same: bool| -> Vec<(u32, u32)> {
        let said = verdicts.stories.iter().filter(|(_, s)| **s == same);
        said.filter_map(|((a, b), _)| Some((unit(*a)?, unit(*b)?))).filter(|(a, b)| a != b).collect()
    };
    let of = |u: &u32| items.get(*u as usize).copied();
    let place = |i: Item<'_>| (i.document, i.article.role == Role::Attached);
    let bounds = Bounds {
        places: units.iter().filter_map(of).map(place).collect(),
        alone: options.alone,
        together: pairs(true),
        apart: pairs(false),
        looseness: options.looseness,
    };
    let unit_prints: Vec<&Fingerprint> = units.iter().filter_map(of).map(|i| i.print).collect();
    let scene = Scene::new(&unit_prints);
    let grouped = stories(&scene, &bounds, Model::shipped());
    let bonds = Bonds::of(units.len(), &grouped, &bounds.together);

    let unit_items: Vec<Item<'_>> = units.iter().filter_map(of).collect();
    let members = |u: u32| -> &[Copy] {
        units
            .get(u as usize)
            .and_then(|i| set_of.get(i))
            .and_then(|s| found.sets.get(*s))
            .map_or(&[], Vec::as_slice)
    };
    let mut out: Vec<Story> = grouped
        .stories
        .iter()
        .map(|s| record::story(s, &bonds, &scene, &unit_items, members, items))
        .collect();
    let size = |s: &Story| s.articles.len();
    gather::sort(&mut out, |a, b| size(b).cmp(&size(a)).then_with(|| a.id.cmp(&b.id)));
    let copies = found.sets.iter().filter_map(|s| copies_record(s, items)).collect();
    Grouping {
        copies,
        stories: out,
        stopped: found.stopped,
        units: (0..items.len() as u32).map(unit).collect(),
        keepers: units.clone(),
        grouped,
        bonds,
        verdicts: verdicts.clone(),
        frequencies: scene.frequencies,
    }
}

/// Id of a set of copies.
pub(crate) fn copies_id(keeper: &str) -> String {
    format!("copies:{keeper}")
}

fn copies_record(set: &[Copy], items: &[Item<'_>]) -> Option<Copies> {
    let id = |i: u32| items.get(i as usize).map(|i| i.id.to_owned());
    let keeper = id(set.first()?.item)?;
    let members = set.iter().filter_map(|c| {
        Some(Member { article: id(c.item)?, relation: c.relation, similarity: c.similarity })
    });
    Some(Copies { id: copies_id(&keeper), members: members.collect(), keeper })
}
