//! Labels the lines of a page. In: the labels of the page, which are a body, or snippets that
//! must and must not be in the body. Out: for each line, whether it is body, and how certain
//! that is.

use super::align::{body_shares, tokens};
use super::labelled_lines::MachineBodies;
use super::plain_text::single_spaced;
use serde::Deserialize;

/// A snippet that must not be in the body says so of a line of which it is at least one part in
/// so many: a few words that also stand in a paragraph do not make it boilerplate.
const MAX_LINE_TO_SNIPPET: usize = 4;

/// How many times a line with a snippet counts, since a person looked at it.
const SNIPPET_WEIGHT: f32 = 4.0;

/// Sources whose licence allows research alone: pages for tests, never for learning.
const RESEARCH: [&str; 3] = ["l3sgn1", "chaos2017", "big9"];

/// The labels of a page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// Id of the page.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its source, where a file holds pages of several.
    pub set: String,
    /// Its language, where known.
    pub lang: String,
    /// Its site, where known.
    pub site: String,
    /// Its body.
    pub body: String,
    /// Snippets that must be in the body.
    pub with: Vec<String>,
    /// Snippets that must not be in the body.
    pub without: Vec<String>,
}

impl Gold {
    /// Whether the page is labelled by snippets; its body, if any, is then not used.
    pub fn has_snippets(&self) -> bool {
        !self.with.is_empty() || !self.without.is_empty()
    }

    /// The address or name that tells its site.
    pub fn site(&self) -> &str {
        if self.site.is_empty() { &self.url } else { &self.site }
    }

    /// Whether it may be scored, but never learned from.
    pub fn is_research(&self) -> bool {
        RESEARCH.contains(&self.set.as_str())
    }

    /// Whether nothing is known of the page.
    pub fn is_empty(&self) -> bool {
        !self.has_snippets() && self.body.trim().is_empty()
    }

    /// The snippets, in the form in which they are looked for: those that must be in the body,
    /// and those that must not.
    pub fn snippets(&self) -> [Vec<String>; 2] {
        [&self.with, &self.without].map(|list| {
            let spaced = list.iter().map(|s| single_spaced(s));
            spaced.filter(|s| !s.is_empty()).collect()
        })
    }
}

/// The label of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineLabel {
    /// Share of its words that are body; `None` when unknown.
    share: Option<f32>,
    /// Whether a snippet says so.
    by_snippet: bool,
}

impl LineLabel {
    /// 1 when the line is body, else 0.
    pub fn is_body(self) -> f32 {
        f32::from(u8::from(self.share.unwrap_or(0.0) > 0.5))
    }

    /// How certain the label is: 0 when unknown or half of the words are body, 1 when all or
    /// none are, more when a snippet says so.
    pub fn certainty(self) -> f32 {
        let snippet = if self.by_snippet { SNIPPET_WEIGHT } else { 1.0 };
        self.share.map_or(0.0, |s| (2.0 * s - 1.0).abs()) * snippet
    }
}

/// Labels lines. `words` are the hashed words of each, `texts` their texts, single-spaced, when
/// the page has snippets.
pub fn label(gold: &Gold, words: &[Vec<u64>], texts: &[String], bodies: &MachineBodies) -> Vec<LineLabel> {
    let body = if gold.has_snippets() { bodies.get(&gold.id).cloned() } else { Some(tokens(&gold.body)) };
    let shares = match &body {
        Some(body) => body_shares(words, body),
        None => vec![None; words.len()],
    };
    let mut labels: Vec<LineLabel> =
        shares.into_iter().map(|share| LineLabel { share, by_snippet: false }).collect();
    let [with, without] = gold.snippets();
    for (text, label) in texts.iter().zip(&mut labels) {
        let has = |s: &String| text.contains(s.as_str());
        let is = |s: &String| has(s) && s.len() * MAX_LINE_TO_SNIPPET >= text.len();
        match (with.iter().any(has), without.iter().any(is)) {
            (true, false) => *label = LineLabel { share: Some(1.0), by_snippet: true },
            (false, true) => *label = LineLabel { share: Some(0.0), by_snippet: true },
            _ => {}
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 4] = [
        "The council voted on Monday to keep the old bridge open",
        "Share this article",
        "Subscribe to our letter and read more about the council and the bridge every morning at six",
        "The work begins in May and costs two million",
    ];

    fn labels(gold: &Gold, bodies: &MachineBodies) -> Vec<LineLabel> {
        let words: Vec<Vec<u64>> = LINES.iter().map(|l| tokens(l)).collect();
        let texts: Vec<String> = LINES.iter().map(|l| single_spaced(l)).collect();
        label(gold, &words, if gold.has_snippets() { &texts } else { &[] }, bodies)
    }

    #[test]
    fn a_labelled_body_labels_every_line() {
        let gold = Gold { body: format!("{}\n{}", LINES[0], LINES[3]), ..Gold::default() };
        let labels = labels(&gold, &MachineBodies::new());
        assert_eq!(labels.iter().map(|l| l.is_body()).collect::<Vec<_>>(), [1.0, 0.0, 0.0, 1.0]);
        assert!(labels.iter().all(|l| l.certainty() == 1.0));
    }

    #[test]
    fn snippets_label_their_lines_and_a_machine_made_body_the_others() {
        let gold = Gold {
            id: "a".into(),
            with: vec!["keep the  OLD bridge".into(), " ".into()],
            without: vec!["Share this".into(), "the council".into()],
            ..Gold::default()
        };
        let none = labels(&gold, &MachineBodies::new());
        assert_eq!(none.iter().map(|l| l.certainty()).collect::<Vec<_>>(), [4.0, 4.0, 0.0, 0.0]);
        let bodies = MachineBodies::from([("a".to_owned(), tokens(LINES[3]))]);
        let some = labels(&gold, &bodies);
        assert_eq!(some.iter().map(|l| l.is_body()).collect::<Vec<_>>(), [1.0, 0.0, 0.0, 1.0]);
        assert_eq!(some.iter().map(|l| l.certainty()).collect::<Vec<_>>(), [4.0, 4.0, 1.0, 1.0]);
    }

    #[test]
    fn a_page_without_body_and_snippets_is_empty() {
        assert!(Gold { body: " \n".into(), ..Gold::default() }.is_empty());
        assert!(!Gold { without: vec!["x".into()], ..Gold::default() }.is_empty());
    }
}
