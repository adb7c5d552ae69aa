//! The runs of a document that a person called furniture by their words, kept so that each list of phrases reads a
//! document once.
//!
//! In: hashes of phrases and the runs of a document. Out: numbers of runs.

use crate::fingerprint::content_hash;
use crate::text::tokenizer::codes;
use crate::types::label::Labelled;

/// Runs with the words of some phrases.
#[derive(Clone, Debug, Default)]
pub(crate) struct PhraseRuns {
    phrases: Box<[u64]>,
    runs: Box<[u32]>,
}

impl PhraseRuns {
    /// The runs of body text whose words hash to one of `phrases`, which ascend.
    pub fn find(phrases: &[u64], text: &str, runs: &[Labelled]) -> Self {
        let is_phrase = |run: &Labelled| {
            run.label.is_body() && phrases.binary_search(&content_hash(&codes(run.span.of(text)))).is_ok()
        };
        let found = runs.iter().zip(0..).filter(|(run, _)| is_phrase(run)).map(|(_, n)| n);
        PhraseRuns { phrases: phrases.into(), runs: found.collect() }
    }

    /// Whether they are those of these phrases.
    pub fn are_of(&self, phrases: &[u64]) -> bool {
        *self.phrases == *phrases
    }

    /// The numbers of the runs, ascending.
    pub fn runs(&self) -> &[u32] {
        &self.runs
    }

    /// Forgets them: the runs of the document are others now.
    pub fn clear(&mut self) {
        *self = PhraseRuns::default();
    }
}
