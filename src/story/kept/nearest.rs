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
/// Stands for the end of a list that misses no neighbour.
const COMPLETE: u64 = u64::MAX;

fn key(similarity: u32, article: u32) -> u64 {
    u64::from(!similarity) << 32 | u64::from(article)
}

/// The lists of before as they are now, without the neighbours whose query changed; with each list the key
/// behind which it may miss a neighbour, [`COMPLETE`] for a list that misses none.
fn carried(
    before: Vec<Neighbours>,
    diff: &Diff,
    changed: &[bool],
    touched: &mut Vec<u64>,
) -> (Vec<Neighbours>, Vec<u64>) {
    let n = changed.len();
    let (mut lists, mut ends) = (vec![Neighbours::new(); n], vec![COMPLETE; n]);
    for (o, mut list) in before.into_iter().enumerate() {
        let Some(i) = diff.now_of(o as u32) else { continue };
        let now = i as usize;
        if changed[now] {
            touched.extend(list.iter().filter_map(|other| Some(toggle(i, diff.now_of(*other as u32)?))));
            continue;
        }
        let last = list.get(MAX_NEIGHBOURS - 1).copied();
        let before = list.len();
        list.retain_mut(|neighbour| {
            let Some(j) = diff.now_of(*neighbour as u32) else { return false };
            *neighbour = *neighbour >> 32 << 32 | u64::from(j);
            if changed[j as usize] {
                touched.push(toggle(i, j));
            }
            !changed[j as usize]
        });
        // Where nothing was lost, what is not in the list is behind all of it.
        if let Some(last) = last.filter(|_| list.len() < before) {
            // A last one that is gone has no place among equals any more.
            let article = diff.now_of(last as u32).unwrap_or(0);
            ends[now] = last >> 32 << 32 | u64::from(article);
        }
        lists[now] = list;
    }
    (lists, ends)
}

/// An article that came into a list or left it, as one number: the article of the list in the upper half.
fn toggle(list: u32, article: u32) -> u64 {
    u64::from(list) << 32 | u64::from(article)
}

/// The pairs of which one is in the list of the other and was not, or the reverse, ascending, the smaller index in the
/// upper half. What came and left again, or the reverse, stands in `toggles` an even number of times.
fn touched_pairs(mut toggles: Vec<u64>) -> Vec<u64> {
    toggles.sort_unstable();
    let odd = toggles.chunk_by(|a, b| a == b).filter(|same| same.len() % 2 == 1).map(|same| same[0]);
    let pair = |toggle: u64| toggle.min(toggle.rotate_left(32));
    let mut pairs: Vec<u64> = odd.map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Brings the lists of before up to date. `changed` are the articles whose query is new or another. Returns also the
/// pairs of which one came into the list of the other or left it, ascending.
pub(crate) fn refresh(
    before: Vec<Neighbours>,
    diff: &Diff,
    units: &[KeptTerms],
    words: usize,
    changed: &[bool],
) -> (Vec<Neighbours>, Vec<u64>) {
    let mut touched = Vec::new();
    let (mut lists, ends) = carried(before, diff, changed, &mut touched);
    let mut bars: Vec<u32> = lists.iter().map(bar).collect();
    let looks_for_others = |i: usize| changed[i] || ends[i] != COMPLETE;
    let searching = (0..units.len()).filter(|i| looks_for_others(*i)).map(|i| &units[i]);
    let index = Postings::new(units, words, searching);
    let mut search = Search { sums: vec![0; units.len()], touched: Vec::new() };
    let all_changed = changed.iter().all(|c| *c);
    for i in (0..units.len()).filter(|i| changed[*i]) {
        let offer = |similarity: u32, j: u32| {
            let at = j as usize;
            if similarity >= bars[at] && !changed[at] {
                insert(&mut lists[at], key(similarity, i as u32), |other| touched.push(toggle(j, other)));
                bars[at] = bar(&lists[at]);
            }
        };
        let found = if all_changed {
            search.nearest(units, &index, i as u32, |_, _| {})
        } else {
            search.nearest(units, &index, i as u32, offer)
        };
        touched.extend(found.iter().map(|other| toggle(i as u32, *other as u32)));
        lists[i] = found;
    }
    for i in (0..units.len()).filter(|i| ends[*i] != COMPLETE) {
        if lists[i].get(MAX_NEIGHBOURS - 1).is_none_or(|last| *last > ends[i]) {
            let list = search.nearest(units, &index, i as u32, |_, _| {});
            let other = lists[i].iter().chain(&list).map(|other| toggle(i as u32, *other as u32));
            touched.extend(other);
            lists[i] = list;
        }
    }
    (lists, touched_pairs(touched))
}

/// The similarity below which no neighbour comes into a list: one number an article lies closer together than the lists.
fn bar(list: &Neighbours) -> u32 {
    list.get(MAX_NEIGHBOURS - 1).map_or(0, |last| !((last >> 32) as u32))
}

/// Puts a neighbour into a list, if it is among the nearest. `show` gets the articles that come and go.
fn insert(list: &mut Neighbours, neighbour: u64, mut show: impl FnMut(u32)) {
    if list.len() >= MAX_NEIGHBOURS && list.last().is_some_and(|last| *last < neighbour) {
        return;
    }
    let place = list.partition_point(|other| *other < neighbour);
    if list.len() == MAX_NEIGHBOURS {
        list.pop().into_iter().for_each(|last| show(last as u32));
    }
    list.insert(place, neighbour);
    show(neighbour as u32);
}

/// Whether one of two articles is in the list of the other.
pub(crate) fn are_near(lists: &[Neighbours], a: u32, b: u32) -> bool {
    let has = |list: u32, other: u32| {
        lists.get(list as usize).is_some_and(|list| list.iter().any(|key| *key as u32 == other))
    };
    has(a, b) || has(b, a)
}

/// For each word that is asked for the articles that have it in their query.
struct Postings {
    /// Where the articles of each word end.
    ends: Vec<u32>,
    /// Articles, ascending within a word, each with the weight that the word has there.
    articles: Vec<(u32, u32)>,
}

impl Postings {
    /// Of the words by which the `searching` articles look for others; there are so many `words` in all.
    fn new<'t>(units: &[KeptTerms], words: usize, searching: impl Iterator<Item = &'t KeptTerms>) -> Self {
        let mut is_asked = vec![false; words];
        searching.flat_map(|u| &u.query).for_each(|term| is_asked[term.0 as usize] = true);
        let asked = |term: &&(u32, u32)| is_asked[term.0 as usize];
        // First where each word begins; filling moves that on to where it ends.
        let mut ends = vec![0u32; words + 1];
        let terms = units.iter().flat_map(|u| &u.query);
        terms.filter(asked).for_each(|term| ends[term.0 as usize + 1] += 1);
        for word in 1..ends.len() {
            ends[word] += ends[word - 1];
        }
        let mut articles = vec![(0, 0); ends.last().map_or(0, |end| *end as usize)];
        for (article, unit) in (0..).zip(units) {
            for &(word, weight) in unit.query.iter().filter(asked) {
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
