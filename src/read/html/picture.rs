//! Which address a picture of a page has, for a reader's view: pages load pictures late, in several sizes, and show
//! others that are none of the article (icons, counters).

use crate::read::html::attr::Attr;
use crate::read::html::tree::{NodeId, Tree, WalkStep};
use crate::types::markup::MarkupNode;

/// Longest address of a picture or a link, in bytes. One to a longer one is none.
pub const MAX_ADDRESS_BYTES: usize = 4_000;
/// Width or height, in pixels, up to which a picture is an icon or a counter.
const MAX_ICON_PIXELS: u32 = 48;
/// Longest alternative text, in bytes.
const MAX_ALT_BYTES: usize = 1_000;

/// `node` with the address and the alternative text of a picture; `None` for one that has no address or is an icon.
pub fn picture_node(tree: &Tree, id: NodeId, node: MarkupNode) -> Option<MarkupNode> {
    let is_icon = [Attr::Width, Attr::Height].into_iter().any(|side| {
        let pixels = tree.attr(id, side).and_then(|n| n.trim_end_matches("px").parse::<u32>().ok());
        pixels.is_some_and(|n| n <= MAX_ICON_PIXELS)
    });
    if is_icon {
        return None;
    }
    let late = [Attr::LateSrc, Attr::LateSrcSet].into_iter().find_map(|attr| {
        let value = tree.attr(id, attr)?;
        if attr == Attr::LateSrc { Some(value.to_owned()) } else { largest(value) }
    });
    let address = late
        .filter(|a| is_address(a))
        .or_else(|| tree.attr(id, Attr::Src).map(str::to_owned).filter(|a| is_address(a)))
        .or_else(|| tree.attr(id, Attr::SrcSet).and_then(largest).filter(|a| is_address(a)))
        .or_else(|| beside(tree, id))?;
    let alt = tree.attr(id, Attr::Alt).filter(|a| !a.is_empty() && a.len() <= MAX_ALT_BYTES);
    let alt = alt.map(|alt| alt.split_whitespace().collect::<Vec<_>>().join(" ").into());
    Some(MarkupNode { address: Some(address.into()), text: alt, ..node })
}

/// Whether a value may be the address of a picture's file: no placeholder inside of the page.
fn is_address(value: &str) -> bool {
    let front = value.get(..5).unwrap_or(value);
    !value.is_empty()
        && value.len() <= MAX_ADDRESS_BYTES
        && !front.eq_ignore_ascii_case("data:")
        && !front.eq_ignore_ascii_case("about")
}

/// The address in the sources of the same `<picture>`.
fn beside(tree: &Tree, id: NodeId) -> Option<String> {
    let around = tree.parent(id).filter(|p| tree.name(*p) == "picture")?;
    let mut found = None;
    tree.walk(around, |step| {
        if let WalkStep::Enter(id) = step
            && found.is_none()
            && tree.name(id) == "source"
        {
            let set = tree.attr(id, Attr::SrcSet).or_else(|| tree.attr(id, Attr::LateSrcSet));
            found = set.and_then(largest).filter(|a| is_address(a));
        }
        true
    });
    found
}

/// The address of the largest picture of a set: "a.jpg 480w, b.jpg 960w". Addresses may hold commas.
fn largest(set: &str) -> Option<String> {
    let mut best: Option<(u64, &str)> = None;
    let mut words = set.split_ascii_whitespace().peekable();
    while let Some(address) = words.next() {
        let size = match address.ends_with(',') {
            true => 0,
            false => {
                words.next().and_then(|w| thousandths(w.trim_end_matches([',', 'w', 'x', 'h']))).unwrap_or(0)
            }
        };
        if best.is_none_or(|(most, _)| size > most) {
            best = Some((size, address.trim_matches(',')));
        }
    }
    best.map(|(_, address)| address.to_owned()).filter(|a| !a.is_empty())
}

/// Thousandths of a size: 1500 of "1.5". By whole numbers, since parsing floats adds 14 kB to the module.
fn thousandths(size: &str) -> Option<u64> {
    let (whole, places) = size.split_once('.').unwrap_or((size, ""));
    let digit = |at: usize| match places.as_bytes().get(at) {
        None => Some(0),
        Some(digit) => digit.is_ascii_digit().then(|| u64::from(digit - b'0')),
    };
    let places = digit(0)? * 100 + digit(1)? * 10 + digit(2)?;
    Some(u64::from(whole.parse::<u32>().ok()?) * 1000 + places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_of_a_set() {
        let table = [
            ("a.jpg 480w, b.jpg 960w, c.jpg 240w", Some("b.jpg")),
            ("a.jpg, b.jpg 2x", Some("b.jpg")),
            ("a.jpg 1.25x, b.jpg 1.5x, c.jpg 1x", Some("b.jpg")),
            ("w_10,h_20/a.jpg 1x", Some("w_10,h_20/a.jpg")),
            ("a.jpg", Some("a.jpg")),
            (" ", None),
        ];
        for (set, want) in table {
            assert_eq!(largest(set).as_deref(), want, "{set}");
        }
    }
}
