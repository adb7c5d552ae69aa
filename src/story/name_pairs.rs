//! Pairs of neighbouring names: a full name, a place with its kind. Two articles that share one speak of
//! one person or place more surely than by a single name.
//!
//! In: the words of a text. Out: hashes of its pairs, and how those of two texts agree. Which names are
//! rare plays no part.

use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::{HASH, NAME, mix};
use crate::util::sorted;

/// Words of a text whose pairs are read.
const MAX_WORDS: usize = 600;
/// Words of the text that are its lead here.
const LEAD_WORDS: usize = 90;

/// The pairs of neighbouring names of an article: hashes, ascending, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamePairs {
    all: Vec<u32>,
    /// Those in the lead.
    lead: Vec<u32>,
}

/// How the pairs of two articles agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NamePairAgreement {
    /// Number of pairs that both have.
    pub shared: f32,
    /// Share of the shorter list that both have, 0 to 1; -1 when one has none.
    pub share: f32,
    /// 1 the leads share one, -1 they share none, 0 one has none.
    pub lead: f32,
}

impl NamePairs {
    /// The pairs of an article's text.
    pub fn of(print: &Fingerprint) -> Self {
        let pairs = |max: usize| {
            let words = print.body.get(..max).unwrap_or(&print.body);
            let are_names = |w: &&[u32; 2]| w[0] & w[1] & NAME != 0;
            let hash = |w: &[u32; 2]| mix(u64::from(w[0] & HASH) << 32 | u64::from(w[1] & HASH)) as u32;
            let mut out: Vec<u32> = words.array_windows().filter(are_names).map(hash).collect();
            out.sort_unstable();
            out.dedup();
            out
        };
        NamePairs { all: pairs(MAX_WORDS), lead: pairs(LEAD_WORDS) }
    }

    /// How these and those of another article agree.
    pub fn agreement(&self, other: &NamePairs) -> NamePairAgreement {
        let shared = count_shared(&self.all, &other.all);
        let shorter = self.all.len().min(other.all.len());
        let share = if shorter == 0 { -1.0 } else { shared / shorter as f32 };
        let lead = match count_shared(&self.lead, &other.lead) {
            _ if self.lead.is_empty() || other.lead.is_empty() => 0.0,
            0.0 => -1.0,
            _ => 1.0,
        };
        NamePairAgreement { shared, share, lead }
    }
}

fn count_shared(a: &[u32], b: &[u32]) -> f32 {
    let mut shared = 0.0;
    sorted::merge_join_by_key(a, b, |hash| *hash, |_, _| shared += 1.0);
    shared
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::name_pairs::{NamePairAgreement, NamePairs};
    use crate::text::tokenizer::codes;

    #[test]
    fn full_names_agree_and_first_names_do_not() {
        let of = |text: &str| NamePairs::of(&Fingerprint { body: codes(text), ..Fingerprint::default() });
        let first = of("the mayor Anna Velmora met Oskar Quell in town");
        let far = format!("the driver Jan Norafel {}", "and so on ".repeat(40));
        let cases = [
            ("a speech by Anna Velmora was heard", (1.0, 1.0, 1.0)),
            ("a speech by Anna Norafel was heard", (0.0, 0.0, -1.0)),
            ("a speech was heard", (0.0, -1.0, 0.0)),
            (&format!("{far} with Oskar Quell"), (1.0, 0.5, -1.0)),
        ];
        for (text, (shared, share, lead)) in cases {
            assert_eq!(first.agreement(&of(text)), NamePairAgreement { shared, share, lead }, "{text}");
        }
    }
}
