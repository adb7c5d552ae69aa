//! Figures with the word behind them: "3 dead", "40 boats". Two reports of one event give the same figure
//! of the same thing; two events of one kind give another.
//!
//! In: the words of a text. Out: its figures, and how those of two texts agree. Years and days of months
//! are left out: background paragraphs and anniversaries name those of other events.

use crate::fingerprint::Fingerprint;
use crate::lexicon::date_words::month_names;
use crate::text::tokenizer::{HASH, NUMBER, codes};
use crate::util::hash::PrehashedSet;
use std::sync::OnceLock;

/// Words of a text that are read.
const MAX_WORDS: usize = 600;
/// Numbers that are taken for years.
const YEARS: std::ops::RangeInclusive<u32> = 1985..=2035;

/// The figures of an article: hash of the word behind the number and hash of the number, ascending, each
/// once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(Vec<(u32, u32)>);

/// How the figures of two articles agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FigureAgreement {
    /// Number of things of which both give a figure, and one figure is the same.
    pub same: f32,
    /// Of the things of which both give a figure, the share of those; -1 when there are none.
    pub share: f32,
    /// Number of things of which all figures differ.
    pub other: f32,
}

impl Figures {
    /// The figures of an article's text.
    pub fn of(print: &Fingerprint) -> Self {
        let words = print.body.get(..MAX_WORDS).unwrap_or(&print.body);
        let dates = date_parts();
        let is = |code: u32, list: &PrehashedSet| list.contains(&(code & HASH));
        let is_figure = |[before, number, thing]: &&[u32; 3]| {
            number & NUMBER != 0
                && thing & NUMBER == 0
                && !is(*number, &dates.years)
                && !is(*before, &dates.months)
                && !is(*thing, &dates.months)
        };
        let figures = words.array_windows().filter(is_figure);
        let mut out: Vec<(u32, u32)> = figures.map(|[_, n, thing]| (thing & HASH, n & HASH)).collect();
        out.sort_unstable();
        out.dedup();
        Figures(out)
    }

    /// How these and those of another article agree.
    pub fn agreement(&self, other: &Figures) -> FigureAgreement {
        let (mut same, mut both) = (0.0, 0.0);
        let (mut mine, mut theirs) = (&self.0[..], &other.0[..]);
        while let (Some(a), Some(b)) = (mine.first(), theirs.first()) {
            let of = |list: &[(u32, u32)], thing: u32| list.iter().take_while(|f| f.0 == thing).count();
            let (x, xs) = mine.split_at(if a.0 <= b.0 { of(mine, a.0) } else { 0 });
            let (y, ys) = theirs.split_at(if b.0 <= a.0 { of(theirs, b.0) } else { 0 });
            if a.0 == b.0 {
                both += 1.0;
                same += if x.iter().any(|f| y.contains(f)) { 1.0 } else { 0.0 };
            }
            (mine, theirs) = (xs, ys);
        }
        FigureAgreement { same, share: if both > 0.0 { same / both } else { -1.0 }, other: both - same }
    }
}

/// Words that a figure is not made of.
struct DateParts {
    years: PrehashedSet,
    months: PrehashedSet,
}

fn date_parts() -> &'static DateParts {
    static PARTS: OnceLock<DateParts> = OnceLock::new();
    PARTS.get_or_init(|| {
        let hashes = |text: &str| codes(text).into_iter().map(|c| c & HASH).collect::<Vec<u32>>();
        DateParts {
            years: YEARS.flat_map(|year| hashes(&year.to_string())).collect(),
            months: month_names().flat_map(|(_, names)| hashes(names)).collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::figures::{FigureAgreement, Figures};
    use crate::text::tokenizer::codes;

    #[test]
    fn the_same_thing_has_the_same_figure_or_another() {
        let of = |text: &str| Figures::of(&Fingerprint { body: codes(text), ..Fingerprint::default() });
        let first = of("there were 3 dead and 40 boats adrift, some 12 crew and 5 dead later");
        let cases = [
            ("a count of 5 dead was given", (1.0, 1.0, 0.0)),
            ("a count of 9 dead and 40 boats", (1.0, 0.5, 1.0)),
            ("a count of 9 lorries", (0.0, -1.0, 0.0)),
            ("in 2019 dead fish, on 3 May boats came", (0.0, -1.0, 0.0)),
        ];
        for (text, (same, share, other)) in cases {
            assert_eq!(first.agreement(&of(text)), FigureAgreement { same, share, other }, "{text}");
        }
    }
}
