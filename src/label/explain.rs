//! The strongest cue for a line that is set aside: what a person would name first.
//!
//! In: a line that the learned trees set aside, and what stands around it. Out: the verdict with its
//! label and reason. Takes no part in the decision what is set aside.

use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::text::chars::ends_sentence;
use crate::types::block::Tag;
use crate::types::label::{Cue, Label};
use std::sync::OnceLock;

/// Nearest class words that are looked at.
const MAX_CLASS_WORDS: usize = 12;
/// Share of a line inside links above which it is a menu line.
const MAX_LINK_DENSITY: f32 = 0.6;
/// Words of a line whose neighbours explain it.
const MAX_NEIGHBOUR_WORDS: u32 = 6;
/// Words of a line whose length explains it.
const MAX_SHORT_WORDS: u32 = 4;

/// Where a line stands and what is near it.
pub struct Surroundings {
    /// Before the first kept line of the article.
    pub before: bool,
    /// Behind the last kept line of the article.
    pub behind: bool,
    /// Lines of the article that read the same, itself counted.
    pub same: usize,
    /// A line next to it is a furniture phrase.
    pub beside_furniture: bool,
}

/// The verdict on a line that is set aside and has no furniture phrase. `confidence` is 0 to 1.
pub fn explain(line: &Line<'_>, around: &Surroundings, confidence: f32) -> Verdict {
    let verdict = |label, cue, detail: &str| Verdict::new(label, cue, detail, confidence);
    if let Some(markup) = line.markup {
        if let Some((word, label)) = markup.words.iter().take(MAX_CLASS_WORDS).find_map(|w| class_label(w)) {
            return verdict(label, Cue::Markup, word);
        }
        if markup.in_furniture {
            return verdict(Label::Furniture, Cue::Markup, "outside the page's content");
        }
        if markup.tag == Tag::Caption {
            return verdict(Label::Caption, Cue::Markup, "caption");
        }
        if markup.link_density > MAX_LINK_DENSITY {
            return verdict(Label::Navigation, Cue::Markup, "links");
        }
    }
    if around.same > 1 && line.words > 1 {
        return verdict(Label::Furniture, Cue::Repeated, "");
    }
    if line.text.ends_with('…') || line.text.ends_with("...") {
        return verdict(Label::Related, Cue::Shape, "");
    }
    if line.words <= MAX_NEIGHBOUR_WORDS && !ends_sentence(line.text) && around.beside_furniture {
        return verdict(Label::Furniture, Cue::Neighbours, "");
    }
    if line.words <= MAX_SHORT_WORDS {
        return verdict(Label::Furniture, Cue::Shape, "");
    }
    if around.before || around.behind {
        return verdict(Label::Furniture, Cue::Position, "");
    }
    verdict(Label::Furniture, Cue::Model, "")
}

/// The word, and the label that it explains, when `data/class_labels.txt` has it.
pub fn class_label(word: &str) -> Option<(&'static str, Label)> {
    static WORDS: OnceLock<Vec<(&str, Label)>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let rows = include_str!("data/class_labels.txt").lines().filter_map(|row| row.split_once(": "));
        let labelled = rows.filter_map(|(name, words)| Some((label(name)?, words)));
        labelled.flat_map(|(label, words)| words.split("; ").map(move |word| (word, label))).collect()
    });
    words.iter().find(|(known, _)| *known == word).copied()
}

/// The label that a row of the data file names.
fn label(name: &str) -> Option<Label> {
    Some(match name {
        "navigation" => Label::Navigation,
        "share" => Label::Share,
        "related" => Label::Related,
        "comments" => Label::Comments,
        "promotion" => Label::Promotion,
        "legal" => Label::Legal,
        "about" => Label::About,
        "caption" => Label::Caption,
        "furniture" => Label::Furniture,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::block::Markup;

    #[test]
    fn every_row_names_a_label() {
        let rows = include_str!("data/class_labels.txt").lines().filter(|row| !row.starts_with('#'));
        for row in rows {
            let (name, words) = row.split_once(": ").expect(row);
            for word in words.split("; ") {
                assert_eq!(class_label(word), label(name).map(|label| (word, label)), "{word}");
            }
        }
        assert_eq!(class_label("article"), None);
    }

    #[test]
    fn the_strongest_cue_is_named() {
        let markup = |words: &[&str], link_density: f32| Markup {
            tag: Tag::Paragraph,
            link_density,
            depth: 5,
            in_article: true,
            in_furniture: false,
            container: 0,
            words: words.iter().map(|w| (*w).into()).collect(),
        };
        let around =
            |same, beside_furniture| Surroundings { before: false, behind: false, same, beside_furniture };
        let caption = Markup { tag: Tag::Caption, ..markup(&["figure"], 0.9) };
        let (share, links, plain) = (markup(&["row", "share"], 0.0), markup(&[], 0.9), markup(&[], 0.0));
        for (text, markup, around, expected) in [
            ("Tell a friend", Some(&share), around(1, false), (Label::Share, Cue::Markup, "share")),
            ("All towns", Some(&links), around(1, false), (Label::Navigation, Cue::Markup, "links")),
            ("The quay in May", Some(&caption), around(1, true), (Label::Caption, Cue::Markup, "caption")),
            ("All towns", Some(&plain), around(2, true), (Label::Furniture, Cue::Repeated, "")),
            ("A harbour town waits…", None, around(1, true), (Label::Related, Cue::Shape, "")),
            ("All towns", None, around(1, true), (Label::Furniture, Cue::Neighbours, "")),
            ("All towns", None, around(1, false), (Label::Furniture, Cue::Shape, "")),
            ("All of the towns by name", None, around(1, false), (Label::Furniture, Cue::Model, "")),
        ] {
            let verdict = explain(&Line::of_text(text, 0, markup), &around, 0.5);
            assert_eq!(
                (verdict.label, verdict.reason.cue, verdict.reason.detail.as_str()),
                expected,
                "{text}"
            );
        }
    }
}
