//! The strongest cue for a line that the learned judge set aside: what a person would name
//! first. Explains the decision; takes no part in it.

use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::text::chars::ends_sentence;
use crate::types::label::{Cue, Label};

/// Class words that a person understands, and the label that they speak for.
const NAMES: &[(&str, Label)] = &[
    ("nav", Label::Navigation),
    ("menu", Label::Navigation),
    ("breadcrumb", Label::Navigation),
    ("breadcrumbs", Label::Navigation),
    ("pagination", Label::Navigation),
    ("navigation", Label::Navigation),
    ("share", Label::Share),
    ("social", Label::Share),
    ("sharing", Label::Share),
    ("related", Label::Related),
    ("recommended", Label::Related),
    ("teaser", Label::Related),
    ("trending", Label::Related),
    ("popular", Label::Related),
    ("comment", Label::Comments),
    ("comments", Label::Comments),
    ("respond", Label::Comments),
    ("newsletter", Label::Promotion),
    ("subscribe", Label::Promotion),
    ("promo", Label::Promotion),
    ("ad", Label::Promotion),
    ("ads", Label::Promotion),
    ("banner", Label::Promotion),
    ("cta", Label::Promotion),
    ("cookie", Label::Legal),
    ("consent", Label::Legal),
    ("legal", Label::Legal),
    ("copyright", Label::Legal),
    ("author", Label::About),
    ("bio", Label::About),
    ("caption", Label::Caption),
    ("credit", Label::Caption),
    ("sidebar", Label::Furniture),
    ("widget", Label::Furniture),
    ("footer", Label::Furniture),
];

/// Where the line stands and what is near it.
pub(crate) struct Place {
    /// Before the first kept line of the article.
    pub before: bool,
    /// Behind the last one.
    pub behind: bool,
    /// How many lines of the article read the same, itself counted.
    pub same: usize,
    /// A line next to it is a furniture phrase.
    pub beside_furniture: bool,
}

/// The verdict on a line that is set aside and has no known phrase.
pub(crate) fn aside(line: &Line<'_>, place: &Place, sure: f32) -> Verdict {
    let verdict = |label, cue, detail: &str| Verdict::new(label, cue, detail, sure);
    if let Some(markup) = line.markup {
        let named = markup.words.iter().take(12).find_map(|w| NAMES.iter().find(|(name, _)| *name == &**w));
        if let Some((name, label)) = named {
            return verdict(*label, Cue::Markup, name);
        }
        if markup.in_furniture {
            return verdict(Label::Furniture, Cue::Markup, "outside the page's content");
        }
        if markup.link_density > 0.6 {
            return verdict(Label::Navigation, Cue::Markup, "links");
        }
    }
    if place.same > 1 && line.words > 1 {
        return verdict(Label::Furniture, Cue::Repeated, "");
    }
    if line.text.ends_with('…') || line.text.ends_with("...") {
        return verdict(Label::Related, Cue::Shape, "");
    }
    if line.words <= 6 && !ends_sentence(line.text) && place.beside_furniture {
        return verdict(Label::Furniture, Cue::Neighbours, "");
    }
    if line.words <= 4 {
        return verdict(Label::Furniture, Cue::Shape, "");
    }
    if place.before || place.behind {
        return verdict(Label::Furniture, Cue::Position, "");
    }
    verdict(Label::Furniture, Cue::Model, "")
}
