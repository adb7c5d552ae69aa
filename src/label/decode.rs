//! Chooses the lines of an article that are its text.
//!
//! In: the logit of each line. Out: which lines to keep. The logits come from a net that has seen the
//! page as a whole, so no search over runs of lines follows: each that was tried after it (the best
//! run, the largest run) chose worse.

/// Logit above which a line is kept. Between -0.2 and 0.8 the scores on held-out sites differ by less
/// than 0.003.
pub const MIN_LOGIT: f32 = 0.3;

/// The lean of a line towards the text of the article, -1 to 1 by its logit. A sigmoid without
/// library functions, so that its bits are the same on every machine.
pub fn lean(logit: f32) -> f32 {
    let half = 0.5 * logit;
    half / (1.0 + half.abs())
}

/// Whether a line is text of the article.
pub fn is_text(logit: f32) -> bool {
    logit > MIN_LOGIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_the_threshold_are_text() {
        let kept = [-5.0, MIN_LOGIT, 0.4, 9.0].map(is_text);
        assert_eq!(kept, [false, false, true, true]);
    }

    #[test]
    fn the_lean_is_bounded_and_ascends() {
        let leans: Vec<f32> = [-90.0, -2.0, 0.0, 2.0, 90.0].into_iter().map(lean).collect();
        assert!(leans.is_sorted() && leans[2] == 0.0 && leans.iter().all(|l| l.abs() < 1.0));
    }
}
