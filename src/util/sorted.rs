//! Merging, summing and ranking of sorted and weighted lists.
//!
//! In: lists with integer keys or float weights. Out: pairs, sums, ranked lists, always in one order.

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

#[cfg(test)]
mod tests {
    #[test]
    fn the_heaviest_comes_first() {
        let mut list = vec![(3, 0.5), (1, -1.0), (2, 7.0), (0, 0.5), (9, -3.5), (8, 0.0)];
        crate::util::sorted::strongest_first(&mut list);
        assert_eq!(list, [(2, 7.0), (0, 0.5), (3, 0.5), (8, 0.0), (1, -1.0), (9, -3.5)]);
    }
}
