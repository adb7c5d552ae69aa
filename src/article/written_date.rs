//! The day that the text of an article gives.
//!
//! In: a document's text and the labelled runs of one article. Out: the date in its lines of dates, or `None`. A day
//! without its year takes the year of the page's declared dates that fall on it.

use crate::metadata::written_date::declared_date;
use crate::parse::date::line::date_line;
use crate::types::article::{Precision, Published};
use crate::types::document::DeclaredDate;
use crate::types::label::{Label, Labelled};

/// Declared dates and lines of dates that are looked at.
const MAX_DECLARED: usize = 64;
const MAX_LINES: usize = 4;
/// Bytes of `2024-05-06` and of its year.
const ISO_DAY_BYTES: usize = 10;
const ISO_YEAR_BYTES: usize = 4;

/// The first date that is no later change; an exact date goes before a relative one.
pub fn first_date(text: &str, runs: &[&Labelled]) -> Option<Published> {
    let mut found: Vec<(u8, Published)> = Vec::new();
    for run in runs.iter().filter(|r| r.label == Label::Date) {
        for date in date_line(run.span.of(text).trim()).into_iter().flat_map(|l| l.dates) {
            let rank = 2 * u8::from(date.updated) + u8::from(date.published.precision == Precision::Relative);
            found.push((rank, date.published));
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

/// The declared day that a line of dates names without its year ("6 May"), when there is one and no other.
pub fn yearless_date(text: &str, runs: &[&Labelled], declared: &[DeclaredDate]) -> Option<Published> {
    let days: Vec<String> = declared
        .iter()
        .take(MAX_DECLARED)
        .filter_map(|d| declared_date(&d.written, None)?.iso)
        .filter_map(|iso| iso.get(..ISO_DAY_BYTES).map(str::to_owned))
        .collect();
    let lines = runs.iter().filter(|r| r.label == Label::Date).map(|r| r.span.of(text).trim());
    lines.take(MAX_LINES).find_map(|line| {
        let names = |day: &&String| {
            let year = &day[..ISO_YEAR_BYTES];
            let forms = [format!("{line} {year}"), format!("{line}, {year}"), format!("{year}年{line}")];
            let read = |form: &String| {
                let dates = date_line(form).map(|l| l.dates).unwrap_or_default();
                matches!(&dates[..], [one] if one.published.iso.as_ref() == Some(*day))
            };
            forms.iter().any(read)
        };
        let mut found = days.iter().filter(names);
        let day = found.next()?;
        if found.any(|other| other != day) {
            return None;
        }
        Some(Published { iso: Some(day.clone()), raw: line.to_owned(), precision: Precision::Day })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::block::Span;
    use crate::types::document::DateWitness;
    use crate::types::label::{Cue, Reason};

    #[test]
    fn a_day_takes_the_year_of_the_declared_day_that_it_names() {
        for (line, declared, expected) in [
            ("6 May", &["2024-08-11", "2024-05-06T09:00:00Z"][..], Some("2024-05-06")),
            ("6. Mai", &["2024-05-06"], Some("2024-05-06")),
            ("5月6日", &["2024-05-06"], Some("2024-05-06")),
            // Two years, another day, no day.
            ("6 May", &["2024-05-06", "2023-05-06"], None),
            ("7 May", &["2024-05-06"], None),
            ("09:42", &["2024-05-06"], None),
        ] {
            let run = Labelled {
                span: Span { start: 0, end: line.len() },
                label: Label::Date,
                reason: Reason::new(Cue::Markup, "time"),
                confidence: 1.0,
                article: Some(1),
                joined: false,
                markup: None,
            };
            let declared = declared
                .iter()
                .map(|d| DeclaredDate { witness: DateWitness::Time, written: (*d).to_owned() });
            let found = yearless_date(line, &[&run], &declared.collect::<Vec<_>>());
            assert_eq!(found.and_then(|p| p.iso).as_deref(), expected, "{line}");
        }
    }
}
