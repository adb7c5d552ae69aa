//! Sorts slices of any type through one compiled sort.
//!
//! The sort of the standard library is compiled anew for each type and each comparison, about 6 kB of
//! WebAssembly every time: 47 copies of it were a tenth of the module. Here positions are sorted, by a
//! comparison that is called through a pointer, and then the elements are moved. Costs four bytes an element
//! and some speed: lists of millions call the standard library instead.
//!
//! Collecting into an ordered map or set compiles such a sort too; here the elements are inserted one by one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A map of these entries; of several with one key the last counts, as with `collect`.
pub(crate) fn ordered_map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}

/// A set of these elements.
pub(crate) fn ordered_set<T: Ord>(elements: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for element in elements {
        set.insert(element);
    }
    set
}

/// Sorts as `[T]::sort` does: equal elements keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts as `[T]::sort_by_key` does: elements with equal keys keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts as `[T]::sort_by` does: equal elements keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    // A list of more than 2^32 elements fits into no memory of the targets.
    let mut sources: Vec<u32> = (0..items.len() as u32).collect();
    sort_positions(&mut sources, &|a, b| compare(&items[a as usize], &items[b as usize]));
    move_from(items, &mut sources);
}

/// The one compiled sort.
#[inline(never)]
fn sort_positions(positions: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    positions.sort_by(|a, b| compare(*a, *b));
}

/// Moves to each position the element of its source. Follows each cycle of positions once.
fn move_from<T>(items: &mut [T], sources: &mut [u32]) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let source = sources[at] as usize;
            sources[at] = at as u32;
            if source == start {
                break;
            }
            items.swap(at, source);
            at = source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(items in proptest::collection::vec((0u8..9, 0u8..200), 0..90)) {
            let (mut want, mut got) = (items.clone(), items.clone());
            want.sort_by_key(|item| item.0);
            sort_by_key(&mut got, |item| item.0);
            prop_assert_eq!(&got, &want);
            want.sort();
            sort(&mut got);
            prop_assert_eq!(got, want);
        }
    }
}
