//! Scores the lines of a document with the learned nets. The [decoder](crate::label::decode)
//! decides.

use crate::label::features::row::{ALL, TEXT, rows};
use crate::line::unit::Unit;
use crate::ml::sequence_net::SequenceNet;
use std::sync::OnceLock;

/// The feature that counts the words of a line.
const WORD_COUNT: usize = 0;

/// Logits of the lines of a document, furniture below 0, body above. `marked` says that the
/// markup is a page's own (HTML); `outer` tells of each of its containers the one around it.
pub fn judge(units: &[Unit<'_>], outer: &[u32], marked: bool) -> Vec<f32> {
    static NETS: OnceLock<[Option<SequenceNet>; 2]> = OnceLock::new();
    let [text, html] = NETS.get_or_init(|| {
        [
            SequenceNet::read(include_bytes!("../../weights/line-text.net"), TEXT),
            SequenceNet::read(include_bytes!("../../weights/line-html.net"), ALL),
        ]
    });
    let Some(net) = (if marked { html } else { text }) else { return vec![0.0; units.len()] };
    let mut page = net.page(units.len());
    rows(units, outer, |_, row| page.push(row, row[WORD_COUNT] as u32));
    page.logits()
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_load_and_stay_small() {
        for (name, features, bytes) in [
            ("text", TEXT, &include_bytes!("../../weights/line-text.net")[..]),
            ("html", ALL, &include_bytes!("../../weights/line-html.net")[..]),
        ] {
            assert!(SequenceNet::read(bytes, features).is_some(), "{name}");
            assert!(bytes.len() < 75_000, "{name}: {} bytes", bytes.len());
        }
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
