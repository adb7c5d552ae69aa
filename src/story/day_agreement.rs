//! Whether two articles name the same days.
//!
//! In: the days that each names (`event_days`). Out: numbers for the pair score.

use crate::story::event_days::{EventDay, NamedDay};

/// Whether the days that two texts name agree: 1 they do, -1 they do not, 0 one names none.
pub(crate) struct DayAgreement {
    /// Any of the days that are resolved by the days of publication.
    pub days: f32,
    /// Days between the first ones of both; -1 when unknown.
    pub first: f32,
    /// Days between the nearest ones of both; -1 when unknown.
    pub nearest: f32,
    /// The first weekdays.
    pub weekday: f32,
    /// Any weekdays.
    pub weekdays: f32,
    /// Any days of a month.
    pub dates: f32,
}

pub(crate) fn day_agreement(a: &[EventDay], b: &[EventDay]) -> DayAgreement {
    fn agree<T: PartialEq>(a: impl Iterator<Item = T> + Clone, b: impl Iterator<Item = T> + Clone) -> f32 {
        let none = a.clone().next().is_none() || b.clone().next().is_none();
        match (none, a.clone().any(|x| b.clone().any(|y| x == y))) {
            (true, _) => 0.0,
            (false, true) => 1.0,
            (false, false) => -1.0,
        }
    }
    fn days(events: &[EventDay]) -> impl Iterator<Item = i32> + Clone {
        events.iter().filter_map(|e| e.day)
    }
    fn of_week(events: &[EventDay], week: bool) -> impl Iterator<Item = NamedDay> + Clone {
        events.iter().map(|e| e.named).filter(move |n| matches!(n, NamedDay::Weekday(_)) == week)
    }
    let apart = |p: i32, q: i32| (p - q).unsigned_abs();
    let nearest = days(a).flat_map(|p| days(b).map(move |q| apart(p, q))).min();
    let number = |n: Option<u32>| n.map_or(-1.0, |n| n as f32);
    DayAgreement {
        days: agree(days(a), days(b)),
        first: number(days(a).next().zip(days(b).next()).map(|(p, q)| apart(p, q))),
        nearest: number(nearest),
        weekday: agree(of_week(a, true).take(1), of_week(b, true).take(1)),
        weekdays: agree(of_week(a, true), of_week(b, true)),
        dates: agree(of_week(a, false), of_week(b, false)),
    }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::day_agreement::day_agreement;
    use crate::story::event_days::event_days;
    use crate::text::tokenizer::codes;

    #[test]
    fn named_days_agree_or_not() {
        let days = |body: &str| event_days(&Fingerprint { body: codes(body), ..Fingerprint::default() });
        let (a, b, c) = (days("It sank on Monday, May 3"), days("It sank on Friday"), days("It sank"));
        for (x, y, weekday, dates) in [(&a, &a, 1.0, 1.0), (&a, &b, -1.0, 0.0), (&a, &c, 0.0, 0.0)] {
            let found = day_agreement(x, y);
            assert_eq!((found.weekday, found.dates), (weekday, dates));
        }
    }
}
