//! Changes of labels that other documents or a person make, after a document was cleaned by itself.
//!
//! In: labelled runs and changes. Out: new runs. Where the changes come from is in `evidence` and
//! `decisions`.

use crate::types::block::Span;
use crate::types::label::{Cue, Label, Labelled, Reason};

/// A change of a run's label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LabelChange {
    /// The run with this number is furniture because its line recurs in this many files.
    Recurs(u32, u32),
    /// The run with this number is the title of an attached article.
    AttachedTitle(u32),
    /// The person called this line furniture.
    Phrase(u32),
    /// The person restored a range.
    Restore(Span),
    /// The person set a range aside.
    SetAside(Span),
}

/// The runs after all changes: those of lines first, then those of ranges, each in order. `files` is the
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
            LabelChange::Restore(_) | LabelChange::SetAside(_) => {}
        }
    }
    for change in changes {
        match change {
            LabelChange::Restore(span) => change_range(&mut blocks, *span, text, true),
            LabelChange::SetAside(span) => change_range(&mut blocks, *span, text, false),
            LabelChange::Recurs(..) | LabelChange::AttachedTitle(_) | LabelChange::Phrase(_) => {}
        }
    }
    blocks
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

/// Sets a run aside.
fn set_aside(blocks: &mut [Labelled], block: u32, reason: Reason) {
    if let Some(run) = blocks.get_mut(block as usize) {
        run.label = Label::Furniture;
        run.reason = reason;
        run.article = None;
        run.joined = false;
    }
}

/// Restores a range to the article around it, or sets it aside. A run that begins or ends outside the
/// range is split there.
fn change_range(blocks: &mut Vec<Labelled>, span: Span, text: &str, restore: bool) {
    for at in [span.start, span.end] {
        let inside = |r: &Labelled| r.span.start < at && at < r.span.end;
        if let Some(i) = blocks.iter().position(inside).filter(|_| text.is_char_boundary(at)) {
            let mut tail = blocks[i].clone();
            blocks[i].span.end = at;
            tail.span.start = at;
            blocks.insert(i + 1, tail);
        }
    }
    let within =
        |r: &Labelled| r.span.start >= span.start && r.span.end <= span.end && r.label != Label::Blank;
    let around = {
        let first = blocks.iter().position(within).unwrap_or(0);
        let before = blocks.iter().take(first).rev().find_map(|r| r.article);
        before.or_else(|| blocks.iter().skip(first).find_map(|r| r.article)).unwrap_or(0)
    };
    for i in 0..blocks.len() {
        if !within(&blocks[i]) {
            continue;
        }
        if restore {
            let run = &mut blocks[i];
            run.article = Some(run.article.unwrap_or(around));
            run.label = Label::Body;
            run.reason = Reason::new(Cue::Person, "put back");
            run.confidence = 1.0;
            run.joined = false;
        } else {
            set_aside(blocks, i as u32, Reason::new(Cue::Person, "set aside"));
            blocks[i].confidence = 1.0;
        }
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
    fn a_new_article_begins_at_its_title() {
        let found = labels(&[LabelChange::AttachedTitle(1)]);
        assert_eq!(
            found,
            [(Label::Title, Some(0), 6), (Label::Title, Some(1), 18), (Label::Body, Some(1), 31)]
        );
    }

    #[test]
    fn a_count_is_no_effect() {
        assert!(same_effect(&[LabelChange::Recurs(1, 3)], &[LabelChange::Recurs(1, 4)]));
        assert!(!same_effect(&[LabelChange::Recurs(1, 3)], &[LabelChange::Phrase(1)]));
    }
}
