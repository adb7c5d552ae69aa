//! Articles with equal words, grouped; the first of each group stands for all in what follows.
//!
//! In: fingerprints, and which articles the person parted. Out: [`Equals`]. Articles without words are in no group.

use crate::copies::constraints::CopyConstraints;
use crate::copies::login_wall;
use crate::copies::set::keeper_order;
use crate::fingerprint::Fingerprint;
use crate::util::order::{ordered_set, sort_by_key};
use std::collections::BTreeMap;

/// Groups of one or more articles.
#[derive(Default)]
pub(crate) struct Equals {
    /// The best keeper of each group.
    pub firsts: Vec<u32>,
    /// The others of the groups that have others, by their first, the better keeper first.
    pub others: BTreeMap<u32, Vec<u32>>,
    /// Articles whose equal words are those of a login form or a notice.
    pub login_walls: Vec<u32>,
    /// For each article that is not the first of its group the first.
    first_of: BTreeMap<u32, u32>,
}

impl Equals {
    /// Groups the articles with equal words. `documents` gives the document of each where only articles of one document
    /// may be copies. An article that the person called different from another forms a group by itself.
    pub fn of(items: &[&Fingerprint], documents: Option<&[u32]>, constraints: &CopyConstraints) -> Self {
        let separate = ordered_set(constraints.apart.iter().flat_map(|(a, b)| [*a, *b]));
        let mut equal: Vec<_> = Vec::with_capacity(items.len());
        for (i, print) in items.iter().enumerate().filter(|(_, p)| !p.body.is_empty()) {
            let document = documents.and_then(|d| d.get(i)).copied();
            let alone = Some(i as u32).filter(|i| separate.contains(i));
            equal.push(((print.content, document, alone), i as u32));
        }
        equal.sort_unstable();
        let mut out = Equals { firsts: Vec::with_capacity(equal.len()), ..Equals::default() };
        for pages in equal.chunk_by(|a, b| a.0 == b.0) {
            if let [(_, alone)] = pages {
                out.firsts.push(*alone);
                continue;
            }
            let pages = login_wall::split_by_title(items, pages.iter().map(|page| page.1).collect());
            if pages.len() > 1 {
                out.login_walls.extend(pages.iter().flatten());
            }
            pages.into_iter().for_each(|group| out.add(items, group));
        }
        out
    }

    fn add(&mut self, items: &[&Fingerprint], mut group: Vec<u32>) {
        sort_by_key(&mut group, |&i| keeper_order(items, i));
        let mut group = group.into_iter();
        let Some(first) = group.next() else { return };
        self.firsts.push(first);
        let others: Vec<u32> = group.collect();
        if !others.is_empty() {
            self.first_of.extend(others.iter().map(|i| (*i, first)));
            self.others.insert(first, others);
        }
    }

    /// The first article of an article's group: itself, where no other has its words.
    pub fn first_of(&self, article: u32) -> u32 {
        self.first_of.get(&article).copied().unwrap_or(article)
    }

    /// The articles of the group with this first one.
    pub fn group(&self, first: u32) -> impl Iterator<Item = u32> {
        [first].into_iter().chain(self.others.get(&first).into_iter().flatten().copied())
    }
}
