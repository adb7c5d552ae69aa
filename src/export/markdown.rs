//! Markdown (CommonMark) for reading: a heading for each story, its articles below.
//!
//! In: stories. Out: bytes. All text of articles is escaped: none of it is read as markup.

use crate::corpus::Corpus;
use crate::export::context::{Context, find_article};
use crate::types::article::{Article, Paragraph, ParagraphKind};
use crate::types::grouping::Story;
use crate::types::provenance::Provenance;
use std::fmt::Write;

/// Backticks of a code fence at least.
const MIN_FENCE: usize = 3;

/// Writes one story.
pub(crate) fn story(corpus: &mut Corpus, context: &Context, story: &Story, out: &mut Vec<u8>) {
    let mut text = format!("# {}\n\n", escape(&story.title));
    let mut facts = Vec::new();
    if !story.sources.is_empty() {
        facts.push(story.sources.join(", "));
    }
    match (&story.first, &story.last) {
        (Some(first), Some(last)) if first != last => facts.push(format!("{first} to {last}")),
        (Some(day), _) | (None, Some(day)) => facts.push(day.clone()),
        (None, None) => {}
    }
    if story.articles.len() > 1 {
        facts.push(format!("{} articles", story.articles.len()));
    }
    if !facts.is_empty() {
        let _ = write!(text, "{}\n\n", escape(&facts.join(" \u{b7} ")));
    }
    for id in &story.articles {
        if let Some((document, found)) = find_article(corpus, id) {
            article(Provenance::of(document, &found), &found, id, &mut text);
        }
        copies(context, id, &mut text);
    }
    out.extend_from_slice(text.as_bytes());
}

/// Writes one article.
fn article(from: Provenance<'_>, article: &Article, id: &str, text: &mut String) {
    let _ = write!(text, "## {}\n\n", escape(article.title.as_deref().unwrap_or(id)));
    let date = article.published.as_ref().map(|p| p.iso.clone().unwrap_or_else(|| p.raw.clone()));
    let facts: Vec<String> =
        [article.source.clone(), article.byline.clone(), article.agency.clone(), date, Some(id.to_owned())]
            .into_iter()
            .flatten()
            .collect();
    let _ = write!(text, "*{}*\n\n", escape(&facts.join(" \u{b7} ")));
    if from.entry.is_some() || from.record.is_some() {
        let mut place = vec![format!("file: {}", from.file)];
        place.extend(from.entry.map(|entry| format!("entry: {entry}")));
        place.extend(from.record.map(|number| format!("record: {number}")));
        let _ = write!(text, "*{}*\n\n", escape(&place.join(" \u{b7} ")));
    }
    let address = article.url.iter().map(|url| ("url", url));
    for (name, value) in address.chain(article.fields.iter().map(|(name, value)| (name.as_str(), value))) {
        let _ = write!(text, "*{}: {}*\n\n", escape(name), escape(value));
    }
    for credit in &article.credits {
        let _ = write!(text, "*{}*\n\n", escape(&credit.text));
    }
    if let Some(standfirst) = &article.standfirst {
        let _ = write!(text, "**{}**\n\n", escape(standfirst));
    }
    paragraphs(article, text);
}

/// Writes the paragraphs of an article.
pub(crate) fn paragraphs(article: &Article, text: &mut String) {
    let mut before = None;
    for paragraph in &article.paragraphs {
        paragraph_text(paragraph, before, text);
        before = Some(paragraph.kind);
    }
    if before.is_some_and(is_tight) {
        text.push('\n');
    }
}

/// Kinds of paragraph that follow each other without a blank line.
fn is_tight(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Item | ParagraphKind::Row)
}

/// Writes one paragraph; `before` is the kind of the one before it.
fn paragraph_text(paragraph: &Paragraph, before: Option<ParagraphKind>, text: &mut String) {
    if before.is_some_and(|b| is_tight(b) && b != paragraph.kind) {
        text.push('\n');
    }
    let _ = match paragraph.kind {
        ParagraphKind::Text => write!(text, "{}\n\n", escape(&paragraph.text)),
        ParagraphKind::Heading => write!(text, "### {}\n\n", escape(&paragraph.text)),
        ParagraphKind::Item => writeln!(text, "- {}", escape(&paragraph.text)),
        ParagraphKind::Quote => write!(text, "> {}\n\n", escape(&paragraph.text)),
        ParagraphKind::Code => {
            let fence = "`".repeat((longest_run(&paragraph.text, '`') + 1).max(MIN_FENCE));
            write!(text, "{fence}\n{}\n{fence}\n\n", paragraph.text)
        }
        ParagraphKind::Row => {
            let cells: Vec<String> = paragraph.text.split('\t').map(escape).collect();
            let rule = (before != Some(ParagraphKind::Row)).then(|| "| --- ".repeat(cells.len()) + "|\n");
            write!(text, "| {} |\n{}", cells.join(" | "), rule.unwrap_or_default())
        }
    };
}

/// Writes the copies of an article as one line.
fn copies(context: &Context, id: &str, text: &mut String) {
    let (Some(set), _) = context.copies_of(id) else { return };
    let Some(set) = context.sets.get(set) else { return };
    let others: Vec<String> = set
        .members
        .iter()
        .filter(|m| m.article != id)
        .map(|m| format!("{} ({} %)", m.article, (m.similarity * 100.0).round_ties_even() as u32))
        .collect();
    if !others.is_empty() {
        let _ = write!(text, "*{}*\n\n", escape(&format!("Copies: {}", others.join(", "))));
    }
}

/// Length of the longest run of one character.
fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Escapes text so that no character is read as markup. Line ends become spaces.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // A number before "." or ")" at the start would open a list.
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        for (at, c) in word.char_indices() {
            let starts = out.is_empty() && at == 0 && "#+-=>:".contains(c);
            let counts = digits > 0 && at == digits && out.len() == digits && ".)".contains(c);
            if starts || counts || "\\`*_[]<>&~|$".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::export::markdown::{escape, paragraph_text};
    use crate::types::article::{Paragraph, ParagraphKind};

    #[test]
    fn no_text_is_read_as_markup() {
        assert_eq!(escape("<img src=x onerror=y>"), "\\<img src=x onerror=y\\>");
        assert_eq!(escape("# not a *heading*"), "\\# not a \\*heading\\*");
        assert_eq!(escape("1986. A year"), "1986\\. A year");
        assert_eq!(escape("- dash\n- dash"), "\\- dash - dash");
        assert_eq!(escape("[a](javascript:b) &amp; c|d"), "\\[a\\](javascript:b) \\&amp; c\\|d");
    }

    #[test]
    fn code_stays_inside_its_fence() {
        let paragraph = Paragraph { text: "a\n````\nb".into(), kind: ParagraphKind::Code, spans: Vec::new() };
        let mut text = String::new();
        paragraph_text(&paragraph, None, &mut text);
        assert!(text.starts_with("`````\n") && text.ends_with("`````\n\n"));
    }
}
