//! Which lines of the lead article are its text, by the scores of the learned model.

use crate::label::decode;
use crate::label::line_verdicts::is_credit;
use crate::line::line::Line;
use std::ops::Range;

/// The prose of the page's own article.
pub(crate) struct Prose {
    /// For each line whether it is kept, and how sure that is.
    pub kept: Vec<(bool, f32)>,
    /// From its first line to behind its last; it starts behind all lines when there is none.
    pub article: Range<usize>,
    /// The lines were clean already.
    pub clean: bool,
}

impl Prose {
    /// What of the article's lines the judge keeps.
    pub fn of(lines: &[Line<'_>], own: &[usize], logits: &[f32]) -> Self {
        let mut kept = learned(own, logits);
        let clean = is_clean(lines, own);
        if clean || kept.iter().all(|(keep, _)| !keep) {
            for ((keep, sure), l) in kept.iter_mut().zip(own) {
                if !*keep && lines[*l].furniture().is_none() {
                    (*keep, *sure) = (true, 0.6);
                }
            }
        }
        let last = kept.iter().rposition(|(keep, _)| *keep).unwrap_or(0);
        // A title and credits over the prose are no part of it.
        for at in 0..last {
            let line = &lines[own[at]];
            if kept[at].0 && !line.may_be_title() && !is_credit(line) {
                break;
            }
            kept[at].0 = false;
        }
        let from = kept.iter().position(|(keep, _)| *keep).unwrap_or(own.len());
        Prose { kept, article: from..last + 1, clean }
    }
}

/// Whether the lines are an article already clean: its title aside, nearly all words stand in
/// sentences, and no line is a known piece of furniture.
pub(crate) fn is_clean(lines: &[Line<'_>], own: &[usize]) -> bool {
    let title = own.first().is_some_and(|l| lines[*l].may_be_title());
    let own = || own.iter().map(|l| &lines[*l]);
    let sentence = |line: &&Line<'_>| line.is_prose() || line.ends && line.words >= 3 && line.hit.is_none();
    let words: u32 = own().skip(usize::from(title)).map(|line| line.words).sum();
    let prose: u32 = own().skip(usize::from(title)).filter(sentence).map(|line| line.words).sum();
    let known = own().any(|line| line.furniture().is_some() || line.is_date());
    !known && prose * 20 >= words * 17
}

/// For each line of an article, whether the learned judge keeps it, and how sure it is.
pub(crate) fn learned(own: &[usize], logits: &[f32]) -> Vec<(bool, f32)> {
    let logits: Vec<f32> = own.iter().map(|l| logits[*l]).collect();
    let keep = decode::body(&logits);
    let sure = |(keep, logit): (bool, &f32)| {
        let lean = decode::lean(*logit);
        (keep, 0.5 + 0.45 * if keep { lean.max(0.0) } else { (-lean).max(0.0) })
    };
    keep.into_iter().zip(&logits).map(sure).collect()
}
