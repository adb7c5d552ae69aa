//! Features of author candidates from their names alone, and beside one another.
//!
//! In: the candidates of a page with the features of where they stand. Out: the rest of the features.

use crate::lexicon::names::{agency, is_given, is_outlet, names};
use crate::metadata::author_features::{AuthorCandidate, DECLARED, Feature};
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
    let near: Vec<bool> = list.iter().map(|a| a.features.has(Feature::SignedNear)).collect();
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
        let declared_times = DECLARED.iter().filter(|c| known.features.has(**c)).count();
        let features = [
            (Feature::GivenName, flag(given)),
            (Feature::OneWord, flag(count == 1)),
            (Feature::ManyWords, flag(line.split(", ").any(|n| name_words(n) > MAX_NAME_WORDS))),
            (
                Feature::Several,
                flag(line.split(", ").count() > 1 && line.split(", ").all(|n| count_words(n) > 1)),
            ),
            (Feature::NoName, flag(part)),
            (Feature::SmallLetters, flag(line.starts_with(char::is_lowercase))),
            (Feature::Capitals, flag(is_capitals(line))),
            (Feature::Digits, flag(line.contains(|c: char| c.is_ascii_digit()))),
            (Feature::Site, flag(is_site(line, &page.document.declared))),
            (Feature::Firm, flag(is_company(line))),
            (Feature::Outlet, flag(is_outlet(line))),
            (Feature::Desk, flag(share(&desk) > MAX_DESK_SHARE)),
            (Feature::Agency, flag(agency(line).is_some())),
            // Words of a script without capitals are no common ones by that.
            (Feature::CommonWords, share(&|w| w.contains(char::is_lowercase) && writes_lowercase(text, w))),
            (Feature::TitleWords, share(&|w| title.split(' ').any(|t| t == w))),
            (Feature::PartOfAnother, flag(others().any(|k| k.contains(&keys[at])))),
            (Feature::PartOfDeclared, flag(in_declared())),
            (Feature::HoldsAnother, flag(others().any(|k| keys[at].contains(k.as_str())))),
            (Feature::AnotherSignedNear, flag(near.iter().enumerate().any(|(o, n)| o != at && *n))),
            (Feature::Alone, flag(keys.len() == 1)),
            (Feature::Many, flag(keys.len() > MAX_FEW)),
            (Feature::NothingDeclared, flag(declared == 0)),
            (Feature::ToldTwice, flag(declared_times > 1)),
            (Feature::ShownAndDeclared, flag(at < declared && known.features.has(Feature::Near))),
        ];
        for (feature, value) in features {
            known.features[feature] = value;
        }
    }
}

/// Words of a name. Thai writes given and family name apart and no other words.
fn name_words(name: &str) -> u32 {
    match name.contains(|c| matches!(c, '\u{0e00}'..='\u{0e7f}')) {
        true => name.split_whitespace().count() as u32,
        false => count_words(name),
    }
}
