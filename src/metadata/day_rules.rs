//! Which days of a page are not that of publication, whatever the model would say: witness before place.
//!
//! In: the days of a page with their features. Out: those that may be the day of publication. A day that
//! stands over the title alone and is no earlier than one that the page declares, or shows below its title,
//! is the day of reading or saving. A day before the web that only the title names is what the article is about.

use crate::metadata::date_features::{DayCandidate, Feature};
use crate::parse::date::civil::of_iso;

/// Days by which the day over the title may be later than the declared one and still be the same: a
/// declaration in another time zone, a paper printed overnight.
const MAX_SAME_DAYS: i32 = 2;

/// 1995-01-01 in days from 1970: no page of the web was published before.
const FIRST_WEB_DAY: i32 = 9131;

/// What declares a day as one of publication.
const DECLARED: [Feature; 6] = [
    Feature::JsonLdArticle,
    Feature::JsonLdPage,
    Feature::MetaPublished,
    Feature::MetaDate,
    Feature::Item,
    Feature::PageAddress,
];
/// What declares a day at all.
const DECLARED_OTHERWISE: [Feature; 3] = [Feature::Time, Feature::Modified, Feature::PictureAddress];
/// Places of the page that are near its article, and those that are not over its title.
const BELOW_TITLE: [Feature; 4] =
    [Feature::UnderTitle, Feature::OpensProse, Feature::InProse, Feature::BehindProse];

/// Leaves out the days that are not of publication.
pub fn without_other_days(days: &mut Vec<DayCandidate>) {
    let witnesses: Vec<i32> = days.iter().filter(|d| is_witnessed(d)).filter_map(number).collect();
    let said = days.iter().any(is_said);
    days.retain(|day| {
        let declared = has(day, &DECLARED);
        let otherwise = declared || has(day, &DECLARED_OTHERWISE);
        let over_title = !otherwise && !has(day, &BELOW_TITLE) && !day.features.has(Feature::InTitle);
        let later = number(day).is_some_and(|own| witnesses.iter().any(|w| own > w + MAX_SAME_DAYS));
        let old = number(day).is_some_and(|own| own < FIRST_WEB_DAY);
        let title_alone = day.features.has(Feature::InTitle) && old && !otherwise && !has(day, &BELOW_TITLE);
        let unsaid = said && !otherwise && !is_said(day);
        let changed_far = day.features.has(Feature::SaidUpdated)
            && !otherwise
            && !day.features.has(Feature::NothingElse)
            && !has(day, &[Feature::UnderTitle, Feature::AboveTitle, Feature::InTitle]);
        let of_reading = day.is_shown() && over_title && later;
        !(of_reading || title_alone || unsaid || changed_far)
    });
}

/// The day that is taken though the model finds none likely enough: words before it say that it is the one of
/// publication, or the page declares it as such.
pub fn certain_day(days: &[DayCandidate]) -> Option<usize> {
    let sure = [Feature::JsonLdArticle, Feature::MetaPublished];
    days.iter().position(is_said).or_else(|| days.iter().position(|d| has(d, &sure)))
}

/// Whether the page itself witnesses the day: declares it, or shows it as a line of its own below the title.
fn is_witnessed(day: &DayCandidate) -> bool {
    let line = day.features.has(Feature::NothingElse) || day.features.has(Feature::WithByline);
    let under = day.features.has(Feature::UnderTitle) && !day.features.has(Feature::SaidUpdated) && line;
    has(day, &DECLARED) || under
}

/// Whether words before the day, near the article, say that it is the one of publication.
fn is_said(day: &DayCandidate) -> bool {
    use Feature::{AboveTitle, BehindProse, Comment, SaidPublished, UnderTitle};
    let near = has(day, &[AboveTitle, UnderTitle, BehindProse]);
    day.features.has(SaidPublished) && near && !day.features.has(Comment)
}

fn has(day: &DayCandidate, features: &[Feature]) -> bool {
    features.iter().any(|f| day.features.has(*f))
}

/// The day as a number.
fn number(day: &DayCandidate) -> Option<i32> {
    day.published.iso.as_deref().and_then(of_iso)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ml::linear::FeatureVec;
    use crate::types::article::{Precision, Published};

    fn day(iso: &str, features: &[Feature]) -> DayCandidate {
        let published =
            Published { iso: Some(iso.to_owned()), raw: iso.to_owned(), precision: Precision::Day };
        let mut day = DayCandidate { published, features: FeatureVec::with_bias() };
        features.iter().for_each(|f| day.features.note(*f, true));
        day
    }

    #[test]
    fn a_day_with_a_witness_goes_before_one_by_its_place() {
        use Feature::{
            AboveTitle, BehindProse, InTitle, JsonLdArticle, MetaDate, Near, NothingElse, SaidPublished,
            SaidUpdated, UnderTitle,
        };
        let masthead = || day("2026-03-09", &[Near, AboveTitle, NothingElse]);
        let cases: [(Vec<DayCandidate>, &[&str]); 8] = [
            (vec![day("2021-05-03", &[JsonLdArticle]), masthead()], &["2021-05-03"]),
            (vec![day("2021-05-03", &[MetaDate]), masthead()], &["2021-05-03"]),
            (vec![masthead(), day("2021-05-03", &[Near, UnderTitle, NothingElse])], &["2021-05-03"]),
            // A day over the title without another, or with a later one, may be that of publication.
            (vec![masthead()], &["2026-03-09"]),
            (vec![day("2026-03-10", &[JsonLdArticle]), masthead()], &["2026-03-10", "2026-03-09"]),
            (vec![day("1921-07-04", &[Near, InTitle])], &[]),
            (vec![day("2024-10-02", &[Near, BehindProse, SaidUpdated])], &[]),
            // The day of an event under the title, and the day of publication below the text.
            (
                vec![
                    day("2024-09-14", &[Near, UnderTitle]),
                    day("2024-08-30", &[Near, BehindProse, SaidPublished]),
                ],
                &["2024-08-30"],
            ),
        ];
        for (mut days, left) in cases {
            without_other_days(&mut days);
            let found: Vec<&str> = days.iter().filter_map(|d| d.published.iso.as_deref()).collect();
            assert_eq!(found, left);
        }
    }
}
