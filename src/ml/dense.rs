//! A matrix of small whole numbers, times a vector of whole numbers. In: weights of a byte with
//! a scale for each output, and inputs in fixed point of 16 bits. Out: for each output the exact
//! sum of the products. Sums are whole numbers, so their order does not matter, and they are the
//! same natively and in WebAssembly.
//!
//! Inputs are taken in pairs: one instruction multiplies a pair by the weights of four outputs
//! and adds the two products of each.

use crate::ml::byte_reader::ByteReader;
use wide::{f32x4, i16x8, i32x4};

/// Outputs of one vector.
const LANES: usize = 4;
/// Vectors of outputs that are summed at a time: they stay in registers.
const TILE: usize = 8;

/// A matrix with a scale and an addend for each output.
pub struct Dense {
    /// Weights: for each tile of outputs, for each pair of inputs, for each vector of the tile.
    weights: Vec<i16x8>,
    /// Pairs of inputs.
    pairs: usize,
    /// Value of a product of 1 and 1, for each output.
    pub scale: Vec<f32x4>,
    /// What is added to each output.
    pub bias: Vec<f32x4>,
}

impl Dense {
    /// Reads a matrix: for each output its scale, its addend and a weight for each input.
    /// `unit` is the value of 1 in the inputs.
    pub fn read(bytes: &mut ByteReader<'_>, inputs: usize, outputs: usize, unit: f32) -> Option<Dense> {
        let (vectors, pairs) = (outputs.div_ceil(LANES), inputs.div_ceil(2));
        let mut columns = Vec::with_capacity(outputs);
        let (mut scale, mut bias) = (vec![[0.0; LANES]; vectors], vec![[0.0; LANES]; vectors]);
        for output in 0..outputs {
            scale[output / LANES][output % LANES] = bytes.float()? * unit;
            bias[output / LANES][output % LANES] = bytes.float()?;
            columns.push(bytes.take(inputs)?);
        }
        let weight = |input: usize, output: usize| {
            let byte = columns.get(output).and_then(|column| column.get(input));
            byte.map_or(0, |byte| i16::from(*byte as i8))
        };
        let mut weights = Vec::with_capacity(vectors * pairs);
        for first in (0..vectors).step_by(TILE) {
            for pair in 0..pairs {
                for vector in first..vectors.min(first + TILE) {
                    let lane = |at: usize| weight(2 * pair + at % 2, LANES * vector + at / 2);
                    weights.push(i16x8::new(std::array::from_fn(lane)));
                }
            }
        }
        let scale = scale.into_iter().map(f32x4::new).collect();
        Some(Dense { weights, pairs, scale, bias: bias.into_iter().map(f32x4::new).collect() })
    }

    /// Vectors of outputs.
    pub fn vectors(&self) -> usize {
        self.scale.len()
    }

    /// The sums of a line, scaled, without the addends. `inputs` are runs of pairs, one behind
    /// the other, as many as there are pairs of inputs in all.
    pub fn product(&self, inputs: &[&[[i16; 2]]], out: &mut [f32x4]) {
        debug_assert_eq!(inputs.iter().map(|run| run.len()).sum::<usize>(), self.pairs);
        let mut weights = self.weights.as_slice();
        for (tile, scale) in out.chunks_mut(TILE).zip(self.scale.chunks(TILE)) {
            let (own, rest) = weights.split_at(self.pairs * tile.len());
            weights = rest;
            match tile.len() {
                8 => sums::<8>(own, inputs, scale, tile),
                7 => sums::<7>(own, inputs, scale, tile),
                6 => sums::<6>(own, inputs, scale, tile),
                5 => sums::<5>(own, inputs, scale, tile),
                4 => sums::<4>(own, inputs, scale, tile),
                3 => sums::<3>(own, inputs, scale, tile),
                2 => sums::<2>(own, inputs, scale, tile),
                _ => sums::<1>(own, inputs, scale, tile),
            }
        }
    }
}

/// The scaled sums of `N` vectors of outputs.
fn sums<const N: usize>(weights: &[i16x8], inputs: &[&[[i16; 2]]], scale: &[f32x4], out: &mut [f32x4]) {
    let mut sums = [i32x4::ZERO; N];
    let pairs = inputs.iter().flat_map(|run| run.iter());
    for (pair, weights) in pairs.zip(weights.as_chunks::<N>().0) {
        let [a, b] = *pair;
        let pair = i16x8::new([a, b, a, b, a, b, a, b]);
        for (sum, weights) in sums.iter_mut().zip(weights) {
            *sum += pair.dot(*weights);
        }
    }
    for ((out, sum), scale) in out.iter_mut().zip(sums).zip(scale) {
        *out = sum.round_float() * *scale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact_for_any_numbers_of_inputs_and_outputs() {
        for (inputs, outputs) in [(1, 1), (3, 4), (5, 9), (8, 32), (129, 48)] {
            let weight = |input: usize, output: usize| (input * 31 + output * 17) as i8;
            let mut bytes = Vec::new();
            for output in 0..outputs {
                bytes.extend(0.5f32.to_le_bytes());
                bytes.extend(1.0f32.to_le_bytes());
                bytes.extend((0..inputs).map(|input| weight(input, output) as u8));
            }
            let dense = Dense::read(&mut ByteReader(&bytes), inputs, outputs, 0.25).unwrap();
            let mut line = vec![[0i16; 2]; inputs.div_ceil(2)];
            line.as_flattened_mut()[..inputs]
                .iter_mut()
                .enumerate()
                .for_each(|(at, v)| *v = 900 - 7 * at as i16);
            let mut out = vec![f32x4::ZERO; dense.vectors()];
            let (first, second) = line.split_at(line.len() / 2);
            dense.product(&[first, second], &mut out);
            let found: Vec<f32> = out.iter().flat_map(|v| v.to_array()).collect();
            for (output, found) in found.iter().enumerate().take(outputs) {
                let products =
                    (0..inputs).map(|i| i32::from(line.as_flattened()[i]) * i32::from(weight(i, output)));
                assert_eq!(*found, products.sum::<i32>() as f32 * 0.125, "{inputs} to {outputs}");
            }
        }
    }
}
