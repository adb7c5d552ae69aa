//! Headings and code that stand within the text of an article: a heading over a list that is kept, and the code
//! behind a paragraph. The net judges lines one by one and knows few pages with code or with lists of short items.
//!
//! In: the lines of an HTML page, their logits, the containers. Out: lines that are text.

use crate::label::decode::is_text;
use crate::label::rules::state::Rules;
use crate::line::line::Line;
use crate::types::block::Tag;
use crate::types::document::Document;

/// Containers around a line that are looked at to find the container of its neighbour.
const MAX_OUTER: usize = 3;
/// Share of the characters of a line in links above which it is no heading of the text.
const MAX_LINK_DENSITY: f32 = 0.5;

/// Keeps them.
pub fn keep_within(document: &Document, lines: &[Line<'_>], logits: &[f32], rules: &mut Rules) {
    for l in 1..lines.len() {
        let line = &lines[l];
        let Some(markup) = line.markup else { continue };
        let is_kept =
            |at: usize, rules: &Rules| rules.aside[at].is_none() && (rules.kept[at] || is_text(logits[at]));
        let is_own = line.hit.is_none() && !markup.in_furniture && markup.link_density <= MAX_LINK_DENSITY;
        if rules.aside[l].is_some() || is_text(logits[l]) || !is_own || !is_kept(l - 1, rules) {
            continue;
        }
        rules.kept[l] |= match markup.tag {
            Tag::Code => stands_in(document, line, &lines[l - 1]) || stands_in(document, &lines[l - 1], line),
            Tag::Heading(_) => {
                lines.get(l + 1).is_some_and(|next| is_kept(l + 1, rules) && stands_in(document, next, line))
                    && stands_in(document, &lines[l - 1], line)
            }
            _ => false,
        };
    }
}

/// Whether a line stands in the container of another, or in one of the next inside it.
fn stands_in(document: &Document, line: &Line<'_>, other: &Line<'_>) -> bool {
    let (Some(own), Some(other)) = (line.markup, other.markup) else { return false };
    let mut at = own.container;
    for _ in 0..MAX_OUTER {
        if at == other.container {
            return true;
        }
        at = document.containers.get(at as usize).copied().unwrap_or(0);
    }
    at == other.container
}

#[cfg(test)]
mod tests {
    use crate::pipeline::clean::clean;
    use crate::types::label::Label;

    const TEXT: &str =
        "The council voted on Monday to keep the old bridge open for another year, said the mayor.";

    /// The label of the line that opens with `text`.
    fn label(body: &str, text: &str) -> Option<Label> {
        let page = format!(
            "<!doctype html><title>Bridge stays open</title><div class=b><h1>Bridge stays open</h1>{body}</div>"
        );
        let cleaned = clean("page.html", page.as_bytes());
        let line =
            |run: &&crate::types::label::Labelled| run.span.of(&cleaned.document.text).starts_with(text);
        cleaned.blocks.iter().find(line).map(|run| run.label)
    }

    #[test]
    fn headings_over_kept_items_and_code_behind_text_are_kept() {
        let long = format!("<p>{TEXT}</p><p>{TEXT} It will be mended.</p>");
        for (body, text, expected) in [
            (
                format!(
                    "{long}<h2>How the buses go</h2><ul><li>the fifth and the ninth go over the bridge</li><li>the night bus ends</li></ul>{long}"
                ),
                "How the",
                Label::Subheading,
            ),
            (format!("{long}<pre><code>{{\n  \"name\": \"visits\"\n}}</code></pre>"), "{", Label::Code),
        ] {
            assert_eq!(label(&body, text), Some(expected), "{text}");
        }
        let menu = format!(
            "{long}<div class=more><h2>Read also</h2><ul><li><a href=/a>Tram is back</a></li></ul></div>"
        );
        assert_eq!(label(&menu, "Read also").map(Label::is_body), Some(false));
    }
}
