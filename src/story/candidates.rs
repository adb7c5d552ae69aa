//! Which articles are worth a look: for each the ones nearest by its strongest terms, through
//! an inverted index. In a small drop all pairs are looked at.

use crate::story::idf::Frequencies;
use crate::story::term_vectors::Outlines;
use crate::util::sorted;

/// Articles up to which all pairs are looked at.
pub(crate) const ALL: usize = 48;
/// Terms by which an article looks for others. With forty the nearest are further off.
const KEYS: usize = 24;
/// Neighbours an article.
const NEAREST: usize = 40;
/// Articles with one term beyond which the term finds nothing.
const COMMON: usize = 400;
/// Neighbours of an article that are kept before the nearest of them are chosen.
const ROOM: usize = 64;

/// The pairs to look at, the smaller index first, ascending.
pub(crate) fn pairs(
    outlines: &Outlines,
    frequencies: &Frequencies,
    allowed: impl Fn(u32, u32) -> bool,
) -> Vec<(u32, u32)> {
    let n = outlines.len() as u32;
    let mut found = if outlines.len() <= ALL {
        (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect()
    } else {
        nearest(outlines, frequencies)
    };
    found.retain(|&(a, b)| allowed(a, b));
    found
}

fn nearest(outlines: &Outlines, frequencies: &Frequencies) -> Vec<(u32, u32)> {
    let index = Index::new(outlines, frequencies);
    let mut sums = vec![0.0f32; outlines.len()];
    let (mut touched, mut near): (Vec<u32>, Vec<u64>) = (Vec::new(), Vec::new());
    let mut found: Vec<u64> = Vec::new();
    for i in 0..outlines.len() as u32 {
        let mut count = 0;
        for &(word, weight) in index.keys.of(i) {
            let posting = index.posting(word);
            touched.resize(count + posting.len(), 0);
            for &(j, theirs) in posting {
                let (Some(sum), Some(next)) = (sums.get_mut(j as usize), touched.get_mut(count)) else {
                    continue;
                };
                // Written in any case, so that no jump depends on what was there.
                *next = j;
                count += usize::from(*sum == 0.0);
                *sum += weight * theirs;
            }
        }
        let mut last = u64::MAX;
        for &j in touched.iter().take(count) {
            let alike = sums.get_mut(j as usize).map(std::mem::take).unwrap_or_default();
            let key = sorted::heaviest(j, alike);
            if key < last && j != i {
                near.push(key);
                if near.len() == ROOM {
                    last = *near.select_nth_unstable(NEAREST - 1).1;
                    near.truncate(NEAREST);
                }
            }
        }
        if near.len() > NEAREST {
            near.select_nth_unstable(NEAREST);
        }
        let ends = |key: u64| (i.min(key as u32), i.max(key as u32));
        let near = near.drain(..).take(NEAREST).map(ends);
        found.extend(near.map(|(a, b)| u64::from(a) << 32 | u64::from(b)));
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|pair| ((pair >> 32) as u32, pair as u32)).collect()
}

/// The articles of each key term, all in one list.
struct Index {
    /// The terms by which each article looks for others.
    keys: Outlines,
    /// Where the articles of each term end.
    ends: Vec<u32>,
    /// Articles and the weight that the term has in them, ascending.
    list: Vec<(u32, f32)>,
}

impl Index {
    fn new(outlines: &Outlines, frequencies: &Frequencies) -> Self {
        let root = (outlines.len() as f64).sqrt() as usize;
        let most = COMMON.min(50.max(8 * root)) as u32;
        let keys = outlines.strongest(KEYS, |word| frequencies.documents_of(word) <= most);
        // First where each term begins; what is put in moves it on.
        let mut ends = vec![0u32; frequencies.len() + 1];
        keys.all().iter().for_each(|key| ends[key.0 as usize + 1] += 1);
        for word in 1..ends.len() {
            ends[word] += ends[word - 1];
        }
        let mut list = vec![(0, 0.0); keys.all().len()];
        for article in 0..outlines.len() as u32 {
            for &(word, weight) in keys.of(article) {
                let next = &mut ends[word as usize];
                list[*next as usize] = (article, weight);
                *next += 1;
            }
        }
        Index { keys, ends, list }
    }

    fn posting(&self, word: u32) -> &[(u32, f32)] {
        let end = |word: Option<u32>| word.and_then(|w| self.ends.get(w as usize)).map_or(0, |e| *e as usize);
        self.list.get(end(word.checked_sub(1))..end(Some(word))).unwrap_or_default()
    }
}
