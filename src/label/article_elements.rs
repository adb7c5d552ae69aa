//! Whole articles in `<article>` elements beside the page's own: several on one page, or the full text of others
//! behind a heading such as "Related articles".
//!
//! In: the lines of an HTML page, and the `<article>` around each. Out: the elements that are articles of their own.
//! Cards (a headline and a line), comments, figures, and sections or posts under one headline are none: they stay
//! with the page's own article, where the net judges them. Neither is what has the title of the page, nor what opens
//! the text of the page. Text that is cut off wrongly is lost to the article, so an element must prove that it is
//! another article: by a byline, a day or a headline that is a link.

use crate::label::decode::is_text;
use crate::label::explain::class_label;
use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::text::chars::key;
use crate::types::block::Tag;
use crate::types::document::Document;
use crate::types::label::Label;
use crate::util::order::sort;
use std::ops::Range;

/// Words of prose that make an article, and of one that is a single paragraph; with fewer it is a card.
const MIN_WORDS: u32 = 36;
const MIN_WORDS_ALONE: u32 = 80;
/// Paragraphs of prose of an article that has fewer words than [`MIN_WORDS_ALONE`].
const MIN_PARAGRAPHS: u32 = 2;
/// Words of a credit under a headline.
const MAX_CREDIT_WORDS: u32 = 14;
/// Short lines between the marker over other articles and the first of them.
const MAX_LINES_TO_MARKER: usize = 3;
/// Words of the longest article beside the page's own to one of that.
const MIN_LEAD_SHARE: u32 = 4;
/// Class words of a box of other articles.
const MARKERS: [&str; 4] = ["related", "recommended", "recommendations", "recirc"];
/// Share of the characters in links above which a line is no prose, and a headline leads to a page of its own.
const MAX_LINK_DENSITY: f32 = 0.5;
/// Characters of a headline that names the page wherever it stands in a declared title.
const MIN_NAME_CHARS: usize = 12;

/// Words of a headline; the name of a site has fewer.
const MIN_HEADLINE_WORDS: u32 = 5;

/// An article element of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleElement {
    /// Its lines, those of elements inside too.
    pub lines: Range<usize>,
    /// The line of its headline.
    pub title: usize,
}

/// An element with a headline and enough prose to be an article.
struct Candidate {
    element: ArticleElement,
    /// The element around it.
    parent: u32,
    /// Level of its headline.
    level: u8,
    /// An article with prose of its own is around it.
    nested: bool,
    /// It stands beside the content.
    in_furniture: bool,
    /// A line between headline and text names an author or a day.
    has_credit: bool,
    /// Its headline is a link.
    is_linked: bool,
    /// Its headline is the title of the page, or the first text of the page stands in it.
    is_own: bool,
    /// A heading or a class says that it is another article.
    is_marked: bool,
}

/// What stands straight in an article element.
#[derive(Clone, Default)]
struct Sums {
    title: Option<(usize, u8)>,
    paragraphs: u32,
    words: u32,
    first_prose: usize,
    last_prose: usize,
    has_credit: bool,
    is_comment: bool,
}

/// The articles beside the page's own, in order, none inside another; at most `max`.
pub fn article_elements(
    document: &Document,
    lines: &[Line<'_>],
    logits: &[f32],
    max: usize,
) -> Vec<ArticleElement> {
    let candidates = candidates(document, lines, logits);
    let open = |c: &Candidate| !c.is_marked && !c.nested && !c.in_furniture;
    let lead = candidates.iter().find(|c| open(c) && c.is_own);
    let lead = lead.filter(|lead| !is_section(document, lines, lead, &candidates));
    let is_other = |c: &Candidate| match lead {
        _ if c.is_own || !c.has_credit && !c.is_linked => false,
        _ if c.is_marked => true,
        Some(lead) if open(c) => {
            let signed = c.has_credit && lead.has_credit;
            c.level == lead.level && (signed || c.level == 1 && c.parent == lead.parent)
        }
        _ => false,
    };
    let mut found: Vec<ArticleElement> = Vec::new();
    for candidate in candidates.iter().filter(|c| is_other(c)) {
        if found.len() < max
            && found.last().is_none_or(|last| last.lines.end <= candidate.element.lines.start)
        {
            found.push(candidate.element.clone());
        }
    }
    if leaves_the_lead(lines, logits, &found) { found } else { Vec::new() }
}

/// Whether enough of what the net takes for text is left to the page's own article when the elements are cut out:
/// at least one word to [`MIN_LEAD_SHARE`] of the longest of them. What is larger is the page's own article.
fn leaves_the_lead(lines: &[Line<'_>], logits: &[f32], found: &[ArticleElement]) -> bool {
    let words = |range: Range<usize>, only_text: bool| -> u32 {
        range
            .filter(|l| is_prose(&lines[*l]) && (!only_text || is_text(logits[*l])))
            .map(|l| lines[l].words)
            .sum()
    };
    let longest = found.iter().map(|e| words(e.lines.clone(), false)).max().unwrap_or(0);
    let cut: u32 = found.iter().map(|e| words(e.lines.clone(), true)).sum();
    let left = words(0..lines.len(), true) - cut;
    left >= MIN_WORDS && left * MIN_LEAD_SHARE >= longest
}

/// The elements with a headline and prose, in order of their first lines.
fn candidates(document: &Document, lines: &[Line<'_>], logits: &[f32]) -> Vec<Candidate> {
    let article_of = |l: usize| document.layout.get(lines[l].first).map_or(0, |layout| layout.article);
    let mut ids: Vec<u32> = (0..lines.len()).map(article_of).filter(|id| *id > 0).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    sort(&mut ids);
    ids.dedup();
    let place = |id: u32| ids.binary_search(&id).ok();
    let mut sums: Vec<(Range<usize>, Sums)> = vec![(lines.len()..0, Sums::default()); ids.len()];
    for (l, line) in lines.iter().enumerate() {
        if let Some(at) = place(article_of(l)) {
            let (range, own) = &mut sums[at];
            *range = range.start.min(l)..l + 1;
            add(own, l, line);
        }
    }
    let around = around(&document.containers, |c| place(c).is_some());
    let outer = |at: usize| around.get(ids[at] as usize).and_then(|id| place(*id));
    // An inner element has the higher number, so its lines are known before those of the outer one.
    for at in (0..ids.len()).rev() {
        let inner = sums[at].0.clone();
        if let Some((range, _)) = outer(at).map(|outer| &mut sums[outer]) {
            *range = range.start.min(inner.start)..range.end.max(inner.end);
        }
    }
    let first_text = (0..lines.len()).find(|l| is_prose(&lines[*l]) && is_text(logits[*l]));
    let titles = titles(document);
    let base = first_text.and_then(|l| lines[l].markup).map_or(&[][..], |m| &m.words);
    let mut found: Vec<Candidate> = Vec::new();
    for (at, (range, own)) in sums.iter().enumerate() {
        let Some((title, level)) = own.title.filter(|_| is_whole(own, lines)) else { continue };
        let Some(markup) = lines[own.first_prose].markup else { continue };
        let is_own = is_title(&titles, &lines[title]) || first_text.is_none_or(|l| l >= range.start);
        // A class around the whole page says nothing of one part of it.
        let by_class = level > 1 && markup.words.iter().any(|w| MARKERS.contains(&&**w) && !base.contains(w));
        let outer_id = outer(at).map_or(0, |at| ids[at]);
        let parent = document.containers.get(ids[at] as usize).copied().unwrap_or(0);
        let behind = found.last().filter(|last| last.parent == parent && last.is_marked);
        let behind = behind
            .is_some_and(|last| range.start.saturating_sub(last.element.lines.end) <= MAX_LINES_TO_MARKER);
        found.push(Candidate {
            element: ArticleElement { lines: range.clone(), title },
            parent,
            level,
            nested: outer(at).is_some_and(|around| sums[around].1.paragraphs > 0),
            in_furniture: markup.in_furniture,
            has_credit: own.has_credit,
            is_linked: lines[title].markup.is_some_and(|m| m.link_density > MAX_LINK_DENSITY),
            is_own,
            is_marked: by_class || behind || has_marker(lines, range.start, |l| article_of(l) == outer_id),
        });
    }
    found
}

/// For each container the innermost one around it of which `is_article` holds; 0 for none.
fn around(containers: &[u32], is_article: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut around: Vec<u32> = Vec::with_capacity(containers.len());
    for (number, outer) in containers.iter().enumerate() {
        let known = around.get(*outer as usize).copied().filter(|_| (*outer as usize) < number).unwrap_or(0);
        around.push(if *outer > 0 && is_article(*outer) { *outer } else { known });
    }
    around
}

/// Adds a line that stands straight in the element.
fn add(own: &mut Sums, l: usize, line: &Line<'_>) {
    let Some(markup) = line.markup else { return };
    own.is_comment |= markup.words.iter().any(|w| class_label(w).is_some_and(|(_, l)| l == Label::Comments));
    if is_prose(line) {
        if own.paragraphs == 0 {
            own.first_prose = l;
        }
        own.last_prose = l;
        own.paragraphs += 1;
        own.words += line.words;
    } else if own.paragraphs == 0 {
        if let (Tag::Heading(level), None) = (markup.tag, own.title) {
            own.title = Some((l, level));
        } else {
            own.has_credit |= is_credit(line);
        }
    }
}

/// Whether what stands in an element is a whole article: its headline over its prose, no comment, no teaser.
fn is_whole(own: &Sums, lines: &[Line<'_>]) -> bool {
    let is_long = own.words >= MIN_WORDS_ALONE || own.words >= MIN_WORDS && own.paragraphs >= MIN_PARAGRAPHS;
    let last = lines[own.last_prose].text.trim_end_matches([']', ')', ' ']);
    is_long && !own.is_comment && !last.ends_with('…') && !last.ends_with("...")
}

/// Whether a line is a paragraph of prose.
fn is_prose(line: &Line<'_>) -> bool {
    line.is_prose()
        && line.markup.is_some_and(|m| {
            m.link_density <= MAX_LINK_DENSITY
                && matches!(m.tag, Tag::Paragraph | Tag::Other | Tag::Quote | Tag::Item)
        })
}

/// Whether a line under a headline names an author or a day.
pub fn is_credit(line: &Line<'_>) -> bool {
    line.words <= MAX_CREDIT_WORDS && !line.is_prose() && (line.date.is_some() || line.has_byline())
}

/// Whether a marker such as "Related articles" stands over line `start`, with no prose between. `is_around` says whether
/// a line stands straight in what is around the element: a word in the element before it is no marker.
fn has_marker(lines: &[Line<'_>], start: usize, is_around: impl Fn(usize) -> bool) -> bool {
    let above = (start.saturating_sub(MAX_LINES_TO_MARKER)..start).rev();
    let mut above = above.take_while(|l| !is_prose(&lines[*l]));
    above.any(|l| is_around(l) && lines[l].furniture() == Some(PhraseClass::Related))
}

/// The titles that a page declares, folded.
fn titles(document: &Document) -> Vec<String> {
    document.declared.titles.iter().map(|t| key(t)).collect()
}

/// Whether a line is a title that the page declares: its beginning, or a part of some length.
fn is_title(titles: &[String], line: &Line<'_>) -> bool {
    let name = line.key.as_str();
    let is_long = name.chars().count() >= MIN_NAME_CHARS;
    !name.is_empty() && titles.iter().any(|t| t.starts_with(name) || is_long && t.contains(name))
}

/// Whether the elements are sections or posts under one headline of the page: a stronger heading stands over the
/// first. One in the page's frame does not count when each element has credits of its own, unless it is as long as a
/// headline and the page's title: the name of a site is shorter.
fn is_section(document: &Document, lines: &[Line<'_>], first: &Candidate, candidates: &[Candidate]) -> bool {
    let titles = titles(document);
    let each_signed = candidates.iter().filter(|c| !c.is_marked && !c.nested).all(|c| c.has_credit);
    lines[..first.element.lines.start].iter().any(|line| match line.markup {
        Some(markup) => match markup.tag {
            Tag::Heading(level) if level < first.level && line.furniture().is_none() => {
                let is_headline = line.words >= MIN_HEADLINE_WORDS && is_title(&titles, line);
                !markup.in_furniture || !each_signed || is_headline
            }
            _ => false,
        },
        None => false,
    })
}
