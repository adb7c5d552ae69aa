//! How rare words are: in the collection at hand and in a table of print at large.

use crate::copies::overlap::ByHash;

/// Document frequencies of a collection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frequencies {
    /// In how many documents each term stands, and its rarity.
    terms: ByHash<u32, (u32, f32, f32)>,
    documents: u32,
}

/// What the table of print at large is worth, in documents.
const BACKGROUND: f32 = 500.0;

impl Frequencies {
    /// Counts in how many of the lists each term stands.
    pub fn of<'a>(lists: impl Iterator<Item = &'a [super::terms::Count]>) -> Self {
        let mut out = Frequencies::default();
        for list in lists {
            out.documents += 1;
            list.iter().for_each(|c| out.terms.entry(c.id).or_default().0 += 1);
        }
        let mut terms = std::mem::take(&mut out.terms);
        for (id, term) in terms.iter_mut() {
            (term.1, term.2) = out.rarity(*id, term.0);
        }
        Frequencies { terms, ..out }
    }

    /// Rarity of a term with and without the table.
    pub fn idf(&self, id: u32) -> (f32, f32) {
        self.terms.get(&id).map_or_else(|| self.rarity(id, 0), |t| (t.1, t.2))
    }

    fn rarity(&self, id: u32, count: u32) -> (f32, f32) {
        let (n, df) = (self.documents as f32, count as f32);
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
