//! Merging, summing and ranking of sorted and weighted lists.
//!
//! In: lists with integer keys or float weights. Out: pairs, sums, ranked lists, always in one
//! order. Knows nothing of what the keys stand for.

/// Calls `visit` with every two elements of one key in two lists that ascend by key and hold no
/// key twice.
///
/// Branch-free merge: both cursors advance by the result of a comparison, so the processor has
/// nothing to mispredict.
pub(crate) fn merge_join_by_key<T>(a: &[T], b: &[T], key: impl Fn(&T) -> u32, mut visit: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (p, q) = (key(x), key(y));
        if p == q {
            visit(x, y);
        }
        i += usize::from(p <= q);
        j += usize::from(q <= p);
    }
}

/// Sums the values of each key in the order in which they stand; the keys ascend in the result.
pub(crate) fn sum_by_key(list: &[((u32, u32), f64)]) -> Vec<((u32, u32), f64)> {
    let mut out: Vec<((u32, u32), f64)> = Vec::new();
    let keys = list.iter().map(|((a, b), _)| u64::from(*a) << 32 | u64::from(*b));
    for (_, position) in sorted_with_positions(keys) {
        let Some(&(key, value)) = list.get(position as usize) else { continue };
        match out.last_mut().filter(|last| last.0 == key) {
            Some(last) => last.1 += value,
            None => out.push((key, value)),
        }
    }
    out
}

/// Keys with their positions, ascending; equal keys in the order of their positions.
pub(crate) fn sorted_with_positions(keys: impl Iterator<Item = u64>) -> Vec<(u64, u32)> {
    let mut out: Vec<(u64, u32)> = keys.zip(0..).collect();
    out.sort_unstable();
    out
}

/// Sorts numbered weights: the heaviest first, of equals the one with the smallest number.
pub(crate) fn sort_heaviest_first(list: &mut [(u32, f32)]) {
    let mut keys: Vec<u64> = list.iter().map(|(n, weight)| descending_key(*n, *weight)).collect();
    keys.sort_unstable();
    list.iter_mut().zip(keys).for_each(|(item, key)| *item = (key as u32, weight_of_key(key)));
}

/// A key that is the smaller, the larger the weight is; of equal weights, the smaller the number
/// is, which fills the lower 32 bits.
pub(crate) fn descending_key(number: u32, weight: f32) -> u64 {
    u64::from(descending_bits(weight.to_bits())) << 32 | u64::from(number)
}

/// The weight of such a key.
pub(crate) fn weight_of_key(key: u64) -> f32 {
    f32::from_bits(descending_bits((key >> 32) as u32))
}

/// Maps the bits of a float to bits that descend as floats ascend; its own inverse.
fn descending_bits(bits: u32) -> u32 {
    if bits >> 31 == 0 { !bits & i32::MAX as u32 } else { bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_comes_first() {
        let mut list = vec![(3, 0.5), (1, -1.0), (2, 7.0), (0, 0.5), (9, -3.5), (8, 0.0)];
        sort_heaviest_first(&mut list);
        assert_eq!(list, [(2, 7.0), (0, 0.5), (3, 0.5), (8, 0.0), (1, -1.0), (9, -3.5)]);
    }

    #[test]
    fn keys_in_both_lists_are_joined() {
        for (a, b, both) in
            [(&[1, 3, 5][..], &[0, 1, 5, 6][..], &[1, 5][..]), (&[], &[1], &[]), (&[2, 4], &[1, 3], &[])]
        {
            let mut found = Vec::new();
            merge_join_by_key(a, b, |n| *n, |x, _| found.push(*x));
            assert_eq!(found, both);
        }
    }

    #[test]
    fn values_of_one_key_are_summed() {
        let list = [((2, 1), 1.0), ((1, 9), 2.0), ((2, 1), 0.5)];
        assert_eq!(sum_by_key(&list), [((1, 9), 2.0), ((2, 1), 1.5)]);
    }
}
