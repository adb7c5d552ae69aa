//! RIS for reference managers (Zotero, EndNote, Citavi): one record an article.
//!
//! In: articles. Out: bytes of records: lines of a tag of two signs, two spaces, a hyphen, a space and a value.
//! The text is a note of its own, since the abstract is the standfirst. The tags are those that Zotero and
//! EndNote read for newspaper articles.

use crate::export::context::Context;
use crate::export::csv::date;
use crate::lexicon::names::names;
use crate::types::article::Article;
use crate::types::provenance::Provenance;

/// Tags of fields that have one, by the name of the field.
const FIELD_TAGS: [(&str, &str); 6] = [
    ("section", "SE"),
    ("page", "SP"),
    ("edition", "ET"),
    ("subject", "KW"),
    ("tags", "KW"),
    ("keywords", "KW"),
];
/// Between the parts of the note that says where an article comes from.
const NOTE_GAP: &str = "; ";

/// Writes one record.
pub(crate) fn record(
    from: Provenance<'_>,
    article: &Article,
    context: &Context,
    id: &str,
    out: &mut Vec<u8>,
) {
    tag(out, "TY", "NEWS");
    tag(out, "ID", id);
    tag(out, "TI", article.title.as_deref().unwrap_or_default());
    for author in authors(article.byline.as_deref().unwrap_or_default()) {
        tag(out, "AU", &author);
    }
    tag(out, "T2", article.source.as_deref().unwrap_or_default());
    if let Some(day) = date(article).and_then(|iso| iso.get(..10)) {
        tag(out, "PY", day.split('-').next().unwrap_or_default());
        tag(out, "DA", &day.replace('-', "/"));
    }
    tag(out, "UR", article.url.as_deref().unwrap_or_default());
    tag(out, "CY", article.dateline.as_deref().unwrap_or_default());
    tag(out, "AB", article.standfirst.as_deref().unwrap_or_default());
    let slot = |name: &str| FIELD_TAGS.iter().find(|(field, _)| *field == name).map(|(_, tag)| *tag);
    for (name, value) in &article.fields {
        match slot(name) {
            Some("KW") => value.split([';', '\n']).for_each(|word| tag(out, "KW", word)),
            Some(slot) => tag(out, slot, value),
            None => {}
        }
    }
    tag(out, "LA", article.language.as_deref().unwrap_or_default());
    paragraphs(out, article.paragraphs.iter().map(|p| p.text.as_str()));
    tag(out, "N1", &origin(from, article, context, id, |name| slot(name).is_none()));
    // Readers want a space behind the last hyphen too.
    out.extend(b"ER  - \r\n\r\n");
}

/// One line that says where the article comes from, with the fields that have no tag.
fn origin(
    from: Provenance<'_>,
    article: &Article,
    context: &Context,
    id: &str,
    untagged: impl Fn(&str) -> bool,
) -> String {
    let mut parts = vec![format!("file: {}", from.file)];
    parts.extend(from.entry.map(|entry| format!("entry: {entry}")));
    parts.extend(from.record.map(|number| format!("record: {number}")));
    let raw = article.published.as_ref().map(|p| &p.raw);
    parts.extend(raw.map(|raw| format!("date as written: {raw}")));
    parts.extend(article.agency.iter().map(|agency| format!("agency: {agency}")));
    parts.extend(article.credits.iter().map(|credit| format!("credit: {}", credit.text)));
    parts.extend(context.story_of(id).0.map(|story| format!("story: {story}")));
    if !context.is_keeper(id) {
        parts.push(format!("copy of: {}", context.keeper_of(id)));
    }
    let others = article.fields.iter().filter(|(name, _)| untagged(name));
    parts.extend(others.map(|(name, value)| format!("{name}: {value}")));
    parts.join(NOTE_GAP)
}

/// The persons of a byline, one each. "Last, First" stays as it is.
fn authors(byline: &str) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().count();
    let parts: Vec<&str> = match byline.split_once(',') {
        _ if byline.contains(';') => byline.split(';').collect(),
        Some((last, first)) if words(last) == 1 && words(first) == 1 => vec![byline],
        _ => byline.split([',', '、']).collect(),
    };
    parts.into_iter().flat_map(split_at_and).collect()
}

/// The names on both sides of each word for "and".
fn split_at_and(part: &str) -> Vec<String> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for word in part.split_whitespace() {
        match names().and.contains(word) || word == "&" {
            true => all.push(Vec::new()),
            false => all.last_mut().into_iter().for_each(|name| name.push(word)),
        }
    }
    all.iter().map(|name| name.join(" ")).filter(|name| !name.is_empty()).collect()
}

/// Writes a tag with its value on one line; nothing when there is no value.
fn tag(out: &mut Vec<u8>, tag: &str, value: &str) {
    let value = one_line(value);
    if !value.is_empty() {
        out.extend(format!("{tag}  - {value}\r\n").bytes());
    }
}

/// Writes paragraphs as one note, each on a line. One that looks like a tag stays on the line before it, so
/// that no reader takes it for one.
fn paragraphs<'a>(out: &mut Vec<u8>, texts: impl Iterator<Item = &'a str>) {
    let mut gap = "N1  - ";
    for text in texts.map(one_line).filter(|text| !text.is_empty()) {
        let is_first = gap.starts_with('N');
        out.extend(if looks_like_tag(&text) && !is_first { " " } else { gap }.bytes());
        out.extend(text.bytes());
        gap = "\r\n";
    }
    if gap == "\r\n" {
        out.extend(b"\r\n");
    }
}

/// The text with every run of white space and control characters as one space.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a line starts like "ER -": two signs, one or two spaces, a hyphen.
fn looks_like_tag(line: &str) -> bool {
    let mut signs = line.chars();
    let pair =
        signs.next().is_some_and(char::is_alphanumeric) && signs.next().is_some_and(char::is_alphanumeric);
    pair && signs.next() == Some(' ')
        && signs.next().is_some_and(|c| matches!(c, '-' | '–' | '—' | '‐' | '‑'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_author_has_a_line() {
        for (byline, expected) in [
            ("", &[][..]),
            ("Ida Lind", &["Ida Lind"][..]),
            ("Ida Lind, Bo Ek and Ann Oak", &["Ida Lind", "Bo Ek", "Ann Oak"]),
            ("Ada Mole und Ben Oak", &["Ada Mole", "Ben Oak"]),
            ("Lind, Ida; Ek, Bo", &["Lind, Ida", "Ek, Bo"]),
            ("LIND, Ida", &["LIND, Ida"]),
            ("Ida Lind & Bo Ek", &["Ida Lind", "Bo Ek"]),
        ] {
            assert_eq!(authors(byline), expected, "{byline}");
        }
    }

    #[test]
    fn no_text_is_read_as_a_tag() {
        let mut out = Vec::new();
        tag(&mut out, "TI", "A title\nER  - \r\nTY  - JOUR\u{2028}UR  - x");
        paragraphs(&mut out, ["One.\nER  - ", "ER  - ", "TY  -", "A1 - b", "", "Two."].into_iter());
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "TI  - A title ER - TY - JOUR UR - x\r\nN1  - One. ER - ER - TY - A1 - b\r\nTwo.\r\n"
        );
    }
}
