//! The authors that a page declares or shows, each with what speaks for it and against it.

use crate::lexicon::class_words::kinds;
use crate::lexicon::names::{agency, is_credit, is_given, is_outlet, names, sourced};
use crate::metadata::page::{Page, Place, Shown};
use crate::metadata::person::{fit, is_capitals, is_common, is_firm, undated};
use crate::metadata::title::is_site;
use crate::ml::linear::{Cues, cues, flag};
use crate::parse::byline::{is_by, people, signed};
use crate::parse::date::line::date_line;
use crate::text::chars::key;
use crate::text::words::words;
use crate::types::document::{AuthorWitness, Declared};
use crate::types::label::{Label, Labelled};
use std::sync::Arc;

/// One or more authors whom a witness names together.
pub(crate) struct Authors {
    /// As one line.
    pub line: String,
    /// Their names as a key, without the words for "and".
    key: String,
    pub cues: Cues<CUES>,
}

cues! {
    Any "any"
    // Declared: the first of each kind of witness, in their order, and further ones.
    JsonLdPerson "json-ld-person"
    JsonLdOrganisation "json-ld-organisation"
    JsonLdName "json-ld-name"
    JsonLdKnown "json-ld-known"
    Meta "meta"
    MetaMinor "meta-minor"
    MetaShared "meta-shared"
    Item "item"
    Link "link"
    Class "class"
    Profile "profile"
    LikeClass "like-class"
    DeclaredFurther "declared-further"
    NothingDeclared "nothing-declared"
    ToldTwice "told-twice"
    ShownAndDeclared "shown-and-declared"
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
    SignedFirst "signed-first"
    // Shown: how.
    Signed "signed"
    SignedOnTheLineBefore "signed-on-the-line-before"
    SignedInTheLine "signed-in-the-line"
    DateOnTheLine "date-on-the-line"
    DateNear "date-near"
    NothingElse "nothing-else"
    ClassOfAuthor "class-of-author"
    ClassOfComments "class-of-comments"
    ClassOfCards "class-of-cards"
    InLink "in-link"
    CommentOrCard "comment-or-card"
    ShownAgain "shown-again"
    OpensASentence "opens-a-sentence"
    OpensASentenceBehind "opens-a-sentence-behind"
    SignedNear "signed-near"
    // The name itself.
    GivenName "given-name"
    OneWord "one-word"
    ManyWords "many-words"
    Several "several"
    NoName "no-name"
    SmallLetters "small-letters"
    Capitals "capitals"
    Digits "digits"
    Site "site"
    Firm "firm"
    Outlet "outlet"
    Desk "desk"
    Agency "agency"
    CommonWords "common-words"
    TitleWords "title-words"
    // Beside the others.
    PartOfAnother "part-of-another"
    PartOfDeclared "part-of-declared"
    HoldsAnother "holds-another"
    AnotherSignedNear "another-signed-near"
    Alone "alone"
    Many "many"
}

/// The cue of a place where authors are shown.
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

/// The cue of a witness of declared authors.
fn told_by(witness: AuthorWitness) -> Cue {
    match witness {
        AuthorWitness::Person => Cue::JsonLdPerson,
        AuthorWitness::Organisation => Cue::JsonLdOrganisation,
        AuthorWitness::Name => Cue::JsonLdName,
        AuthorWitness::Known => Cue::JsonLdKnown,
        AuthorWitness::Meta => Cue::Meta,
        AuthorWitness::Minor => Cue::MetaMinor,
        AuthorWitness::Shared => Cue::MetaShared,
        AuthorWitness::Item => Cue::Item,
        AuthorWitness::Link => Cue::Link,
        AuthorWitness::Class => Cue::Class,
        AuthorWitness::Profile => Cue::Profile,
        AuthorWitness::ClassLike => Cue::LikeClass,
    }
}

/// The first of each kind of witness.
const DECLARED: [Cue; 12] = [
    Cue::JsonLdPerson,
    Cue::JsonLdOrganisation,
    Cue::JsonLdName,
    Cue::JsonLdKnown,
    Cue::Meta,
    Cue::MetaMinor,
    Cue::MetaShared,
    Cue::Item,
    Cue::Link,
    Cue::Class,
    Cue::Profile,
    Cue::LikeClass,
];

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
    fn tell(&mut self, line: String) -> Option<&mut Cues<CUES>> {
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
                self.list.push(Authors { line: line.clone(), key: name, cues: Cues::any() });
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
        let mut heard = [false; CUES];
        let declared = self.declared;
        // Those that head and data tell one behind the other are told together.
        let apart = |w: AuthorWitness| {
            use AuthorWitness::{Class, ClassLike, Item, Known, Link, Profile};
            matches!(w, Item | Link | Class | ClassLike | Profile | Known)
        };
        for group in declared.authors.chunk_by(|a, b| a.witness == b.witness && !apart(a.witness)) {
            let fit: Vec<String> = group.iter().filter_map(|a| fit(&a.written, declared)).take(12).collect();
            let cue = told_by(group[0].witness);
            // Persons whom the page knows are news where no list of authors has them.
            let listed =
                |name: &String| self.list.iter().any(|a| a.line.len() > name.len() && a.line.contains(name));
            if fit.is_empty() || group[0].witness == AuthorWitness::Known && fit.iter().all(listed) {
                continue;
            }
            if let Some(cues) = self.tell(fit.join(", ")) {
                let again = std::mem::replace(&mut heard[usize::from(cue)], true);
                cues.note(if again { Cue::DeclaredFurther } else { cue }, true);
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
                cues.note(Cue::Labelled, run.label == Label::Byline);
                cues.note(shown_at(place), true);
                cues.raise(Cue::Near, 1.0 / (1.0 + lines.steps(at) as f32));
                cues.note(Cue::SignedFirst, sign && !signed_before);
                cues.note(Cue::Signed, sign);
                cues.note(Cue::SignedOnTheLineBefore, by_before);
                cues.note(Cue::SignedInTheLine, sign && signed(line).is_none());
                cues.note(Cue::DateOnTheLine, dated.is_some());
                cues.note(Cue::DateNear, dated_near);
                cues.note(Cue::NothingElse, all);
                cues.note(Cue::ClassOfAuthor, classed);
                cues.note(Cue::ClassOfComments, kinds[1] > 20);
                cues.note(Cue::ClassOfCards, kinds[2] > 24);
                cues.note(Cue::InLink, run.markup.as_ref().is_some_and(|m| m.link_density > 0.5));
                cues.note(Cue::CommentOrCard, matches!(run.label, Label::Comments | Label::Related));
                cues.note(Cue::SignedNear, sign && lines.steps(at) <= 4);
                signed_before |= sign;
            }
        }
        for known in &mut self.list {
            let opens = |r: &&Labelled| {
                let rest = page.line(r).strip_prefix(known.line.as_str());
                rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()) || rest.is_empty())
            };
            let mut alone = 0;
            for (at, run) in lines.runs.iter().enumerate().filter(|(_, r)| opens(r)) {
                let more = words(page.line(run)) > words(&known.line) + 6;
                let behind = run.label != Label::Comments && at > lines.last;
                alone += usize::from(!more);
                known.cues.note(Cue::OpensASentence, more && !behind);
                known.cues.note(Cue::OpensASentenceBehind, more && behind);
            }
            known.cues.note(Cue::ShownAgain, alone > 1);
        }
    }

    /// What the names say by themselves and beside one another.
    fn look_at(&mut self, page: &Page<'_>, declared: usize) {
        let text = page.document.text.as_str();
        let title = page.runs.iter().find(|r| r.label == Label::Title && r.article == Some(0));
        let title = title.map(|t| key(page.line(t))).unwrap_or_default();
        let keys: Vec<String> = self.list.iter().map(|a| format!(" {} ", a.key)).collect();
        let near: Vec<bool> = self.list.iter().map(|a| a.cues.has(Cue::SignedNear)).collect();
        for (at, known) in self.list.iter_mut().enumerate() {
            let count = known.key.split(' ').count();
            let line = known.line.as_str();
            let share = |of: &dyn Fn(&str) -> bool| {
                known.key.split(' ').filter(|w| of(w)).count() as f32 / count as f32
            };
            let desk = |w: &str| names().desk.names.contains(&w);
            let others = || keys.iter().enumerate().filter(|(o, _)| *o != at).map(|(_, k)| k);
            let in_declared =
                || keys[..declared].iter().enumerate().any(|(o, k)| o != at && k.contains(&keys[at]));
            let given = count > 1 && known.key.split(' ').next().is_some_and(is_given);
            let part = people(line, false).is_none_or(|p| p.len() < line.len());
            let told = DECLARED.iter().filter(|c| known.cues.has(**c)).count();
            let cues = [
                (Cue::GivenName, flag(given)),
                (Cue::OneWord, flag(count == 1)),
                (Cue::ManyWords, flag(line.split(", ").any(|n| words(n) > 4))),
                (Cue::Several, flag(line.split(", ").count() > 1 && line.split(", ").all(|n| words(n) > 1))),
                (Cue::NoName, flag(part)),
                (Cue::SmallLetters, flag(line.starts_with(char::is_lowercase))),
                (Cue::Capitals, flag(is_capitals(line))),
                (Cue::Digits, flag(line.contains(|c: char| c.is_ascii_digit()))),
                (Cue::Site, flag(is_site(line, self.declared))),
                (Cue::Firm, flag(is_firm(line))),
                (Cue::Outlet, flag(is_outlet(line))),
                (Cue::Desk, flag(share(&desk) > 0.3)),
                (Cue::Agency, flag(agency(line).is_some())),
                (Cue::CommonWords, share(&|w| is_common(text, w))),
                (Cue::TitleWords, share(&|w| title.split(' ').any(|t| t == w))),
                (Cue::PartOfAnother, flag(others().any(|k| k.contains(&keys[at])))),
                (Cue::PartOfDeclared, flag(in_declared())),
                (Cue::HoldsAnother, flag(others().any(|k| keys[at].contains(k.as_str())))),
                (Cue::AnotherSignedNear, flag(near.iter().enumerate().any(|(o, n)| o != at && *n))),
                (Cue::Alone, flag(keys.len() == 1)),
                (Cue::Many, flag(keys.len() > 5)),
                (Cue::NothingDeclared, flag(declared == 0)),
                (Cue::ToldTwice, flag(told > 1)),
                (Cue::ShownAndDeclared, flag(at < declared && known.cues.has(Cue::Near))),
            ];
            for (cue, value) in cues {
                known.cues[cue] = value;
            }
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
