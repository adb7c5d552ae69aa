//! Changes of labels that other documents or a person make, after a document was cleaned by itself.
//!
//! In: labelled runs and changes. Out: new runs. Where the changes come from is in `evidence` and
//! `decisions`.

use crate::pipeline::runs::blank_white_space;
use crate::types::block::Span;
use crate::types::label::{Cue, Label, Labelled, Reason};
use crate::util::order::ordered_set;
use std::sync::Arc;

/// A change of a run's label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LabelChange {
    /// The run with this number is furniture because its line recurs in this many files.
    Recurs(u32, u32),
    /// The run with this number is the title of an attached article.
    AttachedTitle(u32),
    /// The person called this line furniture.
    Phrase(u32),
    /// A rule of the person puts a line back or sets it aside.
    ByRule {
        span: Span,
        restore: bool,
        /// The pattern, as it is shown.
        rule: Arc<str>,
    },
    /// By a rule of the person a line names the outlet.
    Outlet {
        span: Span,
        name: String,
        /// Nothing else stands in the line.
        is_line: bool,
        /// The pattern, as it is shown.
        rule: Arc<str>,
    },
    /// The person restored a range.
    Restore(Span),
    /// The person set a range aside.
    SetAside(Span),
}

/// The runs after all changes: those of lines first, then those of rules and those of ranges, each in order. `files` is the
/// number of documents in the corpus.
pub(crate) fn changed(
    as_read: &[Labelled],
    changes: &[LabelChange],
    text: &str,
    files: usize,
) -> Vec<Labelled> {
    let mut blocks = as_read.to_vec();
    for change in changes {
        match change {
            LabelChange::AttachedTitle(block) => start_article(&mut blocks, *block),
            LabelChange::Recurs(block, count) => {
                set_aside(
                    &mut blocks,
                    *block,
                    Reason::new(Cue::Recurs, format!("in {count} of {files} files")),
                );
            }
            LabelChange::Phrase(block) => {
                set_aside(&mut blocks, *block, Reason::new(Cue::Person, "line set aside"))
            }
            _ => {}
        }
    }
    split_at_ranges(&mut blocks, changes, text);
    let mut only: Option<Option<u32>> = None;
    for change in changes {
        match change {
            LabelChange::ByRule { span, restore, rule } => {
                change_range(&mut blocks, *span, *restore, &Reason::new(Cue::Rule, &**rule));
            }
            LabelChange::Outlet { span, is_line: true, rule, .. } => {
                let only = *only.get_or_insert_with(|| only_article(&blocks));
                name_outlet(&mut blocks, *span, only, rule);
            }
            _ => {}
        }
    }
    for change in changes {
        match change {
            LabelChange::Restore(span) => {
                change_range(&mut blocks, *span, true, &Reason::new(Cue::Person, "put back"));
            }
            LabelChange::SetAside(span) => {
                change_range(&mut blocks, *span, false, &Reason::new(Cue::Person, "set aside"));
            }
            _ => {}
        }
    }
    blank_white_space(&mut blocks, text);
    drop_empty_articles(&mut blocks);
    blocks
}

/// Sets aside what is said of articles whose text is all set aside.
fn drop_empty_articles(blocks: &mut [Labelled]) {
    let with_text = ordered_set(blocks.iter().filter(|r| r.label.is_body()).map(|r| r.article.unwrap_or(0)));
    for run in blocks.iter_mut().filter(|r| r.article.is_some_and(|n| !with_text.contains(&n))) {
        run.label = Label::Furniture;
        run.reason = Reason::new(Cue::Neighbours, "");
        run.article = None;
    }
}

/// Makes a run the title of a new article, which extends to the end of the article that it stands in.
fn start_article(blocks: &mut [Labelled], title: u32) {
    let Some(behind) = blocks.get_mut(title as usize..) else { return };
    behind.iter_mut().filter_map(|r| r.article.as_mut()).for_each(|n| *n += 1);
    let article = behind.iter().skip(1).find(|r| r.label.is_body()).and_then(|r| r.article);
    if let Some(run) = behind.first_mut() {
        run.label = Label::Title;
        run.reason = Reason::new(Cue::Card, "");
        run.article = article;
        run.joined = false;
    }
}

/// Whether two lists of changes give the same articles; counts of files do not matter.
pub(crate) fn same_effect(a: &[LabelChange], b: &[LabelChange]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (LabelChange::Recurs(x, _), LabelChange::Recurs(y, _)) => x == y,
            (x, y) => x == y,
        })
}

/// Sets the run with this number aside.
fn set_aside(blocks: &mut [Labelled], block: u32, reason: Reason) {
    if let Some(run) = blocks.get_mut(block as usize) {
        put_aside(run, reason);
    }
}

/// Sets a run aside.
fn put_aside(run: &mut Labelled, reason: Reason) {
    run.label = Label::Furniture;
    run.reason = reason;
    run.article = None;
    run.joined = false;
}

/// Splits the runs in which a range begins or ends, all in one pass: of thousands of ranges each would move
/// the runs behind it.
fn split_at_ranges(blocks: &mut Vec<Labelled>, changes: &[LabelChange], text: &str) {
    let spans = changes.iter().filter_map(|change| match change {
        LabelChange::Restore(span) | LabelChange::SetAside(span) => Some(*span),
        LabelChange::ByRule { span, .. } | LabelChange::Outlet { span, is_line: true, .. } => Some(*span),
        _ => None,
    });
    let cuts = ordered_set(spans.flat_map(|s| [s.start, s.end]).filter(|at| text.is_char_boundary(*at)));
    if cuts.is_empty() {
        return;
    }
    let mut out = Vec::with_capacity(blocks.len() + cuts.len());
    for mut run in blocks.drain(..) {
        for at in cuts.range(run.span.start + 1..run.span.end) {
            let tail = Labelled { span: Span { start: *at, end: run.span.end }, ..run.clone() };
            run.span.end = *at;
            out.push(std::mem::replace(&mut run, tail));
        }
        out.push(run);
    }
    *blocks = out;
}

/// Restores a range to the article around it, or sets it aside. The runs are split at its ends.
fn change_range(blocks: &mut [Labelled], span: Span, restore: bool, reason: &Reason) {
    let from = blocks.partition_point(|r| r.span.start < span.start);
    let to = blocks.partition_point(|r| r.span.end <= span.end).max(from);
    let (before, behind) = blocks.split_at_mut(from);
    let (within, behind) = behind.split_at_mut(to - from);
    let mut changed = within.iter_mut().filter(|r| r.label != Label::Blank).peekable();
    if changed.peek().is_none() {
        return;
    }
    if restore {
        let runs: Vec<&mut Labelled> = changed.collect();
        let own = runs.iter().find_map(|r| r.article);
        let around = before.iter().rev().find_map(|r| r.article).or(own);
        let around = around.or_else(|| behind.iter().find_map(|r| r.article)).unwrap_or(0);
        for run in runs {
            run.article = Some(run.article.unwrap_or(around));
            run.label = Label::Body;
            run.reason = reason.clone();
            run.confidence = 1.0;
            run.joined = false;
        }
    } else {
        for run in changed {
            put_aside(run, reason.clone());
            run.confidence = 1.0;
        }
    }
}

/// The article of a document with one.
fn only_article(blocks: &[Labelled]) -> Option<u32> {
    let mut all = blocks.iter().filter_map(|r| r.article);
    let first = all.next()?;
    all.all(|n| n == first).then_some(first)
}

/// Makes a line the outlet's name, of the article that it is in, or of the only one of the document.
fn name_outlet(blocks: &mut [Labelled], span: Span, only: Option<u32>, rule: &str) {
    let from = blocks.partition_point(|r| r.span.start < span.start);
    let within = blocks.iter_mut().skip(from).take_while(|r| r.span.end <= span.end);
    for run in within.filter(|r| r.label != Label::Blank) {
        let Some(article) = run.article.or(only) else { continue };
        run.label = Label::Source;
        run.reason = Reason::new(Cue::Rule, rule);
        run.confidence = 1.0;
        run.article = Some(article);
        run.joined = false;
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::overlay::{LabelChange, changed, same_effect};
    use crate::types::block::Span;
    use crate::types::label::{Cue, Label, Labelled, Reason};

    const TEXT: &str = "Title\nFirst line.\nSecond line.\n";

    fn runs() -> Vec<Labelled> {
        let run = |start: usize, end: usize, label: Label| Labelled {
            span: Span { start, end },
            label,
            reason: Reason::new(Cue::Model, ""),
            confidence: 0.9,
            article: Some(0),
            joined: false,
            markup: None,
        };
        vec![run(0, 6, Label::Title), run(6, 18, Label::Body), run(18, 31, Label::Body)]
    }

    fn labels(changes: &[LabelChange]) -> Vec<(Label, Option<u32>, usize)> {
        let runs = changed(&runs(), changes, TEXT, 9);
        assert_eq!(runs.iter().map(|r| r.span.len()).sum::<usize>(), TEXT.len());
        runs.iter().map(|r| (r.label, r.article, r.span.end)).collect()
    }

    #[test]
    fn changes_of_lines_come_before_those_of_ranges() {
        let second = Span { start: 18, end: 31 };
        let aside = (Label::Furniture, None, 31);
        let kept = (Label::Body, Some(0), 31);
        let cases = [
            (vec![LabelChange::Recurs(2, 3)], aside),
            (vec![LabelChange::Phrase(2)], aside),
            (vec![LabelChange::SetAside(second)], aside),
            (vec![LabelChange::Restore(second), LabelChange::Recurs(2, 3)], kept),
            (vec![LabelChange::SetAside(second), LabelChange::Restore(second)], kept),
            (vec![LabelChange::AttachedTitle(2)], (Label::Title, None, 31)),
        ];
        for (changes, expected) in cases {
            assert_eq!(labels(&changes)[2], expected, "{changes:?}");
        }
    }

    #[test]
    fn a_range_splits_the_runs_that_it_cuts() {
        let found = labels(&[LabelChange::SetAside(Span { start: 12, end: 18 })]);
        let ends: Vec<_> = found.iter().map(|r| (r.0, r.2)).collect();
        assert_eq!(ends, [(Label::Title, 6), (Label::Body, 12), (Label::Furniture, 18), (Label::Body, 31)]);
    }

    #[test]
    fn an_article_without_text_has_no_title() {
        let all = Span { start: 6, end: TEXT.len() };
        let found = labels(&[LabelChange::SetAside(all)]);
        assert!(found.iter().all(|r| (r.0, r.1) == (Label::Furniture, None)), "{found:?}");
        // Put back in part, it has its title again.
        let part = LabelChange::Restore(Span { start: 18, end: 31 });
        let found = labels(&[LabelChange::SetAside(all), part]);
        assert_eq!(found[0], (Label::Title, Some(0), 6));
    }

    #[test]
    fn white_space_cut_off_is_blank() {
        let found = labels(&[LabelChange::SetAside(Span { start: 6, end: 17 })]);
        assert_eq!(found[2], (Label::Blank, None, 18));
    }

    #[test]
    fn a_new_article_begins_at_its_title() {
        let found = labels(&[LabelChange::AttachedTitle(1)]);
        assert_eq!(
            found,
            // Nothing is left of the article before.
            [(Label::Furniture, None, 6), (Label::Title, Some(1), 18), (Label::Body, Some(1), 31)]
        );
    }

    #[test]
    fn a_count_is_no_effect() {
        assert!(same_effect(&[LabelChange::Recurs(1, 3)], &[LabelChange::Recurs(1, 4)]));
        assert!(!same_effect(&[LabelChange::Recurs(1, 3)], &[LabelChange::Phrase(1)]));
    }
}
