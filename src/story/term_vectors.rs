//! Articles as their weighted terms and nothing else, all in one list: what it takes to find
//! the articles that are nearest to one and to tell how alike two are.

use crate::story::terms::Term;
use crate::util::sorted;

/// The outlines of some articles.
#[derive(Default)]
pub(crate) struct Outlines {
    /// Where the terms of each article end.
    ends: Vec<u32>,
    /// Number of the term and its weight; an article has length 1.
    terms: Vec<(u32, f32)>,
}

impl Outlines {
    /// Adds the next article. Terms that no other has are left out: two articles never share one.
    pub fn push<'t>(&mut self, terms: impl Iterator<Item = (u32, &'t Term)>, length: f32) {
        self.terms.extend(terms.map(|(word, t)| (word, t.early * t.idf / length)).filter(|t| t.1 > 0.0));
        self.ends.push(self.terms.len() as u32);
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The terms of an article.
    pub fn of(&self, article: u32) -> &[(u32, f32)] {
        let end = |i: Option<u32>| i.and_then(|i| self.ends.get(i as usize)).map_or(0, |e| *e as usize);
        self.terms.get(end(article.checked_sub(1))..end(Some(article))).unwrap_or_default()
    }

    /// The terms of all articles.
    pub fn all(&self) -> &[(u32, f32)] {
        &self.terms
    }

    /// The strongest terms of each article among those that `admit` lets in, the strongest first.
    pub fn strongest(&self, most: usize, admit: impl Fn(u32) -> bool) -> Outlines {
        let mut out = Outlines::default();
        let mut keys: Vec<u64> = Vec::new();
        for article in 0..self.len() as u32 {
            keys.clear();
            let admitted = self.of(article).iter().filter(|t| admit(t.0));
            keys.extend(admitted.map(|&(word, weight)| sorted::heaviest(word, weight)));
            if keys.len() > most {
                keys.select_nth_unstable(most);
                keys.truncate(most);
            }
            keys.sort_unstable();
            out.terms.extend(keys.iter().map(|key| (*key as u32, sorted::weight(*key))));
            out.ends.push(out.terms.len() as u32);
        }
        out
    }

    /// How alike the articles of each pair are, 0 to 1. `words` is above the number of any term;
    /// the pairs of one first article stand together.
    pub fn likeness(&self, words: usize, pairs: &[(u32, u32)]) -> Vec<f32> {
        // The weights of one article, laid out by the numbers of the terms: no search, and no
        // jump depends on what both have.
        let mut open = vec![0.0f32; words];
        let mut out = Vec::with_capacity(pairs.len());
        for same in pairs.chunk_by(|p, q| p.0 == q.0) {
            let own = self.of(same[0].0);
            own.iter().for_each(|t| open[t.0 as usize] = t.1);
            out.extend(same.iter().map(|pair| product(&open, self.of(pair.1))));
            own.iter().for_each(|t| open[t.0 as usize] = 0.0);
        }
        out
    }
}

/// The product of two articles, one of them laid out. Four sums side by side: each waits for
/// its last addition alone.
fn product(open: &[f32], terms: &[(u32, f32)]) -> f32 {
    let mut sums = [0.0f32; 4];
    let (fours, rest) = terms.as_chunks::<4>();
    for four in fours {
        for (sum, (word, weight)) in sums.iter_mut().zip(four) {
            *sum += open.get(*word as usize).copied().unwrap_or(0.0) * weight;
        }
    }
    for (sum, (word, weight)) in sums.iter_mut().zip(rest) {
        *sum += open.get(*word as usize).copied().unwrap_or(0.0) * weight;
    }
    ((sums[0] + sums[1]) + (sums[2] + sums[3])).min(1.0)
}
