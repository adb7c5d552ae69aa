//! A small convolution over the lines of a page.

/// A value on a scale that grows with its logarithm: itself between -1 and 1, and beyond
/// one more for each doubling of one plus its size, linear between the doublings.
pub fn squash(value: f32) -> f32 {
    /// Bits of a float behind its exponent.
    const MANTISSA: f32 = (1 << 23) as f32;
    let bits = (1.0 + value.abs()).to_bits() - 1.0f32.to_bits();
    (bits as f32 / MANTISSA).copysign(value)
}
