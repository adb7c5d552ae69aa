//! Labels to articles. Pure: the same labels give the same articles, so a label that a
//! person changed needs nothing but a new call.

use super::record::{record_byline, record_day, record_fields, record_outlet};
use super::seam::repair;
use super::{Article, Paragraph, ParagraphKind, Precision, Published, Role};
use crate::gather;
use crate::language::language;
use crate::meta::author::author;
use crate::meta::byline::byline;
use crate::meta::date::date_line;
use crate::meta::dateline::dateline;
use crate::meta::headline::headline;
use crate::meta::names::{agency, sourced};
use crate::meta::page::Page;
use crate::meta::published::published;
use crate::meta::title::{declared_title, shown_title};
use crate::read::markdown::plain;
use crate::text::{is_stop, key, words};
use crate::{Cue, Document, Format, Label, Labelled};

/// Longest title that is made from a first sentence, in characters.
const DERIVED_TITLE: usize = 100;

/// Builds the articles that the labels describe, in reading order.
pub fn assemble(document: &Document, labelled: &[Labelled]) -> Vec<Article> {
    // A run that a person put back joins the first article.
    let article_of = |run: &Labelled| run.article.or(run.label.is_body().then_some(0));
    let runs = gather::groups(labelled.iter().filter_map(|run| Some((article_of(run)?, run))));
    runs.into_iter().filter_map(|(n, runs)| article(document, labelled, n, &runs)).collect()
}

/// One article, or `None` when it has no text.
fn article(document: &Document, all: &[Labelled], n: u32, runs: &[&Labelled]) -> Option<Article> {
    let text = document.text.as_str();
    let paragraphs = paragraphs(document, runs);
    let first = paragraphs.iter().find(|p| p.kind == ParagraphKind::Text).or(paragraphs.first())?;
    let shown = |raw: &str| match document.format {
        Format::Markdown => repair(&plain(raw)),
        _ => repair(raw),
    };
    let line = |run: &&&Labelled| shown(run.span.of(text));
    let of = |label: Label| runs.iter().filter(move |r| r.label == label);

    let is_record = runs.iter().any(|r| r.reason.cue == Cue::Frame);
    let facts = (n == 0 && !is_record).then_some(&document.declared);
    let title = of(Label::Title).map(|r| line(&r)).find(|t| !t.is_empty());
    let last_title = runs.iter().rposition(|r| r.label == Label::Title).unwrap_or(0);
    let mut source = None;
    let mut agency_name = None;
    for (at, run) in runs.iter().enumerate().filter(|(_, r)| r.label == Label::Source) {
        let name = line(&run);
        let name = sourced(&name).unwrap_or(&name);
        match agency(name) {
            Some(known) if at > last_title => agency_name = agency_name.or(Some(known.to_owned())),
            _ => source = source.or(Some(trim_marks(name))),
        }
    }
    let place = dateline(&first.text);
    if let Some((_, Some(known), _)) = place {
        agency_name = agency_name.or(Some(known.to_owned()));
    }
    let standfirst = of(Label::Standfirst).map(|r| line(&r)).find(|s| !s.is_empty());
    let body: String = paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
    let spoken = language(&body);
    let page = Page { document, runs: all, language: spoken };
    let title = match facts {
        // A page that declares its title may show it in another form.
        Some(facts) if document.format == Format::Html && !facts.titles.is_empty() => {
            headline(&page, title.as_deref())
        }
        Some(facts) => title.and_then(|t| shown_title(&t, facts)).or_else(|| declared_title(facts)),
        None => title,
    };
    let published = match is_record {
        true => record_day(text, runs),
        false => facts.and_then(|_| published(&page)).or_else(|| when(text, runs)),
    };
    let mut fields = record_fields(text, runs);
    let url = fields.remove("url");
    let by = match facts {
        None if is_record => of(Label::Byline).map(|r| record_byline(&line(&r))).next(),
        Some(_) => author(&page),
        None => of(Label::Byline).find_map(|r| byline(&line(&r), true)),
    };

    let scored: Vec<(f32, f32)> =
        runs.iter().filter(|r| r.label.is_body()).map(|r| (r.confidence, r.span.len() as f32)).collect();
    let mass: f32 = scored.iter().map(|(_, w)| w).sum();
    let confidence = scored.iter().map(|(c, w)| c * w).sum::<f32>() / mass.max(1.0);

    Some(Article {
        n,
        role: match n {
            _ if is_record => Role::Record,
            0 => Role::Lead,
            _ => Role::Attached,
        },
        title_derived: title.is_none(),
        title: title.or_else(|| derived(&first.text)),
        standfirst,
        source: source.or_else(|| facts?.site.clone()).or_else(|| record_outlet(runs)),
        byline: by,
        agency: agency_name,
        dateline: place.map(|(place, _, _)| place.to_owned()),
        published,
        language: spoken.map(str::to_owned).or_else(|| facts?.language.clone()),
        url,
        fields,
        words: paragraphs.iter().map(|p| words(&p.text)).sum(),
        paragraphs,
        confidence,
    })
}

/// The paragraphs: body runs, those that continue one another as one.
fn paragraphs(document: &Document, runs: &[&Labelled]) -> Vec<Paragraph> {
    let text = document.text.as_str();
    let mut paragraphs: Vec<(Paragraph, String)> = Vec::new();
    for run in runs.iter().filter(|r| r.label.is_body()) {
        let raw = run.span.of(text);
        if raw.trim().is_empty() {
            continue;
        }
        let kind = kind(run.label);
        match paragraphs.last_mut() {
            Some((paragraph, whole)) if run.joined && paragraph.kind == kind => {
                if !whole.ends_with(char::is_whitespace) {
                    whole.push(' ');
                }
                whole.push_str(raw);
                paragraph.spans.push(run.span);
            }
            _ => paragraphs
                .push((Paragraph { text: String::new(), kind, spans: vec![run.span] }, raw.to_owned())),
        }
    }
    paragraphs
        .into_iter()
        .map(|(paragraph, whole)| {
            let text = match paragraph.kind {
                ParagraphKind::Code => whole.trim_matches(['\n', '\r']).trim_end().to_owned(),
                _ if document.format == Format::Markdown => repair(&plain(&whole)),
                _ => repair(&whole),
            };
            Paragraph { text, ..paragraph }
        })
        .collect()
}

fn kind(label: Label) -> ParagraphKind {
    match label {
        Label::Subheading => ParagraphKind::Heading,
        Label::Item => ParagraphKind::Item,
        Label::Quote => ParagraphKind::Quote,
        Label::Row => ParagraphKind::Row,
        Label::Code => ParagraphKind::Code,
        _ => ParagraphKind::Text,
    }
}

/// The first date that is no later change; an exact date before a relative one.
pub(super) fn when(text: &str, runs: &[&Labelled]) -> Option<Published> {
    let mut found: Vec<(u8, Published)> = Vec::new();
    for run in runs.iter().filter(|r| r.label == Label::Date) {
        for date in date_line(run.span.of(text).trim()).into_iter().flat_map(|l| l.dates) {
            let rank = 2 * u8::from(date.updated) + u8::from(date.published.precision == Precision::Relative);
            found.push((rank, date.published));
        }
    }
    found.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, date)| date)
}

/// Marks around an outlet's name in a card: "- Harbour Post".
fn trim_marks(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '•' | '·' | '|' | ':'))
        .to_owned()
}

/// A title from the first sentence, cut at a word.
fn derived(text: &str) -> Option<String> {
    let text = match dateline(text) {
        Some((_, _, prose)) => &text[prose..],
        None => text,
    };
    let mut end = text.len();
    let mut last_space = None;
    for (n, (at, c)) in text.char_indices().enumerate() {
        if n >= DERIVED_TITLE {
            end = last_space.unwrap_or(at);
            return Some(format!("{}…", text[..end].trim_end_matches([',', ';', ':', ' '])));
        }
        let behind = text[at + c.len_utf8()..].chars().next();
        if is_stop(c) && n >= 20 && behind.is_none_or(char::is_whitespace) || is_stop(c) && !c.is_ascii() {
            end = at;
            break;
        }
        if c.is_whitespace() {
            last_space = Some(at);
        }
    }
    let title = text[..end].trim_end_matches('.');
    (!key(title).is_empty()).then(|| title.to_owned())
}
