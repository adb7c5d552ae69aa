//! Named features: a macro that names the features of a row once, in the order of the row, and a
//! writer that fills a row by name.
//!
//! A trained model knows a feature by its place. With debug assertions the writer fails when a
//! feature is written twice or not at all, so each test that makes a row checks its whole layout.

/// Defines `Feature`, an enum whose variants are the places of a row, with `NAMES`, what files of
/// weights call the features, and `COUNT`, their number.
macro_rules! named_features {
    ($($feature:ident $name:literal)*) => {
        /// A feature; as a number, its place in the row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Feature { $(#[doc = $name] $feature),* }

        impl From<Feature> for usize {
            #[inline(always)]
            fn from(feature: Feature) -> usize {
                feature as usize
            }
        }

        /// Names of the features in the order of the row.
        pub const NAMES: [&str; [$(Feature::$feature),*].len()] = [$($name),*];
        /// Number of features.
        pub const COUNT: usize = NAMES.len();
    };
}
pub(crate) use named_features;

/// Writes the features of a row, each once, in any order.
pub struct RowWriter<'r, const N: usize> {
    row: &'r mut [f32; N],
}

impl<'r, const N: usize> RowWriter<'r, N> {
    /// A writer of all features of a row. What the row held before is gone.
    pub fn new(row: &'r mut [f32; N]) -> Self {
        if cfg!(debug_assertions) {
            row.fill(f32::NAN);
        }
        RowWriter { row }
    }

    /// Writes a number.
    #[inline(always)]
    pub fn set(&mut self, feature: impl Into<usize>, value: f32) {
        let at = feature.into();
        debug_assert!(self.row[at].is_nan(), "feature {at} is written twice");
        self.row[at] = value;
    }

    /// Writes a count.
    #[inline(always)]
    pub fn count(&mut self, feature: impl Into<usize>, value: u32) {
        self.set(feature, value as f32);
    }

    /// Writes 1 for yes, 0 for no.
    #[inline(always)]
    pub fn flag(&mut self, feature: impl Into<usize>, is: bool) {
        self.set(feature, f32::from(u8::from(is)));
    }

    /// Writes features that follow one another, from `first` on.
    #[inline(always)]
    pub fn set_from(&mut self, first: impl Into<usize>, values: impl IntoIterator<Item = f32>) {
        (first.into()..).zip(values).for_each(|(at, value)| self.set(at, value));
    }

    /// Writes 0 to all features from `first` on.
    pub fn clear_from(&mut self, first: impl Into<usize>) {
        let rest = &mut self.row[first.into()..];
        debug_assert!(rest.iter().all(|value| value.is_nan()), "a cleared feature is written before");
        rest.fill(0.0);
    }

    /// The row. With debug assertions, fails when a feature was not written.
    pub fn finish(self) -> &'r [f32; N] {
        let missing = || self.row.iter().position(|value| value.is_nan());
        debug_assert!(missing().is_none(), "feature {:?} is not written", missing());
        self.row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    named_features! {
        Words "words"
        Ends "ends"
        FirstKind "first-kind"
        SecondKind "second-kind"
    }

    #[test]
    fn features_are_written_by_name() {
        let mut row = [7.0; COUNT];
        let mut writer = RowWriter::new(&mut row);
        writer.flag(Feature::Ends, true);
        writer.count(Feature::Words, 3);
        writer.set_from(Feature::FirstKind, [0.5, 0.25]);
        assert_eq!(*writer.finish(), [3.0, 1.0, 0.5, 0.25]);
        assert_eq!(NAMES[usize::from(Feature::SecondKind)], "second-kind");
    }

    #[test]
    #[should_panic(expected = "feature 1 is written twice")]
    fn a_feature_written_twice_is_noticed() {
        let mut row = [0.0; COUNT];
        let mut writer = RowWriter::new(&mut row);
        writer.set(Feature::Ends, 1.0);
        writer.set(Feature::Ends, 0.0);
    }

    #[test]
    #[should_panic(expected = "feature Some(0) is not written")]
    fn a_feature_left_out_is_noticed() {
        let mut row = [0.0; COUNT];
        let mut writer = RowWriter::new(&mut row);
        writer.clear_from(Feature::Ends);
        writer.finish();
    }
}
