//! The model that chooses the form of a page's title, among those that the page declares and
//! shows, and when a candidate agrees with the label.

use super::candidate_model::{CandidateModel, Candidates, Gold, Match};
use super::plain_text::words_only;
use storysift::training::{self, HEADLINE_CUES};

/// The model.
pub const HEADLINE: CandidateModel = CandidateModel {
    name: "headline",
    features: HEADLINE_CUES,
    min_scores: [0.4, 0.0],
    learns_from_articles: false,
    candidates,
};

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let label = gold.title.as_deref().map(words_only).filter(|t| !t.is_empty())?;
    // Pages without markup declare no title.
    if !name.ends_with("html") {
        return None;
    }
    let matches = |text: &str| if words_only(text) == label { Match::Fully } else { Match::No };
    let found = training::headlines(name, bytes).into_iter();
    let list: Vec<_> = found.map(|h| (matches(&h.text), h)).map(|(m, h)| (h.text, h.cues, m)).collect();
    (!list.is_empty()).then_some(Candidates { list, teaches: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_with_markup_and_a_label_have_candidates() {
        let page = "<title>The bridge stays open - Balera Times</title><h1>The bridge stays open</h1>\
            <p>The council of Balera voted on Friday to keep the old bridge over the river open for another \
            year, after a long debate about its pillars.</p>";
        let gold = |title: Option<&str>| Gold { title: title.map(str::to_owned), ..Gold::default() };
        for (name, title, some) in [
            ("page.html", Some("The bridge stays open"), true),
            ("page.txt", Some("The bridge stays open"), false),
            ("page.html", Some("—"), false),
            ("page.html", None, false),
        ] {
            let found = candidates(name, page.as_bytes(), &gold(title));
            assert_eq!(found.is_some(), some, "{name} {title:?}");
            if let Some(found) = found {
                assert!(found.list.iter().any(|(.., m)| *m == Match::Fully));
                assert!(found.list.iter().all(|(text, ..)| !text.is_empty()));
            }
        }
    }
}
