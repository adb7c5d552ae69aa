//! Markdown to blocks. Every character of the file stays in the text; the blocks' markup
//! says what the marks make of them: heading, list item, quote, code, table row. Read by
//! lines, which is all that blocks need; inline marks are for whoever judges or shows a
//! block ([`plain`]).

use crate::read::text::Lines;
use crate::types::block::{Block, Markup, Span, Tag};
use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate};

/// Cuts Markdown into blocks, at most `most`; the rest of the text is the last one, and
/// the flag says so.
pub fn blocks(text: &str, most: usize) -> (Vec<Block>, bool) {
    let mut reader = Reader { text, blocks: Vec::new(), fence: None, blank: true };
    let head = front_matter(text).map_or(0, |f| f.end);
    if head > 0 {
        reader.push(0, head, Tag::Meta);
    }
    let mut capped = false;
    for (start, end) in Lines::new(&text[head..]) {
        capped = reader.blocks.len() >= most;
        if capped {
            break;
        }
        reader.line(head + start, head + end);
    }
    let mut blocks = reader.blocks;
    if let Some(last) = blocks.last_mut() {
        last.span.end = text.len();
    }
    (blocks, capped)
}

struct Reader<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    /// The mark that ends the code that is open.
    fence: Option<&'t str>,
    /// The line before was blank, or there was none.
    blank: bool,
}

impl<'t> Reader<'t> {
    fn line(&mut self, start: usize, end: usize) {
        let line: &'t str = &self.text[start..end];
        let bare = line.trim();
        let was_blank = std::mem::replace(&mut self.blank, bare.is_empty());
        if let Some(fence) = self.fence {
            if bare.starts_with(fence) && bare.trim_start_matches(&fence[..1]).is_empty() {
                self.fence = None;
            }
            return self.extend(end);
        }
        if bare.is_empty() {
            return match self.blocks.is_empty() {
                true => self.push(start, end, Tag::Other),
                false => self.extend(end),
            };
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|f| bare.starts_with(f)) {
            self.fence = Some(fence);
            return self.push(start, end, Tag::Code);
        }
        let tag = tag_of(line);
        let last = self.blocks.last().and_then(|b| b.markup.as_ref()).map(|m| m.tag);
        // A line below a paragraph of the same kind goes on with it; a rule of `=` or `-`
        // makes it a heading.
        let underline = !was_blank && last == Some(Tag::Paragraph) && bare.len() > 1;
        let level = [("=", 1), ("-", 2)].into_iter().find(|(mark, _)| bare.replace(mark, "").is_empty());
        if let (true, Some((_, level))) = (underline, level) {
            if let Some(markup) = self.blocks.last_mut().and_then(|b| b.markup.as_mut()) {
                markup.tag = Tag::Heading(level);
            }
            return self.extend(end);
        }
        let goes_on = match (last, tag) {
            (Some(Tag::Paragraph), Tag::Paragraph) => !was_blank,
            (Some(Tag::Quote), Tag::Quote) => !was_blank && !bare.trim_start_matches('>').trim().is_empty(),
            (Some(Tag::Item | Tag::Quote), Tag::Paragraph) => !was_blank,
            (Some(Tag::Code), Tag::Code) => true,
            _ => false,
        };
        match goes_on {
            true => self.extend(end),
            false => self.push(start, end, tag),
        }
    }

    fn extend(&mut self, end: usize) {
        if let Some(last) = self.blocks.last_mut() {
            last.span.end = end;
        }
    }

    fn push(&mut self, start: usize, end: usize, tag: Tag) {
        // White space before the first block is the first block's.
        if let [only] = self.blocks.as_mut_slice()
            && only.text(self.text).is_empty()
        {
            only.span.end = end;
            only.markup = Some(markup(tag));
            return;
        }
        self.blocks.push(Block { span: Span { start, end }, markup: Some(markup(tag)) });
    }
}

fn markup(tag: Tag) -> Markup {
    Markup {
        tag,
        link_density: 0.0,
        depth: 0,
        in_article: false,
        in_furniture: false,
        container: 0,
        words: [].into(),
    }
}

/// What the marks at the start of a line make of it.
fn tag_of(line: &str) -> Tag {
    let bare = line.trim();
    let indent = line.len() - line.trim_start_matches(' ').len();
    let marks = bare.bytes().take_while(|b| *b == b'#').count();
    let rest = &bare[marks..];
    if (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return Tag::Heading(marks as u8);
    }
    let rule: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    if rule.len() > 2 && ["-", "*", "_"].iter().any(|m| rule.replace(m, "").is_empty()) {
        return Tag::Other;
    }
    if bare.starts_with('>') {
        return Tag::Quote;
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let numbered =
        (1..=9).contains(&digits) && (bare[digits..].starts_with(". ") || bare[digits..].starts_with(") "));
    if numbered || ["- ", "* ", "+ "].iter().any(|m| bare.starts_with(m)) {
        return Tag::Item;
    }
    if bare.starts_with('|') && bare.ends_with('|') && bare.len() > 2 {
        return Tag::Row;
    }
    if indent >= 4 || line.starts_with('\t') { Tag::Code } else { Tag::Paragraph }
}

/// Front matter: where it ends, its mark lines and the blank lines behind it included.
pub struct FrontMatter<'t> {
    /// One past its last byte.
    pub end: usize,
    /// The lines between the marks.
    pub lines: &'t str,
}

/// The front matter that a text starts with: `---`, `key: value` lines, `---`.
pub fn front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let mut lines = Lines::new(text);
    let (_, first) = lines.next()?;
    let mark = text[..first].trim_end();
    if mark != "---" && mark != "+++" {
        return None;
    }
    let (mut keys, mut count) = (0, 0);
    for (start, end) in lines {
        let line = text[start..end].trim_end();
        if line == mark || line == "..." {
            let rest = text[end..].len() - text[end..].trim_start_matches(['\n', '\r']).len();
            return (keys > 0).then(|| FrontMatter { end: end + rest, lines: &text[first..start] });
        }
        keys += usize::from(key_value(line).is_some());
        count += 1;
        if count > 200 {
            return None;
        }
    }
    None
}

/// A `key: value` or `key = value` line; the key in lower case.
fn key_value(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '='])?;
    let key = line[..at].trim();
    let word = !key.is_empty()
        && key.len() < 40
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    word.then(|| (key.to_lowercase(), line[at + 1..].trim()))
}

/// What the front matter declares.
pub fn declared(text: &str) -> Declared {
    let mut declared = Declared::default();
    let Some(front) = front_matter(text) else { return declared };
    let mut list = false;
    for (start, end) in Lines::new(front.lines) {
        let line = front.lines[start..end].trim_end();
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if list {
                declared.authors.extend(author(item));
            }
            continue;
        }
        list = false;
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((key, value)) = key_value(line) else { continue };
        match key.as_str() {
            "title" | "headline" => declared.titles.extend(value_of(value)),
            "author" | "authors" | "creator" | "by" | "byline" => {
                let many = value.trim_matches(['[', ']']);
                let parts = if many.len() < value.len() { many.split(',').collect() } else { vec![value] };
                declared.authors.extend(parts.into_iter().filter_map(author));
                list = true;
            }
            "date" | "published" | "publish_date" | "pubdate" | "date_published" | "created"
            | "publishdate" => {
                declared.dates.extend(value_of(value).map(|v| dated(DateWitness::Meta, v)));
            }
            "modified" | "updated" | "lastmod" => {
                declared.dates.extend(value_of(value).map(|v| dated(DateWitness::Modified, v)));
            }
            "description" | "summary" | "excerpt" => declared.description = value_of(value),
            "site" | "source" | "publisher" | "outlet" | "publication" | "site_name" => {
                // Where a clipping tool writes the address.
                match value_of(value) {
                    Some(v) if v.starts_with("http") => declared.url = Some(v),
                    v => declared.site = v,
                }
            }
            "url" | "link" | "canonical" | "permalink" => declared.url = value_of(value),
            "lang" | "language" | "locale" => declared.language = value_of(value),
            _ => {}
        }
    }
    declared
}

fn dated(witness: DateWitness, written: String) -> DeclaredDate {
    DeclaredDate { witness, written }
}

fn author(value: &str) -> Option<DeclaredAuthor> {
    value_of(value).map(|written| DeclaredAuthor { witness: AuthorWitness::Meta, written })
}

/// A value without quotes and wiki-link marks, when it says something.
fn value_of(value: &str) -> Option<String> {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    let value = value.strip_prefix("[[").and_then(|v| v.strip_suffix("]]")).unwrap_or(value);
    (!value.is_empty() && !matches!(value, "null" | "~" | "[]" | "|" | ">")).then(|| value.to_owned())
}

/// A block's text without its marks: those at the start of its lines, emphasis, links
/// (their text stays), pictures (their description stays).
pub fn plain(block: &str) -> String {
    let lines = block.lines().map(|line| {
        let mut rest = line.trim();
        while let Some(inner) = rest.strip_prefix('>') {
            rest = inner.trim_start();
        }
        let hashes = rest.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
            rest = rest[hashes..].trim().trim_end_matches('#').trim_end();
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if ["- ", "* ", "+ "].iter().any(|m| rest.starts_with(m)) {
            rest = rest[2..].trim_start();
        } else if (1..=9).contains(&digits) && rest[digits..].starts_with(") ") {
            rest = rest[digits + 2..].trim_start();
        }
        inline(rest)
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A line without its inline marks.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        let (mark, tail) = rest.split_at(1);
        let taken = match mark {
            "\\" if tail.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&tail[..1]);
                2
            }
            "!" if tail.starts_with('[') => 1,
            "[" => match link(rest) {
                Some((text, length)) => {
                    out.push_str(&inline(text));
                    length
                }
                None => keep(mark, &mut out),
            },
            "`" => 1,
            "*" if !(before.is_none_or(char::is_whitespace) && tail.starts_with(char::is_whitespace)) => 1,
            "_" => {
                let inside =
                    before.is_some_and(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
                if inside { keep(mark, &mut out) } else { 1 }
            }
            _ => keep(mark, &mut out),
        };
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

fn keep(mark: &str, out: &mut String) -> usize {
    out.push_str(mark);
    mark.len()
}

/// The text of the link that starts here, and the link's length in bytes.
fn link(rest: &str) -> Option<(&str, usize)> {
    let mut depth = 0usize;
    let close = rest.bytes().take(2000).position(|b| {
        depth = match b {
            b'[' => depth + 1,
            b']' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    })?;
    let (text, target) = (&rest[1..close], &rest[close + 1..]);
    if target.starts_with('(') {
        let mut depth = 0usize;
        let end = target.bytes().take(4000).position(|b| {
            depth = match b {
                b'(' => depth + 1,
                b')' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0
        })?;
        return Some((text, close + 1 + end + 1));
    }
    if target.starts_with('[') {
        let end = target.find(']')?;
        return Some((text, close + 1 + end + 1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<(Tag, &str)> {
        let (blocks, _) = blocks(text, 100);
        assert_eq!(blocks.iter().map(|b| b.span.of(text)).collect::<String>(), text);
        blocks.iter().map(|b| (b.markup.as_ref().map_or(Tag::Other, |m| m.tag), b.text(text))).collect()
    }

    #[test]
    fn marks_make_blocks() {
        let text = "# A bridge\n\nThe first line\nand its second.\n\n- one\n- two\n  goes on\n\n> said\n> she\n\n```\ncode *x*\n\nmore\n```\nAfter.\n\nUnder\n=====\n| a | b |\n|---|---|\n";
        assert_eq!(
            tags(text),
            [
                (Tag::Heading(1), "# A bridge"),
                (Tag::Paragraph, "The first line\nand its second."),
                (Tag::Item, "- one"),
                (Tag::Item, "- two\n  goes on"),
                (Tag::Quote, "> said\n> she"),
                (Tag::Code, "```\ncode *x*\n\nmore\n```"),
                (Tag::Paragraph, "After."),
                (Tag::Heading(1), "Under\n====="),
                (Tag::Row, "| a | b |"),
                (Tag::Row, "|---|---|"),
            ]
        );
    }

    #[test]
    fn front_matter_declares() {
        let text = "---\ntitle: \"The bridge opens\"\nauthor:\n  - \"[[Ida Lind]]\"\n  - Bo Ek\npublished: 2024-05-06\nsource: https://example.org/bridge\ntags: [a, b]\n---\n\nText.\n";
        let declared = declared(text);
        assert_eq!(declared.titles, ["The bridge opens"]);
        assert_eq!(declared.authors, [author("Ida Lind").unwrap(), author("Bo Ek").unwrap()]);
        assert_eq!(declared.dates, [dated(DateWitness::Meta, "2024-05-06".into())]);
        assert_eq!(declared.url.as_deref(), Some("https://example.org/bridge"));
        assert_eq!(tags(text)[0].0, Tag::Meta);
        assert!(front_matter("---\nA line of prose.\n---\n").is_none());
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(plain("## A *fine* [bridge](http://x.org/a_(b)) ##"), "A fine bridge");
        assert_eq!(
            plain("> - **Bold** and `code`, snake_case, 2 * 3, ![a cat](c.png)"),
            "Bold and code, snake_case, 2 * 3, a cat"
        );
        assert_eq!(plain("1984. was a year [sic]"), "1984. was a year [sic]");
    }
}
