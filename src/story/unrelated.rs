//! Pairs of articles that are of two stories whatever the learned score says: cases that were rare in
//! its training data. Fixed rules; nothing is learned here.
//!
//! In: two article vectors and their similarity. Out: whether the score is capped at
//! [`MAX_UNRELATED_LOGIT`].

use crate::fingerprint::form::{Form, NameOverlap};
use crate::story::article_vector::ArticleVector;
use crate::story::pair_features::PairSimilarity;
use crate::story::term_counts::{IN_BODY, IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::Term;

/// Articles of a small collection, in which the rules are stricter.
const MAX_SMALL_COLLECTION: usize = 48;
/// Cosine similarity of two texts, and of their leads, below which a pair of a small collection needs
/// [`MIN_SPECIFIC_TERMS`] shared specific names, numbers or lead words.
const MIN_TEXT_SIMILARITY: f32 = 0.1;
const MIN_LEAD_SIMILARITY: f32 = 0.08;
const MIN_SPECIFIC_TERMS: u32 = 2;
/// Days between two articles from which they need common names to be of one story.
const MAX_DAYS_APART: u32 = 60;
/// Cosine similarity of the names below which two articles name other people and places.
const MIN_NAME_SIMILARITY: f32 = 0.2;
/// Cosine similarity of the names from which two articles name the same. Measured: updates made of 720
/// reports have 0.7 and more; notices by one form 0.2 and less, in German, where all nouns look like
/// names, 0.6.
const MIN_SAME_NAMES: f32 = 0.6;
/// Winnowed shingles of a long text. Two long texts by one form share at least one of them.
const MIN_LONG_SHINGLES: usize = 24;
/// Rarity (natural logarithm) and number of occurrences from which a name of the title is the subject of an
/// article.
const MIN_SUBJECT_IDF: f32 = 3.0;
const MIN_SUBJECT_COUNT: f32 = 5.0;
/// Highest log odds of an unrelated pair.
pub(crate) const MAX_UNRELATED_LOGIT: f32 = -2.0;

/// What is known of a pair before it is scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Relatedness {
    /// Not of one story.
    Unrelated,
    /// Not of one story if both texts were written by one form.
    UnrelatedIfForm(NameOverlap),
    /// They name the same, or are long texts without a passage in common: the score decides.
    Open,
}

/// The relatedness of two of `n` articles. In a small collection the prior share of stories is a guess
/// and a common day means little: texts that are hardly similar and share fewer than two specific
/// terms are unrelated, and so are two of which neither ever names the subject of the other: in a drop about
/// one topic all else may be the topic's. In any collection two are unrelated that are months apart and name
/// others.
pub(crate) fn relatedness(
    a: &ArticleVector<'_>,
    b: &ArticleVector<'_>,
    s: &PairSimilarity,
    n: usize,
) -> Relatedness {
    let dissimilar = n <= MAX_SMALL_COLLECTION
        && s.cosines.early < MIN_TEXT_SIMILARITY
        && s.cosines.lead < MIN_LEAD_SIMILARITY
        && s.specific < MIN_SPECIFIC_TERMS;
    let other_subjects = n <= MAX_SMALL_COLLECTION && lacks_subject(a, b) && lacks_subject(b, a);
    let months_apart = a.print.day.zip(b.print.day).is_some_and(|(a, b)| a.abs_diff(b) > MAX_DAYS_APART);
    let names = match s.cosines.names {
        _ if a.norms.names.min(b.norms.names) <= 0.0 => NameOverlap::Unknown,
        names if names < MIN_NAME_SIMILARITY => NameOverlap::Disjoint,
        _ => NameOverlap::Partial,
    };
    let short = a.print.kept.len().min(b.print.kept.len()) < MIN_LONG_SHINGLES;
    if dissimilar || other_subjects || months_apart && names == NameOverlap::Disjoint {
        Relatedness::Unrelated
    } else if s.cosines.names < MIN_SAME_NAMES && (s.shingles > 0.0 || short) {
        Relatedness::UnrelatedIfForm(names)
    } else {
        Relatedness::Open
    }
}

/// Whether an article has a subject, a name of its title that it repeats, which the other never names.
fn lacks_subject(article: &ArticleVector<'_>, other: &ArticleVector<'_>) -> bool {
    let min_often = MIN_SUBJECT_COUNT.sqrt();
    let is_subject = |t: &&Term| {
        t.flags & (IN_TITLE | IN_BODY | IS_NAME | IS_NUMBER) == IN_TITLE | IN_BODY | IS_NAME
            && t.idf >= MIN_SUBJECT_IDF
            && t.often >= min_often
    };
    let weight = |t: &Term| t.often * t.idf;
    let subjects = article.terms.iter().filter(is_subject);
    let subject = subjects.max_by(|t, u| weight(t).total_cmp(&weight(u)));
    subject.is_some_and(|t| other.terms.binary_search_by_key(&t.id, |u| u.id).is_err())
}

/// Decides which pairs are unrelated. Pairs of one first article come together.
pub(crate) struct UnrelatedPairs<'s, 'a> {
    vectors: &'s [ArticleVector<'a>],
    form: Form,
    /// The article that `form` holds.
    opened: Option<u32>,
}

impl<'s, 'a> UnrelatedPairs<'s, 'a> {
    pub fn new(vectors: &'s [ArticleVector<'a>]) -> Self {
        UnrelatedPairs { vectors, form: Form::default(), opened: None }
    }

    /// Whether a pair is unrelated; `logit` is its score. The texts are compared only where the score
    /// is above [`MAX_UNRELATED_LOGIT`].
    pub fn contains(&mut self, (a, b): (u32, u32), logit: f32, relatedness: Relatedness) -> bool {
        let Relatedness::UnrelatedIfForm(names) = relatedness else {
            return relatedness == Relatedness::Unrelated;
        };
        let print = |i: u32| self.vectors.get(i as usize).map(|v| v.print);
        let above = logit > MAX_UNRELATED_LOGIT;
        let Some((x, y)) = print(a).zip(print(b)).filter(|_| above) else { return false };
        if self.opened.replace(a) != Some(a) {
            self.form.open(x);
        }
        self.form.fillings(y).by_form(names)
    }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::fingerprint::form::NameOverlap;
    use crate::story::article_vector::{ArticleVector, Norms};
    use crate::story::idf::DocumentFrequencies;
    use crate::story::pair_features::PairSimilarity;
    use crate::story::unrelated::{Relatedness, relatedness};

    #[test]
    fn size_days_and_names_decide() {
        use Relatedness::{Open, Unrelated, UnrelatedIfForm};
        let prints = [0, 90].map(|day| Fingerprint { day: Some(day), ..Fingerprint::default() });
        let frequencies = DocumentFrequencies::of(&mut []);
        let vector = |i: usize| {
            let mut vector = ArticleVector::new(&prints[i], &[], &frequencies);
            vector.norms.names = 1.0;
            vector
        };
        let cases = [
            // texts, leads, names, specific terms, articles, months apart
            (0.05, 0.05, 0.9, 1, 48, false, Unrelated),
            (0.05, 0.05, 0.9, 2, 48, false, Open),
            (0.05, 0.05, 0.9, 1, 49, false, Open),
            (0.5, 0.5, 0.1, 9, 500, true, Unrelated),
            (0.5, 0.5, 0.1, 9, 500, false, UnrelatedIfForm(NameOverlap::Disjoint)),
            (0.5, 0.5, 0.3, 9, 500, true, UnrelatedIfForm(NameOverlap::Partial)),
        ];
        for (early, lead, names, specific, n, apart, expected) in cases {
            let cosines = Norms { early, lead, names, ..Norms::default() };
            let s = PairSimilarity { cosines, specific, ..PairSimilarity::default() };
            let found = relatedness(&vector(0), &vector(usize::from(apart)), &s, n);
            assert_eq!(found, expected, "{early} {names} {specific} {n} {apart}");
        }
    }
}
