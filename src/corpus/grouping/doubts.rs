//! Doubtful pairs: where a small change of a score would change the grouping. Pairs that the person has
//! decided on are left out.
//!
//! In: a grouping. Out: [`Doubts`]. A unit is an article together with its copies.

use crate::copies::relation::{MIN_EDITED, MIN_SPREAD};
use crate::corpus::grouping::compare::shared_terms;
use crate::corpus::grouping::group::Grouping;
use crate::corpus::grouping::item::Item;
use crate::story::linkage::{MAX_ABS_SCORE, UNSCORED, linkage_value};
use crate::story::pair_features::shared_share;
use crate::story::pair_score::probability;
use crate::types::grouping::{Doubt, Doubts, Question, Relation};
use crate::util::order::{ordered_map, ordered_set, sort_by};
use crate::util::sorted;
use std::collections::{BTreeMap, BTreeSet};

/// Distance from the threshold, in log odds, up to which two stories may be one. It is more than that of a
/// member: measured, stories are wrongly apart at distances where a member is hardly ever wrongly in.
const MAX_APART_DISTANCE: f32 = 1.5;
/// The same for a member of a story.
const MAX_MEMBER_DISTANCE: f32 = 1.0;
/// Best scores whose mean says how firmly an article belongs to its story.
const BEST_SCORES: usize = 3;
/// Distance of the shared part of the smaller text from the threshold of copies, up to which copies are
/// doubtful.
const MAX_COPY_DISTANCE: f32 = 0.2;

/// A doubtful pair of articles, before its record is written.
struct Pair {
    question: Question,
    a: u32,
    b: u32,
    together: bool,
    distance: f32,
    score: f32,
}

/// The doubtful pairs of a grouped corpus, the most doubtful first, at most `limit`.
pub(crate) fn doubts(items: &[Item<'_>], grouping: &Grouping, limit: usize) -> Doubts {
    let mut pairs = UnitStories::new(grouping).doubtful();
    pairs.extend(edited_copies(items, grouping));
    pairs.extend(near_copies(items, grouping));
    pairs.retain(|p| p.distance < 1.0);
    sort_by(&mut pairs, |p, q| {
        p.distance.total_cmp(&q.distance).then((p.question, p.a, p.b).cmp(&(q.question, q.a, q.b)))
    });
    // Of several questions about one pair the first stays.
    let mut asked = BTreeSet::new();
    pairs.retain(|p| asked.insert((p.a.min(p.b), p.a.max(p.b))));
    let doubt = |p: &Pair| {
        let (a, b) = (items.get(p.a as usize)?, items.get(p.b as usize)?);
        Some(Doubt {
            question: p.question,
            a: a.id.to_owned(),
            b: b.id.to_owned(),
            together: p.together,
            distance: p.distance,
            score: p.score,
            shared: shared_terms(a, b, grouping).as_written(&a.open()?),
        })
    };
    Doubts { left: pairs.len(), pairs: pairs.iter().take(limit).filter_map(doubt).collect() }
}

/// The units of a grouping and their stories.
struct UnitStories<'g> {
    grouping: &'g Grouping,
    /// Article of each unit.
    items: Vec<u32>,
    /// Story of each unit.
    story_of: Vec<u32>,
    /// Units that the person joined with another one of their story.
    joined: BTreeSet<u32>,
    /// Pairs of stories of which the person parted two units.
    parted: BTreeSet<(u32, u32)>,
}

impl<'g> UnitStories<'g> {
    fn new(grouping: &'g Grouping) -> Self {
        let stories = &grouping.clusters.stories;
        let mut out = UnitStories {
            grouping,
            items: grouping.keepers.clone(),
            story_of: vec![u32::MAX; grouping.keepers.len()],
            joined: BTreeSet::default(),
            parted: BTreeSet::default(),
        };
        for (s, story) in stories.iter().enumerate() {
            for &unit in story {
                if let Some(story_of) = out.story_of.get_mut(unit as usize) {
                    *story_of = s as u32;
                }
            }
        }
        let unit = |i: u32| grouping.cluster_ids.get(i as usize).copied().flatten();
        let decided = |wanted: bool| {
            let pairs = grouping.verdicts.stories.iter().filter(move |(_, same)| **same == wanted);
            pairs.filter_map(|((a, b), _)| Some((unit(*a)?, unit(*b)?)))
        };
        out.joined = ordered_set(decided(true).flat_map(|(a, b)| [a, b]));
        out.parted = ordered_set(decided(false).map(|(a, b)| out.stories_of(a, b)));
        out
    }

    fn story_of(&self, unit: u32) -> u32 {
        self.story_of.get(unit as usize).copied().unwrap_or(u32::MAX)
    }

    /// The stories of two units, the smaller number first.
    fn stories_of(&self, a: u32, b: u32) -> (u32, u32) {
        let (g, h) = (self.story_of(a), self.story_of(b));
        (g.min(h), g.max(h))
    }

    fn doubtful(&self) -> Vec<Pair> {
        let mut out = self.stories_apart();
        out.extend(self.members());
        out
    }

    fn pair(&self, question: Question, (a, b): (u32, u32), value: f32, score: f32) -> Option<Pair> {
        let item = |u: u32| self.items.get(u as usize).copied();
        let above = value - self.grouping.clusters.min_value;
        let together = question == Question::Member;
        // A member below the threshold joined together with others: none is more doubtful.
        let distance =
            if together { above.max(0.0) / MAX_MEMBER_DISTANCE } else { above.abs() / MAX_APART_DISTANCE };
        Some(Pair { question, a: item(a)?, b: item(b)?, together, distance, score: probability(score) })
    }

    /// Two stories whose linkage value is near the threshold; the pair shown is the one with the best score.
    fn stories_apart(&self) -> Vec<Pair> {
        let clusters = &self.grouping.clusters;
        let could = clusters.scores.iter().filter(|s| s.2 >= clusters.min_value - MAX_APART_DISTANCE);
        let could = could.map(|&(a, b, score)| (self.stories_of(a, b), (a, b, score)));
        let mut near: BTreeMap<_, Vec<(u32, u32, f32)>> = BTreeMap::new();
        for (key, pair) in could.filter(|(key, _)| key.0 != key.1 && !self.parted.contains(key)) {
            near.entry(key).or_default().push(pair);
        }
        let all = clusters.scores.iter().map(|&(a, b, score)| (self.stories_of(a, b), score));
        let all = all.filter(|(stories, _)| near.contains_key(stories));
        let all: Vec<((u32, u32), f64)> = all
            .map(|(key, score)| (key, f64::from(score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE)) - UNSCORED))
            .collect();
        let sums = sorted::sum_by_key(&all);
        let size = |g: u32| clusters.stories.get(g as usize).map_or(1, Vec::len) as f64;
        let found = near.iter().zip(&sums).filter_map(|(((g, h), pairs), (_, sum))| {
            let best = pairs.iter().copied().reduce(|best, pair| if pair.2 > best.2 { pair } else { best });
            let (a, b, score) = best?;
            let mean = UNSCORED + sum / (size(*g) * size(*h));
            let best = f64::from(score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE));
            let value = linkage_value(mean, best, size(*g).min(size(*h)));
            self.pair(Question::Stories, (a, b), value as f32, score)
        });
        found.collect()
    }

    /// Members whose best scores are hardly above the threshold; the pair shown is the one with the best
    /// score.
    fn members(&self) -> Vec<Pair> {
        let clusters = &self.grouping.clusters;
        let mut best = vec![[-MAX_ABS_SCORE; BEST_SCORES]; self.items.len()];
        for &(a, b, score) in clusters.scores.iter().filter(|s| self.story_of(s.0) == self.story_of(s.1)) {
            for unit in [a, b] {
                let Some(best) = best.get_mut(unit as usize) else { continue };
                let mut score = score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE);
                for kept in best {
                    if score > *kept {
                        std::mem::swap(&mut score, kept);
                    }
                }
            }
        }
        let mut out = Vec::new();
        for story in clusters.stories.iter().filter(|s| s.len() > 1) {
            let count = BEST_SCORES.min(story.len() - 1);
            for &unit in story {
                let Some(closest) = self.grouping.cohesion.closest(unit) else { continue };
                // A story of two gives one pair.
                if self.joined.contains(&unit) || (count == 1 && closest.with < unit) {
                    continue;
                }
                let mean = best.get(unit as usize).map_or(0.0, |b| b.iter().take(count).sum::<f32>());
                out.extend(self.pair(
                    Question::Member,
                    (unit, closest.with),
                    mean / count as f32,
                    closest.score,
                ));
            }
        }
        out
    }
}

/// Edited copies that share little of their text.
fn edited_copies(items: &[Item<'_>], grouping: &Grouping) -> Vec<Pair> {
    let places = ordered_map(items.iter().zip(0..).map(|(item, i)| (item.id, i)));
    let at = |id: &str| places.get(id).copied();
    let mut out = Vec::new();
    for set in &grouping.copies {
        for member in set.members.iter().filter(|m| m.relation == Relation::Edited) {
            let (Some(a), Some(b)) = (at(&member.article), at(&set.keeper)) else { continue };
            out.push(Pair {
                question: Question::Copies,
                a,
                b,
                together: true,
                distance: (member.similarity - MIN_SPREAD).max(0.0) / MAX_COPY_DISTANCE,
                score: member.similarity,
            });
        }
    }
    out.retain(|p| !grouping.verdicts.copies.contains_key(&(p.a.min(p.b), p.a.max(p.b))));
    out
}

/// Pairs with a positive score that share much of their text and are no copies.
fn near_copies(items: &[Item<'_>], grouping: &Grouping) -> Vec<Pair> {
    let item = |u: u32| grouping.keepers.get(u as usize).copied();
    let kept = |i: u32| items.get(i as usize).map_or(&[][..], |i| i.print.kept.as_slice());
    let alike = grouping.clusters.scores.iter().filter(|s| s.2 > 0.0);
    let found = alike.filter_map(|&(a, b, _)| {
        let (a, b) = (item(a)?, item(b)?);
        // The share of the winnowed shingles estimates that of all shingles at little cost.
        let score = shared_share(kept(a), kept(b));
        let distance = (MIN_EDITED - score).max(0.0) / MAX_COPY_DISTANCE;
        let judged = grouping.verdicts.copies.contains_key(&(a.min(b), a.max(b)));
        (!judged && distance < 1.0).then_some(Pair {
            question: Question::Copies,
            a,
            b,
            together: false,
            distance,
            score,
        })
    });
    found.collect()
}
