//! From documents to records: the articles of all documents as one list, their copies,
//! their stories.

use crate::copies;
use crate::copies::constraints;
use crate::copies::set::Copy;
use crate::corpus::decisions::verdicts::Verdicts;
use crate::corpus::grouping::item::{Item, copies_id};
use crate::corpus::grouping::story_record;
use crate::corpus::grouping::story_record::Vectors;
use crate::fingerprint::{Fingerprint, name};
use crate::story::article_vector::Vector;
use crate::story::cohesion::Bonds;
use crate::story::idf::Frequencies;
use crate::story::pair_score::Model;
use crate::story::term_counts::count;
use crate::story::{Bounds, Grouped, Scene, joined, stories};
use crate::types::article::Role;
use crate::types::grouping::{Copies, Member, Story};
use crate::types::options::{Keeper, Options};
use crate::util::hash::ByHash;
use crate::util::sorted;
use crate::util::sorted::{Set, Table};

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
    /// The sets of copies as numbers of articles.
    sets: Vec<Vec<Copy>>,
    bounds: Bounds,
    /// What the person said.
    pub verdicts: Verdicts,
    /// How common words are in the drop.
    pub frequencies: Frequencies,
}

/// Finds copies, then stories among what is left. `before` is a grouping of the same articles
/// with other decisions or options: where the same articles stand for their copies, the scores
/// of their pairs are still right.
pub(crate) fn group(
    items: &[Item<'_>],
    verdicts: &Verdicts,
    options: &Options,
    before: Option<Grouping>,
) -> Grouping {
    let prints: Vec<&Fingerprint> = items.iter().map(|i| i.print).collect();
    let documents: Vec<u32> = items.iter().map(|i| i.document).collect();
    let copied = |wanted: bool| -> Set<(u32, u32)> {
        sorted::set(verdicts.copies.iter().filter(|(_, said)| **said == wanted).map(|(p, _)| *p))
    };
    let said = constraints::Said {
        apart: copied(false),
        together: copied(true),
        keepers: verdicts.keepers.clone(),
        rule: match &options.keeper {
            Keeper::Fullest => constraints::Rule::Fullest,
            Keeper::Earliest => constraints::Rule::Earliest,
            Keeper::Source(outlet) => constraints::Rule::Source(name(Some(outlet))),
        },
    };
    let alone = options.alone.then_some(documents.as_slice());
    let found = copies::sets(&prints, alone, &said, options.limits.comparisons);

    // Every article once: alone, or as the keeper of its copies.
    let mut keeper: Vec<u32> = (0..items.len() as u32).collect();
    for set in &found.sets {
        let Some(first) = set.first() else { continue };
        for copy in set {
            if let Some(k) = keeper.get_mut(copy.item as usize) {
                *k = first.item;
            }
        }
    }
    let units: Vec<u32> = (0..items.len() as u32).filter(|&i| keeper.get(i as usize) == Some(&i)).collect();
    let unit_of = sorted::map(units.iter().enumerate().map(|(u, &i)| (i, u as u32)));
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
    let print = |u: &u32| found.heads.get(u).or_else(|| of(u).map(|i| i.print));
    let unit_prints: Vec<&Fingerprint> = units.iter().filter_map(print).collect();
    let scene = Scene::new(&unit_prints);
    let known = before.filter(|b| b.keepers == units).map(|b| b.grouped.scores);
    let grouped = match known {
        Some(scores) => joined(units.len(), scores, &bounds),
        None => stories(&scene, &bounds, Model::shipped()),
    };
    let vectors = &scene.vectors;
    let mut grouping = Grouping {
        copies: found.sets.iter().filter_map(|s| copies_record(s, items)).collect(),
        stories: Vec::new(),
        stopped: found.stopped,
        units: (0..items.len() as u32).map(unit).collect(),
        bonds: Bonds::of(units.len(), &grouped, &bounds.together),
        keepers: units,
        grouped,
        sets: found.sets,
        bounds,
        verdicts: verdicts.clone(),
        frequencies: Frequencies::default(),
    };
    grouping.stories = grouping.records(items, &|u| vectors.get(u as usize), &Table::default());
    grouping.frequencies = scene.frequencies;
    grouping
}

impl Grouping {
    /// Groups anew with another looseness. Copies and scores stay, and so do the records of
    /// stories that hold the same articles as before.
    pub fn tune(&mut self, items: &[Item<'_>], looseness: f32) {
        self.bounds.looseness = looseness;
        let scores = std::mem::take(&mut self.grouped.scores);
        self.grouped = joined(self.keepers.len(), scores, &self.bounds);
        self.bonds = Bonds::of(self.keepers.len(), &self.grouped, &self.bounds.together);
        let before = std::mem::take(&mut self.stories).into_iter();
        let known = sorted::map(before.map(|s| (s.articles.clone(), s)));
        let item = |u: u32| self.keepers.get(u as usize).and_then(|i| items.get(*i as usize));
        let mut vectors: ByHash<u32, Vector<'_>> = ByHash::default();
        for story in self.grouped.stories.iter().filter(|s| known.get(&self.named(s, items)).is_none()) {
            for (&u, item) in story.iter().filter_map(|u| Some((u, item(*u)?))) {
                let counts = self.frequencies.number(count(item.print));
                vectors.insert(u, Vector::new(item.print, &counts, &self.frequencies));
            }
        }
        self.stories = self.records(items, &|u| vectors.get(&u), &known);
    }

    /// Ids of the articles of a story.
    fn named(&self, story: &[u32], items: &[Item<'_>]) -> Vec<String> {
        let item = |u: &u32| items.get(*self.keepers.get(*u as usize)? as usize);
        story.iter().filter_map(item).map(|i| i.id.to_owned()).collect()
    }

    /// The records of the stories, largest first; `known` are those that need not be written anew.
    fn records(
        &self,
        items: &[Item<'_>],
        vector: Vectors<'_>,
        known: &Table<Vec<String>, Story>,
    ) -> Vec<Story> {
        let sets = sorted::map(self.sets.iter().filter_map(|s| Some((s.first()?.item, s.as_slice()))));
        let members = |u: u32| -> &[Copy] {
            self.keepers.get(u as usize).and_then(|i| sets.get(i)).copied().unwrap_or_default()
        };
        let units: Vec<Item<'_>> =
            self.keepers.iter().filter_map(|&i| items.get(i as usize).copied()).collect();
        let same = |story: &[u32]| known.first().and_then(|_| known.get(&self.named(story, items)));
        let record = |story: &Vec<u32>| match same(story) {
            Some(same) => same.clone(),
            None => story_record::story(story, &self.bonds, vector, &units, members, items),
        };
        let mut out: Vec<Story> = self.grouped.stories.iter().map(record).collect();
        let size = |s: &Story| s.articles.len();
        sorted::sort(&mut out, |a, b| size(b).cmp(&size(a)).then_with(|| a.id.cmp(&b.id)));
        out
    }
}

fn copies_record(set: &[Copy], items: &[Item<'_>]) -> Option<Copies> {
    let id = |i: u32| items.get(i as usize).map(|i| i.id.to_owned());
    let keeper = id(set.first()?.item)?;
    let members = set.iter().filter_map(|c| {
        Some(Member { article: id(c.item)?, relation: c.relation, similarity: c.similarity })
    });
    Some(Copies { id: copies_id(&keeper), members: members.collect(), keeper })
}
