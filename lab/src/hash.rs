//! The hash FNV-1a with 64 bits (Fowler, Noll and Vo), over bytes or over any numbers. Folds
//! of the cross-validation depend on it: another hash would change the learned weights.

/// The hash of nothing.
pub const START: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// The hash of what was hashed to `hash`, and `value` behind it.
pub fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(PRIME)
}

/// The hash of bytes.
pub fn bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(START, |hash, byte| step(hash, u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn gives_the_published_values() {
        for (text, hash) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c)] {
            assert_eq!(super::bytes(text.as_bytes()), hash, "{text}");
        }
    }
}
