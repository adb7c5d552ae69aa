//! The days that a text names: "on Tuesday", "Sept. 3", "3 мая".
//!
//! In: a fingerprint. Out: named days, resolved to a date when the day of publication is known; without
//! it two texts can still agree or disagree on them. The pair score gains 0.01 by them where articles
//! are dated.

use crate::fingerprint::Fingerprint;
use crate::lexicon::date_words::{month_names, weekday_names};
use crate::parse::date::civil::of_civil;
use crate::text::tokenizer::{HASH, codes};
use crate::util::hash::PrehashedMap;
use std::sync::OnceLock;

/// Words of a text in which days are looked for; later ones are seldom those of the event.
const MAX_WORDS: usize = 250;
/// Years before the year of publication in which a date without a year is looked for.
const MAX_YEARS_BACK: i32 = 2;

/// A day as a text names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NamedDay {
    /// From 0, Monday.
    Weekday(u8),
    /// Month from 1 and day from 1.
    Date(u8, u8),
}

/// A named day, and its date in days since 1970-01-01 when the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EventDay {
    pub named: NamedDay,
    pub day: Option<i32>,
}

/// What a word means in a date.
#[derive(Clone, Copy)]
enum DateWord {
    Weekday(u8),
    Month(u8),
    Number(u8),
    /// The character 月, behind the number of a month.
    MonthSign,
}

/// The days that an article names, in order.
pub(crate) fn event_days(print: &Fingerprint) -> Vec<EventDay> {
    let body = print.body.iter().take(MAX_WORDS);
    let text = print.title.iter().chain(&print.standfirst).chain(body);
    let words: Vec<Option<DateWord>> = text.map(|c| table().get(&(c & HASH)).copied()).collect();
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let number = |at: Option<usize>| match at.and_then(|at| words.get(at)) {
            Some(Some(DateWord::Number(n))) => Some(*n),
            _ => None,
        };
        let (before, after) = (number(i.checked_sub(1)), number(Some(i + 1)));
        let named = match word {
            Some(DateWord::Weekday(w)) => Some(NamedDay::Weekday(*w)),
            Some(DateWord::Month(m)) => after.or(before).map(|n| NamedDay::Date(*m, n)),
            Some(DateWord::MonthSign) => before.zip(after).map(|(m, n)| NamedDay::Date(m, n)),
            _ => None,
        };
        out.extend(
            named.map(|named| EventDay { named, day: print.day.map(|published| resolve(named, published)) }),
        );
    }
    out
}

/// The last such day up to the day of publication. A date may be one day later, because of time zones.
fn resolve(named: NamedDay, published: i32) -> i32 {
    match named {
        // 1970-01-01 was a Thursday.
        NamedDay::Weekday(w) => published - (published + 3 - i32::from(w)).rem_euclid(7),
        NamedDay::Date(month, day) => {
            let year = 1970 + published.div_euclid(365);
            let of = |year: i32| of_civil(year, month.into(), day.into());
            (0..=MAX_YEARS_BACK)
                .map(|back| of(year - back))
                .find(|d| *d <= published + 1)
                .unwrap_or(published)
        }
    }
}

/// Whether dates are written with the word of this hash.
pub(crate) fn is_date_word(id: u32) -> bool {
    table().contains_key(&id)
}

/// The date words of all languages, by hash.
fn table() -> &'static PrehashedMap<u32, DateWord> {
    static TABLE: OnceLock<PrehashedMap<u32, DateWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = PrehashedMap::default();
        let mut insert = |text: &str, word: DateWord| {
            table.extend(codes(text).iter().map(|c| (c & HASH, word)));
        };
        for (month, names) in month_names() {
            insert(names, DateWord::Month(month));
        }
        for (day, names) in (0..).zip(weekday_names()) {
            insert(names, DateWord::Weekday(day));
        }
        (1..=31).for_each(|n| insert(&n.to_string(), DateWord::Number(n)));
        insert("月", DateWord::MonthSign);
        table
    })
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::parse::date::civil::of_iso;
    use crate::story::event_days::{NamedDay, event_days};
    use crate::text::tokenizer::codes;

    fn of(text: &str, published: &str) -> Vec<(NamedDay, Option<i32>)> {
        let print = Fingerprint { body: codes(text), day: of_iso(published), ..Fingerprint::default() };
        event_days(&print).into_iter().map(|e| (e.named, e.day)).collect()
    }

    #[test]
    fn days_are_found_in_many_languages() {
        let third = [(NamedDay::Date(5, 3), of_iso("2024-05-03"))];
        for text in ["It sank on May 3 off Norafel", "am 3. Mai sank", "3 мая судно", "5月3日，渡轮"]
        {
            assert_eq!(of(text, "2024-05-04"), third, "{text}");
        }
        let friday = [(NamedDay::Weekday(4), of_iso("2024-05-03"))];
        for text in ["late on Friday", "am Freitag", "el viernes", "в пятницу", "يوم الجمعة", "周五"]
        {
            assert_eq!(of(text, "2024-05-06"), friday, "{text}");
        }
    }

    #[test]
    fn the_year_is_the_last_that_fits() {
        assert_eq!(of("on December 30", "2024-01-02"), [(NamedDay::Date(12, 30), of_iso("2023-12-30"))]);
        assert_eq!(of("on December 30", ""), [(NamedDay::Date(12, 30), None)]);
        assert_eq!(of("in May the 40 boats", "2024-05-04"), []);
    }
}
