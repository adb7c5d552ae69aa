//! What holds each article in its story: the member that it is most like, and how near it is
//! to all the others.

use crate::story::Grouped;
use crate::story::linkage::CLIP;

/// The tie of an item to one of its story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bond {
    pub with: u32,
    /// Log odds.
    pub score: f32,
    /// The person joined the two.
    pub said: bool,
}

/// The ties of all items.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bonds {
    /// Sum of the scores with the others of the story, each counted from the least up.
    sums: Vec<f32>,
    /// The closest of the others: one that the person named, else the one with the best
    /// score, else none; of equals the first.
    closest: Vec<Option<Bond>>,
}

impl Bonds {
    /// Goes over the scores once. `together` are the pairs that the person joined.
    pub fn of(n: usize, grouped: &Grouped, together: &[(u32, u32)]) -> Self {
        let mut home = vec![u32::MAX; n];
        for (s, story) in grouped.stories.iter().enumerate() {
            for &item in story {
                if let Some(home) = home.get_mut(item as usize) {
                    *home = s as u32;
                }
            }
        }
        let one = |a: u32, b: u32| {
            let (a, b) = (home.get(a as usize), home.get(b as usize));
            a.is_some() && a == b
        };
        let mut bonds = Bonds { sums: vec![0.0; n], closest: vec![None; n] };
        for &(a, b, score) in grouped.scores.iter().filter(|s| one(s.0, s.1)) {
            for (item, with) in [(a, b), (b, a)] {
                if let Some(sum) = bonds.sums.get_mut(item as usize) {
                    *sum += score.clamp(-CLIP, CLIP) + CLIP;
                }
                bonds.tie(item, Bond { with, score, said: false });
            }
        }
        for &(a, b) in together.iter().filter(|p| one(p.0, p.1)) {
            let score = grouped.score(a, b).unwrap_or(-CLIP);
            bonds.tie(a, Bond { with: b, score, said: true });
            bonds.tie(b, Bond { with: a, score, said: true });
        }
        bonds
    }

    fn tie(&mut self, item: u32, bond: Bond) {
        let Some(closest) = self.closest.get_mut(item as usize) else { return };
        let better = |old: &Bond| (bond.said, bond.score) > (old.said, old.score);
        if closest.as_ref().is_none_or(better) {
            *closest = Some(bond);
        }
    }

    /// The closest of the others.
    pub fn closest(&self, item: u32) -> Option<Bond> {
        self.closest.get(item as usize).copied().flatten()
    }

    /// A member that an item without any score is told to be with: the first other one.
    pub fn stranger(&self, item: u32, story: &[u32]) -> Option<Bond> {
        let with = story.iter().copied().find(|&o| o != item)?;
        Some(Bond { with, score: -CLIP, said: false })
    }

    /// The item of a story that is most like the others; of equals the earliest, then the first.
    pub fn central(&self, story: &[u32], day: impl Fn(u32) -> Option<i32>) -> Option<u32> {
        let sum = |u: u32| self.sums.get(u as usize).copied().unwrap_or(0.0);
        let rank = |u: u32| (day(u).unwrap_or(i32::MAX), u);
        let order = |a: &u32, b: &u32| sum(*a).total_cmp(&sum(*b)).then_with(|| rank(*b).cmp(&rank(*a)));
        story.iter().copied().max_by(order)
    }
}

#[cfg(test)]
mod tests {
    use crate::story::Grouped;
    use crate::story::cohesion::{Bond, Bonds};

    #[test]
    fn each_is_tied_to_the_closest_and_to_whom_the_person_says() {
        let grouped = Grouped {
            stories: vec![vec![0, 1, 2], vec![3]],
            scores: vec![(0, 1, 2.0), (0, 2, 0.5), (0, 3, 9.0), (1, 2, 1.0)],
            bar: 0.0,
        };
        let bonds = Bonds::of(4, &grouped, &[]);
        let with = |b: &Bonds, i: u32| b.closest(i).map(|b| (b.with, b.said));
        assert_eq!(with(&bonds, 0), Some((1, false)));
        assert_eq!(with(&bonds, 2), Some((1, false)));
        assert_eq!(with(&bonds, 3), None);
        assert_eq!(bonds.central(&[0, 1, 2], |_| None), Some(1));
        let said = Bonds::of(4, &grouped, &[(0, 2)]);
        assert_eq!(with(&said, 2), Some((0, true)));
        assert_eq!(said.stranger(0, &[0, 1]), Some(Bond { with: 1, score: -3.0, said: false }));
    }
}
