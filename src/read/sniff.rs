//! The format of a decoded text: HTML, Markdown or plain text. The content decides; the file name
//! settles what the content leaves open.

use crate::lexicon::page_words::page_words;
use crate::read::front_matter;
use crate::types::document::Format;

/// Bytes of the content, from its start, that decide.
const MAX_HEAD_BYTES: usize = 64 << 10;
/// Fewest opening tags of a piece of a page.
const MIN_OPEN_TAGS: usize = 3;
/// Fewest closing tags of a piece of a page.
const MIN_CLOSE_TAGS: usize = 2;
/// Most bytes for each opening tag in a piece of a page that does not start with one.
const MAX_BYTES_PER_TAG: usize = 120;
/// Length of an element's name, in bytes, from which on it is none of the known ones.
const MIN_STRANGE_NAME_BYTES: usize = 12;

/// Endings of the names of HTML files.
const HTML_ENDINGS: [&str; 5] = [".html", ".htm", ".xhtml", ".xht", ".shtml"];
/// Endings of the names of Markdown files.
const MARKDOWN_ENDINGS: [&str; 4] = [".md", ".markdown", ".mdown", ".mkd"];

/// The format of a text.
pub fn format(name: &str, text: &str) -> Format {
    let head = &text[..text.floor_char_boundary(MAX_HEAD_BYTES)];
    let name = name.to_ascii_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let start = after_comments(head);
    if starts_page(start) {
        return Format::Html;
    }
    let tags = TagCount::of(head);
    let is_html = match is_named(&HTML_ENDINGS) {
        true => tags.open > 0,
        // A piece of a page starts with an element, or has many of them. Text that shows a tag
        // here and there is text.
        false => {
            let begins = tag_at(start).is_some();
            tags.open >= MIN_OPEN_TAGS
                && tags.close >= MIN_CLOSE_TAGS
                && (begins || tags.open * MAX_BYTES_PER_TAG > head.len())
        }
    };
    if is_html {
        Format::Html
    } else if is_named(&MARKDOWN_ENDINGS) || is_markdown(text, head) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// The text behind white space, comments and XML declarations.
fn after_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => ">",
            _ => return rest,
        };
        match rest.find(end) {
            Some(at) => rest = rest[at + end.len()..].trim_start(),
            None => return rest,
        }
    }
}

/// Whether a text starts as only a whole page does.
fn starts_page(start: &str) -> bool {
    ["<!doctype html", "<html", "<head", "<body", "<frameset"].iter().any(|tag| {
        let (Some(found), next) = (start.get(..tag.len()), start.as_bytes().get(tag.len())) else {
            return false;
        };
        found.eq_ignore_ascii_case(tag) && next.is_none_or(|b| !b.is_ascii_alphanumeric())
    })
}

/// How many tags of the elements that pages are made of a text has.
#[derive(Default)]
struct TagCount {
    open: usize,
    close: usize,
}

impl TagCount {
    /// Counts the tags of a text.
    fn of(text: &str) -> Self {
        let mut tags = TagCount::default();
        for at in memchr::memchr_iter(b'<', text.as_bytes()) {
            match tag_at(&text[at..]) {
                Some(true) => tags.open += 1,
                Some(false) => tags.close += 1,
                None => {}
            }
        }
        tags
    }
}

/// Whether the known tag that a text starts with opens an element; `None` when it starts with none.
fn tag_at(text: &str) -> Option<bool> {
    let rest = text.strip_prefix('<')?;
    let (name, open) = rest.strip_prefix('/').map_or((rest, true), |r| (r, false));
    let end = name.bytes().take(MIN_STRANGE_NAME_BYTES).position(|b| !b.is_ascii_alphanumeric())?;
    let ends = matches!(name.as_bytes().get(end), Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r'));
    let known = page_words().element.iter().any(|n| n.eq_ignore_ascii_case(&name[..end]));
    (ends && known).then_some(open)
}

/// Whether a text is Markdown by its content: front matter, or headings with links or other marks.
fn is_markdown(text: &str, head: &str) -> bool {
    if front_matter::read(text).is_some() {
        return true;
    }
    let is_heading = |line: &&str| {
        let marks = line.bytes().take_while(|b| *b == b'#').count();
        (1..=6).contains(&marks) && line[marks..].starts_with(' ') && line.len() > marks + 1
    };
    let headings = head.lines().filter(is_heading).count();
    if headings == 0 {
        return false;
    }
    let links = head.match_indices("](").filter(|(at, _)| {
        let target = &head[at + 2..];
        ["http", "/", "#", "mailto:"].iter().any(|t| target.starts_with(t))
    });
    links.count() > 0
        || (headings > 1 && (head.contains("**") || head.contains("\n- ") || head.contains("\n```")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_before_the_name() {
        let table = [
            ("a.txt", "<!DOCTYPE html><p>One.", Format::Html),
            ("a.md", "<?xml version='1.0'?><!-- c --><html><p>One.", Format::Html),
            ("a.html", "<p>One.", Format::Html),
            ("a.html", "A line without any tag.", Format::Text),
            ("a.txt", "<div><p>One.</p><p>Two.</p></div>", Format::Html),
            ("a.txt", "Write <b>bold</b> for bold text.", Format::Text),
            ("a.MD", "A line.", Format::Markdown),
            ("a", "---\ntitle: A bridge\n---\nText.", Format::Markdown),
            ("a", "# A title\n\nSee [the plan](https://post.example/plan).", Format::Markdown),
            ("a", "# A title alone\n\nText.", Format::Text),
            ("a", "#hashtag and [1](note) only", Format::Text),
        ];
        for (name, text, want) in table {
            assert_eq!(format(name, text), want, "{name}: {text}");
        }
    }
}
