//! Pages put together from lines as saved pages have them, to reach cutting and labelling rather than decoding.
//! In: bytes; the first chooses the format, each further one a line of `dictionaries/lines.txt`, or an empty one.

use crate::data::lines;
use crate::targets::page;

/// Cleans the page that the bytes choose.
pub fn run(data: &[u8]) -> u64 {
    let Some((format, picks)) = data.split_first() else { return 0 };
    let lines = lines();
    let picked = picks.iter().take(400).map(|pick| match usize::from(*pick) {
        0..16 => "",
        pick => lines.get(pick % lines.len()).map_or("", String::as_str),
    });
    match format % 4 {
        0 => page::one("a.txt", picked.collect::<Vec<_>>().join("\n").as_bytes()),
        1 => page::one("a.txt", picked.collect::<Vec<_>>().join("\n\n").as_bytes()),
        2 => page::one("a.md", picked.collect::<Vec<_>>().join("\n\n").as_bytes()),
        _ => {
            let tags = ["p", "div", "h2", "li", "span", "td", "article", "nav", "blockquote", "time"];
            let tag = |n: usize| tags[(n.wrapping_mul(7) + usize::from(*format)) % tags.len()];
            let body: String =
                picked.enumerate().map(|(n, line)| format!("<{0}>{line}</{0}>", tag(n))).collect();
            page::one("a.html", format!("<!doctype html><body>{body}").as_bytes())
        }
    }
}
