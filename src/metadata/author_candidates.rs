//! Finds the authors that a page declares or shows, with their features.
//!
//! In: a labelled page. Out: candidates. Which of them wrote the article is decided in `author`.

use crate::lexicon::class_words::kinds;
use crate::lexicon::names::{is_credit, names, sourced};
use crate::metadata::author_comparison::compare;
use crate::metadata::author_features::{AuthorCandidate, COUNT, Feature, declared_by, shown_at};
use crate::metadata::author_lines::{bracketed_reporters, is_beside_date, names_in_line};
use crate::metadata::page::{LabelledPage, PagePlace, ShownLines};
use crate::metadata::person::{clean_name, is_capitals};
use crate::metadata::word_list::WordList;
use crate::ml::linear::FeatureVec;
use crate::parse::byline::{is_by, signed};
use crate::parse::date::line::date_line;
use crate::text::chars::{is_unspaced, key};
use crate::text::words::count_words;
use crate::types::document::{AuthorWitness, Declared};
use crate::types::label::{Label, Labelled};
use std::sync::Arc;

static CLASS_WORDS: WordList = WordList::new(include_str!("data/author_words.txt"), "class");
static TITLE_WORDS: WordList = WordList::new(include_str!("data/author_words.txt"), "title");

/// Thresholds. Distances are in lines to the title or the start of the text.
mod tuning {
    /// Candidates of a page.
    pub const MAX_CANDIDATES: usize = 40;
    /// Names of one list of declared authors.
    pub const MAX_GROUP: usize = 12;
    /// Nearest class words that are looked at.
    pub const MAX_CLASS_WORDS: usize = 4;
    /// Distance of a line in which a name without a word for "by" counts.
    pub const MAX_BARE_DISTANCE: usize = 6;
    /// Distance of a line that is near.
    pub const MAX_NEAR_DISTANCE: usize = 4;
    /// Bytes of a line that names authors.
    pub const MAX_LINE_BYTES: usize = 240;
    /// Words beside the names in a line that is no sentence.
    pub const MAX_WORDS_BESIDE: u32 = 6;
    /// Share of a line inside links above which it is linked.
    pub const MAX_LINK_DENSITY: f32 = 0.5;
    /// Kinds of class words, see `class_words`, and how near the word is: more than this, of 33.
    pub const COMMENTS_KIND: usize = 1;
    pub const FAR_COMMENTS_CLASS: u32 = 20;
    pub const CARDS_KIND: usize = 2;
    pub const FAR_CARDS_CLASS: u32 = 24;
}
use tuning::*;

/// The candidates of a page, in the order in which the page first names them.
pub fn author_candidates(page: &LabelledPage<'_>) -> Vec<AuthorCandidate> {
    let mut all = AuthorCollector { list: Vec::new(), declared: &page.document.declared };
    all.add_declared();
    let declared = all.list.len();
    all.add_shown(page);
    compare(&mut all.list, page, declared);
    all.list
}

/// Collects candidates; the same names are one candidate.
struct AuthorCollector<'d> {
    list: Vec<AuthorCandidate>,
    declared: &'d Declared,
}

impl AuthorCollector<'_> {
    /// The features of the candidate with these names, new or found before. `None` without a name and
    /// when there are [`MAX_CANDIDATES`] others.
    fn add(&mut self, line: String) -> Option<&mut FeatureVec<COUNT>> {
        let folded = key(&line);
        let and = |w: &&str| !names().and.contains(w) && !TITLE_WORDS.has(w);
        let name = folded.split(' ').filter(and).collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        let at = match self.list.iter().position(|a| a.key == name) {
            Some(at) => at,
            None if self.list.len() == MAX_CANDIDATES => return None,
            None => {
                self.list.push(AuthorCandidate {
                    line: line.clone(),
                    key: name,
                    features: FeatureVec::with_bias(),
                });
                self.list.len() - 1
            }
        };
        let known = &mut self.list[at];
        // The longer form and the one not in capitals is shown.
        let fuller = line.len() > known.line.len() && !is_capitals(&line);
        if fuller || is_capitals(&known.line) && !is_capitals(&line) {
            known.line = line;
        }
        Some(&mut known.features)
    }

    /// Adds those that the page declares in its head and markup.
    fn add_declared(&mut self) {
        let mut seen = [false; COUNT];
        let declared = self.declared;
        // Authors of one list in the head or in JSON-LD are one candidate; the others stand alone.
        let alone = |w: AuthorWitness| {
            use AuthorWitness::{Class, ClassLike, Item, Known, Link, Profile};
            matches!(w, Item | Link | Class | ClassLike | Profile | Known)
        };
        for group in declared.authors.chunk_by(|a, b| a.witness == b.witness && !alone(a.witness)) {
            let names: Vec<String> =
                group.iter().filter_map(|a| clean_name(&a.written, declared)).take(MAX_GROUP).collect();
            let feature = declared_by(group[0].witness);
            // A person of the page's data counts only when no list of authors has the name.
            let listed =
                |name: &String| self.list.iter().any(|a| a.line.len() > name.len() && a.line.contains(name));
            if names.is_empty() || group[0].witness == AuthorWitness::Known && names.iter().all(listed) {
                continue;
            }
            if let Some(features) = self.add(names.join(", ")) {
                let again = std::mem::replace(&mut seen[usize::from(feature)], true);
                features.note(if again { Feature::DeclaredFurther } else { feature }, true);
            }
        }
    }

    /// Adds those that the page shows in its lines.
    fn add_shown(&mut self, page: &LabelledPage<'_>) {
        let lines = page.shown();
        let (mut before, mut signed_before) = ("", false);
        for (at, run) in lines.runs.iter().enumerate() {
            let line = page.line(run);
            // Names that end the text sign it.
            let place = match lines.place(at, false) {
                PagePlace::InProse if at == lines.last => PagePlace::BehindProse,
                place => place,
            };
            let classes: &[Arc<str>] = run.markup.as_ref().map_or(&[], |m| &m.words);
            let classed = classes.iter().take(MAX_CLASS_WORDS).any(|w| CLASS_WORDS.has(w));
            let by_before = is_by(before);
            // A name without a word for "by" counts where authors are named.
            let bare = classed
                || by_before
                || run.label == Label::Byline
                || lines.distance(at) <= MAX_BARE_DISTANCE
                    && !matches!(place, PagePlace::InProse | PagePlace::FarBehind);
            before = line;
            if (at == lines.first || at == lines.last)
                && let Some(features) = bracketed_reporters(line).and_then(|names| self.add(names))
            {
                features.note(shown_at(if at == lines.first { PagePlace::OpensProse } else { place }), true);
                features.note(Feature::Signed, true);
                features.note(Feature::SignedFirst, !signed_before);
                features.raise(Feature::Near, 1.0 / (1.0 + lines.distance(at) as f32));
                continue;
            }
            if matches!(run.label, Label::Caption | Label::Source)
                || line.len() > MAX_LINE_BYTES
                || is_credit(line)
                || sourced(line).is_some()
            {
                continue;
            }
            let dated = date_line(line);
            let count = line.split(" - ").map(count_words).max().unwrap_or(0);
            let parts = dated.as_ref().map(|d| d.rest.as_slice());
            for (name, sign) in names_in_line(line, parts, bare, by_before) {
                let all = count_words(&name) + words_of_sign(line, sign) >= count;
                let Some(name) = clean_name(&name, self.declared) else { continue };
                let dated_near = dated.is_some() || is_beside_date(&lines, page, at);
                let Some(features) = self.add(name) else { continue };
                let kinds = kinds(classes);
                features.note(Feature::Labelled, run.label == Label::Byline);
                features.note(shown_at(place), true);
                features.raise(Feature::Near, 1.0 / (1.0 + lines.distance(at) as f32));
                features.note(Feature::SignedFirst, sign && !signed_before);
                features.note(Feature::Signed, sign);
                features.note(Feature::SignedOnTheLineBefore, by_before);
                features.note(Feature::SignedInTheLine, sign && signed(line).is_none());
                features.note(Feature::DateOnTheLine, dated.is_some());
                features.note(Feature::DateNear, dated_near);
                features.note(Feature::NothingElse, all);
                features.note(Feature::ClassOfAuthor, classed);
                features.note(Feature::ClassOfComments, kinds[COMMENTS_KIND] > FAR_COMMENTS_CLASS);
                features.note(Feature::ClassOfCards, kinds[CARDS_KIND] > FAR_CARDS_CLASS);
                let linked = run.markup.as_ref().is_some_and(|m| m.link_density > MAX_LINK_DENSITY);
                features.note(Feature::InLink, linked);
                features.note(Feature::CommentOrCard, matches!(run.label, Label::Comments | Label::Related));
                features.note(Feature::SignedNear, sign && lines.distance(at) <= MAX_NEAR_DISTANCE);
                signed_before |= sign;
            }
        }
        self.add_repetition(page, &lines);
    }

    /// Notes where the lines of the page open with the names that were found.
    fn add_repetition(&mut self, page: &LabelledPage<'_>, lines: &ShownLines<'_>) {
        for known in &mut self.list {
            let opens = |r: &&Labelled| {
                let rest = page.line(r).strip_prefix(known.line.as_str());
                rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()) || rest.is_empty())
            };
            let mut alone = 0;
            for (at, run) in lines.runs.iter().enumerate().filter(|(_, r)| opens(r)) {
                let more = count_words(page.line(run)) > count_words(&known.line) + MAX_WORDS_BESIDE;
                let behind = run.label != Label::Comments && at > lines.last;
                alone += usize::from(!more);
                known.features.note(Feature::OpensASentence, more && !behind);
                known.features.note(Feature::OpensASentenceBehind, more && behind);
            }
            known.features.note(Feature::ShownAgain, alone > 1);
        }
    }
}

/// Words of the word for "by" that a line opens with: in scripts without spaces it counts by its letters.
fn words_of_sign(line: &str, sign: bool) -> u32 {
    match signed(line).filter(|_| sign && line.starts_with(is_unspaced)) {
        Some(rest) => count_words(line).saturating_sub(count_words(rest)).max(1),
        None => u32::from(sign),
    }
}
