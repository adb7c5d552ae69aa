//! The laws that hold for every cleaned document (`docs/architecture.md`). In: cleaned documents. Out: nothing; a
//! broken law panics.

use std::collections::BTreeSet;
use storysift::{Article, Cleaned, Format, Label, Labelled};

/// Panics unless every law of one document holds.
pub fn check(page: &Cleaned) {
    let text = &page.document.text;
    if page.articles.is_empty() && page.blocks.is_empty() {
        assert!(
            !page.document.problems.is_empty(),
            "nothing came of {:?} and no problem says so",
            page.document.name
        );
        return;
    }
    partition(page);
    for (n, article) in page.articles.iter().enumerate() {
        assert_eq!(article.n as usize, n, "articles are numbered in order");
        let own: Vec<&Labelled> = page.blocks.iter().filter(|b| b.article == Some(article.n)).collect();
        paragraphs(page, article, &own);
        words_in_record(page, article, &own);
    }
    for problem in &page.document.problems {
        assert!(!problem.detail.is_empty(), "a problem says what it is");
    }
    assert!(text.len() >= page.articles.len(), "an article has text");
}

/// The runs partition the text, on boundaries of characters, and name articles that are there.
fn partition(page: &Cleaned) {
    let text = &page.document.text;
    let mut at = 0;
    for block in &page.blocks {
        assert_eq!(block.span.start, at, "no gap, no overlap");
        assert!(block.span.end > at, "no empty run");
        assert!(text.is_char_boundary(block.span.end), "runs end between characters");
        at = block.span.end;
        assert!(!block.label.is_body() || block.article.is_some(), "text belongs to an article");
        assert!(
            block.article.is_none_or(|n| page.articles.iter().any(|a| a.n == n)),
            "an article that is not there"
        );
        assert!((0.0..=1.0).contains(&block.confidence), "confidence {}", block.confidence);
    }
    assert_eq!(at, text.len(), "kept and set aside are everything");
}

/// The paragraphs of an article are its runs of text.
fn paragraphs(page: &Cleaned, article: &Article, own: &[&Labelled]) {
    let own: Vec<_> = own.iter().filter(|b| b.label.is_body()).map(|b| b.span).collect();
    let spans: Vec<_> = article.paragraphs.iter().flat_map(|p| p.spans.iter().copied()).collect();
    assert_eq!(spans, own, "paragraphs are the runs of text");
    if page.document.format == Format::Text {
        // White space is repaired, and a word that a hyphen divides at the end of a line.
        let is_repaired =
            |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{AD}' | '\u{2010}' | '\u{2011}' | '¬');
        let squeezed = |text: &str| text.chars().filter(|c| !is_repaired(c)).collect::<String>();
        let kept: String = own.iter().map(|s| squeezed(s.of(&page.document.text))).collect();
        let given: String = article.paragraphs.iter().map(|p| squeezed(&p.text)).collect();
        assert_eq!(given, kept, "a repair changes white space and hyphens only");
    }
    assert!((0.0..=1.0).contains(&article.confidence), "confidence {}", article.confidence);
}

/// The words of a text in lower case.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The halves of words that a hyphen divides at the end of a line and that are whole in the record.
fn halves(text: &str, held: &BTreeSet<String>) -> BTreeSet<String> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let mut halves = BTreeSet::new();
    for (at, _) in text.match_indices('-') {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let next = behind.trim_start();
        if !behind[..behind.len() - next.len()].contains(['\n', '\r']) {
            continue;
        }
        let first = before.rsplit(is_mark).next().unwrap_or_default().to_lowercase();
        let second = next.split(is_mark).next().unwrap_or_default().to_lowercase();
        if held.contains(&format!("{first}{second}")) {
            halves.extend([first, second]);
        }
    }
    halves
}

/// The words of an article's standfirst and text are in its record. Markdown is left out: its marks and the
/// targets of its links are no words of the text.
fn words_in_record(page: &Cleaned, article: &Article, own: &[&Labelled]) {
    if page.document.format == Format::Markdown {
        return;
    }
    let fields = [article.title.as_deref(), article.standfirst.as_deref()].into_iter().flatten();
    let record: Vec<&str> = fields.chain(article.paragraphs.iter().map(|p| p.text.as_str())).collect();
    let mut held = words(&record.join("\n"));
    held.extend(halves(&page.document.text, &held));
    for run in own.iter().filter(|b| b.label.is_body() || b.label == Label::Standfirst) {
        let line = run.span.of(&page.document.text);
        let lost: Vec<String> = words(line).difference(&held).cloned().collect();
        assert!(lost.is_empty(), "{:?} of article {} is in no field: {lost:?}", run.label, article.n);
    }
}
