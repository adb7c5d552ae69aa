//! Features of author candidates from their names alone, and beside one another.
//!
//! In: the candidates of a page with the features of where they stand. Out: the rest of the features.

use crate::lexicon::names::{agency, is_given, is_outlet, names};
use crate::metadata::author_features::{AuthorCandidate, Cue, DECLARED};
use crate::metadata::page::LabelledPage;
use crate::metadata::person::{is_capitals, is_company, writes_lowercase};
use crate::metadata::title::is_site;
use crate::ml::linear::flag;
use crate::parse::byline::people;
use crate::text::chars::key;
use crate::text::words::count_words;
use crate::types::label::Label;

/// Words of one name.
const MAX_NAME_WORDS: u32 = 4;
/// Share of words such as "desk" and "staff" in a name of a person.
const MAX_DESK_SHARE: f32 = 0.3;
/// Candidates of a page that names few.
const MAX_FEW: usize = 5;

/// Sets the features of all candidates; the first `declared` ones are those that the page declares.
pub fn compare(list: &mut [AuthorCandidate], page: &LabelledPage<'_>, declared: usize) {
    let text = page.document.text.as_str();
    let title = page.runs.iter().find(|r| r.label == Label::Title && r.article == Some(0));
    let title = title.map(|t| key(page.line(t))).unwrap_or_default();
    let keys: Vec<String> = list.iter().map(|a| format!(" {} ", a.key)).collect();
    let near: Vec<bool> = list.iter().map(|a| a.cues.has(Cue::SignedNear)).collect();
    for (at, known) in list.iter_mut().enumerate() {
        let count = known.key.split(' ').count();
        let line = known.line.as_str();
        let share =
            |of: &dyn Fn(&str) -> bool| known.key.split(' ').filter(|w| of(w)).count() as f32 / count as f32;
        let desk = |w: &str| names().desk.contains(w);
        let others = || keys.iter().enumerate().filter(|(o, _)| *o != at).map(|(_, k)| k);
        let in_declared =
            || keys[..declared].iter().enumerate().any(|(o, k)| o != at && k.contains(&keys[at]));
        let given = count > 1 && known.key.split(' ').next().is_some_and(is_given);
        let part = people(line, false).is_none_or(|p| p.len() < line.len());
        let declared_times = DECLARED.iter().filter(|c| known.cues.has(**c)).count();
        let cues = [
            (Cue::GivenName, flag(given)),
            (Cue::OneWord, flag(count == 1)),
            (Cue::ManyWords, flag(line.split(", ").any(|n| count_words(n) > MAX_NAME_WORDS))),
            (
                Cue::Several,
                flag(line.split(", ").count() > 1 && line.split(", ").all(|n| count_words(n) > 1)),
            ),
            (Cue::NoName, flag(part)),
            (Cue::SmallLetters, flag(line.starts_with(char::is_lowercase))),
            (Cue::Capitals, flag(is_capitals(line))),
            (Cue::Digits, flag(line.contains(|c: char| c.is_ascii_digit()))),
            (Cue::Site, flag(is_site(line, &page.document.declared))),
            (Cue::Firm, flag(is_company(line))),
            (Cue::Outlet, flag(is_outlet(line))),
            (Cue::Desk, flag(share(&desk) > MAX_DESK_SHARE)),
            (Cue::Agency, flag(agency(line).is_some())),
            (Cue::CommonWords, share(&|w| writes_lowercase(text, w))),
            (Cue::TitleWords, share(&|w| title.split(' ').any(|t| t == w))),
            (Cue::PartOfAnother, flag(others().any(|k| k.contains(&keys[at])))),
            (Cue::PartOfDeclared, flag(in_declared())),
            (Cue::HoldsAnother, flag(others().any(|k| keys[at].contains(k.as_str())))),
            (Cue::AnotherSignedNear, flag(near.iter().enumerate().any(|(o, n)| o != at && *n))),
            (Cue::Alone, flag(keys.len() == 1)),
            (Cue::Many, flag(keys.len() > MAX_FEW)),
            (Cue::NothingDeclared, flag(declared == 0)),
            (Cue::ToldTwice, flag(declared_times > 1)),
            (Cue::ShownAndDeclared, flag(at < declared && known.cues.has(Cue::Near))),
        ];
        for (cue, value) in cues {
            known.cues[cue] = value;
        }
    }
}
