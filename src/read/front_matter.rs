//! What a Markdown file declares of itself above its text (YAML between `---`, TOML between
//! `+++`), and the heads that programs for saved articles write below it: Readwise's list of
//! metadata, Omnivore's links. Own reader of the flat part of both languages: what programs
//! write is often no valid YAML ("title: Floods: what we know"), and a full parser refuses
//! the whole head then. Nested values are kept under joined names ("cover.image").

use crate::unpack::columns::Columns;
use crate::unpack::entry::EntryFacts;
use crate::unpack::record::Record;

/// Fewest words of a line without a key that is prose: what stands between the marks is no head then.
const MIN_PROSE_WORDS: usize = 8;

/// A Markdown file's declared facts and the place of its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FrontMatter {
    /// What is declared. `created` is the day of saving, never of publication.
    pub facts: EntryFacts,
    /// Where the article's own text starts, in bytes.
    pub start: usize,
    /// Where it ends: highlights and notes of the reader may stand behind it.
    pub end: usize,
}

/// Reads the head of a Markdown file. `None` when it has none.
pub(crate) fn read(text: &str) -> Option<FrontMatter> {
    let body = text.trim_start_matches('\u{feff}');
    let offset = text.len() - body.len();
    let mut record = Record::default();
    let mut start = offset;
    let first = body.lines().next()?.trim_end();
    if let Some((open, close)) =
        [("---", &["---", "..."][..]), ("+++", &["+++"][..])].into_iter().find(|(o, _)| *o == first)
        && let Some((head, end)) = fenced(body, close)
        && !head.lines().any(is_prose)
    {
        match open {
            "---" => yaml(head, &mut record),
            _ => toml(head, &mut record),
        }
        if !record.is_empty() || head.trim().is_empty() {
            start += end;
        }
    }
    let (below, end) = written_below(&text[start..], &mut record);
    if record.is_empty() {
        return None;
    }
    let facts = Columns::by_names(std::slice::from_ref(&record)).facts(&record);
    Some(FrontMatter { facts, start: start + below, end: start + end })
}

/// The lines between the first and the next that closes, and where what follows starts.
fn fenced<'t>(text: &'t str, close: &[&str]) -> Option<(&'t str, usize)> {
    let from = text.find('\n')? + 1;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if close.contains(&line.trim_end()) {
            return Some((&text[from..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a line is no part of a head: unindented words without a key.
fn is_prose(line: &str) -> bool {
    let is_value = line.starts_with([' ', '\t', '-', '#', '[', ']', '"', '\'']);
    !is_value && !line.contains([':', '=']) && line.split_whitespace().count() >= MIN_PROSE_WORDS
}

/// Key and value of a line that starts with a key.
fn key_value(line: &str, sign: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(sign)?;
    let plain = key.trim().trim_matches(['"', '\'']);
    let fits = !plain.is_empty()
        && plain.len() <= 60
        && plain.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    let parted = sign == '=' || value.is_empty() || value.starts_with([' ', '\t']);
    (fits && parted && !key.starts_with([' ', '\t', '-'])).then(|| (plain, value.trim()))
}

/// Reads the flat part of YAML.
fn yaml(head: &str, record: &mut Record) {
    let lines: Vec<&str> = head.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let Some((key, value)) = key_value(lines[at], ':') else {
            at += 1;
            continue;
        };
        at += 1;
        let first = at;
        while at < lines.len() && belongs_below(lines[at], value) {
            at += 1;
        }
        let below = &lines[first..at];
        match value.chars().next() {
            Some('|') => add(record, key, &below.iter().map(|l| l.trim()).collect::<Vec<_>>().join("\n")),
            Some('>') => add(record, key, &below.iter().map(|l| l.trim()).collect::<Vec<_>>().join(" ")),
            Some('[') => add_list(record, key, &joined(value, below)),
            Some(_) => add(record, key, &joined(value, below)),
            None => nested(record, key, below),
        }
    }
}

/// Whether a line belongs to the value above it: indented, blank, or an item of a list.
fn belongs_below(line: &str, value: &str) -> bool {
    let item = value.is_empty() && (line.starts_with("- ") || line == "-");
    // A list in brackets may end on a line of its own.
    let bracket = value.starts_with('[') && !value.contains(']') && key_value(line, ':').is_none();
    line.starts_with([' ', '\t']) || line.trim().is_empty() || item || bracket
}

fn joined(value: &str, below: &[&str]) -> String {
    let parts = std::iter::once(value).chain(below.iter().map(|l| l.trim())).filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// A list of items or a map below a key.
fn nested(record: &mut Record, key: &str, below: &[&str]) {
    let items = below.iter().filter_map(|l| l.trim_start().strip_prefix("- "));
    let items: Vec<String> = items.map(scalar).filter(|i| !i.is_empty()).collect();
    if !items.is_empty() {
        return record.add(key, &items.join("; "));
    }
    for line in below {
        if let Some((inner, value)) = key_value(line.trim_start(), ':') {
            add(record, &format!("{key}.{inner}"), value);
        }
    }
}

fn add(record: &mut Record, key: &str, value: &str) {
    let value = scalar(value);
    if !matches!(value.as_str(), "~" | "null" | "Null" | "NULL") {
        record.add(key, &value);
    }
}

/// A list in brackets.
fn add_list(record: &mut Record, key: &str, value: &str) {
    let wiki = value.starts_with("[[");
    let inner = value.trim_start_matches('[').trim_end_matches(']');
    if wiki {
        return record.add(key, &scalar(value));
    }
    let (mut items, mut item, mut quote) = (Vec::new(), String::new(), None);
    for c in inner.chars() {
        match (c, quote) {
            ('"' | '\'', None) if item.trim().is_empty() => quote = Some(c),
            (c, Some(q)) if c == q => quote = None,
            (',', None) => items.push(std::mem::take(&mut item)),
            _ => item.push(c),
        }
    }
    items.push(item);
    let items: Vec<String> = items.iter().map(|i| scalar(i)).filter(|i| !i.is_empty()).collect();
    record.add(key, &items.join("; "));
}

/// A value without quotation marks, a comment behind it, and the marks of links between
/// notes ("[[Name]]").
fn scalar(value: &str) -> String {
    let value = value.trim();
    let quoted = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
    let plain = if quoted('"') {
        unescaped(&value[1..value.len() - 1])
    } else if quoted('\'') {
        value[1..value.len() - 1].replace("''", "'")
    } else {
        value.split(" #").next().unwrap_or(value).trim().to_owned()
    };
    match plain.strip_prefix("[[").and_then(|p| p.strip_suffix("]]")) {
        Some(link) => link.rsplit('|').next().unwrap_or(link).to_owned(),
        None => plain,
    }
}

/// A string in double quotation marks with its escapes undone.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let hex: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

/// Reads the flat part of TOML.
fn toml(head: &str, record: &mut Record) {
    let mut table = String::new();
    let mut lines = head.lines();
    while let Some(line) = lines.next() {
        let bare = line.trim();
        if let Some(name) = bare.strip_prefix('[').and_then(|n| n.strip_suffix(']')) {
            table = format!("{}.", name.trim_matches(['[', ']', ' ']));
            continue;
        }
        let Some((key, value)) = key_value(bare, '=') else { continue };
        let key = format!("{table}{key}");
        let fence = ["\"\"\"", "'''"].into_iter().find(|f| value.starts_with(f));
        if let Some(fence) = fence {
            let mut text = value[3..].to_owned();
            while !text.contains(fence) {
                let Some(next) = lines.next() else { break };
                text.push('\n');
                text.push_str(next);
            }
            record.add(&key, text.split(fence).next().unwrap_or(""));
        } else if value.starts_with('[') {
            let mut list = value.to_owned();
            while !list.contains(']') {
                let Some(next) = lines.next() else { break };
                list.push_str(next.trim());
            }
            add_list(record, &key, &list);
        } else {
            add(record, &key, value);
        }
    }
}

/// What programs write below the head: returns where the article starts and ends.
fn written_below(text: &str, record: &mut Record) -> (usize, usize) {
    let mut at = 0;
    let (mut start, mut end) = (0, text.len());
    let mut title = None;
    let mut in_metadata = false;
    let mut known = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let lower = bare.to_ascii_lowercase();
        match lower.as_str() {
            "## metadata" => in_metadata = true,
            "## full document" | "## content" if known => start = at + line.len(),
            "## highlights" | "## new highlights" if known => {
                end = at;
                break;
            }
            _ if in_metadata && bare.starts_with("- ") => {
                if let Some((key, value)) = key_value(&bare[2..], ':') {
                    known = true;
                    // The category of a reading service is not a section of the paper.
                    let key = if key.eq_ignore_ascii_case("category") { "reading category" } else { key };
                    add(record, key, value);
                }
            }
            _ if lower.starts_with("[read original](") => {
                known = true;
                let address = bare.split_once("](").map_or("", |(_, a)| a.trim_end_matches(')'));
                record.add("url", address);
            }
            _ if bare.starts_with("# ") && title.is_none() => title = Some(bare[2..].trim().to_owned()),
            _ => {
                // Another kind of heading or much text first: no head of these programs.
                let prose = !bare.is_empty() && bare.len() > 300;
                if !known && (prose || (bare.starts_with("## ") && !in_metadata)) {
                    break;
                }
            }
        }
        at += line.len();
    }
    match known {
        true => {
            if let Some(title) = title {
                record.add("heading", &title);
            }
            (start, end)
        }
        false => (0, text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::entry::DayKind;

    #[test]
    fn heads_of_many_programs_declare() {
        let yaml = "---\ntitle: \"Weir: it \\\"jams\\\"\"\nsource: \"https://x.example/weir\"\nauthor:\n  - \"[[Ada Quill]]\"\n  - Ben Reed\npublished: 2024-08-11\ncreated: 2025-01-20\ntags: [eels, \"a, b\"]\n---\n";
        let block = "---\nid: 1\ntitle: |\n  Weir: it \"jams\"\nauthor: >-\n  Ada Quill;\n  Ben Reed\nurl: https://x.example/weir\ntags:\n- eels\n- a, b\ndate_saved: 2025-01-20\ndate_published: 2024-08-11 # day\n---\n";
        let toml = "+++\ntitle = 'Weir: it \"jams\"'\nauthors = [\n  \"Ada Quill\",\n  \"Ben Reed\",\n]\nlink = \"https://x.example/weir\"\npublishDate = 2024-08-11\nsaved = 2025-01-20\ntags = [\"eels\", \"a, b\"]\n[params]\nx = 1\n+++\n";
        for head in [yaml, block, toml] {
            let text = format!("{head}Prose.\n");
            let got = read(&text).expect("a head");
            let facts = &got.facts;
            assert_eq!(facts.title.as_deref(), Some("Weir: it \"jams\""), "{head}");
            assert_eq!(facts.author.as_deref(), Some("Ada Quill; Ben Reed"), "{head}");
            assert_eq!(facts.url.as_deref(), Some("https://x.example/weir"), "{head}");
            assert_eq!(facts.saved_at.as_deref(), Some("2025-01-20"), "{head}");
            assert_eq!(
                facts.published.as_ref().map(|d| (d.raw.as_str(), d.kind)),
                Some(("2024-08-11", DayKind::Published)),
                "{head}"
            );
            assert_eq!(&text[got.start..got.end], "Prose.\n", "{head}");
        }
    }

    #[test]
    fn the_day_of_clipping_is_not_the_day_of_publication() {
        let got = read("---\ntitle: A\npublished:\ncreated: 2025-01-20T18:02:11 (UTC +01:00)\n---\nText")
            .expect("a head");
        assert_eq!(got.facts.published, None);
        assert_eq!(got.facts.saved_at.as_deref(), Some("2025-01-20T18:02:11 (UTC +01:00)"));
    }

    #[test]
    fn heads_below_the_head_are_read() {
        let readwise = "# Weir\n\n![rw-book-cover](https://x.example/a.png)\n\n## Metadata\n- Author: [[Ada Quill]]\n- Full Title: Weir jams open\n- Category: #articles\n- URL: https://x.example/weir\n\n## Full Document\nProse.\n\n## Highlights\n- Prose\n";
        let got = read(readwise).expect("a head");
        assert_eq!(got.facts.title.as_deref(), Some("Weir jams open"));
        assert_eq!(got.facts.author.as_deref(), Some("Ada Quill"));
        assert_eq!(readwise[got.start..got.end].trim(), "Prose.");
        let omnivore = "---\ntitle: Weir jams\n---\n\n# Weir jams\n#Omnivore\n\n[Read on Omnivore](https://o.example/weir)\n[Read Original](https://x.example/weir)\n\n## Content\n\nProse.\n";
        let got = read(omnivore).expect("a head");
        assert_eq!(got.facts.url.as_deref(), Some("https://x.example/weir"));
        assert_eq!(omnivore[got.start..got.end].trim(), "Prose.");
    }

    #[test]
    fn a_text_without_a_head_has_none() {
        for text in [
            "",
            "Prose.",
            "---\nProse between rules.\n---\nMore.",
            "# Title\n\nProse.\n\n## Content\n\nMore.",
            "---\ntitle: never closed\n\nProse.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
