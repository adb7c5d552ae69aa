//! The authors that a page declares or shows, each with what speaks for it and against it.

use super::byline::{is_by, people, signed};
use super::date::date_line;
use super::names::{agency, is_credit, is_given, is_outlet, names, sourced};
use super::page::{PLACES, Page, Place, Shown};
use super::person::{fit, is_capitals, is_common, is_firm, undated};
use super::title::is_site;
use crate::label::class_words::kinds;
use crate::text::{key, words};
use crate::weights::flag;
use crate::{AuthorWitness, Declared, Label, Labelled};
use std::sync::Arc;

/// One or more authors whom a witness names together.
pub(crate) struct Authors {
    /// As one line.
    pub line: String,
    /// Their names as a key, without the words for "and".
    key: String,
    pub cues: [f32; CUES],
}

/// Number of cues.
pub(crate) const CUES: usize = NAMES.len();

/// What speaks for authors or against them.
pub(crate) const NAMES: [&str; 64] = [
    "any",
    // Declared: the first of each kind of witness, in their order, and further ones.
    "json-ld-person",
    "json-ld-organisation",
    "json-ld-name",
    "json-ld-known",
    "meta",
    "meta-minor",
    "meta-shared",
    "item",
    "link",
    "class",
    "profile",
    "like-class",
    "declared-further",
    "nothing-declared",
    "told-twice",
    "shown-and-declared",
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
    "signed-first",
    // Shown: how.
    "signed",
    "signed-on-the-line-before",
    "signed-in-the-line",
    "date-on-the-line",
    "date-near",
    "nothing-else",
    "class-of-author",
    "class-of-comments",
    "class-of-cards",
    "in-link",
    "comment-or-card",
    "shown-again",
    "opens-a-sentence",
    "opens-a-sentence-behind",
    "signed-near",
    // The name itself.
    "given-name",
    "one-word",
    "many-words",
    "several",
    "no-name",
    "small-letters",
    "capitals",
    "digits",
    "site",
    "firm",
    "outlet",
    "desk",
    "agency",
    "common-words",
    "title-words",
    // Beside the others.
    "part-of-another",
    "part-of-declared",
    "holds-another",
    "another-signed-near",
    "alone",
    "many",
];

const FURTHER: usize = 13;
const WHERE: usize = 17;
const NEAR: usize = WHERE + PLACES + 1;
const HOW: usize = NEAR + 2;
const FORM: usize = 43;
const BESIDE: usize = 58;

/// Most candidates.
const MOST: usize = 40;

/// The authors that may be the article's, in the order in which they are first told.
pub(crate) fn authors(page: &Page<'_>) -> Vec<Authors> {
    let mut all = Known { list: Vec::new(), declared: &page.document.declared };
    all.declare();
    let declared = all.list.len();
    all.show(page);
    all.look_at(page, declared);
    all.list
}

struct Known<'d> {
    list: Vec<Authors>,
    declared: &'d Declared,
}

impl Known<'_> {
    /// The cues of these authors, who are new or known.
    fn tell(&mut self, line: String) -> Option<&mut [f32; CUES]> {
        let folded = key(&line);
        let and = |w: &&str| !names().and.names.contains(w) && !matches!(*w, "dr" | "prof");
        let name = folded.split(' ').filter(and).collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        let at = match self.list.iter().position(|a| a.key == name) {
            Some(at) => at,
            None if self.list.len() == MOST => return None,
            None => {
                let mut cues = [0.0; CUES];
                cues[0] = 1.0;
                self.list.push(Authors { line: line.clone(), key: name, cues });
                self.list.len() - 1
            }
        };
        let known = &mut self.list[at];
        // The page's own way to join them goes before a list.
        let fuller = line.len() > known.line.len() && !is_capitals(&line);
        if fuller || is_capitals(&known.line) && !is_capitals(&line) {
            known.line = line;
        }
        Some(&mut known.cues)
    }

    fn declare(&mut self) {
        let mut heard = [false; FURTHER];
        let declared = self.declared;
        // Those that head and data tell one behind the other are told together.
        let apart = |w: AuthorWitness| {
            use AuthorWitness::{Class, ClassLike, Item, Known, Link, Profile};
            matches!(w, Item | Link | Class | ClassLike | Profile | Known)
        };
        for group in declared.authors.chunk_by(|a, b| a.witness == b.witness && !apart(a.witness)) {
            let fit: Vec<String> = group.iter().filter_map(|a| fit(&a.written, declared)).take(12).collect();
            let cue = group[0].witness as usize + 1;
            // Persons whom the page knows are news where no list of authors has them.
            let listed =
                |name: &String| self.list.iter().any(|a| a.line.len() > name.len() && a.line.contains(name));
            if fit.is_empty() || group[0].witness == AuthorWitness::Known && fit.iter().all(listed) {
                continue;
            }
            if let Some(cues) = self.tell(fit.join(", ")) {
                cues[if heard[cue] { FURTHER } else { cue }] = 1.0;
                heard[cue] = true;
            }
        }
    }

    fn show(&mut self, page: &Page<'_>) {
        let lines = page.shown();
        let (mut before, mut signed_before) = ("", false);
        for (at, run) in lines.runs.iter().enumerate() {
            let line = page.line(run);
            // Names that end the prose sign it.
            let place = match lines.place(at, false) {
                Place::InProse if at == lines.last => Place::BehindProse,
                place => place,
            };
            let classes: &[Arc<str>] = run.markup.as_ref().map_or(&[], |m| &m.words);
            let classed = classes.iter().take(4).any(|w| is_author_word(w));
            let by_before = is_by(before);
            // Names alone count where authors are named.
            let bare = classed
                || by_before
                || run.label == Label::Byline
                || lines.steps(at) <= 6 && !matches!(place, Place::InProse | Place::FarBehind);
            before = line;
            if matches!(run.label, Label::Caption | Label::Source)
                || line.len() > 240
                || is_credit(line)
                || sourced(line).is_some()
            {
                continue;
            }
            let dated = date_line(line);
            let count = words(line);
            for (name, sign) in named(line, dated.as_ref().map(|d| d.rest.as_slice()), bare, by_before) {
                let all = words(&name) + u32::from(sign) >= count;
                let Some(name) = fit(&name, self.declared) else { continue };
                let dated_near = dated.is_some() || beside(&lines, page, at);
                let Some(cues) = self.tell(name) else { continue };
                let kinds = kinds(classes);
                let mut note = |cue: usize, is: bool| cues[cue] = f32::max(cues[cue], flag(is));
                note(WHERE, run.label == Label::Byline);
                note(WHERE + place as usize, true);
                note(NEAR + 1, sign && !signed_before);
                note(HOW, sign);
                note(HOW + 1, by_before);
                note(HOW + 2, sign && signed(line).is_none());
                note(HOW + 3, dated.is_some());
                note(HOW + 4, dated_near);
                note(HOW + 5, all);
                note(HOW + 6, classed);
                note(HOW + 7, kinds[1] > 20);
                note(HOW + 8, kinds[2] > 24);
                note(HOW + 9, run.markup.as_ref().is_some_and(|m| m.link_density > 0.5));
                note(HOW + 14, sign && lines.steps(at) <= 4);
                note(HOW + 10, matches!(run.label, Label::Comments | Label::Related));
                cues[NEAR] = f32::max(cues[NEAR], 1.0 / (1.0 + lines.steps(at) as f32));
                signed_before |= sign;
            }
        }
        for known in &mut self.list {
            let opens = |r: &&Labelled| {
                let rest = page.line(r).strip_prefix(known.line.as_str());
                rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()) || rest.is_empty())
            };
            let mut counts = [0.0; 3];
            for (at, run) in lines.runs.iter().enumerate().filter(|(_, r)| opens(r)) {
                let more = words(page.line(run)) > words(&known.line) + 6;
                let behind = run.label != Label::Comments && at > lines.last;
                counts[if !more { 0 } else { 1 + usize::from(behind) }] += 1.0;
            }
            known.cues[HOW + 11] = flag(counts[0] > 1.0);
            known.cues[HOW + 12] = flag(counts[1] > 0.0);
            known.cues[HOW + 13] = flag(counts[2] > 0.0);
        }
    }

    /// What the names say by themselves and beside one another.
    fn look_at(&mut self, page: &Page<'_>, declared: usize) {
        let text = page.document.text.as_str();
        let title = page.runs.iter().find(|r| r.label == Label::Title && r.article == Some(0));
        let title = title.map(|t| key(page.line(t))).unwrap_or_default();
        let keys: Vec<String> = self.list.iter().map(|a| format!(" {} ", a.key)).collect();
        let near: Vec<bool> = self.list.iter().map(|a| a.cues[HOW + 14] > 0.0).collect();
        for (at, known) in self.list.iter_mut().enumerate() {
            let count = known.key.split(' ').count();
            let line = known.line.as_str();
            let share = |of: &dyn Fn(&str) -> bool| {
                known.key.split(' ').filter(|w| of(w)).count() as f32 / count as f32
            };
            let desk = |w: &str| names().desk.names.contains(&w);
            let form = [
                flag(count > 1 && known.key.split(' ').next().is_some_and(is_given)),
                flag(count == 1),
                flag(line.split(", ").any(|n| words(n) > 4)),
                flag(line.split(", ").count() > 1 && line.split(", ").all(|n| words(n) > 1)),
                flag(people(line, false).is_none_or(|p| p.len() < line.len())),
                flag(line.starts_with(char::is_lowercase)),
                flag(is_capitals(line)),
                flag(line.contains(|c: char| c.is_ascii_digit())),
                flag(is_site(line, self.declared)),
                flag(is_firm(line)),
                flag(is_outlet(line)),
                flag(share(&desk) > 0.3),
                flag(agency(line).is_some()),
                share(&|w| is_common(text, w)),
                share(&|w| title.split(' ').any(|t| t == w)),
            ];
            known.cues[FORM..BESIDE].copy_from_slice(&form);
            let others = || keys.iter().enumerate().filter(|(o, _)| *o != at).map(|(_, k)| k);
            let beside = [
                flag(others().any(|k| k.contains(&keys[at]))),
                flag(keys[..declared].iter().enumerate().any(|(o, k)| o != at && k.contains(&keys[at]))),
                flag(others().any(|k| keys[at].contains(k.as_str()))),
                flag(near.iter().enumerate().any(|(o, n)| o != at && *n)),
                flag(keys.len() == 1),
                flag(keys.len() > 5),
            ];
            known.cues[BESIDE..].copy_from_slice(&beside);
            known.cues[FURTHER + 1] = flag(declared == 0);
            known.cues[FURTHER + 2] = flag(known.cues[1..FURTHER].iter().sum::<f32>() > 1.0);
            known.cues[FURTHER + 3] = flag(at < declared && known.cues[NEAR] > 0.0);
        }
    }
}

/// The names in a short line, each with whether a word for "by" stands before it. `parts` are
/// the spans beside the line's dates.
fn named(line: &str, parts: Option<&[(usize, usize)]>, bare: bool, by: bool) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut read = |part: &str| {
        let part = part.trim().trim_start_matches(['-', '–', '—', ',', '@', '✍']).trim();
        let part = undated(part);
        let inner = || part.find(" by ").map(|at| &part[at + 4..]);
        match signed(part).or_else(inner) {
            Some(rest) => found.extend(people(rest, false).map(|p| (p, true))),
            None if (bare || by) && words(part) <= 8 => found.extend(people(part, !by).map(|p| (p, false))),
            None => {}
        }
    };
    match parts {
        Some(parts) => parts.iter().for_each(|(from, to)| read(&line[*from..*to])),
        None => line.split(['|', '•', '·', '—', '–', '\n', '\u{3000}']).for_each(&mut read),
    }
    found
}

/// Whether the line before or behind tells a date.
fn beside(lines: &Shown<'_>, page: &Page<'_>, at: usize) -> bool {
    let near = [at.checked_sub(1), Some(at + 1), Some(at + 2)].into_iter().flatten();
    near.filter_map(|n| lines.runs.get(n)).any(|r| date_line(page.line(r)).is_some())
}

/// Whether a class word says that an author is named.
fn is_author_word(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "author",
        "byline",
        "authors",
        "autor",
        "autoren",
        "auteur",
        "autore",
        "writer",
        "verfasser",
        "redacteur",
        "skribent",
        "contributor",
    ];
    WORDS.contains(&word)
}
