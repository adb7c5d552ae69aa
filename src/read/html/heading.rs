//! The title inside a heading element that holds more: a kicker above it, a section, a date.

use crate::lexicon::page_words::page_words;
use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::tree::{NodeData, NodeId, Tree, WalkStep};

/// Fewest words of a title.
const MIN_TITLE_WORDS: usize = 2;

/// The title that a heading holds beside other text; `None` when it holds nothing else.
pub fn own_title(tree: &Tree, heading: NodeId) -> Option<String> {
    // Text outside of what is known to be no title; the element named as the title; whether there
    // is anything else.
    let (mut rest, mut title, mut has_other) = (String::new(), None, false);
    tree.walk(heading, |step| {
        let WalkStep::Enter(id) = step else { return true };
        match &tree.node(id).data {
            NodeData::Text(text) => rest.push_str(text),
            NodeData::Element { kind, .. } if id != heading => {
                rest.push(' ');
                let class = tree.attr(id, Attr::Class).unwrap_or_default();
                let has_word = |names: &[&str]| {
                    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
                    words.any(|w| names.iter().any(|n| w.eq_ignore_ascii_case(n)))
                };
                let is_other =
                    *kind == ElementKind::Time || has_word(&page_words().beside_title) || kind.is_silent();
                has_other |= is_other;
                if !is_other && title.is_none() && has_word(&page_words().title_in_heading) {
                    title = Some(tree.text(id));
                }
                return !is_other;
            }
            _ => {}
        }
        true
    });
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = title.or_else(|| has_other.then_some(rest))?;
    let own = own.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '-' | '–' | '—' | '•'));
    (own.split(' ').count() >= MIN_TITLE_WORDS && own != tree.text(heading)).then(|| own.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::parse::parse;

    #[test]
    fn a_title_beside_other_text() {
        for (source, want) in [
            ("<h1>The bridge opens</h1>", None),
            ("<h1><span class=kicker>Traffic</span> The bridge opens</h1>", Some("The bridge opens")),
            ("<h1>The bridge opens <time>6 May</time></h1>", Some("The bridge opens")),
            (
                "<h1><em>Traffic</em><span class=headline>The bridge opens</span></h1>",
                Some("The bridge opens"),
            ),
            ("<h1><span class=label>Traffic</span> Bridge</h1>", None),
        ] {
            let tree = parse(source, 100);
            let mut heading = 0;
            tree.walk(0, |step| {
                if let WalkStep::Enter(id) = step
                    && matches!(tree.kind(id), Some(ElementKind::Heading(_)))
                {
                    heading = id;
                }
                true
            });
            assert_eq!(own_title(&tree, heading).as_deref(), want, "{source}");
        }
    }
}
