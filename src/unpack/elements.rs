//! Which element of an XML or SGML file is a record: the one that repeats, holds fields and
//! most of the text. Knows no format by name.

use crate::types::column::ColumnRole as Role;
use crate::unpack::markup::{Kind, Pieces};
use crate::unpack::measure::words;
use crate::unpack::roles::role_of;
use std::collections::HashMap;

/// Deepest element that is followed; deeper ones count as text.
pub(crate) const MAX_DEPTH: usize = 64;
/// Share of the file's words that must lie in the records.
const MIN_SHARE: f32 = 0.6;
/// Least words of a file that is one record.
const MIN_WORDS: usize = 25;
/// Elements inside running text.
const INLINE: &[&str] = &[
    "a", "b", "i", "em", "strong", "span", "hlt", "br", "q", "sub", "sup", "u", "font", "location", "person",
    "org", "money", "chron", "num", "small", "mark", "hi", "emphasis", "ulink", "xref", "s",
];
/// Parts of one article: they repeat and are no records.
const PARTS: &[&str] = &[
    "sec",
    "section",
    "div",
    "chapter",
    "body",
    "block",
    "p",
    "tr",
    "td",
    "li",
    "row",
    "fig",
    "figure",
    "media",
    "ref",
    "table",
    "list",
    "item-meta",
    "contrib",
    "name",
    "author",
    "person",
    "paragraph",
    "front",
    "back",
];

/// Whether an element stands inside running text.
pub(crate) fn is_inline(name: &str) -> bool {
    INLINE.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// The path of elements that are open, kept in step with a text's pieces. End tags without
/// a start are passed over, elements that are not closed end with the one around them.
#[derive(Default)]
pub(crate) struct Stack<'t> {
    names: Vec<&'t str>,
}

impl<'t> Stack<'t> {
    /// Number of open elements.
    pub fn depth(&self) -> usize {
        self.names.len()
    }

    /// Names of the open elements from depth `from` on, joined by dots.
    pub fn path(&self, from: usize) -> String {
        self.names.get(from..).unwrap_or_default().join(".")
    }

    /// Opens an element; `false` when it is too deep. A paragraph ends the one before it.
    pub fn open(&mut self, name: &'t str) -> bool {
        if self.names.last() == Some(&name) && name.eq_ignore_ascii_case("p") {
            return true;
        }
        if self.names.len() >= MAX_DEPTH {
            return false;
        }
        self.names.push(name);
        true
    }

    /// Closes the last open element of that name and all inside it; the number of elements
    /// that stay open, `None` when there is no such element.
    pub fn close(&mut self, name: &str) -> Option<usize> {
        let at = self.names.iter().rposition(|n| *n == name)?;
        self.names.truncate(at);
        Some(at)
    }
}

#[derive(Default)]
struct Measures {
    depth: usize,
    count: usize,
    words: usize,
    fields: HashMap<String, usize>,
}

/// The place of the records: names from the root on.
pub(crate) type Place = Vec<String>;

/// Where the records are; the root when the whole file is one. `None` when the file holds
/// no fields with a text.
pub(crate) fn find(text: &str) -> Option<Place> {
    let mut stack = Stack::default();
    let mut all: HashMap<String, Measures> = HashMap::new();
    let mut total = 0usize;
    let mut words_at = vec![0usize; MAX_DEPTH + 1];
    let mut roles = (false, false);
    let settle = |all: &mut HashMap<String, Measures>, path: String, words: usize| {
        all.entry(path).or_default().words += words;
    };
    for piece in Pieces::new(text) {
        match piece.kind {
            Kind::Open { name, empty, .. } if !is_inline(name) && !empty => {
                let (parent, depth) = (stack.path(0), stack.depth());
                if !stack.open(name) || stack.depth() == depth {
                    continue;
                }
                let path = stack.path(0);
                match role_of(&path) {
                    Some(Role::Title) => roles.0 = true,
                    Some(Role::Text) => roles.1 = true,
                    _ => {}
                }
                let own = all.entry(path).or_default();
                (own.depth, own.count) = (depth + 1, own.count + 1);
                if depth > 0 {
                    *all.entry(parent).or_default().fields.entry(name.to_owned()).or_default() += 1;
                }
                words_at[stack.depth()] = 0;
            }
            Kind::Close { name } if !is_inline(name) => {
                let before = stack.depth();
                let mut paths = Vec::new();
                for depth in (0..before).rev() {
                    paths.push((stack.names[..=depth].join("."), depth + 1));
                    if stack.names[depth] == name {
                        break;
                    }
                }
                if stack.close(name).is_some() {
                    for (path, depth) in paths {
                        let words = std::mem::take(&mut words_at[depth]);
                        words_at[depth - 1] += words;
                        settle(&mut all, path, words);
                    }
                }
            }
            Kind::Text(part) => {
                let n = words(&part);
                total += n;
                words_at[stack.depth()] += n;
            }
            Kind::Raw(part) => {
                let n = words(part);
                total += n;
                words_at[stack.depth()] += n;
            }
            _ => {}
        }
    }
    let fits = |(path, m): &(&String, &Measures)| {
        let name = path.rsplit('.').next().unwrap_or("");
        m.count >= 2
            && !PARTS.iter().any(|p| p.eq_ignore_ascii_case(name))
            && m.fields.values().filter(|n| **n * 2 >= m.count).count() >= 2
            && m.words as f32 >= MIN_SHARE * total as f32
    };
    let best = all.iter().filter(fits).min_by(|a, b| {
        (a.1.depth, std::cmp::Reverse(a.1.words), a.0).cmp(&(b.1.depth, std::cmp::Reverse(b.1.words), b.0))
    });
    match best {
        Some((path, _)) if total > 0 => Some(path.split('.').map(str::to_owned).collect()),
        _ if roles.0 && roles.1 && total >= MIN_WORDS => Some(Vec::new()),
        _ => None,
    }
}
