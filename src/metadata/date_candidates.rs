//! The days that a page declares or shows, each with what speaks for it and against it.

use crate::lexicon::class_words::kinds;
use crate::lexicon::date_words::{PUBLISHED, UPDATED, date_word};
use crate::metadata::page::{Page, Place};
use crate::metadata::written_date::{from_address, fuller, line_dates, written};
use crate::ml::linear::{Cues, cues};
use crate::parse::byline::byline;
use crate::parse::date::calendar::Order;
use crate::parse::date::civil::of_iso;
use crate::types::article::Published;
use crate::types::document::{DateWitness, Declared};
use crate::types::label::Label;
use std::sync::Arc;

/// A day that may be the one of publication.
pub(crate) struct Day {
    /// Its fullest witness.
    pub published: Published,
    pub cues: Cues<CUES>,
}

impl Day {
    /// Whether the page shows it.
    fn is_shown(&self) -> bool {
        self.cues.has(Cue::Near)
    }
}

cues! {
    Any "any"
    // Declared: the first date of each kind of witness, in their order, and further ones.
    JsonLdArticle "json-ld-article"
    JsonLdPage "json-ld-page"
    MetaPublished "meta-published"
    MetaDate "meta-date"
    Item "item"
    Time "time"
    Modified "modified"
    PictureAddress "picture-address"
    PageAddress "page-address"
    DeclaredFurther "declared-further"
    NothingDeclared "nothing-declared"
    InUtc "in-utc"
    // Shown: where.
    Labelled "labelled"
    AboveTitle "above-title"
    InTitle "in-title"
    UnderTitle "under-title"
    OpensProse "opens-prose"
    InProse "in-prose"
    BehindProse "behind-prose"
    FarBefore "far-before"
    FarBehind "far-behind"
    Near "near"
    ShownFirst "shown-first"
    // Shown: how.
    SaidPublished "said-published"
    SaidUpdated "said-updated"
    NothingElse "nothing-else"
    MuchElse "much-else"
    ClassOfDate "class-of-date"
    ClassOfComments "class-of-comments"
    ClassOfCards "class-of-cards"
    InLink "in-link"
    Comment "comment"
    ClassOfPublication "class-of-publication"
    ClassOfUpdate "class-of-update"
    WithByline "with-byline"
    // Beside the other days.
    Earliest "earliest"
    Latest "latest"
    Alone "alone"
    EveOrMorrow "eve-or-morrow"
    ManyShown "many-shown"
    ShownAndDeclared "shown-and-declared"
    OlderThanTenYears "older-than-ten-years"
    FirstOfJanuary "first-of-january"
    ShownBeforeDeclared "shown-before-declared"
    ShownAfterDeclared "shown-after-declared"
}

/// The cue of a place where a day is shown.
fn shown_at(place: Place) -> Cue {
    match place {
        Place::AboveTitle => Cue::AboveTitle,
        Place::InTitle => Cue::InTitle,
        Place::UnderTitle => Cue::UnderTitle,
        Place::OpensProse => Cue::OpensProse,
        Place::InProse => Cue::InProse,
        Place::BehindProse => Cue::BehindProse,
        Place::FarBefore => Cue::FarBefore,
        Place::FarBehind => Cue::FarBehind,
    }
}

/// The cue of a witness of a declared day.
fn told_by(witness: DateWitness) -> Cue {
    match witness {
        DateWitness::Article => Cue::JsonLdArticle,
        DateWitness::Page => Cue::JsonLdPage,
        DateWitness::Meta => Cue::MetaPublished,
        DateWitness::Minor => Cue::MetaDate,
        DateWitness::Item => Cue::Item,
        DateWitness::Time => Cue::Time,
        DateWitness::Modified => Cue::Modified,
        DateWitness::Picture => Cue::PictureAddress,
    }
}

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
    use Cue::{Item, JsonLdArticle, MetaPublished, SaidPublished};
    let told = |d: &Day| [JsonLdArticle, MetaPublished, Item, SaidPublished].iter().any(|c| d.cues.has(*c));
    let changed = |d: &Day| d.cues.has(Cue::SaidUpdated) || d.cues.has(Cue::Modified) && !d.is_shown();
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
    fn day(&mut self, published: Published, own: bool) -> Option<&mut Cues<CUES>> {
        let key = |p: &Published| p.iso.as_deref().and_then(|i| i.get(..10)).map(str::to_owned);
        let name = key(&published)?;
        let at = match self.list.iter().position(|d| key(&d.published).as_ref() == Some(&name)) {
            Some(at) => at,
            None => {
                self.list.push(Day { published: published.clone(), cues: Cues::any() });
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
        let mut heard = [false; CUES];
        for date in &declared.dates {
            let cue = told_by(date.witness);
            let found = match date.witness {
                DateWitness::Picture => from_address(&date.written),
                _ => written(&date.written, self.order),
            };
            let Some(found) = found else { continue };
            let utc = found.iso.as_deref().is_some_and(|i| i.ends_with('Z') || i.ends_with("+00:00"));
            if let Some(cues) = self.day(found, true) {
                let again = std::mem::replace(&mut heard[usize::from(cue)], true);
                cues.note(if again { Cue::DeclaredFurther } else { cue }, true);
                cues.note(Cue::InUtc, utc);
            }
        }
        if let Some(found) = declared.url.as_deref().and_then(from_address)
            && let Some(cues) = self.day(found, true)
        {
            cues.note(Cue::PageAddress, true);
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
                cues.note(Cue::Labelled, run.label == Label::Date && run.article == Some(0));
                cues.note(shown_at(place), true);
                cues.raise(Cue::Near, 1.0 / (1.0 + lines.steps(at) as f32));
                cues.note(Cue::ShownFirst, shown == 0);
                cues.note(Cue::SaidPublished, found.issued);
                cues.note(Cue::SaidUpdated, found.updated);
                cues.note(Cue::NothingElse, dates.rest == 0);
                cues.note(Cue::MuchElse, much);
                cues.note(Cue::ClassOfDate, kinds[9] > 28);
                cues.note(Cue::ClassOfComments, kinds[1] > 20);
                cues.note(Cue::ClassOfCards, kinds[2] > 24);
                cues.note(Cue::InLink, run.markup.as_ref().is_some_and(|m| m.link_density > 0.5));
                cues.note(Cue::Comment, run.label == Label::Comments);
                cues.note(Cue::ClassOfPublication, issued);
                cues.note(Cue::ClassOfUpdate, changed);
                cues.note(Cue::WithByline, signed);
                shown += 1;
            }
        }
    }

    /// What the days say of one another.
    fn compare(&mut self, declared: usize) {
        let days: Vec<i32> =
            self.list.iter().map(|d| d.published.iso.as_deref().and_then(of_iso).unwrap_or(0)).collect();
        use Cue::{Item, JsonLdArticle, JsonLdPage, MetaDate, MetaPublished};
        let has = |cues: &'static [Cue]| move |d: &Day| cues.iter().any(|c| d.cues.has(*c));
        let nothing = !self.list.iter().any(has(&[JsonLdArticle, JsonLdPage, MetaPublished, Item]));
        let many = self.list.iter().filter(|d| d.is_shown()).count() > 3;
        // The day that the better witnesses declare.
        let better = [JsonLdArticle, MetaPublished, MetaDate, Item];
        let told = better.into_iter().find_map(|w| self.list.iter().position(|d| d.cues.has(w)));
        let (earliest, latest) = (days.iter().min().copied(), days.iter().max().copied());
        for (at, day) in self.list.iter_mut().enumerate() {
            let (shown, own) = (day.is_shown(), days[at]);
            let new_year = day.published.iso.as_deref().is_some_and(|i| i.get(4..10) == Some("-01-01"));
            for (cue, is) in [
                (Cue::Earliest, Some(own) == earliest),
                (Cue::Latest, Some(own) == latest),
                (Cue::Alone, days.len() == 1),
                (Cue::EveOrMorrow, days.iter().any(|d| d.abs_diff(own) == 1)),
                (Cue::ManyShown, many && shown),
                (Cue::ShownAndDeclared, shown && at < declared),
                (Cue::OlderThanTenYears, latest.is_some_and(|l| l - own > 3650)),
                (Cue::FirstOfJanuary, new_year),
                (Cue::ShownBeforeDeclared, shown && told.is_some_and(|t| own < days[t])),
                (Cue::ShownAfterDeclared, shown && told.is_some_and(|t| own > days[t])),
                (Cue::NothingDeclared, nothing),
            ] {
                day.cues.note(cue, is);
            }
        }
    }
}
