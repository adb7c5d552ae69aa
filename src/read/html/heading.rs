//! The title inside a heading that holds more: a kicker over it, a section, a date.

use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use crate::read::html::tree::{Data, Id, Step, Tree};

/// Class words of what stands over or under a title inside its heading.
const BESIDE: [&str; 24] = [
    "kicker",
    "overline",
    "roofline",
    "topline",
    "dachzeile",
    "eyebrow",
    "spitzmarke",
    "preheadline",
    "pretitle",
    "supertitle",
    "suptitle",
    "overtitle",
    "subtitle",
    "subline",
    "subheadline",
    "label",
    "category",
    "rubrik",
    "surtitre",
    "antetitulo",
    "cintillo",
    "occhiello",
    "date",
    "pre",
];

/// The title that a heading holds beside other things; `None` when it holds nothing else.
pub fn own_title(tree: &Tree, heading: Id) -> Option<String> {
    let (mut rest, mut named, mut beside) = (String::new(), None, false);
    tree.walk(heading, |step| {
        let Step::Enter(id) = step else { return true };
        match &tree.node(id).data {
            Data::Text(text) => rest.push_str(text),
            Data::Element { kind, .. } if id != heading => {
                rest.push(' ');
                let class = tree.attr(id, Attr::Class).unwrap_or_default();
                let is = |names: &[&str]| {
                    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
                    words.any(|w| names.iter().any(|n| w.eq_ignore_ascii_case(n)))
                };
                let other = *kind == Kind::Time || is(&BESIDE) || kind.is_silent();
                beside |= other;
                if !other && named.is_none() && is(&["headline", "title"]) {
                    named = Some(tree.text(id));
                }
                return !other;
            }
            _ => {}
        }
        true
    });
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = named.or_else(|| beside.then_some(rest))?;
    let own = own.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '-' | '–' | '—' | '•'));
    (own.split(' ').count() >= 2 && own != tree.text(heading)).then(|| own.to_owned())
}
