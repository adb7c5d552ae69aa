//! Scores the lines of a document with the learned trees. The [decoder](crate::label::decode)
//! decides.

use crate::label::features::row::{ALL, rows};
use crate::line::unit::Unit;
use crate::ml::trees::{Batch, Model};
use std::sync::OnceLock;

/// Logits of the lines of a document, furniture below 0, body above. `marked` says that the
/// markup is a page's own (HTML); `outer` tells of each of its containers the one around it.
pub fn judge(units: &[Unit<'_>], outer: &[u32], marked: bool) -> Vec<f32> {
    static MODELS: OnceLock<[Option<Model>; 2]> = OnceLock::new();
    let [text, html] = MODELS.get_or_init(|| {
        [
            Model::read(include_bytes!("../../weights/line-text.trees"), ALL),
            Model::read(include_bytes!("../../weights/line-html.trees"), ALL),
        ]
    });
    let Some(model) = (if marked { html } else { text }) else { return vec![0.0; units.len()] };
    let mut batch = Batch::of(model, units.len());
    rows(units, outer, |_, row| batch.take(row));
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
            let model = Model::read(bytes, ALL).expect(name);
            assert!(model.trees.len() > 50 && model.features.len() > 20, "{name}");
            assert!(bytes.len() < 75_000, "{name}: {} bytes", bytes.len());
        }
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = include_bytes!("../../weights/line-text.trees");
        assert!(Model::read(&whole[..whole.len() - 1], ALL).is_none());
        assert!(Model::read(&[], ALL).is_none());
        assert!(Model::read(&[1, 255, 0], ALL).is_none());
    }

    #[test]
    fn prose_is_above_a_menu() {
        let page = "Home\nNews\nSport\nContact us\n\
            The council voted on Monday night to keep the old bridge open for another year, after months of talks with the people of both banks.\n\
            Repairs will begin in May and will cost about two million, said the mayor, who had at first asked for the bridge to be closed for good.\n\
            Shopkeepers on the west bank welcomed the vote, though some of them doubt that the money will be enough to mend the piers as well.\n\
            Share this article\nPrivacy policy\nAll rights reserved";
        let units: Vec<Unit<'_>> = page
            .lines()
            .map(|text| Unit { text, gap: 0, hit: crate::lexicon::phrases::find(text), markup: None })
            .collect();
        let logits = judge(&units, &[], false);
        assert_eq!(logits.len(), 10);
        let prose = logits[4..7].iter().copied().fold(f32::MAX, f32::min);
        assert!(logits[..4].iter().chain(&logits[7..]).all(|l| *l < prose), "{logits:?}");
    }

    #[test]
    fn nothing_to_judge_is_no_trouble() {
        assert!(judge(&[], &[], false).is_empty());
        let blank = Unit { text: "", gap: 0, hit: None, markup: None };
        assert_eq!(judge(&[blank; 3], &[], true).len(), 3);
    }
}
