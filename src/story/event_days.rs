//! The days that a text names: "on Tuesday", "Sept. 3", "3 мая". With the day of
//! publication a weekday and a day of the month become a day; without it two texts can
//! still agree or disagree on them. Worth .01 where articles are dated.

use crate::fingerprint::Fingerprint;
use crate::lexicon::date_words::DATES;
use crate::parse::date::civil::of_civil;
use crate::text::tokenizer::{HASH, codes};
use crate::util::hash::ByHash;
use std::sync::OnceLock;

/// Words of a text in which days are looked for: what comes later is seldom of the event.
const SEARCHED: usize = 250;

/// A day as a text names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Named {
    /// From 0, Monday.
    Weekday(u8),
    /// Month from 1 and day from 1.
    Date(u8, u8),
}

/// A named day, and which day it is when the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Event {
    pub named: Named,
    pub day: Option<i32>,
}

#[derive(Clone, Copy)]
enum Word {
    Weekday(u8),
    Month(u8),
    Number(u8),
    /// A month is the number before this.
    MonthSign,
}

/// The days that an article names, in order.
pub(crate) fn events(print: &Fingerprint) -> Vec<Event> {
    let body = print.body.iter().take(SEARCHED);
    let text = print.title.iter().chain(&print.standfirst).chain(body);
    let words: Vec<Option<Word>> = text.map(|c| table().get(&(c & HASH)).copied()).collect();
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let number = |at: Option<usize>| match at.and_then(|at| words.get(at)) {
            Some(Some(Word::Number(n))) => Some(*n),
            _ => None,
        };
        let (before, after) = (number(i.checked_sub(1)), number(Some(i + 1)));
        let named = match word {
            Some(Word::Weekday(w)) => Some(Named::Weekday(*w)),
            Some(Word::Month(m)) => after.or(before).map(|n| Named::Date(*m, n)),
            Some(Word::MonthSign) => before.zip(after).map(|(m, n)| Named::Date(m, n)),
            _ => None,
        };
        out.extend(named.map(|named| Event { named, day: print.day.map(|now| resolve(named, now)) }));
    }
    out
}

/// The last such day up to the day of publication; a date may be a day ahead of it, for the
/// sake of time zones.
fn resolve(named: Named, now: i32) -> i32 {
    match named {
        // 1970-01-01 was a Thursday.
        Named::Weekday(w) => now - (now + 3 - i32::from(w)).rem_euclid(7),
        Named::Date(month, day) => {
            let year = 1970 + now.div_euclid(365);
            let of = |year: i32| of_civil(year, month.into(), day.into());
            (0..3).map(|back| of(year - back)).find(|d| *d <= now + 1).unwrap_or(now)
        }
    }
}

/// Whether the names of days are written with this word.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_word(id: u32) -> bool {
    table().contains_key(&id)
}

fn table() -> &'static ByHash<u32, Word> {
    static TABLE: OnceLock<ByHash<u32, Word>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = ByHash::default();
        let mut put = |text: &str, word: Word| {
            table.extend(codes(text).iter().map(|c| (c & HASH, word)));
        };
        for line in DATES.lines() {
            let Some((name, list)) = line.split_once(':') else { continue };
            if let Ok(month) = name.parse() {
                put(list, Word::Month(month));
            }
        }
        for (day, list) in include_str!("../lexicon/data/weekdays.txt").lines().enumerate() {
            put(list, Word::Weekday(day as u8));
        }
        (1..=31).for_each(|n| put(&n.to_string(), Word::Number(n)));
        put("月", Word::MonthSign);
        table
    })
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::parse::date::civil::of_iso;
    use crate::story::event_days::{Named, events};
    use crate::text::tokenizer::codes;

    fn of(text: &str, published: &str) -> Vec<(Named, Option<i32>)> {
        let print = Fingerprint { body: codes(text), day: of_iso(published), ..Fingerprint::default() };
        events(&print).into_iter().map(|e| (e.named, e.day)).collect()
    }

    #[test]
    fn days_are_found_in_many_languages() {
        let third = [(Named::Date(5, 3), of_iso("2024-05-03"))];
        for text in ["It sank on May 3 off Norafel", "am 3. Mai sank", "3 мая судно", "5月3日，渡轮"]
        {
            assert_eq!(of(text, "2024-05-04"), third, "{text}");
        }
        let friday = [(Named::Weekday(4), of_iso("2024-05-03"))];
        for text in ["late on Friday", "am Freitag", "el viernes", "в пятницу", "يوم الجمعة", "周五"]
        {
            assert_eq!(of(text, "2024-05-06"), friday, "{text}");
        }
    }

    #[test]
    fn the_year_is_the_last_that_fits() {
        assert_eq!(of("on December 30", "2024-01-02"), [(Named::Date(12, 30), of_iso("2023-12-30"))]);
        assert_eq!(of("on December 30", ""), [(Named::Date(12, 30), None)]);
        assert_eq!(of("in May the 40 boats", "2024-05-04"), []);
    }
}
