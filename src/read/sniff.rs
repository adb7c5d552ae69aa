//! Which reader a decoded text needs. The content decides; the name is a hint.

use crate::read::front_matter;
use crate::types::document::Format;

/// How far the content is looked at, in bytes.
const HEAD: usize = 64 << 10;

/// The format of a text.
pub fn format(name: &str, text: &str) -> Format {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let ends = |any: &[&str]| {
        let name = name.to_ascii_lowercase();
        any.iter().any(|e| name.ends_with(e))
    };
    let start = after_comments(head);
    if starts_page(start) {
        return Format::Html;
    }
    let tags = Tags::count(head);
    let html = match ends(&[".html", ".htm", ".xhtml", ".xht", ".shtml"]) {
        true => tags.open > 0,
        // A piece of a page: it starts with an element, or is dense with them. Text that
        // shows a tag here and there is text.
        false => {
            let begins = Tags::at(start).is_some();
            tags.open > 2 && tags.close > 1 && (begins || tags.open * 120 > head.len())
        }
    };
    if html {
        Format::Html
    } else if ends(&[".md", ".markdown", ".mdown", ".mkd"]) || is_markdown(text, head) {
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

/// Tags of elements that pages are made of.
#[derive(Default)]
struct Tags {
    open: usize,
    close: usize,
}

impl Tags {
    fn count(text: &str) -> Self {
        let mut tags = Tags::default();
        for at in memchr::memchr_iter(b'<', text.as_bytes()) {
            match Tags::at(&text[at..]) {
                Some(true) => tags.open += 1,
                Some(false) => tags.close += 1,
                None => {}
            }
        }
        tags
    }

    /// Whether a known tag starts here, and whether it opens.
    fn at(text: &str) -> Option<bool> {
        const NAMES: &[&str] = &[
            "a",
            "article",
            "b",
            "blockquote",
            "br",
            "button",
            "center",
            "div",
            "em",
            "figure",
            "font",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "iframe",
            "img",
            "input",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "ol",
            "p",
            "pre",
            "script",
            "section",
            "span",
            "strong",
            "style",
            "table",
            "tbody",
            "td",
            "th",
            "title",
            "tr",
            "ul",
        ];
        let rest = text.strip_prefix('<')?;
        let (name, open) = rest.strip_prefix('/').map_or((rest, true), |r| (r, false));
        let end = name.bytes().take(12).position(|b| !b.is_ascii_alphanumeric())?;
        let ends = matches!(name.as_bytes().get(end), Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r'));
        let known = NAMES.iter().any(|n| n.eq_ignore_ascii_case(&name[..end]));
        (ends && known).then_some(open)
    }
}

/// Whether a text without a name that says so is Markdown: front matter, or headings and
/// links in its way of marking.
fn is_markdown(text: &str, head: &str) -> bool {
    if front_matter::front_matter(text).is_some() {
        return true;
    }
    let heading = |line: &&str| {
        let marks = line.bytes().take_while(|b| *b == b'#').count();
        (1..=6).contains(&marks) && line[marks..].starts_with(' ') && line.len() > marks + 1
    };
    let headings = head.lines().filter(heading).count();
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
