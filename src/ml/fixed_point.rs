//! Numbers of a sequence net between floating point and fixed point of 16 bits. In: features, or
//! sums of products. Out: inputs, or channels. Each step is one operation that rounds the same
//! natively and in WebAssembly.

use wide::f32x4;

/// Standard deviations from the mean at which an input is cut off.
const LIMIT: f32 = 4.0;
/// Steps of 1 in an input. Times [`LIMIT`] it is below 2^15.
pub const INPUT_STEPS: f32 = 4096.0;
/// Steps of 1 in a channel.
pub const CHANNEL_STEPS: f32 = 256.0;
/// Values of one vector.
pub const LANES: usize = 4;
/// Added to a variance, so that its root is not 0.
const LEAST_VARIANCE: f32 = 1e-3;

/// A value on a scale that grows with its logarithm: itself between -1 and 1, and beyond
/// one more for each doubling of one plus its size, linear between the doublings.
pub fn squash(value: f32) -> f32 {
    /// 1 in the bits of a float's exponent.
    const EXPONENT: f32 = (1 << 23) as f32;
    let bits = (1.0 + value.abs()).to_bits() - 1.0f32.to_bits();
    (bits as f32 / EXPONENT).copysign(value)
}

/// A value as an input in fixed point, by its mean and one over its spread.
pub fn fixed(value: f32, (mean, scale): (f32, f32)) -> i16 {
    let value = ((value - mean) * scale).clamp(-LIMIT, LIMIT);
    // What is cut off the fraction is not negative here.
    ((value + LIMIT) * INPUT_STEPS + 0.5) as i16 - (LIMIT * INPUT_STEPS) as i16
}

/// Channels in fixed point: nothing below 0.
pub fn steps(value: f32x4) -> [i16; LANES] {
    let scaled = value * f32x4::splat(CHANNEL_STEPS) + f32x4::splat(0.5);
    scaled.max(f32x4::ZERO).to_array().map(|v| v as i16)
}

/// Values two together.
pub fn pairs([a, b, c, d]: [i16; LANES]) -> [[i16; 2]; 2] {
    [[a, b], [c, d]]
}

/// Makes mean 0 and variance 1.
pub fn normalise(values: &mut [f32x4]) {
    let count = (values.len() * LANES) as f32;
    let sum = |values: &mut dyn Iterator<Item = f32x4>| {
        let [a, b, c, d] = values.fold(f32x4::ZERO, |sum, v| sum + v).to_array();
        (a + b) + (c + d)
    };
    let mean = f32x4::splat(sum(&mut values.iter().copied()) / count);
    values.iter_mut().for_each(|v| *v -= mean);
    let variance = sum(&mut values.iter().map(|v| *v * *v)) / count;
    let scale = f32x4::splat(1.0 / (variance + LEAST_VARIANCE).sqrt());
    values.iter_mut().for_each(|v| *v *= scale);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squashing_keeps_the_order_and_small_values() {
        for (value, squashed) in
            [(0.0, 0.0), (0.25, 0.25), (-1.0, -1.0), (3.0, 2.0), (5.0, 2.5), (-7.0, -3.0)]
        {
            assert_eq!(squash(value), squashed, "{value}");
        }
        let values: Vec<f32> = (-50..50).map(|n| squash(n as f32 * 0.7)).collect();
        assert!(values.is_sorted());
        assert!(squash(f32::MAX) < 200.0);
    }

    #[test]
    fn inputs_far_from_the_mean_are_cut_off() {
        for (value, steps) in [(1.0, 0), (1.5, 4096), (-1.0, -16384), (99.0, 16383), (-99.0, -16384)] {
            assert_eq!(fixed(value, (1.0, 2.0)), steps, "{value}");
        }
    }

    #[test]
    fn channels_are_never_negative_and_round_to_the_nearest_step() {
        let values = f32x4::new([-2.0, 0.0, 1.0 / 512.0, 900.0]);
        assert_eq!(steps(values), [0, 0, 1, i16::MAX]);
        assert_eq!(pairs([1, 2, 3, 4]), [[1, 2], [3, 4]]);
    }

    #[test]
    fn normal_values_have_mean_0_and_variance_1() {
        let mut values = [f32x4::new([9.0, 1.0, 5.0, 7.0]), f32x4::new([3.0, 3.0, 8.0, 4.0])];
        normalise(&mut values);
        let all: Vec<f32> = values.iter().flat_map(|v| v.to_array()).collect();
        assert!(all.iter().sum::<f32>().abs() < 1e-5);
        assert!((all.iter().map(|v| v * v).sum::<f32>() / 8.0 - 1.0).abs() < 1e-3);
    }
}
