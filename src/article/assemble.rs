//! Labelled runs of a document to its articles.
//!
//! In: a document and its labelled runs. Out: the articles in reading order, with title, authors, day and
//! paragraphs. Pure: the same labels give the same articles, so after a person changes a label a new call
//! is all that is needed.

use crate::article::credits::credits;
use crate::article::derived_title::derived_title;
use crate::article::numbered_titles::strip_numbers;
use crate::article::paragraphs::paragraphs;
use crate::article::record::{record_byline, record_day, record_fields, record_outlet};
use crate::article::stated::{stated_authors, stated_day};
use crate::article::written_date::{first_date, yearless_date};
use crate::lexicon::names::{agency, names, sourced};
use crate::metadata::author::author;
use crate::metadata::headline::headline;
use crate::metadata::page::LabelledPage;
use crate::metadata::published::published;
use crate::metadata::title::{declared_title, shown_title};
use crate::parse::byline::{byline, signed};
use crate::parse::dateline::dateline;
use crate::read::markdown_inline::plain;
use crate::text::language::language;
use crate::text::spacing::repair;
use crate::text::words::count_words;
use crate::types::article::{Article, ParagraphKind, Role};
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label, Labelled};
use std::collections::BTreeMap;

/// Builds the articles that the labels describe, in reading order.
pub fn assemble(document: &Document, labelled: &[Labelled]) -> Vec<Article> {
    // A run that a person put back joins the first article.
    let article_of = |run: &Labelled| run.article.or(run.label.is_body().then_some(0));
    let mut runs: BTreeMap<u32, Vec<&Labelled>> = BTreeMap::new();
    for run in labelled {
        if let Some(n) = article_of(run) {
            runs.entry(n).or_default().push(run);
        }
    }
    let mut articles: Vec<Article> =
        runs.into_iter().filter_map(|(n, runs)| article(document, labelled, n, &runs)).collect();
    strip_numbers(&mut articles);
    articles
}

/// Article number `n`, made of `runs`, or `None` when it has no text. `all` are the runs of the document.
fn article(document: &Document, all: &[Labelled], n: u32, runs: &[&Labelled]) -> Option<Article> {
    let text = document.text.as_str();
    let paragraphs = paragraphs(document, runs);
    let first = paragraphs.iter().find(|p| p.kind == ParagraphKind::Text).or(paragraphs.first())?;
    let line = |run: &Labelled| shown(document, run);
    let of = |label: Label| runs.iter().filter(move |r| r.label == label);

    let is_record = runs.iter().any(|r| r.reason.cue == Cue::Frame);
    // What the page declares is about its own article.
    let declared = (n == 0 && !is_record).then_some(&document.declared);
    let stated = declared.map(|d| &d.stated);
    let title_line = of(Label::Title).map(|r| line(r)).find(|t| !t.is_empty());
    let place = dateline(&first.text);
    let (source, mut agency) = sources(document, runs);
    if let Some((_, Some(known), _)) = place {
        agency = agency.or(Some(known.to_owned()));
    }
    let body: String = paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
    let language = language(&body);
    let page = LabelledPage { document, runs: all, language };
    let title = match declared {
        Some(declared) if declared.stated.title.is_some() => declared.stated.title.clone(),
        // A page that declares its title may show it in another form.
        Some(declared) if document.format == Format::Html && !declared.titles.is_empty() => {
            headline(&page, title_line.as_deref())
        }
        Some(declared) => {
            title_line.and_then(|t| shown_title(&t, declared)).or_else(|| declared_title(declared))
        }
        None => title_line,
    };
    let published = match is_record {
        true => record_day(text, runs),
        false => stated
            .and_then(stated_day)
            .or_else(|| declared.and_then(|_| published(&page)))
            .or_else(|| first_date(text, runs))
            .or_else(|| yearless_date(text, runs, &document.declared.dates)),
    };
    let mut fields = record_fields(text, runs);
    fields.extend(stated.into_iter().flat_map(|s| s.fields.clone()));
    let url = fields.remove("url");
    let byline = match declared {
        None if is_record => of(Label::Byline).map(|r| record_byline(&line(r))).next(),
        Some(declared) => stated_authors(&declared.stated).or_else(|| author(&page)),
        None => of(Label::Byline).find_map(|r| byline(&line(r), true)),
    };
    let mut article = Article {
        n,
        role: match n {
            _ if is_record => Role::Record,
            0 => Role::Lead,
            _ => Role::Attached,
        },
        title_derived: title.is_none(),
        title: title.or_else(|| derived_title(&first.text)),
        standfirst: standfirst(document, runs),
        source: stated
            .and_then(|s| s.source.clone())
            .or(source)
            .or_else(|| declared?.site.clone())
            .or_else(|| record_outlet(runs)),
        byline,
        agency,
        dateline: place.map(|(place, _, _)| place.to_owned()),
        published,
        credits: Vec::new(),
        language: language.map(str::to_owned).or_else(|| declared?.language.clone()),
        url,
        fields,
        words: paragraphs.iter().map(|p| count_words(&p.text)).sum(),
        paragraphs,
        confidence: confidence(runs),
    };
    let (fields, raw) = (&article, article.published.as_ref().map(|p| p.raw.as_str()));
    let names =
        [&fields.title, &fields.standfirst, &fields.source, &fields.byline, &fields.agency, &fields.dateline];
    let held = names.into_iter().flatten().map(String::as_str).chain(raw);
    article.credits = credits(runs, held, line);
    Some(article)
}

/// All lines that are the standfirst, and what a title's line holds behind a break at a link; `None` when there is
/// no such line. Lines stay lines.
fn standfirst(document: &Document, runs: &[&Labelled]) -> Option<String> {
    let mut lines = String::new();
    let own = |r: &&&Labelled| r.label == Label::Standfirst || r.label == Label::Title && r.joined;
    for run in runs.iter().filter(own) {
        let line = shown(document, run);
        if !lines.is_empty() && !line.is_empty() {
            lines.push(if run.joined { ' ' } else { '\n' });
        }
        lines.push_str(&line);
    }
    (!lines.is_empty()).then_some(lines)
}

/// The text of a run as it is shown: without Markdown marks, spaces repaired.
fn shown(document: &Document, run: &Labelled) -> String {
    let raw = run.span.of(&document.text);
    match document.format {
        Format::Markdown => repair(&plain(raw)),
        _ => repair(raw),
    }
}

/// The outlet and the news agency that the runs name. An agency stands below the title; above it, it is
/// the outlet.
fn sources(document: &Document, runs: &[&Labelled]) -> (Option<String>, Option<String>) {
    let last_title = runs.iter().rposition(|r| r.label == Label::Title).unwrap_or(0);
    let (mut source, mut agency_name) = (None, None);
    for (at, run) in runs.iter().enumerate().filter(|(_, r)| r.label == Label::Source) {
        let name = shown(document, run);
        let name = sourced(&name).unwrap_or(&name);
        // "By staff and agency" names no outlet.
        let by = signed(name).filter(|_| !opens_with_particle(name));
        let (name, is_signed) = by.map_or((name, false), |rest| (rest, true));
        match agency(name) {
            Some(known) if at > last_title => agency_name = agency_name.or(Some(known.to_owned())),
            _ if is_signed => {}
            _ => source = source.or(Some(trim_marks(name))),
        }
    }
    (source, agency_name)
}

/// Whether a name opens with a word that is part of many names: "De Polderbode".
fn opens_with_particle(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    names().particle.contains(&first)
}

/// Mean confidence of the runs of text, weighted by their bytes, 0 to 1.
fn confidence(runs: &[&Labelled]) -> f32 {
    let scored: Vec<(f32, f32)> =
        runs.iter().filter(|r| r.label.is_body()).map(|r| (r.confidence, r.span.len() as f32)).collect();
    let bytes: f32 = scored.iter().map(|(_, w)| w).sum();
    scored.iter().map(|(c, w)| c * w).sum::<f32>() / bytes.max(1.0)
}

/// An outlet's name without the marks around it in a card: "- Harbour Post".
fn trim_marks(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '•' | '·' | '|' | ':'))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::clean::clean;
    use crate::types::block::Span;

    #[test]
    fn a_changed_label_changes_the_article() {
        let page = "Council keeps the old bridge open\n\nBy Ada Mole\n\nThe council voted on Monday to keep the old \
            bridge open for another year, after months of talks.\n\nRepairs will begin in May and will cost about two \
            million, said the mayor on Monday night.\n";
        let cleaned = clean("page.txt", page.as_bytes());
        assert_eq!(cleaned.articles.len(), 1);
        assert_eq!(cleaned.articles[0].byline.as_deref(), Some("Ada Mole"));
        assert_eq!(assemble(&cleaned.document, &cleaned.blocks), cleaned.articles);

        let mut blocks = cleaned.blocks.clone();
        let last = blocks.iter().rposition(|b| b.label == Label::Body).expect("a paragraph");
        blocks[last].label = Label::Furniture;
        let changed = assemble(&cleaned.document, &blocks);
        assert_eq!(changed[0].paragraphs.len() + 1, cleaned.articles[0].paragraphs.len());
        blocks.iter_mut().filter(|b| b.label.is_body()).for_each(|b| b.label = Label::Furniture);
        assert_eq!(assemble(&cleaned.document, &blocks), []);
    }

    #[test]
    fn every_line_of_the_standfirst_is_in_the_record() {
        let page =
            "Title of the page\nThe first line\nof two\nThe second line\n\nThe council voted on Monday.\n";
        let mut cleaned = clean("page.txt", page.as_bytes());
        let text = &cleaned.document.text;
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            at += line.len();
            Span { start: at - line.len(), end: at }
        });
        let labels = [
            (Label::Title, false),
            (Label::Standfirst, false),
            (Label::Standfirst, true),
            (Label::Standfirst, false),
            (Label::Blank, false),
            (Label::Body, false),
        ];
        let run = |(span, (label, joined))| Labelled {
            span,
            label,
            joined,
            article: (label != Label::Blank).then_some(0),
            ..cleaned.blocks[0].clone()
        };
        cleaned.blocks = lines.zip(labels).map(run).collect();
        let articles = assemble(&cleaned.document, &cleaned.blocks);
        assert_eq!(articles[0].standfirst.as_deref(), Some("The first line of two\nThe second line"));
    }

    #[test]
    fn marks_around_an_outlet_are_left_out() {
        for (name, expected) in [("- Harbour Post", "Harbour Post"), ("• Post |", "Post"), ("Post", "Post")]
        {
            assert_eq!(trim_marks(name), expected);
        }
    }
}
