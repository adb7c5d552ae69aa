//! The days that a page declares or shows, each with what speaks for it and against it.

use super::address;
use super::byline::byline;
use super::calendar::Order;
use super::date::{Found, date_line_in};
use super::page::{PLACES, Page, Place};
use super::published::fuller;
use super::words::{PUBLISHED, UPDATED, date_word};
use crate::fingerprint::day::of_iso;
use crate::label::class_words::kinds;
use crate::weights::flag;
use crate::{DateWitness, Declared, Label, Precision, Published};
use std::sync::Arc;

/// A day that may be the one of publication.
pub(crate) struct Day {
    /// Its fullest witness.
    pub published: Published,
    pub cues: [f32; CUES],
}

/// Number of cues.
pub(crate) const CUES: usize = NAMES.len();

/// What speaks for a day or against it.
pub(crate) const NAMES: [&str; 46] = [
    "any",
    // Declared: the first date of each kind of witness, in their order, and further ones.
    "json-ld-article",
    "json-ld-page",
    "meta-published",
    "meta-date",
    "item",
    "time",
    "modified",
    "picture-address",
    "page-address",
    "declared-further",
    "nothing-declared",
    "in-utc",
    // Shown: where.
    "labelled",
    "above-title",
    "in-title",
    "under-title",
    "opens-prose",
    "in-prose",
    "behind-prose",
    "far-before",
    "far-behind",
    "near",
    "shown-first",
    // Shown: how.
    "said-published",
    "said-updated",
    "nothing-else",
    "much-else",
    "class-of-date",
    "class-of-comments",
    "class-of-cards",
    "in-link",
    "comment",
    "class-of-publication",
    "class-of-update",
    "with-byline",
    // Beside the other days.
    "earliest",
    "latest",
    "alone",
    "eve-or-morrow",
    "many-shown",
    "shown-and-declared",
    "older-than-ten-years",
    "first-of-january",
    "shown-before-declared",
    "shown-after-declared",
];

const FURTHER: usize = 10;
const NOTHING: usize = 11;
const UTC: usize = 12;
const WHERE: usize = 13;
const FIRST: usize = 23;
const HOW: usize = 24;
const BESIDE: usize = 36;

/// The days that may be the one of publication, in the order in which they are first told.
pub(crate) fn days(page: &Page<'_>) -> Vec<Day> {
    let mut days = all(page);
    without_updates(&mut days);
    days
}

/// All days that the page tells, a later change among them.
pub(crate) fn all(page: &Page<'_>) -> Vec<Day> {
    let mut days = Days { list: Vec::new(), order: order(page) };
    days.declared(&page.document.declared);
    let declared = days.list.len();
    days.shown(page);
    days.compare(declared);
    days.list
}

/// A day that is told as a later change and as nothing else is no candidate beside one that
/// is told as the publication.
fn without_updates(days: &mut Vec<Day>) {
    let told = |d: &Day| d.cues[1] + d.cues[3] + d.cues[5] + d.cues[HOW] > 0.0;
    let shown = |d: &Day| d.cues[WHERE + 1..FIRST].iter().any(|c| *c > 0.0);
    let changed = |d: &Day| d.cues[HOW + 1] > 0.0 || d.cues[7] > 0.0 && !shown(d);
    if days.iter().any(told) {
        days.retain(|d| told(d) || !changed(d));
    }
}

/// The order of days and months that the page's language writes, where it is sure.
fn order(page: &Page<'_>) -> Option<Order> {
    let declared = &page.document.declared;
    let tag = declared.language.as_deref().unwrap_or_default().to_ascii_lowercase().replace('_', "-");
    let host = declared.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let ending = host.and_then(|h| h.rsplit('.').next()).unwrap_or_default();
    match page.language.or(tag.split('-').next()) {
        Some("en") => match (ending, tag.as_str()) {
            ("uk" | "au" | "nz" | "in" | "ie" | "za" | "sg" | "my" | "ng" | "ke" | "pk", _) => {
                Some(Order::DayFirst)
            }
            ("gov" | "edu" | "mil" | "us", _) | (_, "en-us") => Some(Order::MonthFirst),
            (_, tag) if tag.len() > 2 => Some(Order::DayFirst),
            _ => None,
        },
        Some("") | None => None,
        Some(_) => Some(Order::DayFirst),
    }
}

struct Days {
    list: Vec<Day>,
    order: Option<Order>,
}

impl Days {
    /// The cues of the day of this date, which is new or known. The time of day is taken from
    /// the article's `own` lines alone.
    fn day(&mut self, published: Published, own: bool) -> Option<&mut [f32; CUES]> {
        let key = |p: &Published| p.iso.as_deref().and_then(|i| i.get(..10)).map(str::to_owned);
        let name = key(&published)?;
        let at = match self.list.iter().position(|d| key(&d.published).as_ref() == Some(&name)) {
            Some(at) => at,
            None => {
                let mut cues = [0.0; CUES];
                cues[0] = 1.0;
                self.list.push(Day { published: published.clone(), cues });
                self.list.len() - 1
            }
        };
        let day = &mut self.list[at];
        if own && fuller(&published, &day.published) {
            day.published = published;
        }
        Some(&mut day.cues)
    }

    fn declared(&mut self, declared: &Declared) {
        let mut heard = [false; FURTHER];
        for date in &declared.dates {
            let cue = match date.witness {
                DateWitness::Article => 1,
                DateWitness::Page => 2,
                DateWitness::Meta => 3,
                DateWitness::Minor => 4,
                DateWitness::Item => 5,
                DateWitness::Time => 6,
                DateWitness::Modified => 7,
                DateWitness::Picture => 8,
            };
            let found = match date.witness {
                DateWitness::Picture => from_address(&date.written),
                _ => written(&date.written, self.order),
            };
            let Some(found) = found else { continue };
            let utc = found.iso.as_deref().is_some_and(|i| i.ends_with('Z') || i.ends_with("+00:00"));
            if let Some(cues) = self.day(found, true) {
                cues[if heard[cue] { FURTHER } else { cue }] = 1.0;
                heard[cue] = true;
                cues[UTC] = f32::max(cues[UTC], f32::from(u8::from(utc)));
            }
        }
        if let Some(found) = declared.url.as_deref().and_then(from_address)
            && let Some(cues) = self.day(found, true)
        {
            cues[9] = 1.0;
        }
    }

    fn shown(&mut self, page: &Page<'_>) {
        let lines = page.shown();
        let mut shown = 0;
        for (at, run) in lines.runs.iter().enumerate() {
            let line = page.line(run);
            let opens = run.label.is_body() && at <= lines.first + 1;
            let Some(mut dates) = line_dates(line, opens, self.order) else { continue };
            let place = lines.place(at, opens && dates.prose);
            // Cards and comments behind the article tell their own days, captions and
            // sentences those of what they are about.
            let other = place == Place::FarBehind && matches!(run.label, Label::Related | Label::Comments)
                || place == Place::InProse && dates.rest > 3
                || run.label == Label::Caption;
            if other {
                continue;
            }
            if dates.found.first().is_some_and(|f| !f.updated && !f.issued)
                && let Some(before) = at.checked_sub(1).map(|b| page.line(lines.runs[b]))
                && before.split_whitespace().count() <= 3
            {
                let said = before
                    .split_whitespace()
                    .map(|w| date_word(w.trim_matches(|c: char| !c.is_alphanumeric())));
                let said = said.fold(0, |all, w| all | w.kinds);
                if let Some(found) = dates.found.first_mut() {
                    found.updated = said & UPDATED != 0;
                    found.issued = !found.updated && said & PUBLISHED != 0;
                }
            }
            let words: &[Arc<str>] = run.markup.as_ref().map_or(&[], |m| &m.words);
            let kinds = kinds(words);
            let much = dates.rest > 4;
            let classed = |names: &[&str]| words.iter().take(3).any(|w| names.contains(&&**w));
            let issued = classed(&["published", "publish", "pubdate", "posted", "publication", "created"]);
            let changed = classed(&["updated", "update", "modified", "lastmod", "modification"]);
            let signed = line.len() < 200 && byline(line, false).is_some();
            for found in dates.found {
                let Some(cues) = self.day(found.published, place < Place::BehindProse) else { continue };
                let mut note = |cue: usize, value: f32| cues[cue] = f32::max(cues[cue], value);
                note(WHERE, flag(run.label == Label::Date && run.article == Some(0)));
                note(WHERE + place as usize, 1.0);
                note(WHERE + PLACES + 1, 1.0 / (1.0 + lines.steps(at) as f32));
                note(FIRST, flag(shown == 0));
                note(HOW, flag(found.issued));
                note(HOW + 1, flag(found.updated));
                note(HOW + 2, flag(dates.rest == 0));
                note(HOW + 3, flag(much));
                note(HOW + 4, flag(kinds[9] > 28));
                note(HOW + 5, flag(kinds[1] > 20));
                note(HOW + 6, flag(kinds[2] > 24));
                note(HOW + 7, flag(run.markup.as_ref().is_some_and(|m| m.link_density > 0.5)));
                note(HOW + 8, flag(run.label == Label::Comments));
                note(HOW + 9, flag(issued));
                note(HOW + 10, flag(changed));
                note(HOW + 11, flag(signed));
                shown += 1;
            }
        }
    }

    /// What the days say of one another.
    fn compare(&mut self, declared: usize) {
        let days: Vec<i32> =
            self.list.iter().map(|d| d.published.iso.as_deref().and_then(of_iso).unwrap_or(0)).collect();
        let strong = |d: &Day| d.cues[1] + d.cues[2] + d.cues[3] + d.cues[5] > 0.0;
        let nothing = !self.list.iter().any(strong);
        let is_shown = |d: &Day| d.cues[WHERE + 1..FIRST].iter().any(|c| *c > 0.0);
        let many = self.list.iter().filter(|d| is_shown(d)).count() > 3;
        // The day that the better witnesses declare.
        let told = (1..6).find_map(|w| self.list.iter().position(|d| w != 2 && d.cues[w] > 0.0));
        let (earliest, latest) = (days.iter().min().copied(), days.iter().max().copied());
        for (at, day) in self.list.iter_mut().enumerate() {
            let shown = is_shown(day);
            let cues = &mut day.cues;
            let beside = [
                flag(Some(days[at]) == earliest),
                flag(Some(days[at]) == latest),
                flag(days.len() == 1),
                flag(days.iter().any(|d| d.abs_diff(days[at]) == 1)),
                flag(many && shown),
                flag(shown && at < declared),
                flag(latest.is_some_and(|l| l - days[at] > 3650)),
                flag(day.published.iso.as_deref().is_some_and(|i| i.get(4..10) == Some("-01-01"))),
                flag(shown && told.is_some_and(|t| days[at] < days[t])),
                flag(shown && told.is_some_and(|t| days[at] > days[t])),
            ];
            cues[BESIDE..].copy_from_slice(&beside);
            cues[NOTHING] = flag(nothing);
        }
    }
}

/// A declared date: as people write it, eight digits, or seconds since 1970.
fn written(text: &str, order: Option<Order>) -> Option<Published> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == text.len() && matches!(digits, 10 | 13) {
        let seconds: i64 = text[..10].parse().ok()?;
        return civil(seconds / 86_400, text);
    }
    if digits == 8 && !text[8..].starts_with(|c: char| c.is_ascii_digit()) {
        let (year, month, day) = (&text[..4], &text[4..6], &text[6..8]);
        return known(format!("{year}-{month}-{day}"), text);
    }
    let dates = date_line_in(text, order)?.dates;
    dates.into_iter().map(|d| d.published).find(|p| p.iso.is_some())
}

fn from_address(address: &str) -> Option<Published> {
    let (year, month, day) = address::day(address)?;
    known(format!("{year:04}-{month:02}-{day:02}"), address)
}

fn known(iso: String, raw: &str) -> Option<Published> {
    let real = matches!(iso.get(..2), Some("19" | "20")) && of_iso(&iso).is_some();
    real.then(|| Published { iso: Some(iso), raw: raw.to_owned(), precision: Precision::Day })
}

/// The day that is so many days behind 1970-01-01 (Hinnant, "chrono-compatible low-level
/// date algorithms").
fn civil(days: i64, raw: &str) -> Option<Published> {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (day, month) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    let year = yoe + era * 400 + i64::from(month <= 2);
    known(format!("{year:04}-{month:02}-{day:02}"), raw)
}

/// The dates of a line.
struct Dates {
    found: Vec<Found>,
    /// Words of the line beside them.
    rest: usize,
    /// They stand in front of prose.
    prose: bool,
}

fn line_dates(line: &str, opens: bool, order: Option<Order>) -> Option<Dates> {
    if !line.bytes().any(|b| b.is_ascii_digit()) && line.is_ascii() {
        return None;
    }
    if let Some(read) = date_line_in(line, order) {
        let rest = read.rest.iter().map(|(a, b)| line[*a..*b].split_whitespace().count()).sum();
        return Some(Dates { found: read.dates, rest, prose: false });
    }
    if !opens {
        return None;
    }
    // "LIMA, June 3, 2025 (Reuters) - Ministers ...": up to the mark behind the date.
    let cut = line.char_indices().nth(110).map_or(line.len(), |(at, _)| at);
    let read = date_line_in(&line[..cut], order)?;
    let found: Vec<Found> = read.dates.into_iter().take(1).collect();
    let behind = line[found.first()?.end..].trim_start();
    let marked = behind.starts_with(['-', '–', '—', ':', '|', '(', ')', ']', '】', '/']);
    marked.then_some(Dates { found, rest: 9, prose: true })
}
