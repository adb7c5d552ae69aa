//! Scores the lines of a document with a learned net.
//!
//! In: the lines of a document. Out: a logit for each, below 0 for furniture, above for text of an
//! article. What is kept is decided by the [decoder](crate::label::decode). `lab/net` trains the nets.

use crate::label::features::names::{Feature, NAMES, TEXT};
use crate::label::features::row::rows;
use crate::line::line::Line;
use crate::ml::sequence_net::SequenceNet;
use std::sync::OnceLock;

static TEXT_FILE: &[u8] = include_bytes!("../../weights/line-text.net");
static HTML_FILE: &[u8] = include_bytes!("../../weights/line-html.net");

/// Logits of the lines of a document. `is_html` says which net to ask; `containers` holds for each
/// container of the markup the one around it.
pub fn score_lines(lines: &[Line<'_>], containers: &[u32], is_html: bool) -> Vec<f32> {
    static TEXT_NET: OnceLock<SequenceNet> = OnceLock::new();
    static HTML_NET: OnceLock<SequenceNet> = OnceLock::new();
    let net = if is_html {
        HTML_NET.get_or_init(|| load(HTML_FILE, &NAMES, "weights/line-html.net"))
    } else {
        TEXT_NET.get_or_init(|| load(TEXT_FILE, &NAMES[..TEXT], "weights/line-text.net"))
    };
    let mut page = net.page(lines.len());
    rows(lines, containers, |_, row| page.push(row, row[usize::from(Feature::Words)] as u32));
    page.logits()
}

/// A net that belongs to the program: that it fits is a condition of every run.
fn load(file: &[u8], names: &[&str], name: &str) -> SequenceNet {
    SequenceNet::read(file, names).unwrap_or_else(|| panic!("{name} is damaged, or for other features"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_load_and_stay_small() {
        for (name, names, file) in [("text", &NAMES[..TEXT], TEXT_FILE), ("html", &NAMES, HTML_FILE)] {
            assert!(SequenceNet::read(file, names).is_some(), "{name}");
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
