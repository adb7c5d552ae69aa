//! Finds the days that a page declares or shows, with their features.
//!
//! In: a labelled page. Out: candidates. Which of them is the day of publication is decided in
//! `published`.

use crate::lexicon::class_words::kinds;
use crate::lexicon::date_words::{PUBLISHED, UPDATED, WEEKDAY, date_word};
use crate::metadata::date_features::{COUNT, DayCandidate, Feature, declared_by, shown_at};
use crate::metadata::day_order::day_order;
use crate::metadata::page::{LabelledPage, PagePlace, ShownLines};
use crate::metadata::word_list::WordList;
use crate::metadata::written_date::{LineDates, date_in_address, declared_date, is_more_precise, line_dates};
use crate::ml::linear::FeatureVec;
use crate::parse::byline::byline;
use crate::parse::date::calendar::DateOrder;
use crate::parse::date::civil::of_iso;
use crate::types::article::Published;
use crate::types::block::Tag;
use crate::types::document::{DateWitness, Declared, Format};
use crate::types::label::{Cue, Label, Labelled};
use std::sync::Arc;

static PUBLISHED_CLASSES: WordList = WordList::new(include_str!("data/date_classes.txt"), "published");
static UPDATED_CLASSES: WordList = WordList::new(include_str!("data/date_classes.txt"), "updated");
static OTHER_CLASSES: WordList = WordList::new(include_str!("data/date_classes.txt"), "other");
static TODAY_CLASSES: WordList = WordList::new(include_str!("data/date_classes.txt"), "today");

/// Thresholds, in words unless they say otherwise.
mod tuning {
    /// Words of a line before the dates that says what they are.
    pub const MAX_WORDS_BEFORE: usize = 3;
    /// Words beside the dates in a line of the text that still shows the day of publication.
    pub const MAX_WORDS_IN_PROSE: usize = 3;
    /// Words beside the dates above which the line holds much else.
    pub const MAX_WORDS_BESIDE: usize = 4;
    /// Nearest class words that are looked at.
    pub const MAX_CLASS_WORDS: usize = 3;
    /// Bytes of a line with a byline.
    pub const MAX_BYLINE_BYTES: usize = 200;
    /// Share of a line inside links above which it is linked.
    pub const MAX_LINK_DENSITY: f32 = 0.5;
    /// Days of a page that shows few.
    pub const MAX_FEW: usize = 3;
    /// Days of ten years.
    pub const TEN_YEARS_DAYS: i32 = 3650;
    /// Kinds of class words, see `class_words`, and how near the word is: more than this, of 33.
    pub const COMMENTS_KIND: usize = 1;
    pub const FAR_COMMENTS_CLASS: u32 = 20;
    pub const CARDS_KIND: usize = 2;
    pub const FAR_CARDS_CLASS: u32 = 24;
    pub const META_KIND: usize = 9;
    pub const FAR_META_CLASS: u32 = 28;
}
use tuning::*;

/// The days that may be the one of publication, in the order in which the page first names them.
pub fn day_candidates(page: &LabelledPage<'_>) -> Vec<DayCandidate> {
    let mut days = all_days(page);
    without_updates(&mut days);
    days
}

/// All days that the page names, those of later changes among them.
pub fn all_days(page: &LabelledPage<'_>) -> Vec<DayCandidate> {
    let mut days = DayCollector { list: Vec::new(), order: day_order(page) };
    days.add_declared(&page.document.declared);
    let declared = days.list.len();
    days.add_shown(page);
    days.compare(declared);
    days.list
}

/// Leaves out the days that are named as a later change alone, when another is named as that of
/// publication.
fn without_updates(days: &mut Vec<DayCandidate>) {
    use Feature::{Item, JsonLdArticle, MetaPublished, SaidPublished};
    let is_published = |d: &DayCandidate| {
        [JsonLdArticle, MetaPublished, Item, SaidPublished].iter().any(|c| d.features.has(*c))
    };
    let is_change = |d: &DayCandidate| {
        d.features.has(Feature::SaidUpdated) || d.features.has(Feature::Modified) && !d.is_shown()
    };
    if days.iter().any(is_published) {
        days.retain(|d| is_published(d) || !is_change(d));
    }
}

/// Collects days; mentions of one day are one candidate.
struct DayCollector {
    list: Vec<DayCandidate>,
    /// The order of day and month on this page.
    order: Option<DateOrder>,
}

impl DayCollector {
    /// The features of the day of this date, new or found before. The time of day is taken only from
    /// the article's `own` lines.
    fn add(&mut self, published: Published, own: bool) -> Option<&mut FeatureVec<COUNT>> {
        let key = |p: &Published| p.iso.as_deref().and_then(|i| i.get(..10)).map(str::to_owned);
        let name = key(&published)?;
        let at = match self.list.iter().position(|d| key(&d.published).as_ref() == Some(&name)) {
            Some(at) => at,
            None => {
                self.list
                    .push(DayCandidate { published: published.clone(), features: FeatureVec::with_bias() });
                self.list.len() - 1
            }
        };
        let day = &mut self.list[at];
        if own && is_more_precise(&published, &day.published) {
            day.published = published;
        }
        Some(&mut day.features)
    }

    /// Adds the days that the page declares, and the one in its address.
    fn add_declared(&mut self, declared: &Declared) {
        let mut seen = [false; COUNT];
        for date in &declared.dates {
            let feature = declared_by(date.witness);
            let found = match date.witness {
                DateWitness::Picture => date_in_address(&date.written),
                _ => declared_date(&date.written, self.order),
            };
            let Some(found) = found else { continue };
            let utc = found.iso.as_deref().is_some_and(|i| i.ends_with('Z') || i.ends_with("+00:00"));
            if let Some(features) = self.add(found, true) {
                let again = std::mem::replace(&mut seen[usize::from(feature)], true);
                features.note(if again { Feature::DeclaredFurther } else { feature }, true);
                features.note(Feature::InUtc, utc);
            }
        }
        if let Some(found) = declared.url.as_deref().and_then(date_in_address)
            && let Some(features) = self.add(found, true)
        {
            features.note(Feature::PageAddress, true);
        }
    }

    /// Adds the days that the page shows in its lines.
    fn add_shown(&mut self, page: &LabelledPage<'_>) {
        let lines = page.shown();
        let mut shown = 0;
        for (at, run) in lines.runs.iter().enumerate() {
            let line = page.line(run);
            let opens = run.label.is_body() && at <= lines.first + 1;
            let Some(mut dates) = line_dates(line, opens, self.order) else { continue };
            let place = match lines.place(at, opens && dates.prose) {
                PagePlace::InProse if at == lines.last && at > lines.first => PagePlace::BehindProse,
                place => place,
            };
            // Cards and comments behind the article have their own days; captions and sentences name
            // the days of what they are about.
            let other = is_masthead(&lines, at, place, line)
                || place == PagePlace::FarBehind && matches!(run.label, Label::Related | Label::Comments)
                || place == PagePlace::InProse && dates.rest > MAX_WORDS_IN_PROSE
                || run.label == Label::Caption
                || is_of_something_else(run, page.document.format);
            if other {
                continue;
            }
            if let Some(before) = at.checked_sub(1).map(|b| page.line(lines.runs[b])) {
                read_word_before(&mut dates, before);
            }
            let words: &[Arc<str>] = run.markup.as_ref().map_or(&[], |m| &m.words);
            let kinds = kinds(words);
            let much = dates.rest > MAX_WORDS_BESIDE;
            let classed = |list: &WordList| words.iter().take(MAX_CLASS_WORDS).any(|w| list.has(w));
            let (issued, changed) = (classed(&PUBLISHED_CLASSES), classed(&UPDATED_CLASSES));
            let signed = line.len() < MAX_BYLINE_BYTES && byline(line, false).is_some();
            for found in dates.found {
                let Some(features) = self.add(found.published, place < PagePlace::BehindProse) else {
                    continue;
                };
                features.note(Feature::Labelled, run.label == Label::Date && run.article == Some(0));
                features.note(shown_at(place), true);
                features.raise(Feature::Near, 1.0 / (1.0 + lines.distance(at) as f32));
                features.note(Feature::ShownFirst, shown == 0);
                features.note(Feature::SaidPublished, found.issued);
                features.note(Feature::SaidUpdated, found.updated);
                features.note(Feature::NothingElse, dates.rest == 0);
                features.note(Feature::MuchElse, much);
                features.note(Feature::ClassOfDate, kinds[META_KIND] > FAR_META_CLASS);
                features.note(Feature::ClassOfComments, kinds[COMMENTS_KIND] > FAR_COMMENTS_CLASS);
                features.note(Feature::ClassOfCards, kinds[CARDS_KIND] > FAR_CARDS_CLASS);
                features.note(
                    Feature::InLink,
                    run.markup.as_ref().is_some_and(|m| m.link_density > MAX_LINK_DENSITY),
                );
                features.note(Feature::Comment, run.label == Label::Comments);
                features.note(Feature::ClassOfPublication, issued);
                features.note(Feature::ClassOfUpdate, changed);
                features.note(Feature::WithByline, signed);
                shown += 1;
            }
        }
    }

    /// Sets the features that compare the days; the first `declared` ones are those that the page
    /// declares.
    fn compare(&mut self, declared: usize) {
        let days: Vec<i32> =
            self.list.iter().map(|d| d.published.iso.as_deref().and_then(of_iso).unwrap_or(0)).collect();
        use Feature::{Item, JsonLdArticle, JsonLdPage, MetaDate, MetaPublished};
        let has = |features: &'static [Feature]| {
            move |d: &DayCandidate| features.iter().any(|c| d.features.has(*c))
        };
        let nothing = !self.list.iter().any(has(&[JsonLdArticle, JsonLdPage, MetaPublished, Item]));
        let many = self.list.iter().filter(|d| d.is_shown()).count() > MAX_FEW;
        // The day that the most reliable declaration names.
        let reliable = [JsonLdArticle, MetaPublished, MetaDate, Item];
        let declared_day =
            reliable.into_iter().find_map(|w| self.list.iter().position(|d| d.features.has(w)));
        let (earliest, latest) = (days.iter().min().copied(), days.iter().max().copied());
        for (at, day) in self.list.iter_mut().enumerate() {
            let (shown, own) = (day.is_shown(), days[at]);
            let new_year = day.published.iso.as_deref().is_some_and(|i| i.get(4..10) == Some("-01-01"));
            for (feature, is) in [
                (Feature::Earliest, Some(own) == earliest),
                (Feature::Latest, Some(own) == latest),
                (Feature::Alone, days.len() == 1),
                (Feature::EveOrMorrow, days.iter().any(|d| d.abs_diff(own) == 1)),
                (Feature::ManyShown, many && shown),
                (Feature::ShownAndDeclared, shown && at < declared),
                (Feature::OlderThanTenYears, latest.is_some_and(|l| l - own > TEN_YEARS_DAYS)),
                (Feature::FirstOfJanuary, new_year),
                (Feature::ShownBeforeDeclared, shown && declared_day.is_some_and(|t| own < days[t])),
                (Feature::ShownAfterDeclared, shown && declared_day.is_some_and(|t| own > days[t])),
                (Feature::NothingDeclared, nothing),
            ] {
                day.features.note(feature, is);
            }
        }
    }
}

/// Whether a line is the head of a page with today's weekday and day: over the title, outside of the page's
/// content or with buttons between it and the title.
fn is_masthead(lines: &ShownLines<'_>, at: usize, place: PagePlace, line: &str) -> bool {
    if !matches!(place, PagePlace::AboveTitle | PagePlace::FarBefore) {
        return false;
    }
    let run = lines.runs[at];
    let button = |r: &&Labelled| {
        matches!(r.label, Label::Navigation | Label::Promotion | Label::Share) && r.reason.cue == Cue::Phrase
    };
    let aside = run.markup.as_ref().is_some_and(|m| m.in_furniture);
    let parted = lines.title.is_some_and(|t| lines.runs[at + 1..t].iter().any(|r| button(&&**r)));
    let word = |w: &str| date_word(w.trim_matches(|c: char| !c.is_alphanumeric())).is(WEEKDAY);
    (aside || parted) && line.split_whitespace().any(word)
}

/// Whether the days of a line are never those of the page's article: a quotation or a post, a list of notes
/// or sources, today's day in the head of the page, the head of a Markdown file, which is read apart.
fn is_of_something_else(run: &Labelled, format: Format) -> bool {
    let Some(markup) = &run.markup else { return false };
    let classed = |list: &WordList| markup.words.iter().take(MAX_CLASS_WORDS).any(|w| list.has(w));
    markup.tag == Tag::Quote
        || markup.tag == Tag::Meta && format == Format::Markdown
        || classed(&OTHER_CLASSES)
        || classed(&TODAY_CLASSES)
}

/// Reads words such as "updated" in a short line before the dates, when their own line has none.
fn read_word_before(dates: &mut LineDates, before: &str) {
    let Some(first) = dates.found.first_mut().filter(|f| !f.updated && !f.issued) else { return };
    if before.split_whitespace().count() > MAX_WORDS_BEFORE {
        return;
    }
    let bare = |word: &str| date_word(word.trim_matches(|c: char| !c.is_alphanumeric())).roles;
    let kinds = before.split_whitespace().map(bare).fold(0, |all, kinds| all | kinds);
    first.updated = kinds & UPDATED != 0;
    first.issued = !first.updated && kinds & PUBLISHED != 0;
}
