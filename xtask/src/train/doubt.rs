//! Labels in doubt: what gold says of a page is one reader's choice, and some of it no cue
//! can tell. Where judges that never saw a page's site are sure of the contrary, its lines
//! count less in training, so that the trees do not bend to what will not come again.
//! After Brodley and Friedl, "Identifying mislabeled training data" (JAIR 1999), with less
//! weight in place of none.

use super::corpus::{Corpus, Page};

/// Mean error of a page above which its labels are in doubt, and how much they count then:
/// the first that holds.
const PAGES: [(f32, f32); 2] = [(0.3, 0.25), (0.2, 0.5)];
/// The same of a line by itself.
const LINES: [(f32, f32); 2] = [(0.9, 0.4), (0.75, 0.7)];

/// Takes weight from the lines of a corpus whose labels are in doubt, on the pages `of`.
/// `logits` are by judges that saw neither the page nor its site.
pub fn weigh(corpus: &Corpus, of: impl Fn(&Page) -> bool, logits: &[f32]) -> Vec<f32> {
    let mut weight = corpus.weight.clone();
    for page in corpus.pages.iter().filter(|p| of(p)) {
        let span = page.first..page.first + page.lines.len();
        let errors: Vec<f32> = span.clone().map(|line| error(corpus.body[line], logits[line])).collect();
        let own = &mut weight[span];
        let sum: f32 = own.iter().zip(&errors).map(|(weight, error)| weight * error).sum();
        let mean = sum / own.iter().sum::<f32>().max(0.01);
        for (weight, error) in own.iter_mut().zip(errors) {
            *weight *= share(&PAGES, mean) * share(&LINES, error);
        }
    }
    weight
}

/// How far a judge is from what a line is said to be, 0 to 1.
fn error(body: f32, logit: f32) -> f32 {
    (body - 1.0 / (1.0 + (-logit).exp())).abs()
}

fn share(steps: &[(f32, f32)], error: f32) -> f32 {
    steps.iter().find(|(above, _)| error > *above).map_or(1.0, |(_, share)| *share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_the_contrary_the_less_a_label_counts() {
        let shares: Vec<f32> =
            [4.0, 0.0, -1.5, -4.0].into_iter().map(|logit| share(&LINES, error(1.0, logit))).collect();
        assert_eq!(shares, [1.0, 1.0, 0.7, 0.4]);
    }
}
