//! Parts a document into its articles, or joins it, after it was cleaned: what a person asked for.
//!
//! In: a cleaned document as it was read, and how it is to be parted. Out: its labelled runs and articles
//! in that way. Never loses text: the runs cover it as before. The blocks are read again from the text, or
//! put together from the runs.

use crate::article::assemble::assemble;
use crate::pipeline::label_document::label_document;
use crate::pipeline::pile::{count_problem, label_pile, summary};
use crate::read::blocks_again;
use crate::split::frames::find::{find_at, find_form, find_offer, find_with};
use crate::split::frames::pile::Pile;
use crate::types::article::Article;
use crate::types::block::{Block, Span};
use crate::types::document::Document;
use crate::types::error::Problem;
use crate::types::label::Labelled;
use crate::types::limits::Limits;
use crate::types::pile::{PileState, PileSummary};

/// How a document is to be parted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Parting {
    /// As one article or one page.
    Whole,
    /// By the frame that its own signs show.
    Split,
    /// By the frame of a line like this one.
    SplitAt(String),
    /// By the frame of this form, which a line of another document showed.
    SplitAs(String),
    /// At exactly these offsets, which are of lines.
    SplitLines(Vec<usize>),
}

/// A document in another parting.
pub(crate) struct Parted {
    pub blocks: Vec<Labelled>,
    pub articles: Vec<Article>,
    pub pile: PileSummary,
    pub problem: Option<Problem>,
}

/// The articles that a parting would give, without labelling anything. `None` when no frame fits.
pub(crate) fn preview(document: &Document, runs: &[Labelled], how: &Parting) -> Option<PileSummary> {
    let pile = pile(document, &blocks_of(document, runs), how)?;
    Some(summary(document, &pile, PileState::Likely))
}

/// Parts a document. `None` when no frame fits, or when it is to be whole and is no pile. `runs` are those as
/// it was read, `known` is what its own signs say of its articles.
pub(crate) fn part(
    document: &Document,
    runs: &[Labelled],
    known: Option<&PileSummary>,
    how: &Parting,
) -> Option<Parted> {
    if *how == Parting::Whole {
        return whole(document, runs, known?);
    }
    let blocks = blocks_of(document, runs);
    let pile = pile(document, &blocks, how)?;
    let blocks = label_pile(document, &blocks, &pile);
    let articles = assemble(document, &blocks);
    let problem = count_problem(document, &pile);
    Some(Parted { blocks, articles, pile: summary(document, &pile, PileState::Asked), problem })
}

/// A document that came apart by itself, as one.
fn whole(document: &Document, runs: &[Labelled], known: &PileSummary) -> Option<Parted> {
    let pile = PileSummary { state: PileState::Refused, ..known.clone() };
    let blocks = match known.state == PileState::Sure {
        true => label_document(document, blocks_of(document, runs)),
        false => runs.to_vec(),
    };
    let articles = assemble(document, &blocks);
    Some(Parted { blocks, articles, pile, problem: None })
}

fn pile(document: &Document, blocks: &[Block], how: &Parting) -> Option<Pile> {
    match how {
        Parting::Whole => None,
        Parting::Split => find_offer(document, blocks),
        Parting::SplitAt(line) => find_with(document, blocks, line),
        Parting::SplitAs(form) => find_form(document, blocks, form),
        Parting::SplitLines(starts) => find_at(document, blocks, starts),
    }
}

/// The blocks that the runs of a document were made of.
fn blocks_of(document: &Document, runs: &[Labelled]) -> Vec<Block> {
    if let Some(blocks) = blocks_again(document, &Limits::default()) {
        return blocks;
    }
    let mut ends = document.block_ends.iter().copied().peekable();
    let known = ends.peek().is_some();
    let mut blocks: Vec<Block> = Vec::with_capacity(runs.len());
    let mut open = false;
    for run in runs {
        match blocks.last_mut().filter(|_| open) {
            Some(block) => block.span.end = run.span.end,
            None => blocks.push(Block { span: run.span, markup: run.markup.clone() }),
        }
        // A page's text has one line a block.
        open = match known {
            true => ends.next_if(|end| *end <= run.span.end).is_none(),
            false => !run.span.of(&document.text).ends_with('\n'),
        };
    }
    if let Some(last) = blocks.last_mut() {
        last.span = Span { end: document.text.len(), ..last.span };
    }
    blocks
}

#[cfg(test)]
#[path = "part_test.rs"]
mod tests;
