//! Which articles are worth a look: for each the ones nearest by its strongest terms, through
//! an inverted index. In a small drop all pairs are looked at.

use super::outline::Outlines;
use super::weights::Frequencies;
use crate::gather;

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
    let n = outlines.len();
    let mut postings = Postings::new(outlines, frequencies);
    let mut near = Near { lists: vec![0; n * ROOM], counts: vec![0; n] };
    // What an article has in common with each one before it, and from where on it is nearer to
    // that one than what the list there keeps.
    let mut sums = vec![(0.0f32, 0.0f32); n];
    let mut touched: Vec<u32> = Vec::new();
    for i in 0..n as u32 {
        let mut count = 0;
        for &(word, weight) in postings.keys.of(i) {
            let posting = postings.before(word);
            touched.resize(count + posting.len(), 0);
            for &(j, theirs) in posting {
                let (Some(sum), Some(next)) = (sums.get_mut(j as usize), touched.get_mut(count)) else {
                    continue;
                };
                // Written in any case, so that no jump depends on what was there.
                *next = j;
                count += usize::from(sum.0 == 0.0);
                sum.0 += weight * theirs;
            }
        }
        let mut own = 0.0;
        for &j in touched.iter().take(count) {
            let Some(sum) = sums.get_mut(j as usize) else { continue };
            let alike = std::mem::take(&mut sum.0);
            if alike > sum.1 {
                sum.1 = near.offer(j, i, alike).unwrap_or(sum.1);
            }
            if alike >= own {
                own = near.offer(i, j, alike).unwrap_or(own);
            }
        }
        if let Some(sum) = sums.get_mut(i as usize) {
            sum.1 = own;
        }
        postings.add(i);
    }
    near.pairs()
}

/// The nearest articles of each article.
struct Near {
    /// For each article room for some, the nearer the smaller the number.
    lists: Vec<u64>,
    counts: Vec<u32>,
}

impl Near {
    /// Takes in one that may be among the nearest of an article. When the list was full it tells
    /// how near the last of the nearest is.
    fn offer(&mut self, article: u32, other: u32, alike: f32) -> Option<f32> {
        let from = article as usize * ROOM;
        let list = self.lists.get_mut(from..from + ROOM)?;
        let count = self.counts.get_mut(article as usize)?;
        *list.get_mut(*count as usize)? = gather::heaviest(other, alike);
        *count += 1;
        if *count < ROOM as u32 {
            return None;
        }
        let (_, last, _) = list.select_nth_unstable(NEAREST - 1);
        *count = NEAREST as u32;
        Some(gather::weight(*last))
    }

    /// The nearest of each article as pairs, the smaller index first, ascending, each once.
    fn pairs(mut self) -> Vec<(u32, u32)> {
        let mut out = Vec::with_capacity(self.counts.iter().map(|c| *c as usize).sum());
        for (i, (list, &count)) in (0u32..).zip(self.lists.chunks_mut(ROOM).zip(&self.counts)) {
            let Some(list) = list.get_mut(..count as usize) else { continue };
            if list.len() > NEAREST {
                list.select_nth_unstable(NEAREST);
            }
            let ends = |key: &u64| (i.min(*key as u32), i.max(*key as u32));
            out.extend(list.iter().take(NEAREST).map(ends).map(|(a, b)| u64::from(a) << 32 | u64::from(b)));
        }
        drop(self);
        out.sort_unstable();
        out.dedup();
        out.into_iter().map(|pair| ((pair >> 32) as u32, pair as u32)).collect()
    }
}

/// The articles of each key term, those that were added so far.
struct Postings {
    /// The terms by which each article looks for others.
    keys: Outlines,
    /// Where the articles of each term begin in the list, and where the next one goes.
    places: Vec<(u32, u32)>,
    /// Articles and the weight that the term has in them, ascending.
    list: Vec<(u32, f32)>,
}

impl Postings {
    fn new(outlines: &Outlines, frequencies: &Frequencies) -> Self {
        let root = (outlines.len() as f64).sqrt() as usize;
        let most = COMMON.min(50.max(8 * root)) as u32;
        let keys = outlines.strongest(KEYS, |word| frequencies.documents_of(word) <= most);
        let mut places = vec![(0, 0); frequencies.len() + 1];
        keys.all().iter().for_each(|key| places[key.0 as usize].1 += 1);
        let mut from = 0;
        for place in &mut places {
            let count = place.1;
            *place = (from, from);
            from += count;
        }
        Postings { places, list: vec![(0, 0.0); keys.all().len()], keys }
    }

    fn before(&self, word: u32) -> &[(u32, f32)] {
        let (from, to) = self.places.get(word as usize).copied().unwrap_or_default();
        self.list.get(from as usize..to as usize).unwrap_or_default()
    }

    fn add(&mut self, article: u32) {
        for &(word, weight) in self.keys.of(article) {
            let Some(place) = self.places.get_mut(word as usize) else { continue };
            if let Some(next) = self.list.get_mut(place.1 as usize) {
                *next = (article, weight);
                place.1 += 1;
            }
        }
    }
}
