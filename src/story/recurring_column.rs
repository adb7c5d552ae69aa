//! Recurring columns: the weather, the lottery results, the police log of one outlet. Their form is
//! the same every time and their news is not, so they are not scored against each other.
//!
//! In: two article vectors. Out: whether they are issues of one column.

use crate::fingerprint::Fingerprint;
use crate::story::article_vector::ArticleVector;
use crate::story::event_days::is_date_word;
use crate::story::term_counts::{IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::IS_SPECIFIC;
use crate::text::tokenizer::{HASH, NUMBER};

/// Share of the words of the longer title, numbers apart, that two issues have in common: 3/5.
const MIN_SHARED_TITLE: (usize, usize) = (3, 5);

/// Words of a title besides its day from which two equal titles make a column where no outlet is known.
const MIN_TITLE_WORDS: usize = 2;

/// Whether two articles are issues of one column: one outlet, two days, titles that have most words
/// in common and share no specific name. Where no outlet is known: two days, titles that are equal but for
/// the day that each names.
pub(crate) fn is_recurring_column(a: &ArticleVector<'_>, b: &ArticleVector<'_>) -> bool {
    column_by_print(a.print, b.print).unwrap_or_else(|| have_one_title_form(a, b))
}

/// The same from what needs no term vectors; `None` when the titles must be compared word by word.
pub(crate) fn column_by_print(a: &Fingerprint, b: &Fingerprint) -> Option<bool> {
    let one_outlet = a.source != 0 && a.source == b.source;
    let two_days = a.day.zip(b.day).is_some_and(|(a, b)| a != b);
    if two_days && a.source == 0 && b.source == 0 {
        return Some(differ_by_day(a, b));
    }
    (!one_outlet || !two_days).then_some(false)
}

/// Whether two titles have most words in common and share no specific name.
fn have_one_title_form(a: &ArticleVector<'_>, b: &ArticleVector<'_>) -> bool {
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

/// Whether two titles are equal but for a weekday, a month or a number.
fn differ_by_day(a: &Fingerprint, b: &Fingerprint) -> bool {
    let is_day = |code: u32| code & NUMBER != 0 || is_date_word(code & HASH);
    let split = |title: &[u32]| -> (Vec<u32>, Vec<u32>) {
        title.iter().map(|c| c & (HASH | NUMBER)).partition(|c| is_day(*c))
    };
    let ((day_a, rest_a), (day_b, rest_b)) = (split(&a.title), split(&b.title));
    let named = !day_a.is_empty() && !day_b.is_empty() && day_a != day_b;
    named && rest_a == rest_b && rest_a.len() >= MIN_TITLE_WORDS
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::collection::Collection;
    use crate::story::recurring_column::is_recurring_column;
    use crate::text::tokenizer::codes;

    #[test]
    fn two_days_and_a_title_of_one_form() {
        let issue = ("Weather and tides for 3 May", 7, 10);
        let unknown = ("The day ahead: Monday", 0, 10);
        let cases = [
            (issue, ("Weather and tides for 4 May", 7, 11), true),
            (issue, ("Weather and tides for 3 May", 7, 10), false),
            (issue, ("Weather and tides for 4 May", 8, 11), false),
            (issue, ("Ferry stays in port for repairs", 7, 11), false),
            (unknown, ("The day ahead: Tuesday", 0, 11), true),
            (unknown, ("The day ahead: Monday", 0, 11), false),
            (unknown, ("The day ahead: Tuesday", 0, 10), false),
            (unknown, ("The days behind: Tuesday", 0, 11), false),
            (unknown, ("The day ahead", 0, 11), false),
        ];
        let print = |(title, source, day): (&str, u32, i32)| Fingerprint {
            title: codes(title),
            source,
            day: Some(day),
            ..Fingerprint::default()
        };
        for (issue, other, expected) in cases {
            let prints = [print(issue), print(other)];
            let collection = Collection::new(&prints.iter().collect::<Vec<_>>());
            let [a, b] = &collection.vectors[..] else { panic!("two articles") };
            assert_eq!(is_recurring_column(a, b), expected, "{other:?}");
        }
    }
}
