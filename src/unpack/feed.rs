//! A feed (RSS 0.9 to 2.0, RDF, Atom) to one entry an item. The full content is preferred
//! to the summary.

use crate::types::error::Code;
use crate::unpack::entry::{Content, Day, DayKind, EntryFacts};
use crate::unpack::markup::{Kind, Piece, Pieces, attribute, unescaped};
use crate::unpack::measure::{is_address, is_html, words};
use crate::unpack::names::numbered;
use crate::unpack::sink::Sink;

/// Most words of an item's text for it to be marked as a summary.
const MAX_WORDS_SUMMARY: usize = 80;

/// An element that is open.
struct Open<'t> {
    prefix: &'t str,
    name: &'t str,
    inside: &'t str,
    /// Where its content starts, in bytes.
    start: usize,
    text: String,
    nested: bool,
}

/// What an item says, by the feed's elements.
#[derive(Default)]
struct Item {
    facts: EntryFacts,
    content: Option<(String, bool)>,
    summary: Option<String>,
    updated: Option<String>,
}

/// Reads the feed `path`.
pub(crate) fn read(path: &str, text: &str, sink: &mut Sink<'_>) {
    let mut stack: Vec<Open<'_>> = Vec::new();
    let mut channel = EntryFacts::default();
    let mut item: Option<(usize, Item)> = None;
    let mut count = 0usize;
    let items = item_tags(text);
    for piece in Pieces::new(text) {
        let Piece { kind, start, end } = piece;
        match kind {
            Kind::Open { prefix, name, inside, empty } => {
                if let Some(open) = stack.last_mut() {
                    open.nested = true;
                }
                let is_item = matches!(name.to_ascii_lowercase().as_str(), "item" | "entry");
                let open = Open { prefix, name, inside, start: end, text: String::new(), nested: false };
                if empty {
                    if let Some((depth, item)) = &mut item
                        && stack.len() == *depth + 1
                    {
                        item.take(&open, "");
                    }
                    continue;
                }
                if is_item && item.is_none() {
                    item = Some((stack.len(), Item::default()));
                }
                // Deeper than any feed: a hostile file.
                if stack.len() < 256 {
                    stack.push(open);
                }
            }
            Kind::Text(part) => {
                if let Some(open) = stack.last_mut() {
                    open.text.push_str(&part);
                }
            }
            Kind::Raw(part) => {
                if let Some(open) = stack.last_mut() {
                    open.text.push_str(part);
                }
            }
            Kind::Close { name } => {
                let Some(at) = stack.iter().rposition(|o| o.name == name) else { continue };
                stack.truncate(at + 1);
                let Some(open) = stack.pop() else { continue };
                let raw = text.get(open.start..start).unwrap_or("");
                match &mut item {
                    Some((depth, _)) if stack.len() == *depth => {
                        let (_, done) = item.take().unwrap_or_default();
                        count += 1;
                        let (content, facts) = done.finish(&channel);
                        if !sink.push(numbered(path, count, items), content, facts) {
                            return;
                        }
                    }
                    Some((depth, item)) if stack.len() == *depth + 1 => item.take(&open, raw),
                    Some(_) => {}
                    None => channel_fact(&mut channel, &open, stack.last().map(|o| o.name)),
                }
            }
        }
    }
    if let Some((_, cut)) = item {
        let title = cut.facts.title.unwrap_or_default();
        let detail = format!("The feed breaks off in the item behind number {count} ({title:?}).");
        sink.problem(path, Code::ArchiveBroken, detail);
    } else if count == 0 {
        sink.problem(path, Code::Empty, "The feed has no items.");
    }
}

/// Opening tags of items in a feed: at least as many as it has items.
fn item_tags(text: &str) -> usize {
    let opens = |name: &str| {
        let mut found = memchr::memmem::find_iter(text.as_bytes(), name).map(|at| at + name.len());
        found.by_ref().filter(|at| !text.as_bytes().get(*at).is_some_and(u8::is_ascii_alphanumeric)).count()
    };
    ["<item", "<entry", ":item", ":entry"].into_iter().map(opens).sum()
}

/// Title and language of the feed itself.
fn channel_fact(channel: &mut EntryFacts, open: &Open<'_>, parent: Option<&str>) {
    let of_feed = parent.is_some_and(|p| matches!(p.to_ascii_lowercase().as_str(), "channel" | "feed"));
    let value = open.text.trim();
    if !of_feed || value.is_empty() || !matches!(open.prefix, "" | "dc" | "atom") {
        return;
    }
    match open.name {
        "title" if channel.outlet.is_none() => channel.outlet = Some(plain(value)),
        "language" if channel.language.is_none() => channel.language = Some(value.to_owned()),
        _ => {}
    }
}

impl Item {
    /// Takes one element of the item.
    fn take(&mut self, open: &Open<'_>, raw: &str) {
        let value = open.text.trim();
        let set = |slot: &mut Option<String>, value: &str| {
            if slot.is_none() && !value.is_empty() {
                *slot = Some(value.to_owned());
            }
        };
        let facts = &mut self.facts;
        match (open.prefix, open.name.to_ascii_lowercase().as_str()) {
            ("media" | "itunes", name) if name != "author" => {}
            ("", "title") | ("dc", "title") => set(&mut facts.title, &plain(value)),
            (_, "link") => {
                let rel = attribute(open.inside, "rel");
                let href = attribute(open.inside, "href").unwrap_or_else(|| value.to_owned());
                if rel.is_none_or(|r| r == "alternate") {
                    set(&mut facts.url, &href);
                }
            }
            (_, "guid" | "id" | "pubdate" | "published" | "issued" | "date") if value.is_empty() => {}
            (_, "guid" | "id") => {
                facts.fields.insert("id".to_owned(), value.to_owned());
            }
            (_, "pubdate" | "published" | "issued" | "date") => {
                let day = || Day { raw: value.to_owned(), kind: DayKind::Published };
                facts.published.get_or_insert_with(day);
            }
            (_, "updated" | "modified") => set(&mut self.updated, value),
            (_, "creator" | "author") => {
                let name = if open.nested { inner(raw, "name") } else { person(value) };
                if !name.is_empty() && facts.author.as_deref() != Some(&name) {
                    facts.author = Some(match facts.author.take() {
                        Some(first) => format!("{first}; {name}"),
                        None => name,
                    });
                }
            }
            (_, "source") => {
                let name = if open.nested { inner(raw, "title") } else { value.to_owned() };
                set(&mut facts.outlet, &plain(&name));
            }
            (_, "category" | "subject") => {
                let label = attribute(open.inside, "label").or_else(|| attribute(open.inside, "term"));
                let tag = if value.is_empty() { label.unwrap_or_default() } else { value.to_owned() };
                if !tag.is_empty() {
                    facts.tags.push(tag);
                }
            }
            ("content", "encoded")
            | ("", "content")
            | ("atom", "content")
            | ("xhtml", "body")
            | (_, "full-text") => {
                let kind = attribute(open.inside, "type").unwrap_or_default();
                let found = match open.nested {
                    true => (raw.to_owned(), true),
                    false => (value.to_owned(), kind.contains("html") || is_html(value)),
                };
                let longer = |held: &(String, bool)| words(&found.0) > words(&held.0);
                if !found.0.trim().is_empty() && self.content.as_ref().is_none_or(longer) {
                    self.content = Some(found);
                }
            }
            (_, "description" | "summary" | "abstract") => {
                set(&mut self.summary, if open.nested { raw } else { value });
            }
            (_, "language") => set(&mut facts.language, value),
            (_, name) if !value.is_empty() && !open.nested => {
                facts.fields.insert(name.to_owned(), value.to_owned());
            }
            _ => {}
        }
    }

    /// The item's content and facts, with the feed's own where the item has none.
    fn finish(mut self, channel: &EntryFacts) -> (Content, EntryFacts) {
        let summary = self.summary.take();
        let summary_is_longer =
            |content: &(String, bool)| summary.as_ref().is_some_and(|s| words(s) > words(&content.0));
        let full = self.content.take().filter(|c| !summary_is_longer(c));
        let (text, is_page) = match full {
            Some(full) => {
                self.facts.description = summary.as_deref().map(plain).filter(|s| !s.is_empty());
                full
            }
            None => {
                let text = summary.unwrap_or_default();
                let is_page = is_html(&text) || text.contains("&#");
                (text, is_page)
            }
        };
        if words(&text) <= MAX_WORDS_SUMMARY {
            self.facts.fields.insert("feed text".to_owned(), "summary".to_owned());
        }
        let facts = &mut self.facts;
        if facts.url.is_none() {
            facts.url = facts.fields.get("id").filter(|id| is_address(id)).cloned();
        }
        if facts.published.is_none() {
            facts.published = self.updated.map(|raw| Day { raw, kind: DayKind::Unnamed });
        } else if let Some(updated) = self.updated {
            facts.fields.insert("updated".to_owned(), updated);
        }
        facts.outlet = facts.outlet.take().or_else(|| channel.outlet.clone());
        facts.language = facts.language.take().or_else(|| channel.language.clone());
        (if is_page { Content::Html(text) } else { Content::ArticleText(text) }, self.facts)
    }
}

/// The text of the first element `name` in a piece of markup.
fn inner(raw: &str, name: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for piece in Pieces::new(raw) {
        match piece.kind {
            Kind::Open { name: n, .. } if n == name => inside = true,
            Kind::Close { name: n } if n == name => break,
            Kind::Text(text) if inside => out.push_str(&text),
            Kind::Raw(text) if inside => out.push_str(text),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// The name in "mail@x.example (Name)".
fn person(value: &str) -> String {
    match value.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches([')', ' ']).trim().to_owned(),
        _ => value.to_owned(),
    }
}

/// A title or summary without markup: titles are often escaped twice.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match rest[at..].find('>') {
            Some(end) if tag => {
                out.push_str(&rest[..at]);
                rest = &rest[at + end + 1..];
            }
            _ => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    unescaped(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}
