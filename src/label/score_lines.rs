//! Scores the lines of a document with learned trees.
//!
//! In: the lines of a document. Out: a logit for each, below 0 for furniture, above for text of an
//! article. What is kept is decided by the [decoder](crate::label::decode). `cargo xtask train judge`
//! writes the trees.

use crate::label::features::names::COUNT;
use crate::label::features::row::rows;
use crate::line::line::Line;
use crate::ml::trees::{Batch, Model};
use std::sync::OnceLock;

/// Logits of the lines of a document. `is_html` says which trees to ask; `containers` holds for each
/// container of the markup the one around it.
pub fn score_lines(lines: &[Line<'_>], containers: &[u32], is_html: bool) -> Vec<f32> {
    static MODELS: OnceLock<[Option<Model>; 2]> = OnceLock::new();
    let [text, html] = MODELS.get_or_init(|| {
        [
            Model::read(include_bytes!("../../weights/line-text.trees"), COUNT),
            Model::read(include_bytes!("../../weights/line-html.trees"), COUNT),
        ]
    });
    let Some(model) = (if is_html { html } else { text }) else { return vec![0.0; lines.len()] };
    let mut batch = Batch::of(model, lines.len());
    rows(lines, containers, |_, row| batch.take(row));
    batch.logits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_load_and_stay_small() {
        for (name, bytes) in [
            ("text", &include_bytes!("../../weights/line-text.trees")[..]),
            ("html", &include_bytes!("../../weights/line-html.trees")[..]),
        ] {
            let model = Model::read(bytes, COUNT).expect(name);
            assert!(model.trees.len() > 50 && model.features.len() > 20, "{name}");
            assert!(bytes.len() < 75_000, "{name}: {} bytes", bytes.len());
        }
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = include_bytes!("../../weights/line-text.trees");
        assert!(Model::read(&whole[..whole.len() - 1], COUNT).is_none());
        assert!(Model::read(&[], COUNT).is_none());
        assert!(Model::read(&[1, 255, 0], COUNT).is_none());
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
