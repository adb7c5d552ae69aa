//! From a logit for each line to the lines that are body: the labelling that is best as a
//! whole, not line by line. Decides by the logits and the lengths alone.

/// How much a line speaks for being body, from -1 to 1 by its logit: a logistic curve in
/// plain arithmetic, the same on every machine.
pub fn lean(logit: f32) -> f32 {
    let half = 0.5 * logit;
    half / (1.0 + half.abs())
}

/// What the decoder may be told.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// Lean that a line must have inside the run to add to it.
    pub run: f32,
    /// Share of the best run's worth that another run must have.
    pub again: f32,
    /// Logit above which a paragraph inside the run or next to it is kept.
    pub paragraph: f32,
    /// Logit above which a short line inside the run is kept.
    pub short: f32,
    /// Logit above which a line outside the run is kept.
    pub outside: f32,
}

/// Words that make a line a paragraph.
const PARAGRAPH: u32 = 7;

/// The bars that measured best.
pub const BAR: Bar = Bar { run: -0.1, again: 0.15, paragraph: -0.5, short: -0.5, outside: 1.0 };

/// Which lines are body. `words` are the lines' lengths in words, `logits` what the model says.
///
/// A line is worth sqrt(words) * (lean - bar). The runs are the contiguous ones with the
/// highest worth; each costs a share of what the best one alone is worth, so that there is
/// most often one. In a run all but clear furniture is kept, and when in doubt the paragraphs
/// next to it too; outside only what is clearly body.
pub fn body(words: &[u32], logits: &[f32], bar: Bar) -> Vec<bool> {
    let worth = |(words, logit): (&u32, &f32)| (*words as f32).sqrt() * (lean(*logit) - bar.run);
    let worths: Vec<f32> = words.iter().zip(logits).map(worth).collect();
    let mut inside = runs(&worths, bar.again * best(&worths));
    let is_paragraph = |at: usize| words[at] >= PARAGRAPH;
    // A paragraph next to a run is kept when in doubt.
    let joins = |at: usize| logits[at] > bar.paragraph && is_paragraph(at);
    for at in 1..inside.len() {
        inside[at] |= inside[at - 1] && joins(at);
    }
    for at in (1..inside.len()).rev() {
        inside[at - 1] |= inside[at] && joins(at - 1);
    }
    let keep = |(at, &logit): (usize, &f32)| {
        logit
            > match inside[at] {
                false => bar.outside,
                true if is_paragraph(at) => bar.paragraph,
                true => bar.short,
            }
    };
    logits.iter().enumerate().map(keep).collect()
}

/// The worth of the best run.
fn best(worths: &[f32]) -> f32 {
    let (mut best, mut sum) = (0.0f32, 0.0f32);
    for worth in worths {
        sum = (sum + worth).max(0.0);
        best = best.max(sum);
    }
    best
}

/// Which lines are in the runs whose worths less `cost` for each add up to most (Viterbi).
fn runs(worths: &[f32], cost: f32) -> Vec<bool> {
    // The best sums with the line so far inside a run and outside, and whether the line
    // before was inside.
    let (mut within, mut without) = (f32::NEG_INFINITY, 0.0f32);
    let mut before = Vec::with_capacity(worths.len());
    for worth in worths {
        let (stays, left) = (within > without - cost, within > without);
        before.push((stays, left));
        (within, without) = (worth + within.max(without - cost), within.max(without));
    }
    let mut inside = vec![false; worths.len()];
    let mut now = within > without;
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
        assert_eq!(body(&words, &logits, BAR), [false, true, true, true, false]);
    }

    #[test]
    fn a_doubtful_paragraph_next_to_the_run_is_kept() {
        let words = [40, 40, 12, 12];
        assert_eq!(body(&words, &[3.0, 3.0, -0.4, -3.0], BAR), [true, true, true, false]);
    }

    #[test]
    fn clear_furniture_is_never_kept_and_clear_body_always() {
        let words: Vec<u32> = (0..40).map(|i| i * 7 % 50).collect();
        let logits: Vec<f32> = (0..40).map(|i| ((i * 37 % 19) as f32 - 9.0) * 0.6).collect();
        for (keep, logit) in body(&words, &logits, BAR).iter().zip(&logits) {
            assert!(*keep || *logit <= BAR.outside);
            assert!(!*keep || *logit > BAR.paragraph);
        }
    }

    #[test]
    fn a_second_run_is_kept_when_it_is_long_enough() {
        // An article, a long list of other things, and its second part.
        let words: Vec<u32> = [40; 10].into_iter().chain([6; 60]).chain([40; 4]).collect();
        let logits: Vec<f32> = [3.0; 10].into_iter().chain([-4.0; 60]).chain([0.5; 4]).collect();
        let kept = body(&words, &logits, BAR);
        assert!(kept[..10].iter().chain(&kept[70..]).all(|k| *k) && !kept[10..70].contains(&true));
        assert!(!body(&words[..71], &logits[..71], BAR)[70], "one line is no run");
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(body(&[], &[], BAR).is_empty());
        assert_eq!(body(&[5], &[-5.0], BAR), [false]);
    }

    #[test]
    fn the_lean_is_bounded_and_rises() {
        let leans: Vec<f32> = [-90.0, -2.0, 0.0, 2.0, 90.0].into_iter().map(lean).collect();
        assert!(leans.is_sorted() && leans[2] == 0.0 && leans.iter().all(|l| l.abs() < 1.0));
    }
}
