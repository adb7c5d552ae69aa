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
pub const BAR: Bar = Bar { run: -0.1, paragraph: -1.0, short: -0.5, outside: 1.0 };

/// Which lines are body. `words` are the lines' lengths in words, `logits` what the model says.
///
/// The run is the contiguous one with the highest sum of sqrt(words) * (lean - bar). In it
/// all but clear furniture is kept, and when in doubt the paragraphs next to it too; outside
/// it only what is clearly body.
pub fn body(words: &[u32], logits: &[f32], bar: Bar) -> Vec<bool> {
    let (mut best, mut best_sum) = (0..0, 0.0f32);
    let (mut from, mut sum) = (0, 0.0f32);
    for (at, (&words, &logit)) in words.iter().zip(logits).enumerate() {
        sum += (words as f32).sqrt() * (lean(logit) - bar.run);
        if sum <= 0.0 {
            (from, sum) = (at + 1, 0.0);
        } else if sum > best_sum {
            (best, best_sum) = (from..at + 1, sum);
        }
    }
    let is_paragraph = |at: usize| words[at] >= PARAGRAPH;
    // A paragraph next to the run is kept when in doubt.
    let joins = |at: usize| logits.get(at).is_some_and(|l| *l > bar.paragraph) && is_paragraph(at);
    while !best.is_empty() && joins(best.end) {
        best.end += 1;
    }
    while best.start > 0 && joins(best.start - 1) {
        best.start -= 1;
    }
    let keep = |(at, &logit): (usize, &f32)| {
        logit
            > match best.contains(&at) {
                false => bar.outside,
                true if is_paragraph(at) => bar.paragraph,
                true => bar.short,
            }
    };
    logits.iter().enumerate().map(keep).collect()
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
        assert_eq!(body(&words, &[3.0, 3.0, -0.9, -3.0], BAR), [true, true, true, false]);
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
