//! Linear models that choose one of several candidates: reads the weights of named features, and
//! scores candidates.
//!
//! The file is text. A line is a feature: its name, its weight for pages with markup, its weight
//! for plain text, both with three decimal places. The last line, `bar`, is the score that a candidate must pass. Lines that begin
//! with `#` are comments. `cargo xtask train` writes it.

use std::ops::{Index, IndexMut};
use std::sync::OnceLock;

/// Name of the line that holds the least score.
const MIN_SCORE_NAME: &str = "bar";

/// The value of a feature that holds or does not.
pub(crate) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The values of a candidate's `N` features.
pub(crate) struct FeatureVec<const N: usize>(pub [f32; N]);

impl<const N: usize> FeatureVec<N> {
    /// Values of a candidate of which nothing is known: the first feature is 1 for every candidate.
    pub fn with_bias() -> Self {
        let mut features = [0.0; N];
        features[0] = 1.0;
        FeatureVec(features)
    }

    /// Whether a feature is above 0.
    pub fn has(&self, feature: impl Into<usize>) -> bool {
        self[feature] > 0.0
    }

    /// Sets a feature to 1 when it holds; one that held before stays.
    pub fn note(&mut self, feature: impl Into<usize>, is: bool) {
        self.raise(feature, flag(is));
    }

    /// Raises a feature to a value; a larger one from before stays.
    pub fn raise(&mut self, feature: impl Into<usize>, value: f32) {
        let feature = &mut self[feature];
        *feature = feature.max(value);
    }
}

impl<const N: usize, F: Into<usize>> Index<F> for FeatureVec<N> {
    type Output = f32;

    fn index(&self, feature: F) -> &f32 {
        &self.0[feature.into()]
    }
}

impl<const N: usize, F: Into<usize>> IndexMut<F> for FeatureVec<N> {
    fn index_mut(&mut self, feature: F) -> &mut f32 {
        &mut self.0[feature.into()]
    }
}

/// A file of weights that belongs to the program, read when it is first asked.
pub(crate) struct LinearModel<const N: usize> {
    file: &'static str,
    names: &'static [&'static str; N],
    read: OnceLock<[LinearWeights<N>; 2]>,
}

impl<const N: usize> LinearModel<N> {
    /// The model of a file whose features have these names.
    pub const fn new(file: &'static str, names: &'static [&'static str; N]) -> Self {
        LinearModel { file, names, read: OnceLock::new() }
    }

    /// The weights for pages with markup, or those for plain text.
    ///
    /// # Panics
    /// When the file was learned for other features: that it fits the program is a condition of
    /// every run.
    pub fn weights(&self, has_markup: bool) -> &LinearWeights<N> {
        let [with, without] = self.read.get_or_init(|| {
            [1, 2].map(|column| {
                let read = LinearWeights::read(self.file, self.names, column);
                read.unwrap_or_else(|wrong| panic!("weights of features that are not these: {wrong}"))
            })
        });
        if has_markup { with } else { without }
    }
}

/// The number of a text with three decimal places, "-0.676". The same bits as those of `f32`'s own parser, whose
/// tables would take 14 kB of the module: both numbers of the division are exact.
fn thousandths(text: &str) -> Option<f32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, places) = digits.split_once('.').filter(|(_, places)| places.len() == 3)?;
    let number = whole.parse::<u16>().ok()? as u32 * 1000 + places.parse::<u32>().ok()?;
    (number < 1 << 24).then_some(sign * (number as f32 / 1000.0))
}

/// Weights of `N` features, and the score that a candidate must pass.
pub(crate) struct LinearWeights<const N: usize> {
    weights: [f32; N],
    min_score: f32,
}

impl<const N: usize> LinearWeights<N> {
    /// Reads a column of a file; the names must be those of the features, in their order.
    fn read(file: &str, names: &[&str; N], column: usize) -> Result<Self, String> {
        let mut read = LinearWeights { weights: [0.0; N], min_score: 0.0 };
        let mut lines = file.lines().filter(|line| !line.starts_with('#'));
        let numbers = read.weights.iter_mut().chain([&mut read.min_score]);
        for (name, number) in names.iter().chain([&MIN_SCORE_NAME]).zip(numbers) {
            let line = lines.next().ok_or_else(|| format!("no line {name}"))?;
            let parts: Vec<&str> = line.split_whitespace().collect();
            if parts.first() != Some(name) {
                return Err(format!("line {name} expected, found {line}"));
            }
            let value = parts.get(column).and_then(|part| thousandths(part));
            *number = value.ok_or_else(|| format!("no number {column} in {line}"))?;
        }
        match lines.next() {
            Some(line) => Err(format!("a line too many: {line}")),
            None => Ok(read),
        }
    }

    /// The place of the candidate with the highest score, when it passes the least score; the first
    /// of equals. A score is the logarithm of the odds against "none of them".
    pub fn best<'c>(&self, candidates: impl Iterator<Item = &'c [f32; N]>) -> Option<usize> {
        let (mut best, mut top) = (None, self.min_score);
        for (at, features) in candidates.enumerate() {
            let score = self.score(features);
            if score > top {
                (best, top) = (Some(at), score);
            }
        }
        best
    }

    /// The score of a candidate.
    pub fn score(&self, features: &[f32; N]) -> f32 {
        features.iter().zip(&self.weights).map(|(feature, weight)| feature * weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["any", "long"];
    const FILE: &str = "# made up\nany -1.000 0.500\nlong 2.000 0.000\nbar 0.500 0.000\n";

    #[test]
    fn the_best_candidate_passes_the_least_score() {
        static MODEL: LinearModel<2> = LinearModel::new(FILE, &NAMES);
        let (long, short) = ([1.0, 1.0], [1.0, 0.0]);
        for (has_markup, candidates, best) in [
            (true, vec![short, long, long], Some(1)),
            (true, vec![short], None),
            (false, vec![short, long], Some(0)),
            (false, vec![], None),
        ] {
            assert_eq!(MODEL.weights(has_markup).best(candidates.iter()), best);
        }
    }

    #[test]
    fn a_file_for_other_features_is_refused() {
        let read = |file: &str| LinearWeights::read(file, &NAMES, 1).map(|w| w.weights);
        assert_eq!(read(FILE), Ok([-1.0, 2.0]));
        for file in [
            "long 2.000 0.000\nany -1.000 0.500\nbar 0.500 0.000",
            "any -1.000 0.500\nbar 0.500 0.000",
            "any -1.000 0.500\nlong x 0.000\nbar 0.500 0.000",
            "any -1.000 0.500\nlong 2.0 0.000\nbar 0.500 0.000",
            "any -1.000 0.500\nlong 2.000 0.000\nbar 0.500 0.000\nmore 1.000 1.000",
        ] {
            assert!(read(file).is_err(), "{file}");
        }
    }

    #[test]
    fn numbers_have_the_bits_of_the_parser_of_floats() {
        for whole in [0, 1, 2, 7, 12, 999] {
            for places in 0..1000 {
                for sign in ["", "-"] {
                    let text = format!("{sign}{whole}.{places:03}");
                    let number = text.parse::<f32>().unwrap();
                    assert_eq!(thousandths(&text).map(f32::to_bits), Some(number.to_bits()), "{text}");
                }
            }
        }
        for text in ["", "1", "1.0", ".500", "1.0000", "99999.000", "1.a00", "nan"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }

    #[test]
    fn a_feature_keeps_its_largest_value() {
        let mut features = FeatureVec::<2>::with_bias();
        features.note(1usize, true);
        features.note(1usize, false);
        features.raise(0usize, 0.5);
        assert_eq!(features.0, [1.0, 1.0]);
        assert!(features.has(1usize));
    }
}
