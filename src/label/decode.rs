//! Chooses the lines of an article that are its text: the choice that is best as a whole, not line by
//! line.
//!
//! In: the logit and the length of each line. Out: which lines to keep. Nothing else of the lines is
//! known. The runs are found by the Viterbi algorithm.

/// The lean of a line towards the text of the article, -1 to 1 by its logit. A sigmoid without
/// library functions, so that its bits are the same on every machine.
pub fn lean(logit: f32) -> f32 {
    let half = 0.5 * logit;
    half / (1.0 + half.abs())
}

/// What a line needs to be kept.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// Lean above which a line adds to the score of a run.
    pub run: f32,
    /// Score that a further run needs, as a share of that of the best run.
    pub again: f32,
    /// Logit above which a paragraph inside a run or next to one is kept.
    pub paragraph: f32,
    /// Logit above which a short line inside a run is kept.
    pub short: f32,
    /// Logit above which a line outside the runs is kept.
    pub outside: f32,
}

/// Words of a paragraph; shorter lines are short ones.
const MIN_PARAGRAPH_WORDS: u32 = 7;

/// The thresholds with the best held-out score over the pages that the trees are trained on
/// (`cargo xtask train judge` searches them).
pub const THRESHOLDS: Thresholds =
    Thresholds { run: -0.1, again: 0.15, paragraph: -0.5, short: -0.5, outside: 1.0 };

/// Which lines are text of the article. `words` are their lengths in words.
///
/// A line scores `sqrt(words) * (lean - thresholds.run)`. Runs are contiguous lines; those are taken
/// whose scores have the largest sum when each run costs `thresholds.again` of the score of the best
/// one: most often a single run. Inside a run all but clear furniture is kept, and so are doubtful
/// paragraphs next to it; outside only what is clearly text.
pub fn decode(words: &[u32], logits: &[f32], thresholds: Thresholds) -> Vec<bool> {
    let score = |(words, logit): (&u32, &f32)| (*words as f32).sqrt() * (lean(*logit) - thresholds.run);
    let scores: Vec<f32> = words.iter().zip(logits).map(score).collect();
    let mut inside = runs(&scores, thresholds.again * best_score(&scores));
    let is_paragraph = |at: usize| words[at] >= MIN_PARAGRAPH_WORDS;
    // A paragraph next to a run is kept when in doubt.
    let joins_run = |at: usize| logits[at] > thresholds.paragraph && is_paragraph(at);
    for at in 1..inside.len() {
        inside[at] |= inside[at - 1] && joins_run(at);
    }
    for at in (1..inside.len()).rev() {
        inside[at - 1] |= inside[at] && joins_run(at - 1);
    }
    let keep = |(at, &logit): (usize, &f32)| {
        logit
            > match inside[at] {
                false => thresholds.outside,
                true if is_paragraph(at) => thresholds.paragraph,
                true => thresholds.short,
            }
    };
    logits.iter().enumerate().map(keep).collect()
}

/// Score of the best run.
fn best_score(scores: &[f32]) -> f32 {
    let (mut best, mut sum) = (0.0f32, 0.0f32);
    for score in scores {
        sum = (sum + score).max(0.0);
        best = best.max(sum);
    }
    best
}

/// Which lines are in the runs whose scores, less `cost` for each run, have the largest sum.
fn runs(scores: &[f32], cost: f32) -> Vec<bool> {
    // The best sums when the line is inside a run and when it is outside; and for each line, whether
    // the line before is inside in either case.
    let (mut inner, mut outer) = (f32::NEG_INFINITY, 0.0f32);
    let mut before = Vec::with_capacity(scores.len());
    for score in scores {
        let (stays, left) = (inner > outer - cost, inner > outer);
        before.push((stays, left));
        (inner, outer) = (score + inner.max(outer - cost), inner.max(outer));
    }
    let mut inside = vec![false; scores.len()];
    let mut now = inner > outer;
    for (inside, (stays, left)) in inside.iter_mut().zip(before).rev() {
        *inside = now;
        now = if now { stays } else { left };
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_doubtful_line_inside_the_run_is_kept_and_outside_it_is_not() {
        let words = [3, 40, 2, 40, 2];
        let logits = [-0.4, 3.0, -0.4, 3.0, -0.4];
        assert_eq!(decode(&words, &logits, THRESHOLDS), [false, true, true, true, false]);
    }

    #[test]
    fn a_doubtful_paragraph_next_to_the_run_is_kept() {
        let words = [40, 40, 12, 12];
        assert_eq!(decode(&words, &[3.0, 3.0, -0.4, -3.0], THRESHOLDS), [true, true, true, false]);
    }

    #[test]
    fn clear_furniture_is_never_kept_and_clear_body_always() {
        let words: Vec<u32> = (0..40).map(|i| i * 7 % 50).collect();
        let logits: Vec<f32> = (0..40).map(|i| ((i * 37 % 19) as f32 - 9.0) * 0.6).collect();
        for (keep, logit) in decode(&words, &logits, THRESHOLDS).iter().zip(&logits) {
            assert!(*keep || *logit <= THRESHOLDS.outside);
            assert!(!*keep || *logit > THRESHOLDS.paragraph);
        }
    }

    #[test]
    fn a_second_run_is_kept_when_it_is_long_enough() {
        // An article, a long list of other things, and its second part.
        let words: Vec<u32> = [40; 10].into_iter().chain([6; 60]).chain([40; 4]).collect();
        let logits: Vec<f32> = [3.0; 10].into_iter().chain([-4.0; 60]).chain([0.5; 4]).collect();
        let kept = decode(&words, &logits, THRESHOLDS);
        assert!(kept[..10].iter().chain(&kept[70..]).all(|k| *k) && !kept[10..70].contains(&true));
        assert!(!decode(&words[..71], &logits[..71], THRESHOLDS)[70], "one line is no run");
    }

    #[test]
    fn no_lines_and_a_line_of_furniture() {
        assert!(decode(&[], &[], THRESHOLDS).is_empty());
        assert_eq!(decode(&[5], &[-5.0], THRESHOLDS), [false]);
    }

    #[test]
    fn the_lean_is_bounded_and_ascends() {
        let leans: Vec<f32> = [-90.0, -2.0, 0.0, 2.0, 90.0].into_iter().map(lean).collect();
        assert!(leans.is_sorted() && leans[2] == 0.0 && leans.iter().all(|l| l.abs() < 1.0));
    }
}
