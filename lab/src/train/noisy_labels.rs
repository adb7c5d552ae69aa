//! Takes weight from labels that are probably wrong, or one reader's choice. In: lines with
//! labels, and logits by models that never saw the site of a page. Out: new weights, lower where
//! the models are sure of the contrary, so that the trees do not bend to what no other page
//! will confirm. After Brodley and Friedl, "Identifying mislabeled training data" (JAIR 1999),
//! with less weight in place of none.

use super::labelled_lines::{LabelledLines, Page};

/// Steps of a page: mean error above which its lines count less, and the factor of their
/// weights. The first that applies.
const PAGE_STEPS: [(f32, f32); 2] = [(0.3, 0.25), (0.2, 0.5)];
/// The same for a single line.
const LINE_STEPS: [(f32, f32); 2] = [(0.9, 0.4), (0.75, 0.7)];

/// The weights of all lines, lowered on the pages for which `of` holds. `logits` must be by
/// models that saw neither the page nor its site.
pub fn reweigh(lines: &LabelledLines, of: impl Fn(&Page) -> bool, logits: &[f32]) -> Vec<f32> {
    let mut weights = lines.weights.clone();
    for page in lines.pages.iter().filter(|p| of(p)) {
        let errors: Vec<f32> = page.range().map(|line| error(lines.labels[line], logits[line])).collect();
        lower(&mut weights[page.range()], &errors);
    }
    weights
}

/// Lowers the weights of the lines of one page by their errors.
fn lower(weights: &mut [f32], errors: &[f32]) {
    let sum: f32 = weights.iter().zip(errors).map(|(weight, error)| weight * error).sum();
    let mean = sum / weights.iter().sum::<f32>().max(0.01);
    for (weight, error) in weights.iter_mut().zip(errors) {
        *weight *= factor(&PAGE_STEPS, mean) * factor(&LINE_STEPS, *error);
    }
}

/// Distance between a label and the probability that a logit stands for, 0 to 1.
fn error(label: f32, logit: f32) -> f32 {
    (label - 1.0 / (1.0 + (-logit).exp())).abs()
}

fn factor(steps: &[(f32, f32)], error: f32) -> f32 {
    steps.iter().find(|(above, _)| error > *above).map_or(1.0, |(_, factor)| *factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_the_contrary_the_less_a_label_counts() {
        for (logit, expected) in [(4.0, 1.0), (0.0, 1.0), (-1.5, 0.7), (-4.0, 0.4)] {
            assert_eq!(factor(&LINE_STEPS, error(1.0, logit)), expected, "{logit}");
            assert_eq!(factor(&LINE_STEPS, error(0.0, -logit)), expected, "{logit}");
        }
    }

    #[test]
    fn all_lines_of_a_page_that_disagrees_as_a_whole_count_less() {
        for (errors, expected) in [
            ([0.1, 0.1, 0.1, 0.1], [1.0, 1.0, 1.0, 1.0]),
            ([0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0.5, 0.5]),
            ([0.4, 0.4, 0.4, 0.4], [0.25, 0.25, 0.25, 0.25]),
            ([0.0, 0.0, 0.0, 0.76], [1.0, 1.0, 1.0, 0.7]),
            ([0.0, 0.0, 0.0, 0.95], [0.5, 0.5, 0.5, 0.2]),
        ] {
            let mut weights = [1.0; 4];
            lower(&mut weights, &errors);
            assert_eq!(weights, expected, "{errors:?}");
        }
    }
}
