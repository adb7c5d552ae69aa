//! What the head of a page says for display: base address, picture, icon, direction, JSON-LD as found. What it says
//! of its article (title, authors, days) is in `declared`.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::json_ld::bare;
use crate::read::html::tree::{NodeId, Tree, WalkStep};
use crate::types::markup::PageView;

/// Most bytes of JSON-LD that are kept, all scripts together.
const MAX_STRUCTURED_BYTES: usize = 512 << 10;
/// Meta tags that name the page's picture, the best first.
const PICTURE_TAGS: [&str; 6] =
    ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "image"];

/// Adds the facts of a page.
pub fn read_facts(tree: &Tree, view: &mut PageView) {
    let mut pictures: [Option<String>; PICTURE_TAGS.len()] = Default::default();
    let (mut icon, mut touch_icon, mut image_link) = (None, None, None);
    let mut bytes = 0;
    tree.walk(0, |step| {
        let WalkStep::Enter(id) = step else { return true };
        let Some(kind) = tree.kind(id) else { return true };
        match kind {
            ElementKind::Root => view.dir = direction(tree, id),
            ElementKind::Meta => {
                let name = tree.attr(id, Attr::Name).or_else(|| tree.attr(id, Attr::ItemProp));
                let place = name.and_then(|n| PICTURE_TAGS.iter().position(|t| t.eq_ignore_ascii_case(n)));
                if let Some(slot) = place.and_then(|place| pictures.get_mut(place)) {
                    *slot = slot.take().or_else(|| filled(tree.attr(id, Attr::Content)));
                }
            }
            ElementKind::Canonical => {
                let href = || filled(tree.attr(id, Attr::Href));
                let rel = tree.attr(id, Attr::Rel).unwrap_or_default().to_ascii_lowercase();
                for word in rel.split_ascii_whitespace() {
                    match word {
                        "icon" => icon = icon.take().or_else(href),
                        "apple-touch-icon" => touch_icon = touch_icon.take().or_else(href),
                        "image_src" => image_link = image_link.take().or_else(href),
                        _ => {}
                    }
                }
            }
            ElementKind::Script
                if tree.attr(id, Attr::Type).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) =>
            {
                let script = tree.raw_text(id);
                let text = bare(&script);
                if text.starts_with(['{', '[']) && bytes + text.len() <= MAX_STRUCTURED_BYTES {
                    bytes += text.len();
                    view.structured.push(text.to_owned());
                }
            }
            _ if tree.name(id) == "base" => {
                view.base = view.base.take().or_else(|| filled(tree.attr(id, Attr::Href)));
            }
            _ if tree.name(id) == "body" => view.dir = view.dir.take().or_else(|| direction(tree, id)),
            _ => {}
        }
        true
    });
    view.image = pictures.into_iter().flatten().next().or(image_link);
    view.favicon = icon.or(touch_icon);
}

/// The direction of an element's text.
fn direction(tree: &Tree, id: NodeId) -> Option<String> {
    let dir = tree.attr(id, Attr::Dir)?.to_ascii_lowercase();
    matches!(dir.as_str(), "ltr" | "rtl").then_some(dir)
}

/// A value; `None` when it is empty.
fn filled(value: Option<&str>) -> Option<String> {
    value.filter(|v| !v.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::parse::parse_view;

    fn facts(source: &str) -> PageView {
        let mut view = PageView::default();
        read_facts(&parse_view(source, 100), &mut view);
        view
    }

    #[test]
    fn heads_are_read_for_display() {
        let view = facts(
            "<html dir=RTL><head><base href='/a/'><meta property=twitter:image content=t.jpg>
            <meta property=og:image content=o.jpg><link rel='shortcut icon' href=/i.ico>
            <script type='application/ld+json'>{\"@type\":\"Article\",}</script>
            <script type='application/ld+json'>broken</script></head><p>Text",
        );
        assert_eq!((view.base.as_deref(), view.image.as_deref()), (Some("/a/"), Some("o.jpg")));
        assert_eq!((view.favicon.as_deref(), view.dir.as_deref()), (Some("/i.ico"), Some("rtl")));
        assert_eq!(view.structured, [r#"{"@type":"Article",}"#]);
        assert_eq!(facts("<p>Text"), PageView::default());
    }
}
