//! Scores the lines of a document with learned trees.
//!
//! In: the lines of a document. Out: a logit for each, below 0 for furniture, above for text of an
//! article. What is kept is decided by the [decoder](crate::label::decode). `cargo xtask train judge`
//! writes the trees.

use crate::label::features::names::NAMES;
use crate::label::features::row::rows;
use crate::line::line::Line;
use crate::ml::tree_batch::{BatchTrees, TreeBatch};
use crate::ml::trees::Trees;
use std::sync::OnceLock;

/// Logit of a leaf of 1 at scale 1.
#[cfg(any(test, feature = "training"))]
pub const UNIT: f32 = 1.0 / 1024.0;

static TEXT_FILE: &[u8] = include_bytes!("../../weights/line-text.trees");
static HTML_FILE: &[u8] = include_bytes!("../../weights/line-html.trees");

/// Logits of the lines of a document. `is_html` says which trees to ask; `containers` holds for each
/// container of the markup the one around it.
pub fn score_lines(lines: &[Line<'_>], containers: &[u32], is_html: bool) -> Vec<f32> {
    static TEXT: OnceLock<BatchTrees> = OnceLock::new();
    static HTML: OnceLock<BatchTrees> = OnceLock::new();
    let model = if is_html {
        HTML.get_or_init(|| load(HTML_FILE, "weights/line-html.trees"))
    } else {
        TEXT.get_or_init(|| load(TEXT_FILE, "weights/line-text.trees"))
    };
    let mut batch = TreeBatch::new(model, lines.len());
    rows(lines, containers, |_, row| batch.push(row));
    batch.finish()
}

/// Trees that belong to the program: that they fit it is a condition of every run.
fn load(file: &[u8], name: &str) -> BatchTrees {
    let trees = Trees::read(file, &NAMES).unwrap_or_else(|refused| panic!("{name}: {refused}"));
    BatchTrees::new(trees).unwrap_or_else(|| panic!("{name}: scales are no multiples of the unit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_load_and_stay_small() {
        for (name, file) in [("text", TEXT_FILE), ("html", HTML_FILE)] {
            let trees = Trees::read(file, &NAMES).expect(name);
            assert_eq!(trees.unit, UNIT, "{name}");
            assert!(trees.trees.len() > 50 && trees.features.len() > 20, "{name}");
            assert!(file.len() < 75_000, "{name}: {} bytes", file.len());
        }
    }

    #[test]
    fn prose_is_above_a_menu() {
        let page = "Home\nNews\nSport\nContact us\n\
            The council voted on Monday night to keep the old bridge open for another year, after months of talks with the people of both banks.\n\
            Repairs will begin in May and will cost about two million, said the mayor, who had at first asked for the bridge to be closed for good.\n\
            Shopkeepers on the west bank welcomed the vote, though some of them doubt that the money will be enough to mend the piers as well.\n\
            Share this article\nPrivacy policy\nAll rights reserved";
        let lines: Vec<Line<'_>> = page.lines().map(|text| Line::of_text(text, 0, None)).collect();
        let logits = score_lines(&lines, &[], false);
        assert_eq!(logits.len(), 10);
        let prose = logits[4..7].iter().copied().fold(f32::MAX, f32::min);
        assert!(logits[..4].iter().chain(&logits[7..]).all(|l| *l < prose), "{logits:?}");
    }

    #[test]
    fn no_lines_and_blank_lines_are_scored() {
        assert!(score_lines(&[], &[], false).is_empty());
        let blank = [""; 3].map(|text| Line::of_text(text, 0, None));
        assert_eq!(score_lines(&blank, &[], true).len(), 3);
    }
}
