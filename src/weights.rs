//! Tables of learned weights: a line a cue, with its name and its weight for pages with and
//! without markup. `cargo xtask train` writes them.

/// Weights of `N` cues, and the score that a candidate must pass.
pub(crate) struct Weights<const N: usize> {
    pub cues: [f32; N],
    bar: f32,
}

impl<const N: usize> Weights<N> {
    /// Reads a table: the column for pages with markup, or the one for plain text.
    pub fn of(table: &str, marked: bool) -> Self {
        let mut weights = Weights { cues: [0.0; N], bar: 0.0 };
        let rows = table.lines().filter(|l| !l.starts_with('#'));
        for (n, row) in rows.enumerate() {
            let number = row.split_whitespace().nth(if marked { 1 } else { 2 });
            let number = number.and_then(|n| n.parse().ok()).unwrap_or(0.0);
            match weights.cues.get_mut(n) {
                Some(cue) => *cue = number,
                None => weights.bar = number,
            }
        }
        weights
    }

    /// The score that the best candidate must pass.
    pub fn bar(&self) -> f32 {
        self.bar
    }
}
