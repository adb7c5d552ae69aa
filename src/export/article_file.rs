//! One article as a Markdown file of its own: facts in a front matter (YAML), below them the text.
//!
//! In: an article. Out: text. Every value is a JSON string, which is a YAML string too: no value ends the front
//! matter or is read as anything but text.

use crate::export::context::Context;
use crate::export::csv::{date, role};
use crate::export::markdown::{escape, paragraphs};
use crate::types::article::Article;
use crate::types::provenance::Provenance;
use std::fmt::Write;

/// The file of an article.
pub(crate) fn article_file(from: Provenance<'_>, article: &Article, context: &Context, id: &str) -> String {
    let (story, story_title) = context.story_of(id);
    let mut text = "---\n".to_owned();
    let title = article.title.as_deref();
    fact(&mut text, "title", title);
    fact(&mut text, "author", article.byline.as_deref());
    fact(&mut text, "source", article.source.as_deref());
    fact(&mut text, "agency", article.agency.as_deref());
    let raw = article.published.as_ref().map(|p| p.raw.as_str());
    fact(&mut text, "published", date(article).or(raw));
    fact(&mut text, "url", article.url.as_deref());
    fact(&mut text, "language", article.language.as_deref());
    fact(&mut text, "dateline", article.dateline.as_deref());
    for (name, value) in &article.fields {
        fact(&mut text, &quoted(name), Some(value));
    }
    fact(&mut text, "doc_id", Some(id));
    fact(&mut text, "role", Some(role(article)));
    fact(&mut text, "story", story);
    fact(&mut text, "story_title", story_title);
    let keeper = context.keeper_of(id);
    fact(&mut text, "copy_of", Some(keeper).filter(|keeper| *keeper != id));
    if !article.credits.is_empty() {
        let lines = article.credits.iter().flat_map(|credit| credit.text.lines());
        let spaced = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let credits: Vec<String> = spaced.filter(|line| !line.is_empty()).map(|line| quoted(&line)).collect();
        let _ = writeln!(text, "credits: [{}]", credits.join(", "));
    }
    fact(&mut text, "file", Some(from.file));
    fact(&mut text, "entry", from.entry);
    if let Some(number) = from.record {
        let _ = writeln!(text, "record: {number}");
    }
    let _ = write!(text, "---\n\n# {}\n\n", escape(title.unwrap_or(id)));
    if let Some(standfirst) = &article.standfirst {
        let _ = write!(text, "**{}**\n\n", escape(standfirst));
    }
    paragraphs(article, &mut text);
    text
}

/// Writes a fact that is known.
fn fact(text: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        let _ = writeln!(text, "{name}: {}", quoted(value));
    }
}

/// A text in quotes, without line ends or characters that YAML does not take as they are.
fn quoted(value: &str) -> String {
    let mut out = "\"".to_owned();
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => push_code(c, &mut out),
            _ if c.is_control() => push_code(c, &mut out),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn push_code(c: char, out: &mut String) {
    let _ = write!(out, "\\u{:04X}", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_strings_of_json_and_yaml() {
        for value in
            ["plain", "a: b", "---\nx: 1", "say \"x\" \\ y", "\u{85}\u{0}\u{7f}\u{2028}\t", "ß渡 'q' #"]
        {
            let quoted = quoted(value);
            assert!(!quoted.contains('\n'));
            assert_eq!(serde_json::from_str::<String>(&quoted).unwrap(), value);
        }
    }
}
