//! Labels the blocks of one document.
//!
//! In: a document and its blocks. Out: labelled runs of its text. Blocks become lines, the lines are split
//! into articles, each gets its verdicts, and these are written back to the blocks. Other documents play
//! no part; what they say of a line is added in `corpus`.

use crate::label::article_elements::{ArticleElement, article_elements};
use crate::label::attached::attached;
use crate::label::decode::is_text;
use crate::label::element_article::element_article;
use crate::label::lead::lead;
use crate::label::rules::find::rules;
use crate::label::score_lines::score_lines;
use crate::label::verdict::Verdict;
use crate::line::join::joined_between;
use crate::line::line::{Line, lines};
use crate::line::page_marks::page_marks;
use crate::pipeline::runs::{blank_white_space, runs};
use crate::split::card::CardHeader;
use crate::split::{Section, split};
use crate::types::block::Block;
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label, Labelled};
use crate::types::limits::Limits;
use std::ops::Range;

/// Confidence in the label of a teaser, 0 to 1.
const CONFIDENCE_TEASER: f32 = 0.85;

/// The page's own article becomes one with the next when it has less than one word to so many of that
/// one's. On held-out sites joining gave .008 of F1; it took .002 from the first articles of made-up
/// pages with attached ones.
const MIN_LEAD_SHARE: u32 = 4;

/// An article of a page: its header, which the page's own has not, and the numbers of its other lines.
type PageArticle = (Option<CardHeader>, Vec<usize>);

/// The labelled runs of a document. They cover its text and do not overlap.
pub fn label_document(document: &Document, blocks: Vec<Block>) -> Vec<Labelled> {
    let page_marks = page_marks(document, &blocks);
    let joined = joined_between(document, &blocks, &page_marks);
    let lines = lines(document, &blocks, &joined);
    let mut verdicts: Vec<Verdict> = vec![Verdict::default(); lines.len()];

    // All lines of the page are scored: what stands behind the article shows where it ends.
    let mut logits = score_lines(&lines, &document.containers, document.format == Format::Html);
    let rules = rules(document, &lines, &page_marks, &logits);
    rules.raise(&mut logits);
    let mut articles = articles(&lines, |teaser| {
        for l in teaser {
            verdicts[l] = Verdict::new(Label::Related, Cue::Card, "", CONFIDENCE_TEASER);
        }
    });
    let elements = article_elements(document, &lines, &logits, Limits::default().articles);
    without_elements(&elements, &mut articles);
    for (_, own) in &mut articles {
        own.retain(|l| rules.aside[*l].is_none());
    }
    let outlets: Vec<String> = articles
        .iter()
        .flat_map(|(header, _)| header.iter().flat_map(|h| h.sources.iter().map(|s| lines[*s].key.clone())))
        .collect();
    join_small_lead(&lines, &logits, &mut articles);
    for (n, element) in (articles.len() as u32..).zip(&elements) {
        element_article(&lines, element, n, |l| rules.aside[l].is_some(), &mut verdicts);
    }
    for (n, (header, own)) in articles.iter().enumerate() {
        match header {
            None => lead(&lines, own, &outlets, &logits, &rules.kept, &document.declared, &mut verdicts),
            Some(header) => attached(&lines, header, own, n as u32, &mut verdicts),
        }
    }
    rules.apply(&mut verdicts);
    renumber(&mut verdicts, articles.len() + elements.len());
    let mut runs = runs(&blocks, &lines, &verdicts);
    blank_white_space(&mut runs, &document.text);
    runs
}

/// The articles of a page, its own first: the header and the numbers of the other lines of each. Calls
/// `teaser` with the lines of each teaser.
pub fn articles(lines: &[Line<'_>], mut teaser: impl FnMut(Range<usize>)) -> Vec<PageArticle> {
    let mut articles: Vec<PageArticle> = vec![(None, Vec::new())];
    for (range, section) in split(lines, Limits::default().articles) {
        match section {
            Section::Article(n) => {
                if let Some((_, own)) = articles.get_mut(n as usize) {
                    own.extend(range);
                }
            }
            Section::Header(_, header) => articles.push((Some(header), Vec::new())),
            Section::Teaser => teaser(range),
        }
    }
    articles
}

/// Takes the lines of article elements out of the articles that were told by their lines. The header of such an
/// article must not stand in an element: its other lines go back to the page's own article.
fn without_elements(elements: &[ArticleElement], articles: &mut Vec<PageArticle>) {
    if elements.is_empty() {
        return;
    }
    let inside = |l: usize| {
        let behind = elements.partition_point(|e| e.lines.end <= l);
        elements.get(behind).is_some_and(|e| e.lines.start <= l)
    };
    let (mut kept, mut own): (Vec<PageArticle>, Vec<usize>) = (Vec::new(), Vec::new());
    for (header, lines) in articles.drain(..) {
        match header {
            Some(header) if !header.lines.clone().any(inside) => kept.push((Some(header), lines)),
            header => own.extend(header.into_iter().flat_map(|header| header.lines).chain(lines)),
        }
    }
    kept.insert(0, (None, own));
    for (_, lines) in &mut kept {
        lines.retain(|l| !inside(*l));
    }
    *articles = kept;
}

/// Joins the next article to the page's own while that is small ([`MIN_LEAD_SHARE`]): a welcome, or the
/// first part of a text, is no article.
fn join_small_lead(lines: &[Line<'_>], logits: &[f32], articles: &mut Vec<PageArticle>) {
    let kept_words =
        |own: &[usize]| own.iter().filter(|l| is_text(logits[**l])).map(|l| lines[*l].words).sum::<u32>();
    while articles.len() > 1 && kept_words(&articles[0].1) * MIN_LEAD_SHARE < kept_words(&articles[1].1) {
        let (header, own) = articles.remove(1);
        let lead = &mut articles[0].1;
        lead.extend(header.into_iter().flat_map(|header| header.lines));
        lead.extend(own);
    }
}

/// Numbers the articles again, the page's own first and the others in the order of their text, without those that
/// have none; the lines of such a one become furniture.
fn renumber(verdicts: &mut [Verdict], articles: usize) {
    let mut order: Vec<usize> = Vec::new();
    let mut seen = vec![false; articles];
    for n in verdicts.iter().filter(|v| v.label.is_body()).filter_map(|v| v.article) {
        if !std::mem::replace(&mut seen[n as usize], true) {
            order.push(n as usize);
        }
    }
    if let Some(at) = order.iter().position(|n| *n == 0) {
        order[..=at].rotate_right(1);
    }
    let mut new: Vec<Option<u32>> = vec![None; articles];
    for (next, old) in (0..).zip(order) {
        new[old] = Some(next);
    }
    for verdict in verdicts {
        let Some(old) = verdict.article else { continue };
        verdict.article = new.get(old as usize).copied().flatten();
        if verdict.article.is_none() {
            *verdict = Verdict::new(Label::Furniture, Cue::Neighbours, "", verdict.confidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_without_text_lose_their_number() {
        let verdict = |label, n: Option<u32>| {
            let verdict = Verdict::new(label, Cue::Shape, "", 0.9);
            n.map_or(verdict.clone(), |n| verdict.of_article(n))
        };
        let mut verdicts = [
            verdict(Label::Title, Some(0)),
            verdict(Label::Title, Some(1)),
            verdict(Label::Body, Some(1)),
            verdict(Label::Body, Some(2)),
            verdict(Label::Share, None),
        ];
        renumber(&mut verdicts, 3);
        let found: Vec<(Label, Option<u32>)> = verdicts.iter().map(|v| (v.label, v.article)).collect();
        let expected = [
            (Label::Furniture, None),
            (Label::Title, Some(0)),
            (Label::Body, Some(0)),
            (Label::Body, Some(1)),
            (Label::Share, None),
        ];
        assert_eq!(found, expected);
    }
}
