//! The keys of one article, laid out so that those of others are found among them without a
//! search: an article is compared with dozens, one after the other. Where two lists are merged
//! instead, every step is a jump that nobody could foresee.

use crate::story::article_vector::Vector;
use crate::story::terms::Term;
use crate::util::hash_table::Finder;

/// An article that is compared with one after the other.
#[derive(Default)]
pub(crate) struct Reader {
    terms: Finder,
    pairs: Finder,
    kept: Finder,
    both: Vec<(u32, u32)>,
}

impl Reader {
    /// Turns to an article.
    pub fn open(&mut self, a: &Vector<'_>) {
        self.terms.fill(a.terms.iter().map(|t| t.id));
        self.pairs.fill(a.pairs.iter().map(|p| p.0));
        self.kept.fill(a.print.kept.iter().copied());
    }

    /// The terms that it (`a`) and another have, ascending.
    pub fn terms<'s>(
        &'s mut self,
        a: &'s Vector<'_>,
        b: &'s Vector<'_>,
    ) -> impl Iterator<Item = (&'s Term, &'s Term)> {
        self.terms.meet(b.terms.iter().map(|t| t.id), &mut self.both);
        self.both.iter().filter_map(|&(i, j)| a.terms.get(i as usize).zip(b.terms.get(j as usize)))
    }

    /// The weights of the pairs of words that both have, ascending.
    pub fn pairs<'s>(
        &'s mut self,
        a: &'s Vector<'_>,
        b: &'s Vector<'_>,
    ) -> impl Iterator<Item = (f32, f32)> + 's {
        self.pairs.meet(b.pairs.iter().map(|p| p.0), &mut self.both);
        let weights = |(i, j): (u32, u32)| Some((a.pairs.get(i as usize)?.1, b.pairs.get(j as usize)?.1));
        self.both.iter().filter_map(move |both| weights(*both))
    }

    /// Share of the kept shingles of the smaller article that both have.
    pub fn shingles(&mut self, a: &Vector<'_>, b: &Vector<'_>) -> f32 {
        let (mine, theirs) = (&a.print.kept, &b.print.kept);
        self.kept.meet(theirs.iter().copied(), &mut self.both);
        self.both.len() as f32 / mine.len().min(theirs.len()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use crate::util::hash_table::Finder;

    #[test]
    fn finds_what_was_put_in() {
        let keys: Vec<u32> = (0..1000u32).map(|i| i * i).collect();
        let mut finder = Finder::default();
        assert_eq!(finder.find(4), None);
        finder.fill([7].into_iter());
        finder.fill(keys.iter().copied());
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(finder.find(*key), Some(place as u32));
        }
        let mut both = vec![(9, 9)];
        finder.meet([2, 4, 5, 9, 998_001, 7].into_iter(), &mut both);
        assert_eq!(both, [(2, 1), (3, 3), (999, 4)]);
    }
}
