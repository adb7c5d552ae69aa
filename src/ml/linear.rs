//! Tables of learned weights: a line a cue, with its name and its weight for pages with and
//! without markup. `cargo xtask train` writes them.

use std::ops::{Index, IndexMut};
use std::sync::OnceLock;

/// The cue of what holds or does not.
pub(crate) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Names the cues of a chooser: `Cue` is what speaks for a candidate or against it, `NAMES` what
/// the table of weights calls it, in the table's order.
macro_rules! cues {
    ($($cue:ident $name:literal)*) => {
        /// What speaks for a candidate or against it.
        #[derive(Clone, Copy)]
        pub(crate) enum Cue { $($cue),* }

        impl From<Cue> for usize {
            fn from(cue: Cue) -> usize {
                cue as usize
            }
        }

        /// The names of the cues in the table of weights.
        pub(crate) const NAMES: [&str; [$(Cue::$cue),*].len()] = [$($name),*];
        /// Number of cues.
        pub(crate) const CUES: usize = NAMES.len();
    };
}
pub(crate) use cues;

/// How much of each of `N` cues there is.
pub(crate) struct Cues<const N: usize>(pub [f32; N]);

impl<const N: usize> Cues<N> {
    /// Those of a candidate of which nothing is known: the first cue holds for any.
    pub fn any() -> Self {
        let mut cues = [0.0; N];
        cues[0] = 1.0;
        Cues(cues)
    }

    /// Whether there is anything of a cue.
    pub fn has(&self, cue: impl Into<usize>) -> bool {
        self[cue] > 0.0
    }

    /// Says once more of a cue whether it holds.
    pub fn note(&mut self, cue: impl Into<usize>, is: bool) {
        self.raise(cue, flag(is));
    }

    /// Says once more how much there is of a cue: the most counts.
    pub fn raise(&mut self, cue: impl Into<usize>, value: f32) {
        let cue = &mut self[cue];
        *cue = cue.max(value);
    }
}

impl<const N: usize, C: Into<usize>> Index<C> for Cues<N> {
    type Output = f32;

    fn index(&self, cue: C) -> &f32 {
        &self.0[cue.into()]
    }
}

impl<const N: usize, C: Into<usize>> IndexMut<C> for Cues<N> {
    fn index_mut(&mut self, cue: C) -> &mut f32 {
        &mut self.0[cue.into()]
    }
}

/// A table of weights for `N` cues, read when it is first asked.
pub(crate) struct Table<const N: usize> {
    text: &'static str,
    read: OnceLock<[Weights<N>; 2]>,
}

impl<const N: usize> Table<N> {
    /// The table that this text holds.
    pub const fn new(text: &'static str) -> Self {
        Table { text, read: OnceLock::new() }
    }

    /// The column for pages with markup, or the one for plain text.
    pub fn weights(&self, marked: bool) -> &Weights<N> {
        let [with, without] = self.read.get_or_init(|| [1, 2].map(|column| Weights::of(self.text, column)));
        if marked { with } else { without }
    }
}

/// Weights of `N` cues, and the score that a candidate must pass.
pub(crate) struct Weights<const N: usize> {
    pub cues: [f32; N],
    bar: f32,
}

impl<const N: usize> Weights<N> {
    /// Reads a column of a table.
    fn of(table: &str, column: usize) -> Self {
        let mut weights = Weights { cues: [0.0; N], bar: 0.0 };
        let rows = table.lines().filter(|l| !l.starts_with('#'));
        for (n, row) in rows.enumerate() {
            let number = row.split_whitespace().nth(column);
            let number = number.and_then(|n| n.parse().ok()).unwrap_or(0.0);
            match weights.cues.get_mut(n) {
                Some(cue) => *cue = number,
                None => weights.bar = number,
            }
        }
        weights
    }

    /// The candidate with the best score, when it passes the bar; the first of equals.
    pub fn best<'c>(&self, candidates: impl Iterator<Item = &'c [f32; N]>) -> Option<usize> {
        let mut best = None;
        // The score is the logarithm of the odds against "none of them".
        let mut top = self.bar;
        for (at, cues) in candidates.enumerate() {
            let score = self.score(cues);
            if score > top {
                (best, top) = (Some(at), score);
            }
        }
        best
    }

    /// The score of a candidate.
    pub fn score(&self, cues: &[f32; N]) -> f32 {
        cues.iter().zip(&self.cues).map(|(cue, weight)| cue * weight).sum()
    }
}
