//! Facts that a Markdown file declares in its front matter.

use crate::read::text::Lines;
use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate};

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
pub(crate) fn key_value(line: &str) -> Option<(String, &str)> {
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

pub(crate) fn dated(witness: DateWitness, written: String) -> DeclaredDate {
    DeclaredDate { witness, written }
}

pub(crate) fn author(value: &str) -> Option<DeclaredAuthor> {
    value_of(value).map(|written| DeclaredAuthor { witness: AuthorWitness::Meta, written })
}

/// A value without quotes and wiki-link marks, when it says something.
pub(crate) fn value_of(value: &str) -> Option<String> {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    let value = value.strip_prefix("[[").and_then(|v| v.strip_suffix("]]")).unwrap_or(value);
    (!value.is_empty() && !matches!(value, "null" | "~" | "[]" | "|" | ">")).then(|| value.to_owned())
}
