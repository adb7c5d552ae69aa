//! How rare words are: in the collection at hand and in a table of print at large.

use crate::copies::overlap::ByHash;

/// Document frequencies of a collection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frequencies {
    counts: ByHash<u32, u32>,
    documents: u32,
}

/// What the table of print at large is worth, in documents.
const BACKGROUND: f32 = 500.0;

impl Frequencies {
    /// Counts in how many of the lists each term stands.
    pub fn of<'a>(lists: impl Iterator<Item = &'a [super::terms::Count]>) -> Self {
        let mut counts = ByHash::default();
        let mut documents = 0;
        for list in lists {
            documents += 1;
            list.iter().for_each(|c| *counts.entry(c.id).or_insert(0) += 1);
        }
        Frequencies { counts, documents }
    }

    /// In how many articles a term stands.
    pub fn count(&self, id: u32) -> u32 {
        self.counts.get(&id).copied().unwrap_or(0)
    }

    /// Rarity of a term with and without the table.
    pub fn idf(&self, id: u32) -> (f32, f32) {
        let (n, df) = (self.documents as f32, self.count(id) as f32);
        let share = super::background::share(id);
        let with = ln((n + BACKGROUND + 1.0) / (df + BACKGROUND * share + 0.5));
        let own = ln((n + 3.0) / (df + 0.5));
        (with.max(0.0), own.max(0.0))
    }
}

/// Natural logarithm, the same bits natively and in wasm.
pub(crate) fn ln(x: f32) -> f32 {
    libm::logf(x)
}
