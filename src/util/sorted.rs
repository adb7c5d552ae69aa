//! Sorted sets, tables and lists, with little code: a tree of the standard library brings four
//! kilobytes along for every type that it holds, a sort five, so that everything here shares
//! one sort, and finds by halving.

use std::cmp::Ordering;

/// What comes, each once, ascending.
#[derive(Clone, Debug)]
pub(crate) struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Set(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    /// Whether it holds this.
    pub fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }
}

impl<T> std::ops::Deref for Set<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A set of what comes.
pub(crate) fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> Set<T> {
    let mut out: Vec<T> = items.into_iter().collect();
    sort(&mut out, Ord::cmp);
    out.dedup();
    Set(out)
}

/// What belongs to keys, in the order of the keys.
#[derive(Clone, Debug)]
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Table(Vec::new())
    }
}

impl<K, V> Table<K, V> {
    /// What belongs to a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let found = self.0.binary_search_by(|entry| entry.0.borrow().cmp(key)).ok();
        found.and_then(|i| self.0.get(i)).map(|entry| &entry.1)
    }
}

impl<K, V> std::ops::Deref for Table<K, V> {
    type Target = [(K, V)];
    fn deref(&self) -> &[(K, V)] {
        &self.0
    }
}

impl<K, V> IntoIterator for Table<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// A table of what comes; of equal keys the last one counts.
pub(crate) fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> Table<K, V> {
    let mut out: Vec<(K, V)> = items.into_iter().collect();
    sort(&mut out, |a, b| a.0.cmp(&b.0));
    out.dedup_by(|later, first| {
        let same = later.0 == first.0;
        if same {
            std::mem::swap(&mut later.1, &mut first.1);
        }
        same
    });
    Table(out)
}

/// What comes, by its keys; what has the same key stays in order.
pub(crate) fn groups<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> Table<K, Vec<V>> {
    let mut all: Vec<(K, V)> = items.into_iter().collect();
    sort(&mut all, |a, b| a.0.cmp(&b.0));
    let mut out: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in all {
        match out.last_mut().filter(|last| last.0 == key) {
            Some(last) => last.1.push(value),
            None => out.push((key, vec![value])),
        }
    }
    Table(out)
}

/// Shows every two elements of one key in two ascending lists in which no key comes twice. No
/// jump depends on which of two keys is the smaller, which nobody could foresee.
pub(crate) fn meet<T>(a: &[T], b: &[T], key: impl Fn(&T) -> u32, mut see: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (p, q) = (key(x), key(y));
        if p == q {
            see(x, y);
        }
        i += usize::from(p <= q);
        j += usize::from(q <= p);
    }
}

/// Sums what has the same pair as a key, in the order in which it comes; the pairs ascend.
pub(crate) fn sums(list: &[((u32, u32), f64)]) -> Vec<((u32, u32), f64)> {
    let mut out: Vec<((u32, u32), f64)> = Vec::new();
    for (_, place) in places(list.iter().map(|((a, b), _)| u64::from(*a) << 32 | u64::from(*b))) {
        let Some(&(key, value)) = list.get(place as usize) else { continue };
        match out.last_mut().filter(|last| last.0 == key) {
            Some(last) => last.1 += value,
            None => out.push((key, value)),
        }
    }
    out
}

/// Keys with the places at which they stand, ascending; equals in the order of their places.
pub(crate) fn places(keys: impl Iterator<Item = u64>) -> Vec<(u64, u32)> {
    let mut out: Vec<(u64, u32)> = keys.zip(0..).collect();
    out.sort_unstable();
    out
}

/// Sorts weighted things: the heaviest first, of equals the one with the smallest number.
pub(crate) fn strongest_first(list: &mut [(u32, f32)]) {
    let mut keys: Vec<u64> = list.iter().map(|(n, weight)| heaviest(*n, *weight)).collect();
    keys.sort_unstable();
    let of = |key: u64| (key as u32, weight(key));
    list.iter_mut().zip(keys).for_each(|(l, key)| *l = of(key));
}

/// A number that is the smaller, the heavier a thing is; of equals, the smaller its own number
/// is, which are the lower bits.
pub(crate) fn heaviest(number: u32, weight: f32) -> u64 {
    u64::from(turned(weight.to_bits())) << 32 | u64::from(number)
}

/// The weight that such a number stands for.
pub(crate) fn weight(key: u64) -> f32 {
    f32::from_bits(turned((key >> 32) as u32))
}

/// Bits whose order is that of floats the other way round; turned twice they are as they were.
fn turned(bits: u32) -> u32 {
    if bits >> 31 == 0 { !bits & i32::MAX as u32 } else { bits }
}

/// Sorts a list; equals keep their order. For lists that are not the work of a loop: every
/// kind of element shares one sort, of places, which compares through a pointer.
pub(crate) fn sort<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<u32> = (0..list.len() as u32).collect();
    sort_places(&mut places, &|a, b| {
        let both = list.get(a as usize).zip(list.get(b as usize));
        both.map_or(Ordering::Equal, |(a, b)| compare(a, b))
    });
    let mut old: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(places.into_iter().filter_map(|p| old.get_mut(p as usize).and_then(Option::take)));
}

fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_last_of_equal_keys_counts() {
        let table = crate::util::sorted::map([("b", 1), ("a", 2), ("b", 3), ("b", 4)]);
        assert_eq!(*table, [("a", 2), ("b", 4)]);
        assert_eq!((table.get("b"), table.get("c")), (Some(&4), None));
        let set = crate::util::sorted::set([3, 1, 3]);
        assert!(set.contains(&1) && !set.contains(&2) && set.len() == 2);
    }

    #[test]
    fn the_heaviest_comes_first() {
        let mut list = vec![(3, 0.5), (1, -1.0), (2, 7.0), (0, 0.5), (9, -3.5), (8, 0.0)];
        crate::util::sorted::strongest_first(&mut list);
        assert_eq!(list, [(2, 7.0), (0, 0.5), (3, 0.5), (8, 0.0), (1, -1.0), (9, -3.5)]);
    }

    #[test]
    fn equals_keep_their_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        crate::util::sorted::sort(&mut list, |a, b| a.0.cmp(&b.0));
        assert_eq!(list, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
