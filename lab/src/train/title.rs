//! The model that chooses the line that is a page's title, and when a candidate agrees with the
//! label.

use super::candidate_model::{CandidateModel, Candidates, Gold, Match};
use super::plain_text::words_only;
use storysift::training::{self, TITLE_CUES};

/// The model.
pub const TITLE: CandidateModel = CandidateModel {
    name: "title",
    features: TITLE_CUES,
    min_scores: [0.0, 0.4],
    learns_from_articles: true,
    candidates,
};

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let label = gold.title.as_deref().map(words_only).filter(|t| !t.is_empty())?;
    let found = training::titles(name, bytes);
    let lines: Vec<String> = found.iter().map(|t| words_only(&t.text)).collect();
    // A page that shows its title only with something beside it would teach that none is right.
    let teaches = lines.contains(&label) || !lines.iter().any(|line| shows_more(line, &label));
    let matches = |line: &String| if *line == label { Match::Fully } else { Match::No };
    let list = found.into_iter().zip(&lines).map(|(t, line)| (t.text, t.cues, matches(line))).collect();
    Some(Candidates { list, teaches })
}

/// Whether a line is the title with a few words before it, such as a section, or behind it, such
/// as the site's name.
fn shows_more(line: &str, title: &str) -> bool {
    line.len() < 2 * title.len() && (line.starts_with(title) || line.ends_with(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_few_words_beside_it_is_recognised() {
        for (line, expected) in [
            ("the bridge stays open balera times", true),
            ("politics the bridge stays open", true),
            ("politics the bridge stays open today", false),
            ("the bridge stays open and so does the tunnel under the river", false),
            ("the bridge", false),
        ] {
            assert_eq!(shows_more(line, "the bridge stays open"), expected, "{line}");
        }
    }
}
