//! The pairs that are worth a person's look: where a small change of a score would change the
//! grouping. Pairs that the person has judged are not asked about again.

use crate::copies::relation::{EDITED, SPREAD};
use crate::corpus::grouping::compare::tie;
use crate::corpus::grouping::grouping::Grouping;
use crate::corpus::grouping::item::Item;
use crate::story::linkage::{CLIP, MISSING};
use crate::story::pair_features::shared_share;
use crate::story::pair_score::probability;
use crate::types::grouping::{Doubt, Doubts, Question, Relation};
use crate::util::sorted;
use crate::util::sorted::Set;

/// Log odds from the bar at which doubt ends: of two stories, and of a member of one. Measured:
/// two stories are still wrongly apart where a member is hardly ever wrongly in.
const APART: f32 = 1.5;
const INSIDE: f32 = 1.0;
/// The ties that show how firmly an article hangs in its story.
const TIES: usize = 3;
/// Share of the smaller text beside which doubt about copies ends, to either side.
const SHARE: f32 = 0.2;

/// A pair of items, before it is written out.
struct Pair {
    question: Question,
    a: u32,
    b: u32,
    together: bool,
    distance: f32,
    score: f32,
}

/// The doubtful pairs of a drop that was grouped, the most doubtful first.
pub(crate) fn doubts(items: &[Item<'_>], grouping: &Grouping, limit: usize) -> Doubts {
    let mut pairs = Asked::new(grouping).stories();
    pairs.extend(copied(items, grouping));
    pairs.extend(nearly_copied(items, grouping));
    pairs.retain(|p| p.distance < 1.0);
    sorted::sort(&mut pairs, |p, q| {
        p.distance.total_cmp(&q.distance).then((p.question, p.a, p.b).cmp(&(q.question, q.a, q.b)))
    });
    // Of the questions about one pair the first stays.
    let keys = sorted::places(pairs.iter().map(|p| u64::from(p.a.min(p.b)) << 32 | u64::from(p.a.max(p.b))));
    let firsts = sorted::set(keys.chunk_by(|a, b| a.0 == b.0).map(|same| same[0].1));
    let mut place = 0..;
    pairs.retain(|_| place.next().is_some_and(|place| firsts.contains(&place)));
    let doubt = |p: &Pair| {
        let (a, b) = (items.get(p.a as usize)?, items.get(p.b as usize)?);
        Some(Doubt {
            question: p.question,
            a: a.id.to_owned(),
            b: b.id.to_owned(),
            together: p.together,
            distance: p.distance,
            score: p.score,
            shared: tie(a, b, grouping).told(a.article),
        })
    };
    Doubts { left: pairs.len(), pairs: pairs.iter().take(limit).filter_map(doubt).collect() }
}

/// The stories as units, which stand for an article and its copies.
struct Asked<'g> {
    grouping: &'g Grouping,
    /// Item of each unit.
    items: Vec<u32>,
    /// Story of each unit.
    home: Vec<u32>,
    /// Units that the person joined with one of their story.
    held: Set<u32>,
    /// Pairs of stories that the person parted somewhere.
    parted: Set<(u32, u32)>,
}

impl<'g> Asked<'g> {
    fn new(grouping: &'g Grouping) -> Self {
        let stories = &grouping.grouped.stories;
        let mut asked = Asked {
            grouping,
            items: grouping.keepers.clone(),
            home: vec![u32::MAX; grouping.keepers.len()],
            held: Set::default(),
            parted: Set::default(),
        };
        for (s, story) in stories.iter().enumerate() {
            for &unit in story {
                if let Some(home) = asked.home.get_mut(unit as usize) {
                    *home = s as u32;
                }
            }
        }
        let unit = |i: u32| grouping.units.get(i as usize).copied().flatten();
        let said = |wanted: bool| {
            let said = grouping.verdicts.stories.iter().filter(move |(_, same)| **same == wanted);
            said.filter_map(|((a, b), _)| Some((unit(*a)?, unit(*b)?)))
        };
        asked.held = sorted::set(said(true).flat_map(|(a, b)| [a, b]));
        asked.parted = sorted::set(said(false).map(|(a, b)| asked.between(a, b)));
        asked
    }

    fn home(&self, unit: u32) -> u32 {
        self.home.get(unit as usize).copied().unwrap_or(u32::MAX)
    }

    /// The stories of two units, the smaller number first.
    fn between(&self, a: u32, b: u32) -> (u32, u32) {
        let (g, h) = (self.home(a), self.home(b));
        (g.min(h), g.max(h))
    }

    fn stories(&self) -> Vec<Pair> {
        let mut out = self.apart();
        out.extend(self.members());
        out
    }

    fn pair(&self, question: Question, (a, b): (u32, u32), mean: f32, score: f32) -> Option<Pair> {
        let item = |u: u32| self.items.get(u as usize).copied();
        let above = mean - self.grouping.grouped.bar;
        let together = question == Question::Member;
        // A member below the bar came in with others: none is more doubtful.
        let distance = if together { above.max(0.0) / INSIDE } else { above.abs() / APART };
        Some(Pair { question, a: item(a)?, b: item(b)?, together, distance, score: probability(score) })
    }

    /// Two stories whose mean score is near the bar; the pair asked about is their likest.
    fn apart(&self) -> Vec<Pair> {
        let grouped = &self.grouping.grouped;
        let could = grouped.scores.iter().filter(|s| s.2 >= grouped.bar - APART);
        let could = could.map(|&(a, b, score)| (self.between(a, b), (a, b, score)));
        let near = sorted::groups(could.filter(|(key, _)| key.0 != key.1 && !self.parted.contains(key)));
        let all = grouped.scores.iter().map(|&(a, b, score)| (self.between(a, b), score));
        let all = all.filter(|(between, _)| near.get(between).is_some());
        let all: Vec<((u32, u32), f64)> =
            all.map(|(key, score)| (key, f64::from(score.clamp(-CLIP, CLIP)) - MISSING)).collect();
        let sums = sorted::sums(&all);
        let size = |g: u32| grouped.stories.get(g as usize).map_or(1, Vec::len) as f64;
        let found = near.iter().zip(&sums).filter_map(|(((g, h), pairs), (_, sum))| {
            let likest = pairs.iter().copied().reduce(|best, pair| if pair.2 > best.2 { pair } else { best });
            let (a, b, score) = likest?;
            let mean = MISSING + sum / (size(*g) * size(*h));
            self.pair(Question::Stories, (a, b), mean as f32, score)
        });
        found.collect()
    }

    /// Members whose best ties are hardly above the bar; the pair asked about is the best tie.
    fn members(&self) -> Vec<Pair> {
        let grouped = &self.grouping.grouped;
        let mut ties = vec![[-CLIP; TIES]; self.items.len()];
        for &(a, b, score) in grouped.scores.iter().filter(|s| self.home(s.0) == self.home(s.1)) {
            for unit in [a, b] {
                let Some(ties) = ties.get_mut(unit as usize) else { continue };
                let mut score = score.clamp(-CLIP, CLIP);
                for tie in ties {
                    if score > *tie {
                        std::mem::swap(&mut score, tie);
                    }
                }
            }
        }
        let mut out = Vec::new();
        for story in grouped.stories.iter().filter(|s| s.len() > 1) {
            let most = TIES.min(story.len() - 1);
            for &unit in story {
                let Some(bond) = self.grouping.bonds.closest(unit) else { continue };
                // Of a story of two there is one question.
                if self.held.contains(&unit) || (most == 1 && bond.with < unit) {
                    continue;
                }
                let mean = ties.get(unit as usize).map_or(0.0, |t| t.iter().take(most).sum::<f32>());
                out.extend(self.pair(Question::Member, (unit, bond.with), mean / most as f32, bond.score));
            }
        }
        out
    }
}

/// Copies that share little enough of their text for another view.
fn copied(items: &[Item<'_>], grouping: &Grouping) -> Vec<Pair> {
    let places = sorted::map(items.iter().enumerate().map(|(i, item)| (item.id, i as u32)));
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
                distance: (member.similarity - SPREAD).max(0.0) / SHARE,
                score: member.similarity,
            });
        }
    }
    out.retain(|p| !grouping.verdicts.copies.contains_key(&(p.a.min(p.b), p.a.max(p.b))));
    out
}

/// Articles of one story that share much of their text and are no copies.
fn nearly_copied(items: &[Item<'_>], grouping: &Grouping) -> Vec<Pair> {
    let item = |u: u32| grouping.keepers.get(u as usize).copied();
    let kept = |i: u32| items.get(i as usize).map_or(&[][..], |i| i.print.kept.as_slice());
    let alike = grouping.grouped.scores.iter().filter(|s| s.2 > 0.0);
    let found = alike.filter_map(|&(a, b, _)| {
        let (a, b) = (item(a)?, item(b)?);
        // A winnowed share estimates the share of all shingles, and costs next to nothing.
        let score = shared_share(kept(a), kept(b));
        let distance = (EDITED - score).max(0.0) / SHARE;
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
