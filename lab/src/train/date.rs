//! The model that chooses the day of a page's publication, and when a candidate agrees with the
//! label.

use super::candidate_model::{CandidateModel, Candidates, Gold, Match};
use storysift::training::{self, DATE_CUES};

/// The model.
pub const DATE: CandidateModel = CandidateModel {
    name: "date",
    features: DATE_CUES,
    min_scores: [0.4, 1.0],
    learns_from_articles: false,
    candidates,
};

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let label = gold.date.as_deref().and_then(|d| d.get(..10))?;
    let (days, all) = training::days(name, bytes);
    let matches = |iso: &str| if iso == label { Match::Fully } else { Match::No };
    let list: Vec<_> = days.into_iter().map(|d| (d.iso.clone(), d.cues, matches(&d.iso))).collect();
    // A label that the page shows but that is no candidate is the day of a later change: there
    // is nothing to learn from it.
    let teaches = list.iter().any(|(.., m)| *m == Match::Fully) || all.iter().all(|d| d.iso != label);
    Some(Candidates { list, teaches })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labelled_day_is_right_and_a_page_without_a_label_is_left_out() {
        let page =
            b"The bridge stays open\n\nMay 3, 2024\n\nThe council of Balera voted on Friday to keep the \
            old bridge over the river open for another year, after a long debate about its pillars.";
        let gold = |date: Option<&str>| Gold { date: date.map(str::to_owned), ..Gold::default() };
        for (label, right) in [("2024-05-03", true), ("2024-05-03T10:00:00Z", true), ("2023-01-01", false)] {
            let found = candidates("page.txt", page, &gold(Some(label))).unwrap();
            assert_eq!(found.list.iter().any(|(.., m)| *m == Match::Fully), right, "{label}");
            assert!(found.teaches);
        }
        assert!(candidates("page.txt", page, &gold(None)).is_none());
        assert!(candidates("page.txt", page, &gold(Some("2024"))).is_none());
    }
}
