//! What limits the search for stories: where articles come from, and which pairs the person joined or
//! parted. The same for copies is `copies::constraints`.

use crate::fingerprint::Fingerprint;

/// Limits of one grouping. Articles are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    /// The document of each article, and whether the article is attached there.
    pub places: Vec<(u32, bool)>,
    /// Only articles of one document may be of one story.
    pub alone: bool,
    /// Pairs of one story.
    pub together: Vec<(u32, u32)>,
    /// Pairs of two stories.
    pub apart: Vec<(u32, u32)>,
    /// From -1 (strict) to 1 (loose): subtracted from the log odds at which groups join.
    pub looseness: f32,
}

impl Constraints {
    /// Whether a pair may be of one story: not two articles attached to one page, and not two whose
    /// languages are known to differ.
    pub fn allow(&self, a: &Fingerprint, b: &Fingerprint, pair: (u32, u32)) -> bool {
        let place = |i: u32| self.places.get(i as usize).copied().unwrap_or((i, false));
        let ((document_a, attached_a), (document_b, attached_b)) = (place(pair.0), place(pair.1));
        let both_attached = document_a == document_b && attached_a && attached_b;
        let languages_differ = a.language != 0 && b.language != 0 && a.language != b.language;
        !both_attached && !languages_differ && (!self.alone || document_a == document_b)
    }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::constraints::Constraints;

    #[test]
    fn pages_and_languages_limit_the_pairs() {
        let print = |language: u32| Fingerprint { language, ..Fingerprint::default() };
        let places = vec![(0, false), (0, true), (0, true), (1, false)];
        let cases = [
            // alone, languages, pair, allowed
            (false, (1, 1), (0, 1), true),
            (false, (1, 1), (1, 2), false),
            (false, (1, 1), (0, 3), true),
            (true, (1, 1), (0, 3), false),
            (true, (1, 1), (0, 1), true),
            (false, (1, 2), (0, 3), false),
            (false, (1, 0), (0, 3), true),
        ];
        for (alone, (a, b), pair, expected) in cases {
            let constraints = Constraints { places: places.clone(), alone, ..Constraints::default() };
            assert_eq!(constraints.allow(&print(a), &print(b), pair), expected, "{alone} {a} {b} {pair:?}");
        }
    }
}
