//! Recurring columns: the weather, the lottery results, the police log of one outlet. Their form is
//! the same every time and their news is not, so they are not scored against each other.
//!
//! In: two article vectors. Out: whether they are issues of one column.

use crate::story::article_vector::ArticleVector;
use crate::story::term_counts::{IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::IS_SPECIFIC;

/// Share of the words of the longer title, numbers apart, that two issues have in common: 3/5.
const MIN_SHARED_TITLE: (usize, usize) = (3, 5);

/// Whether two articles are issues of one column: one outlet, two days, titles that have most words
/// in common and share no specific name.
pub(crate) fn is_recurring_column(a: &ArticleVector<'_>, b: &ArticleVector<'_>) -> bool {
    let one_outlet = a.print.source != 0 && a.print.source == b.print.source;
    let two_days = a.print.day.zip(b.print.day).is_some_and(|(a, b)| a != b);
    if !one_outlet || !two_days {
        return false;
    }
    let is_title_word = |flags: u8| flags & IN_TITLE != 0 && flags & IS_NUMBER == 0;
    let title_words = |v: &ArticleVector<'_>| v.terms.iter().filter(|t| is_title_word(t.flags)).count();
    let mut shared = 0;
    for (x, y) in a.shared(b).filter(|(x, y)| is_title_word(x.flags) && is_title_word(y.flags)) {
        let is_specific_name = |flags: u8| flags & IS_NAME != 0 && flags & IS_SPECIFIC != 0;
        if is_specific_name(x.flags) || is_specific_name(y.flags) {
            return false;
        }
        shared += 1;
    }
    let (part, whole) = MIN_SHARED_TITLE;
    shared > 0 && shared * whole >= title_words(a).max(title_words(b)) * part
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::collection::Collection;
    use crate::story::recurring_column::is_recurring_column;
    use crate::text::tokenizer::codes;

    #[test]
    fn one_outlet_two_days_and_a_title_of_one_form() {
        let issue = ("Weather and tides for 3 May", 7, 10);
        let cases = [
            (("Weather and tides for 4 May", 7, 11), true),
            (("Weather and tides for 3 May", 7, 10), false),
            (("Weather and tides for 4 May", 8, 11), false),
            (("Ferry stays in port for repairs", 7, 11), false),
        ];
        let print = |(title, source, day): (&str, u32, i32)| Fingerprint {
            title: codes(title),
            source,
            day: Some(day),
            ..Fingerprint::default()
        };
        for (other, expected) in cases {
            let prints = [print(issue), print(other)];
            let collection = Collection::new(&prints.iter().collect::<Vec<_>>());
            let [a, b] = &collection.vectors[..] else { panic!("two articles") };
            assert_eq!(is_recurring_column(a, b), expected, "{other:?}");
        }
    }
}
