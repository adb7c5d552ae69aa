//! How firmly each article belongs to its story: the closest other member, and the sum of its scores
//! with all others.
//!
//! In: clusters and the pairs that the person joined. Out: closest members, central articles.

use crate::story::clusters::StoryClusters;
use crate::story::linkage::MAX_ABS_SCORE;

/// The other member of a story that an article is closest to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ClosestMember {
    pub with: u32,
    /// Log odds that the two are of one story.
    pub score: f32,
    /// The person joined the two.
    pub by_person: bool,
}

/// The cohesion of all articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cohesion {
    /// Sum of the scores with the others of the story, each counted from the lowest score up.
    sums: Vec<f32>,
    /// The closest member: one that the person named, else the one with the best score, else none; of
    /// equals the first.
    closest: Vec<Option<ClosestMember>>,
}

impl Cohesion {
    /// Of `n` articles. `together` are the pairs that the person joined.
    pub fn of(n: usize, grouped: &StoryClusters, together: &[(u32, u32)]) -> Self {
        let mut story_of = vec![u32::MAX; n];
        for (s, story) in grouped.stories.iter().enumerate() {
            for &item in story {
                if let Some(story_of) = story_of.get_mut(item as usize) {
                    *story_of = s as u32;
                }
            }
        }
        let of_one_story = |a: u32, b: u32| {
            let (a, b) = (story_of.get(a as usize), story_of.get(b as usize));
            a.is_some() && a == b
        };
        let mut cohesion = Cohesion { sums: vec![0.0; n], closest: vec![None; n] };
        for &(a, b, score) in grouped.scores.iter().filter(|s| of_one_story(s.0, s.1)) {
            for (item, with) in [(a, b), (b, a)] {
                if let Some(sum) = cohesion.sums.get_mut(item as usize) {
                    *sum += score.clamp(-MAX_ABS_SCORE, MAX_ABS_SCORE) + MAX_ABS_SCORE;
                }
                cohesion.update_closest(item, ClosestMember { with, score, by_person: false });
            }
        }
        for &(a, b) in together.iter().filter(|p| of_one_story(p.0, p.1)) {
            let score = grouped.score(a, b).unwrap_or(-MAX_ABS_SCORE);
            cohesion.update_closest(a, ClosestMember { with: b, score, by_person: true });
            cohesion.update_closest(b, ClosestMember { with: a, score, by_person: true });
        }
        cohesion
    }

    fn update_closest(&mut self, item: u32, member: ClosestMember) {
        let Some(closest) = self.closest.get_mut(item as usize) else { return };
        let better = |old: &ClosestMember| (member.by_person, member.score) > (old.by_person, old.score);
        if closest.as_ref().is_none_or(better) {
            *closest = Some(member);
        }
    }

    /// The closest other member, if one has a score or was named by the person.
    pub fn closest(&self, item: u32) -> Option<ClosestMember> {
        self.closest.get(item as usize).copied().flatten()
    }

    /// What stands for the closest member of an article without any score: the first other one.
    pub fn first_other(&self, item: u32, story: &[u32]) -> Option<ClosestMember> {
        let with = story.iter().copied().find(|&o| o != item)?;
        Some(ClosestMember { with, score: -MAX_ABS_SCORE, by_person: false })
    }

    /// The article of a story with the highest sum of scores; of equals the earliest, then the first.
    pub fn central(&self, story: &[u32], day: impl Fn(u32) -> Option<i32>) -> Option<u32> {
        let sum = |u: u32| self.sums.get(u as usize).copied().unwrap_or(0.0);
        let rank = |u: u32| (day(u).unwrap_or(i32::MAX), u);
        let order = |a: &u32, b: &u32| sum(*a).total_cmp(&sum(*b)).then_with(|| rank(*b).cmp(&rank(*a)));
        story.iter().copied().max_by(order)
    }
}

#[cfg(test)]
mod tests {
    use crate::story::clusters::StoryClusters;
    use crate::story::cohesion::{ClosestMember, Cohesion};

    #[test]
    fn the_person_goes_before_the_best_score() {
        let grouped = StoryClusters {
            stories: vec![vec![0, 1, 2], vec![3]],
            scores: vec![(0, 1, 2.0), (0, 2, 0.5), (0, 3, 9.0), (1, 2, 1.0)],
            min_value: 0.0,
        };
        let cohesion = Cohesion::of(4, &grouped, &[]);
        let with = |c: &Cohesion, i: u32| c.closest(i).map(|m| (m.with, m.by_person));
        assert_eq!(with(&cohesion, 0), Some((1, false)));
        assert_eq!(with(&cohesion, 2), Some((1, false)));
        assert_eq!(with(&cohesion, 3), None);
        assert_eq!(cohesion.central(&[0, 1, 2], |_| None), Some(1));
        let joined = Cohesion::of(4, &grouped, &[(0, 2)]);
        assert_eq!(with(&joined, 2), Some((0, true)));
        assert_eq!(
            joined.first_other(0, &[0, 1]),
            Some(ClosestMember { with: 1, score: -3.0, by_person: false })
        );
    }
}
