//! For each article the nearest others by its strongest terms, kept between groupings.
//!
//! In: the queries of all articles, and which of them changed. Out: lists of neighbours, the same as if all were
//! looked for anew. An article whose query changed looks for others itself; the others get it offered. Only a
//! list that lost neighbours, and may miss one that was not in it, is made anew.

use crate::story::kept::diff::Diff;
use crate::story::kept::terms::KeptTerms;

/// Neighbours found for each article.
const MAX_NEIGHBOURS: usize = 40;
/// Neighbours that are collected before the nearest of them are chosen.
const NEIGHBOUR_BUFFER: usize = 64;

/// The neighbours of one article as keys that ascend from the nearest: the similarity turned round in the upper
/// half, the article in the lower.
pub(crate) type Neighbours = Vec<u64>;

fn key(similarity: u32, article: u32) -> u64 {
    u64::from(!similarity) << 32 | u64::from(article)
}

/// The lists of before as they are now, without the neighbours whose query changed; with each list the similarity
/// below which it may miss a neighbour, 0 for a list that holds all.
fn carried(before: Vec<Neighbours>, diff: &Diff, changed: &[bool]) -> (Vec<Neighbours>, Vec<u32>) {
    let n = changed.len();
    let (mut lists, mut floors) = (vec![Neighbours::new(); n], vec![0; n]);
    for (o, mut list) in before.into_iter().enumerate() {
        let Some(now) = diff.now_of(o as u32).map(|now| now as usize).filter(|now| !changed[*now]) else {
            continue;
        };
        if let Some(last) = list.get(MAX_NEIGHBOURS - 1) {
            floors[now] = !((last >> 32) as u32);
        }
        let before = list.len();
        list.retain_mut(|neighbour| {
            let stays = diff.now_of(*neighbour as u32).filter(|j| !changed[*j as usize]);
            if let Some(j) = stays {
                *neighbour = *neighbour >> 32 << 32 | u64::from(j);
            }
            stays.is_some()
        });
        if list.len() == before {
            // Nothing lost: what is not in the list is below all of it.
            floors[now] = 0;
        }
        lists[now] = list;
    }
    (lists, floors)
}

/// Brings the lists of before up to date. `changed` are the articles whose query is new or another.
pub(crate) fn refresh(
    before: Vec<Neighbours>,
    diff: &Diff,
    units: &[KeptTerms],
    words: usize,
    changed: &[bool],
) -> Vec<Neighbours> {
    let (mut lists, floors) = carried(before, diff, changed);
    let index = Postings::new(units, words);
    let mut search = Search { sums: vec![0; units.len()], touched: Vec::new() };
    for i in (0..units.len()).filter(|i| changed[*i]) {
        let offer = |similarity: u32, j: u32| {
            let j = j as usize;
            if !changed[j] {
                insert(&mut lists[j], key(similarity, i as u32));
            }
        };
        let found = search.nearest(units, &index, i as u32, offer);
        lists[i] = found;
    }
    for i in (0..units.len()).filter(|i| !changed[*i] && floors[*i] > 0) {
        let last = lists[i].get(MAX_NEIGHBOURS - 1).map_or(0, |last| !((last >> 32) as u32));
        if last <= floors[i] {
            lists[i] = search.nearest(units, &index, i as u32, |_, _| {});
        }
    }
    lists
}

/// Puts a neighbour into a list, if it is among the nearest.
fn insert(list: &mut Neighbours, neighbour: u64) {
    if list.len() >= MAX_NEIGHBOURS && list.last().is_some_and(|last| *last < neighbour) {
        return;
    }
    let place = list.partition_point(|other| *other < neighbour);
    list.insert(place, neighbour);
    list.truncate(MAX_NEIGHBOURS);
}

/// For each word the articles that have it in their query.
struct Postings {
    /// Where the articles of each word end.
    ends: Vec<u32>,
    /// Articles, ascending within a word, each with the weight that the word has there.
    articles: Vec<(u32, u32)>,
}

impl Postings {
    fn new(units: &[KeptTerms], words: usize) -> Self {
        // First where each word begins; filling moves that on to where it ends.
        let mut ends = vec![0u32; words + 1];
        let queries = || units.iter().flat_map(|u| &u.query);
        queries().for_each(|term| ends[term.0 as usize + 1] += 1);
        for word in 1..ends.len() {
            ends[word] += ends[word - 1];
        }
        let mut articles = vec![(0, 0); ends.last().map_or(0, |end| *end as usize)];
        for (article, unit) in (0..).zip(units) {
            for &(word, weight) in &unit.query {
                let next = &mut ends[word as usize];
                articles[*next as usize] = (article, weight);
                *next += 1;
            }
        }
        Postings { ends, articles }
    }

    fn of(&self, word: u32) -> &[(u32, u32)] {
        let end = |word: Option<u32>| word.and_then(|w| self.ends.get(w as usize)).map_or(0, |e| *e as usize);
        self.articles.get(end(word.checked_sub(1))..end(Some(word))).unwrap_or_default()
    }
}

/// Room for one search after the other.
struct Search {
    /// What each article shares with the one that is searching; 0 between searches.
    sums: Vec<u32>,
    touched: Vec<u32>,
}

impl Search {
    /// The nearest neighbours of article `i`. `show` gets every article that shares a term with it.
    fn nearest(
        &mut self,
        units: &[KeptTerms],
        index: &Postings,
        i: u32,
        mut show: impl FnMut(u32, u32),
    ) -> Neighbours {
        let mut count = 0;
        let query = units.get(i as usize).map_or(&[][..], |u| &u.query);
        for &(word, weight) in query {
            let articles = index.of(word);
            self.touched.resize(count + articles.len(), 0);
            for &(j, other_weight) in articles {
                let (Some(sum), Some(next)) = (self.sums.get_mut(j as usize), self.touched.get_mut(count))
                else {
                    continue;
                };
                // Branch-free: written every time, kept only when the sum was 0.
                *next = j;
                count += usize::from(*sum == 0);
                *sum += weight * other_weight;
            }
        }
        let mut near = Neighbours::new();
        let mut last = u64::MAX;
        for &j in self.touched.iter().take(count) {
            let sum = self.sums.get_mut(j as usize).map(std::mem::take).unwrap_or_default();
            if j == i {
                continue;
            }
            show(sum, j);
            let key = key(sum, j);
            if key < last {
                near.push(key);
                if near.len() == NEIGHBOUR_BUFFER {
                    last = *near.select_nth_unstable(MAX_NEIGHBOURS - 1).1;
                    near.truncate(MAX_NEIGHBOURS);
                }
            }
        }
        near.sort_unstable();
        near.truncate(MAX_NEIGHBOURS);
        near.shrink_to_fit();
        near
    }
}
