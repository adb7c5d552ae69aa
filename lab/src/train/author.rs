//! The model that chooses a page's authors, and when a candidate agrees with the label.

use super::candidate_model::{CandidateModel, Candidates, Gold, Match};
use super::plain_text::words_only;
use serde_json::Value;
use storysift::training::{self, AUTHOR_CUES};

/// The model.
pub const AUTHOR: CandidateModel = CandidateModel {
    name: "author",
    features: AUTHOR_CUES,
    min_scores: [0.8, 0.8],
    learns_from_articles: false,
    candidates,
};

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let label = label(&gold.authors)?;
    let found = training::authors(name, bytes).into_iter();
    let list = found.map(|a| (matches(&words_only(&a.line), &label), a)).map(|(m, a)| (a.line, a.cues, m));
    Some(Candidates { list: list.collect(), teaches: true })
}

/// The words of the labelled names; `None` when there are none.
fn label(authors: &Value) -> Option<String> {
    let names = match authors {
        Value::String(name) => name.clone(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        _ => return None,
    };
    Some(words_only(&names)).filter(|names| !names.is_empty())
}

/// How far names agree with the labelled ones.
fn matches(names: &str, label: &str) -> Match {
    if names == label {
        Match::Fully
    } else if names.contains(label) || label.contains(names) {
        Match::Partly
    } else {
        Match::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn labels_are_one_name_or_a_list() {
        for (authors, expected) in [
            (json!("Ann Lee"), Some("ann lee")),
            (json!(["Ann Lee", "Bo-Ra Kim"]), Some("ann lee bo ra kim")),
            (json!([]), None),
            (json!(" - "), None),
            (json!(null), None),
        ] {
            assert_eq!(label(&authors).as_deref(), expected, "{authors}");
        }
    }

    #[test]
    fn one_of_two_authors_is_partly_right() {
        for (names, expected) in [
            ("ann lee", Match::Fully),
            ("ann", Match::Partly),
            ("ann lee bo kim", Match::Partly),
            ("bo kim", Match::No),
        ] {
            assert_eq!(matches(names, "ann lee"), expected, "{names}");
        }
    }
}
