//! Finds the copies and stories of a corpus and writes their records.
//!
//! In: articles with fingerprints, the verdicts of the person, options. Out: a [`Grouping`]. A unit is an
//! article together with its copies; its keeper stands for it.

use crate::copies;
use crate::copies::constraints::{CopyConstraints, KeeperRule};
use crate::copies::known_pairs::{KeptOverlaps, KnownPairs};
use crate::copies::set::{CopyMember, CopySets};
use crate::corpus::decisions::verdicts::Verdicts;
use crate::corpus::grouping::item::{Item, copies_id};
use crate::corpus::grouping::kept::{Inputs, KeptGrouping, KeptRecords, inputs};
use crate::corpus::grouping::story_record::{UnitTerms, set_scores, story_record};
use crate::fingerprint::{Fingerprint, name_hash};
use crate::story::article_vector::ArticleVector;
use crate::story::clusters::{StoryClusters, cluster_scored};
use crate::story::cohesion::Cohesion;
use crate::story::collection::Collection;
use crate::story::constraints::Constraints;
use crate::story::find_stories;
use crate::story::idf::DocumentFrequencies;
use crate::story::kept::Unit;
use crate::story::kept::term_changes::TermChanges;
use crate::story::story_model::StoryModel;
use crate::story::term_counts::count_terms;
use crate::story::terms::{DatedTerms, Term, weigh_terms};
use crate::types::article::Role;
use crate::types::grouping::{Copies, Member, Story};
use crate::types::options::{Keeper, Options};
use crate::util::hash::PrehashedMap;
use crate::util::order::{ordered_map, sort_by_key};
use std::cmp::Reverse;
use std::mem;
use std::sync::Arc;

/// Copies and stories of a corpus.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grouping {
    pub copies: Vec<Copies>,
    pub stories: Vec<Story>,
    /// The limit on comparisons was reached: some copies may be missing.
    pub stopped: bool,
    /// For each article the number of its unit.
    pub cluster_ids: Vec<Option<u32>>,
    /// The stories of the units, and the scores that made them.
    pub clusters: StoryClusters,
    /// How firmly each unit belongs to its story.
    pub cohesion: Cohesion,
    /// The article that stands for each unit.
    pub keepers: Vec<u32>,
    /// The sets of copies as indices of articles.
    sets: Vec<Vec<CopyMember>>,
    /// What is compared of articles behind a login wall.
    headings: PrehashedMap<u32, Fingerprint>,
    constraints: Constraints,
    /// The decisions about pairs.
    pub verdicts: Verdicts,
    /// How common each word is in the corpus.
    pub frequencies: Arc<DocumentFrequencies>,
    /// The records are kept for the next grouping.
    keeps_records: bool,
    /// What each story's record is made of.
    inputs: Vec<Inputs>,
}

/// Finds copies, then stories among the units. `previous` is a grouping of the same articles with other
/// decisions or options: if it has the same units, the scores of their pairs are used again.
pub(crate) fn group(
    items: &[Item<'_>],
    verdicts: &Verdicts,
    options: &Options,
    previous: Option<Grouping>,
    kept: &mut KeptGrouping,
) -> Grouping {
    let found = find_copies(items, verdicts, options, &mut kept.overlaps);
    let Units { keepers, cluster_ids } = Units::new(items.len(), &found.sets);
    let constraints = story_constraints(items, &keepers, &cluster_ids, verdicts, options);
    let unit = |i: &u32| {
        let item = items.get(*i as usize)?;
        let heading = found.headings.get(i);
        let key = item.serial << 1 | u64::from(heading.is_some());
        Some(Unit { key, print: heading.unwrap_or(item.print) })
    };
    let units: Vec<Unit<'_>> = keepers.iter().filter_map(unit).collect();
    let mut grouping = Grouping {
        copies: found.sets.iter().filter_map(|s| copies_record(s, items)).collect(),
        stopped: found.stopped,
        cluster_ids,
        keepers,
        sets: found.sets,
        constraints,
        verdicts: verdicts.clone(),
        ..Grouping::default()
    };
    if units.len() >= kept.min_units {
        previous.into_iter().for_each(|previous| previous.keep(kept));
        grouping.find_and_keep_stories(items, &units, kept);
    } else {
        (kept.stories, kept.records) = Default::default();
        grouping.find_all_stories(items, &units, previous);
    }
    grouping.headings = found.headings;
    grouping
}

/// The sets of copies.
fn find_copies(
    items: &[Item<'_>],
    verdicts: &Verdicts,
    options: &Options,
    kept: &mut KeptOverlaps,
) -> CopySets {
    let prints: Vec<&Fingerprint> = items.iter().map(|i| i.print).collect();
    let documents: Vec<u32> = items.iter().map(|i| i.document).collect();
    let pairs = |copies: bool| {
        verdicts
            .copies
            .iter()
            .filter(|(_, are_copies)| **are_copies == copies)
            .map(|(pair, _)| *pair)
            .collect()
    };
    let constraints = CopyConstraints {
        apart: pairs(false),
        together: pairs(true),
        keepers: verdicts.keepers.clone(),
        rule: match &options.keeper {
            Keeper::Fullest => KeeperRule::Longest,
            Keeper::Earliest => KeeperRule::Earliest,
            Keeper::Source(outlet) => KeeperRule::Source(name_hash(Some(outlet))),
        },
    };
    let documents = options.alone.then_some(documents.as_slice());
    let serials: Vec<u64> = items.iter().map(|i| i.serial).collect();
    let mut known = KnownPairs::new(&serials, kept);
    copies::sets_kept(&prints, documents, &constraints, options.limits.comparisons, &mut known)
}

/// Articles with their copies as units.
struct Units {
    /// The article that stands for each unit, ascending.
    keepers: Vec<u32>,
    /// For each article the number of its unit.
    cluster_ids: Vec<Option<u32>>,
}

impl Units {
    /// The units of `n` articles.
    fn new(n: usize, sets: &[Vec<CopyMember>]) -> Self {
        let mut keeper_of: Vec<u32> = (0..n as u32).collect();
        for set in sets {
            let Some(keeper) = set.first() else { continue };
            for member in set {
                if let Some(k) = keeper_of.get_mut(member.item as usize) {
                    *k = keeper.item;
                }
            }
        }
        let keepers: Vec<u32> = (0..n as u32).filter(|&i| keeper_of.get(i as usize) == Some(&i)).collect();
        let unit_of = |keeper: &u32| keepers.binary_search(keeper).ok().map(|u| u as u32);
        let cluster_ids = keeper_of.iter().map(unit_of).collect();
        Units { keepers, cluster_ids }
    }
}

/// The constraints of stories, between units.
fn story_constraints(
    items: &[Item<'_>],
    keepers: &[u32],
    cluster_ids: &[Option<u32>],
    verdicts: &Verdicts,
    options: &Options,
) -> Constraints {
    let unit = |i: u32| cluster_ids.get(i as usize).copied().flatten();
    let pairs = |same: bool| -> Vec<(u32, u32)> {
        let decided = verdicts.stories.iter().filter(|(_, s)| **s == same);
        decided.filter_map(|((a, b), _)| Some((unit(*a)?, unit(*b)?))).filter(|(a, b)| a != b).collect()
    };
    let place = |&i: &u32| {
        let item = items.get(i as usize)?;
        Some((item.document, item.article.role == Role::Attached))
    };
    Constraints {
        places: keepers.iter().filter_map(place).collect(),
        alone: options.alone,
        together: pairs(true),
        apart: pairs(false),
        looseness: options.looseness,
    }
}

impl Grouping {
    /// Finds the stories of a small collection.
    fn find_all_stories(&mut self, items: &[Item<'_>], units: &[Unit<'_>], previous: Option<Grouping>) {
        let prints: Vec<&Fingerprint> = units.iter().map(|u| u.print).collect();
        let collection = Collection::new(&prints);
        let known_scores = previous.filter(|p| p.keepers == self.keepers).map(|p| p.clusters.scores);
        self.clusters = match known_scores {
            Some(scores) => cluster_scored(units.len(), scores, &self.constraints),
            None => find_stories(&collection, &self.constraints, StoryModel::shipped()),
        };
        let vectors = &collection.vectors;
        let terms_of = |u: u32| vectors.get(u as usize).map(ArticleVector::dated_terms);
        self.write_stories(items, &terms_of, &TermChanges::default(), &mut KeptRecords::default());
        self.frequencies = Arc::new(collection.frequencies);
    }

    /// Finds the stories of a large collection, with what the last grouping of it left.
    fn find_and_keep_stories(&mut self, items: &[Item<'_>], units: &[Unit<'_>], kept: &mut KeptGrouping) {
        let (clusters, vectors) = kept.stories.find(units, &self.constraints, StoryModel::shipped());
        self.clusters = clusters;
        self.keeps_records = true;
        let changes = kept.stories.take_changes();
        self.frequencies = kept.stories.frequencies();
        self.write_stories(items, &|u| vectors.terms(u), &changes, &mut kept.records);
    }

    /// Gives what the next grouping may take over.
    pub fn keep(self, kept: &mut KeptGrouping) {
        kept.records.put(self.stories, self.inputs);
    }

    /// Groups anew with another looseness. Copies and scores stay, and so do the records of stories that
    /// have the same articles as before.
    pub fn tune(&mut self, items: &[Item<'_>], looseness: f32) {
        self.constraints.looseness = looseness;
        let scores = mem::take(&mut self.clusters.scores);
        self.clusters = cluster_scored(self.keepers.len(), scores, &self.constraints);
        let before = mem::take(&mut self.stories).into_iter();
        let known = ordered_map(before.map(|s| (s.articles.clone(), s)));
        let item = |u: u32| self.keepers.get(u as usize).and_then(|i| items.get(*i as usize));
        let mut terms: PrehashedMap<u32, (Vec<Term>, Option<i32>)> = PrehashedMap::default();
        let keepers = self.keepers.clone();
        let headings = mem::take(&mut self.headings);
        let ids = |story: &[u32]| article_ids(story, &keepers, items);
        let is_new = |story: &&Vec<u32>| !known.contains_key(&ids(story));
        for story in self.clusters.stories.iter().filter(is_new) {
            for (&u, item) in story.iter().filter_map(|u| Some((u, item(*u)?))) {
                let heading = keepers.get(u as usize).and_then(|keeper| headings.get(keeper));
                let print = heading.unwrap_or(item.print);
                let counts = self.frequencies.with_word_numbers(count_terms(print));
                terms.insert(u, (weigh_terms(&counts, &self.frequencies), print.day));
            }
        }
        let same = |story: &[u32], _: &Inputs| Some((known.get(&ids(story)).cloned()?, true));
        self.write_records(
            items,
            &|u| terms.get(&u).map(|(terms, day)| DatedTerms { terms, day: *day }),
            same,
        );
        self.headings = headings;
    }

    /// Writes the records of the stories; those that are made of the same as before are taken over.
    fn write_stories(
        &mut self,
        items: &[Item<'_>],
        terms_of: UnitTerms<'_>,
        changes: &TermChanges,
        known: &mut KeptRecords,
    ) {
        let keepers = self.keepers.clone();
        let item = |u: &u32| items.get(*keepers.get(*u as usize)? as usize);
        self.write_records(items, terms_of, |story, inputs| {
            let record = known.take(inputs, story.iter().filter_map(item).map(|i| i.id));
            record.filter(|_| !changes.touch_record(story))
        });
    }

    /// Writes the records of the stories: the largest first, of equals that whose first article comes first. `same`
    /// gives those that are known, with whether their scores are others.
    fn write_records(
        &mut self,
        items: &[Item<'_>],
        terms_of: UnitTerms<'_>,
        mut same: impl FnMut(&[u32], &Inputs) -> Option<(Story, bool)>,
    ) {
        self.cohesion = Cohesion::of(self.keepers.len(), &self.clusters, &self.constraints.together);
        let sets = ordered_map(self.sets.iter().filter_map(|s| Some((s.first()?.item, s.as_slice()))));
        let members = |u: u32| -> &[CopyMember] {
            self.keepers.get(u as usize).and_then(|i| sets.get(i)).copied().unwrap_or_default()
        };
        let units: Vec<Item<'_>> =
            self.keepers.iter().filter_map(|&i| items.get(i as usize).copied()).collect();
        let mut order: Vec<&Vec<u32>> = self.clusters.stories.iter().collect();
        sort_by_key(&mut order, |story| (Reverse(story.len()), story.first().copied()));
        (self.stories, self.inputs) = (Vec::with_capacity(order.len()), Vec::with_capacity(order.len()));
        for story in order {
            let inputs = if self.keeps_records {
                inputs(story, &self.cohesion, &units, members, items)
            } else {
                Inputs::default()
            };
            self.stories.push(match same(story, &inputs) {
                Some((mut record, has_other_scores)) => {
                    if has_other_scores {
                        set_scores(&mut record, story, &self.cohesion);
                    }
                    record
                }
                None => story_record(story, &self.cohesion, terms_of, &units, members, items),
            });
            self.inputs.push(inputs);
        }
    }
}

/// Ids of the articles of a story.
fn article_ids(story: &[u32], keepers: &[u32], items: &[Item<'_>]) -> Vec<String> {
    let item = |u: &u32| items.get(*keepers.get(*u as usize)? as usize);
    story.iter().filter_map(item).map(|i| i.id.to_owned()).collect()
}

/// The record of a set of copies.
fn copies_record(set: &[CopyMember], items: &[Item<'_>]) -> Option<Copies> {
    let id = |i: u32| items.get(i as usize).map(|i| i.id.to_owned());
    let keeper = id(set.first()?.item)?;
    let members = set.iter().filter_map(|c| {
        Some(Member { article: id(c.item)?, relation: c.relation, similarity: c.similarity })
    });
    Some(Copies { id: copies_id(&keeper), members: members.collect(), keeper })
}

#[cfg(test)]
mod tests {
    use crate::copies::set::CopyMember;
    use crate::corpus::grouping::group::Units;
    use crate::types::grouping::Relation;

    #[test]
    fn copies_are_one_unit_with_their_keeper() {
        let member = |item| CopyMember { item, relation: Relation::Near, similarity: 1.0 };
        let units = Units::new(5, &[vec![member(2), member(0)], vec![member(3), member(4)]]);
        assert_eq!(units.keepers, [1, 2, 3]);
        assert_eq!(units.cluster_ids, [Some(1), Some(0), Some(1), Some(2), Some(2)]);
    }
}
