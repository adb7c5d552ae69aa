//! The road inside one document: blocks to lines, lines cut into candidate articles, each
//! judged by itself, verdicts back to runs of the text.

use crate::label::attached;
use crate::label::decode;
use crate::label::inner_spans;
use crate::label::inner_spans::Cut;
use crate::label::lead;
use crate::label::score_lines::judge as score_lines;
use crate::label::verdict::Verdict;
use crate::line::join::joins;
use crate::line::line::{Line, lines};
use crate::line::unit::Unit;
use crate::split::card::Head;
use crate::split::{Piece, split};
use crate::types::block::{Block, Span};
use crate::types::document::{Document, Format};
use crate::types::label::{Cue, Label, Labelled, Reason};
use crate::types::limits::Limits;
use std::ops::Range;

/// An own article of a page with less than one word to so many of the next article is part of it.
const SMALL_LEAD: u32 = 4;

/// Judges the blocks of one document by itself. The runs partition the text as the blocks do.
pub(crate) fn label(document: &Document, blocks: Vec<Block>) -> Vec<Labelled> {
    let joined = joins(document, &blocks);
    let lines = lines(document, &blocks, &joined);
    let mut verdicts: Vec<Verdict> = vec![Verdict::default(); lines.len()];

    // The page as a whole is scored: what stands behind its article tells where that ends.
    let units: Vec<Unit<'_>> = lines.iter().map(Unit::of).collect();
    let logits = score_lines(&units, &document.containers, document.format == Format::Html);
    let mut articles = articles(&lines, |teaser| {
        for l in teaser {
            verdicts[l] = Verdict::new(Label::Related, Cue::Card, "", 0.85);
        }
    });
    let outlets: Vec<String> = articles
        .iter()
        .flat_map(|(head, _)| head.iter().flat_map(|h| h.sources.iter().map(|s| lines[*s].key.clone())))
        .collect();
    join_small_lead(&lines, &logits, &mut articles);
    for (n, (head, own)) in articles.iter().enumerate() {
        match head {
            None => lead::lead(&lines, own, &outlets, &logits, &document.declared, &mut verdicts),
            Some(head) => attached::attached(&lines, head, own, n as u32, &mut verdicts),
        }
    }
    number(&mut verdicts, articles.len());
    runs(&blocks, &lines, &verdicts)
}

/// The articles of a page, the lead first: heads, and the places of the lines that are theirs.
/// `teaser` is told the lines of each teaser.
pub(crate) fn articles(
    lines: &[Line<'_>],
    mut teaser: impl FnMut(Range<usize>),
) -> Vec<(Option<Head>, Vec<usize>)> {
    let mut articles: Vec<(Option<Head>, Vec<usize>)> = vec![(None, Vec::new())];
    for (range, piece) in split(lines, Limits::default().articles) {
        match piece {
            Piece::Article(n) => {
                if let Some((_, own)) = articles.get_mut(n as usize) {
                    own.extend(range);
                }
            }
            Piece::Head(_, head) => articles.push((Some(head), Vec::new())),
            Piece::Teaser => teaser(range),
        }
    }
    articles
}

/// Joins the first of the other articles to the page's own, while that has less than one word in
/// [`SMALL_LEAD`] of its words by the scores: a welcome, or the first part of a text, is no article.
fn join_small_lead(lines: &[Line<'_>], logits: &[f32], articles: &mut Vec<(Option<Head>, Vec<usize>)>) {
    let kept = |own: &[usize]| -> u32 {
        own.iter()
            .zip(decode::body(&own.iter().map(|l| logits[*l]).collect::<Vec<_>>()))
            .map(|(l, keep)| if keep { lines[*l].words } else { 0 })
            .sum()
    };
    while articles.len() > 1 && kept(&articles[0].1) * SMALL_LEAD < kept(&articles[1].1) {
        let (head, own) = articles.remove(1);
        let lead = &mut articles[0].1;
        lead.extend(head.into_iter().flat_map(|head| head.lines));
        lead.extend(own);
    }
}

/// Numbers the articles anew without those that were left with no text; what was said of
/// such a one is furniture.
fn number(verdicts: &mut [Verdict], articles: usize) {
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

/// Verdicts on lines to labelled runs of blocks.
fn runs(blocks: &[Block], lines: &[Line<'_>], verdicts: &[Verdict]) -> Vec<Labelled> {
    let mut runs = Vec::with_capacity(blocks.len());
    let mut at = 0;
    for (line, verdict) in lines.iter().zip(verdicts) {
        blank(&blocks[at..line.first], &mut runs);
        let origin = line.byte;
        let cuts = inner_spans::normal(&verdict.cuts, line.text.len());
        let mut before = false;
        for block in &blocks[line.first..=line.last] {
            before = block_runs(block, origin, verdict, &cuts, before, &mut runs);
        }
        at = line.last + 1;
    }
    blank(&blocks[at..], &mut runs);
    runs
}

fn blank(blocks: &[Block], runs: &mut Vec<Labelled>) {
    for block in blocks {
        runs.push(Labelled {
            span: block.span,
            label: Label::Blank,
            reason: Reason::new(Cue::Shape, ""),
            confidence: 1.0,
            article: None,
            joined: false,
            markup: block.markup.clone(),
        });
    }
}

/// The runs of one block: the line's verdict, but for the cuts. `origin` is the byte at
/// which the line's text begins. Says whether a body run of the line stands already.
fn block_runs(
    block: &Block,
    origin: usize,
    verdict: &Verdict,
    cuts: &[Cut],
    mut before: bool,
    runs: &mut Vec<Labelled>,
) -> bool {
    let mut at = block.span.start;
    let mut push = |end: usize, label: Label, reason: &Reason, confidence: f32, runs: &mut Vec<Labelled>| {
        if end > at {
            let article = (label.is_body() || label.is_metadata()).then_some(verdict.article).flatten();
            let joined = label.is_body() && before;
            before |= label.is_body();
            let span = Span { start: at, end };
            let (reason, markup) = (reason.clone(), block.markup.clone());
            runs.push(Labelled { span, label, reason, confidence, article, joined, markup });
            at = end;
        }
    };
    for cut in cuts {
        let (start, end) = (origin + cut.start, origin + cut.end);
        if end <= block.span.start || start >= block.span.end {
            continue;
        }
        if start > block.span.start {
            push(start, verdict.label, &verdict.reason, verdict.confidence, runs);
        }
        let end = end.min(block.span.end);
        push(end, cut.label, &cut.reason, cut.confidence, runs);
    }
    push(block.span.end, verdict.label, &verdict.reason, verdict.confidence, runs);
    before
}
