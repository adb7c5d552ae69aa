//! Whether records are articles: points for what articles in a download carry, and at least one
//! sign that running text does not have. A novel, a diary and concert notes have title, place and
//! day before each text, so those three never are enough.

use crate::split::frames::evidence::Evidence;
/// Median words of a record's text: below the first nothing is a pile, below the second a hard
/// sign must be a strong one, below the third one point more is needed.
const MIN_WORDS: f64 = 8.0;
const SHORT_WORDS: f64 = 40.0;
const FULL_WORDS: f64 = 60.0;
/// Points needed.
const MIN_POINTS: u32 = 3;
/// Share of the file that the texts must be.
const MIN_COVER: f64 = 0.12;
/// Share of the numbered records that have a title, and of the file that their texts are.
const MIN_TITLED: f32 = 0.9;
const MIN_COVER_NUMBERED: f64 = 0.5;
/// Share of the file that the texts of an offered split must be: comments under an article are less.
const MIN_COVER_OFFERED: f64 = 0.7;

/// How sure the split is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Sure,
    Likely,
    No,
}

impl Evidence {
    fn points(&self) -> u32 {
        let single = [
            self.outlets,
            self.names,
            self.counter,
            self.copyright,
            self.id,
            self.anchor,
            self.bylines,
            self.addresses,
            self.five_fields,
            self.rule,
            self.day_template,
            self.pages,
            self.numbered,
            self.bold_titles,
            self.labelled_ids,
            self.pages && self.outlets,
            self.counter && self.stated == Some(self.records),
        ];
        let double = [self.length, self.column_names];
        let count = |list: &[bool]| list.iter().filter(|b| **b).count() as u32;
        count(&single) + 2 * count(&double)
    }

    /// Decides.
    pub fn verdict(&self) -> Verdict {
        if self.is_sure() {
            Verdict::Sure
        } else if self.is_likely() {
            Verdict::Likely
        } else {
            Verdict::No
        }
    }

    fn is_sure(&self) -> bool {
        if self.vendor && self.days && self.points() >= 2 {
            return true;
        }
        if self.is_numbered_list() {
            return true;
        }
        let named = self.titles >= 0.3 || self.counter || self.anchor;
        if self.words < MIN_WORDS || !self.days || !named {
            return false;
        }
        // What running text does not have.
        let firm = self.counter || self.length || self.column_names;
        let notice = self.copyright || self.id || self.eight_labels || self.known_fields;
        let bylines = self.bylines && !self.html;
        if !(firm || notice || self.pages || self.addresses || bylines) {
            return false;
        }
        let pages_alone = self.pages && !(firm || notice || self.addresses || bylines);
        if pages_alone && (self.one_day || self.words < FULL_WORDS || self.ordered) {
            return false;
        }
        if !firm && !self.copyright && !self.id && !self.pages && !self.known_fields && !self.outlets {
            return false;
        }
        if self.ordered && !(firm || notice || self.pages || self.addresses) {
            return false;
        }
        if self.records == 2 && !(firm || self.eight_labels || self.known_fields) {
            return false;
        }
        if self.one_day && self.records >= 6 && !(self.counter || self.length || notice) {
            return false;
        }
        if self.cover < 0.3 && !(self.counter || self.length) {
            return false;
        }
        if self.words < SHORT_WORDS
            && !(self.counter || self.length || self.anchor || self.copyright || self.id || self.known_fields)
        {
            return false;
        }
        // Fields that name title, outlet, author or day speak for short texts too.
        let few = !(self.known_fields && self.titled);
        let need =
            MIN_POINTS + u32::from(few && self.words < FULL_WORDS) + u32::from(few && self.records == 2);
        let counted = self.counter && self.stated == Some(self.records);
        self.points() >= need && (self.cover > MIN_COVER || counted)
    }

    /// Titles that count up, each with outlet and day on one line below: a reader's own list of articles.
    fn is_numbered_list(&self) -> bool {
        self.numbered
            && self.days
            && self.outlet_by_day
            && !self.html
            && self.words >= MIN_WORDS
            && self.titles >= MIN_TITLED
            && self.cover >= MIN_COVER_NUMBERED
    }

    fn is_likely(&self) -> bool {
        let told = self.known_fields || self.counter;
        let few = self.records < 3 && !(told && self.days && self.points() >= MIN_POINTS);
        if few || self.titles < 0.5 || self.cover < MIN_COVER_OFFERED || self.words < SHORT_WORDS {
            return false;
        }
        if !self.days {
            // Without days: what the file itself counts, or names as the fields of articles.
            let counted = self.counter && self.stated == Some(self.records);
            return counted || self.known_fields || self.titled && (self.outlets || self.bylines);
        }
        // A live blog has one day, and names.
        if self.one_day && self.records >= 4 && !(told || self.length || self.copyright || self.id) {
            return false;
        }
        // Two signs of a press database, or an outlet beside each day where the days run neither up nor down.
        let signs = self.outlets || self.bylines || told;
        let points = self.points();
        points >= MIN_POINTS || signs && (points >= 2 || self.outlet_by_day && !self.ordered)
    }
}
