//! The front matter of a Markdown file: where it ends, and what it declares of the article. Reads
//! `key: value` lines and lists of authors; it is no YAML or TOML parser.

use crate::read::text::Lines;
use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate};

/// Most lines between the marks of front matter.
const MAX_LINES: usize = 200;
/// Length of a key, in bytes, from which on a line is prose.
const MIN_PROSE_BYTES: usize = 40;

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
        if count > MAX_LINES {
            return None;
        }
    }
    None
}

/// A `key: value` or `key = value` line; the key in lower case.
fn key_value(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '='])?;
    let key = line[..at].trim();
    let is_key = !key.is_empty()
        && key.len() < MIN_PROSE_BYTES
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    is_key.then(|| (key.to_lowercase(), line[at + 1..].trim()))
}

/// What the front matter declares.
pub fn declared(text: &str) -> Declared {
    let mut declared = Declared::default();
    let Some(front) = front_matter(text) else { return declared };
    // The lines that follow may be items of a list of authors.
    let mut in_authors = false;
    for (start, end) in Lines::new(front.lines) {
        let line = front.lines[start..end].trim_end();
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if in_authors {
                declared.authors.extend(author(item));
            }
            continue;
        }
        in_authors = false;
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((key, value)) = key_value(line) else { continue };
        match key.as_str() {
            "title" | "headline" => declared.titles.extend(value_of(value)),
            "author" | "authors" | "creator" | "by" | "byline" => {
                let inner = value.trim_matches(['[', ']']);
                let parts = if inner.len() < value.len() { inner.split(',').collect() } else { vec![value] };
                declared.authors.extend(parts.into_iter().filter_map(author));
                in_authors = true;
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
                // Some clipping tools put the address here.
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

/// A declared date.
fn dated(witness: DateWitness, written: String) -> DeclaredDate {
    DeclaredDate { witness, written }
}

/// A declared author; `None` for an empty value.
fn author(value: &str) -> Option<DeclaredAuthor> {
    value_of(value).map(|written| DeclaredAuthor { witness: AuthorWitness::Meta, written })
}

/// A value without quotes and wiki-link marks; `None` when nothing is left.
fn value_of(value: &str) -> Option<String> {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    let value = value.strip_prefix("[[").and_then(|v| v.strip_suffix("]]")).unwrap_or(value);
    (!value.is_empty() && !matches!(value, "null" | "~" | "[]" | "|" | ">")).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_declares() {
        let text = "---\ntitle: \"The bridge opens\"\nauthor:\n  - \"[[Ida Lind]]\"\n  - Bo Ek\npublished: 2024-05-06\nsource: https://example.org/bridge\ntags: [a, b]\n---\n\nText.\n";
        let declared = declared(text);
        assert_eq!(declared.titles, ["The bridge opens"]);
        assert_eq!(declared.authors, [author("Ida Lind").unwrap(), author("Bo Ek").unwrap()]);
        assert_eq!(declared.dates, [dated(DateWitness::Meta, "2024-05-06".into())]);
        assert_eq!(declared.url.as_deref(), Some("https://example.org/bridge"));
        assert!(front_matter("---\nA line of prose.\n---\n").is_none());
    }
}
