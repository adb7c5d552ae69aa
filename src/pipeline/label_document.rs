//! Labels the blocks of one document.
//!
//! In: a document and its blocks. Out: labelled runs of its text. Blocks become lines, the lines are split
//! into articles, each gets its verdicts, and these are written back to the blocks. Other documents play
//! no part; what they say of a line is added in `corpus`.

use crate::label::attached::attached;
use crate::label::decode::is_text;
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
    for (_, own) in &mut articles {
        own.retain(|l| rules.aside[*l].is_none());
    }
    let outlets: Vec<String> = articles
        .iter()
        .flat_map(|(header, _)| header.iter().flat_map(|h| h.sources.iter().map(|s| lines[*s].key.clone())))
        .collect();
    join_small_lead(&lines, &logits, &mut articles);
    for (n, (header, own)) in articles.iter().enumerate() {
        match header {
            None => lead(&lines, own, &outlets, &logits, &rules.kept, &document.declared, &mut verdicts),
            Some(header) => attached(&lines, header, own, n as u32, &mut verdicts),
        }
    }
    rules.apply(&mut verdicts);
    renumber(&mut verdicts, articles.len());
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

/// Numbers the articles again without those that have no text; the lines of such a one become furniture.
fn renumber(verdicts: &mut [Verdict], articles: usize) {
    let mut with_text = vec![false; articles];
    for n in verdicts.iter().filter(|v| v.label.is_body()).filter_map(|v| v.article) {
        with_text[n as usize] = true;
    }
    let mut next = 0;
    let new: Vec<Option<u32>> = with_text
        .iter()
        .map(|has| {
            let n = has.then_some(next);
            next += u32::from(*has);
            n
        })
        .collect();
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
