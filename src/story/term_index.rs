//! Hash tables of one article's terms, word pairs and shingles, to compare it with many others.
//!
//! In: article vectors. Out: what two have in common. A hash lookup costs less here than merging two
//! sorted lists, where each step is a branch that the processor cannot predict.

use crate::story::article_vector::ArticleVector;
use crate::story::terms::Term;
use crate::util::hash_table::HashIndex;

/// The tables of the article that is open.
#[derive(Default)]
pub(crate) struct TermIndex {
    terms: HashIndex,
    pairs: HashIndex,
    kept: HashIndex,
    both: Vec<(u32, u32)>,
}

impl TermIndex {
    /// Opens an article.
    pub fn open(&mut self, a: &ArticleVector<'_>) {
        self.terms.fill(a.terms.iter().map(|t| t.id));
        self.pairs.fill(a.pairs.iter().map(|p| p.0));
        self.kept.fill(a.print.kept.iter().copied());
    }

    /// The terms that the open article (`a`) and another have, ascending by hash.
    pub fn terms<'s>(
        &'s mut self,
        a: &'s ArticleVector<'_>,
        b: &'s ArticleVector<'_>,
    ) -> impl Iterator<Item = (&'s Term, &'s Term)> {
        self.terms.join(b.terms.iter().map(|t| t.id), &mut self.both);
        self.both.iter().filter_map(|&(i, j)| a.terms.get(i as usize).zip(b.terms.get(j as usize)))
    }

    /// The weights of the word pairs that both have, ascending by hash.
    pub fn pairs<'s>(
        &'s mut self,
        a: &'s ArticleVector<'_>,
        b: &'s ArticleVector<'_>,
    ) -> impl Iterator<Item = (f32, f32)> + 's {
        self.pairs.join(b.pairs.iter().map(|p| p.0), &mut self.both);
        let weights = |(i, j): (u32, u32)| Some((a.pairs.get(i as usize)?.1, b.pairs.get(j as usize)?.1));
        self.both.iter().filter_map(move |both| weights(*both))
    }

    /// Share of the winnowed shingles of the smaller article that both have, 0 to 1.
    pub fn shingles(&mut self, a: &ArticleVector<'_>, b: &ArticleVector<'_>) -> f32 {
        let (mine, theirs) = (&a.print.kept, &b.print.kept);
        self.kept.join(theirs.iter().copied(), &mut self.both);
        self.both.len() as f32 / mine.len().min(theirs.len()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::collection::Collection;
    use crate::story::term_index::TermIndex;
    use crate::text::tokenizer::codes;

    #[test]
    fn the_tables_find_what_a_merge_finds() {
        let texts = ["Ferry to Norafel sails again", "A ferry to Norafel burns", "Trams stand still", ""];
        let prints =
            texts.map(|t| Fingerprint { body: codes(t), kept: vec![1, 5], ..Fingerprint::default() });
        let collection = Collection::new(&prints.iter().collect::<Vec<_>>());
        let mut index = TermIndex::default();
        for a in &collection.vectors {
            index.open(a);
            for b in &collection.vectors {
                let merged: Vec<u32> = a.shared(b).map(|(x, _)| x.id).collect();
                assert_eq!(index.terms(a, b).map(|(x, _)| x.id).collect::<Vec<_>>(), merged);
                assert_eq!(index.shingles(a, b), 1.0);
            }
        }
        index.open(&collection.vectors[0]);
        assert_eq!(index.terms(&collection.vectors[0], &collection.vectors[1]).count(), 3);
    }
}
