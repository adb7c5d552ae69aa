//! A small convolution over the lines of a page. In: the features of each line, in order, and
//! its words. Out: a logit for each line. Knows no feature; `lab/net` trains the weights.
//!
//! Each input is [squashed](crate::ml::fixed_point::squash), standardised by the mean and the spread in the file, and
//! cut off four spreads from the mean. A dense layer gives each line its channels. Then come blocks with a
//! distance `d` each: `h(t) += relu(norm([h(t - d), h(t), h(t + d)] W) + b)`, where `norm` makes
//! mean 0 and variance 1 over the channels of the line. Before the block [`POOL`], or the last,
//! each line gets a summary of the page: `relu([mean, maximum] G)`, the mean weighted by words
//! and a learned gate. Two dense layers end in the logit. After Bai, Kolter and Koltun, "An
//! empirical evaluation of generic convolutional and recurrent networks for sequence modeling"
//! (2018).
//!
//! The channels are whole numbers of 16 bits in steps of 1/[`CHANNEL_STEPS`] and never negative;
//! products are exact ([`Dense`]). What is left in floating point is added in a fixed order, so
//! that the logits are the same natively and in WebAssembly.

use crate::ml::byte_reader::ByteReader;
use crate::ml::dense::Dense;
use crate::ml::fixed_point::{CHANNEL_STEPS, INPUT_STEPS, LANES, fixed, normalise, pairs, squash, steps};
use crate::ml::trees::names_hash;
use wide::f32x4;

/// First bytes of a file: its name and its version.
const MAGIC: [u8; 4] = *b"net2";
/// Block before which each line learns of the page.
const POOL: usize = 3;
/// Most channels.
const MAX_CHANNELS: usize = 64;

/// A net.
pub struct SequenceNet {
    /// Columns of features that hold a code, and the number of codes of each. Each code is an
    /// input of its own, behind the features.
    codes: Vec<(usize, usize)>,
    /// Number of features.
    features: usize,
    /// Mean of each input, and one over its spread.
    standard: Vec<(f32, f32)>,
    /// Channels, a multiple of [`LANES`].
    channels: usize,
    first: Dense,
    /// Distance and weights of each block.
    blocks: Vec<(usize, Dense)>,
    gate: Dense,
    page: Dense,
    head: Dense,
    out: Dense,
}

impl SequenceNet {
    /// Reads a weights file; `None` when it is damaged, or was learned for features of other names.
    pub fn read(bytes: &[u8], names: &[&str]) -> Option<SequenceNet> {
        let (mut bytes, features) = (ByteReader(bytes), names.len());
        let fits = bytes.array()? == MAGIC
            && usize::from(bytes.short()?) == features
            && bytes.array().map(u64::from_le_bytes)? == names_hash(names);
        if !fits {
            return None;
        }
        let [codes, channels, blocks, head] = [bytes.byte()?, bytes.byte()?, bytes.byte()?, bytes.byte()?];
        let (channels, head) = (usize::from(channels), usize::from(head));
        if !channels.is_multiple_of(LANES) || !head.is_multiple_of(LANES) || channels.max(head) > MAX_CHANNELS
        {
            return None;
        }
        let code =
            |bytes: &mut ByteReader<'_>| Some((usize::from(bytes.byte()?), usize::from(bytes.byte()?)));
        let codes = (0..codes).map(|_| code(&mut bytes)).collect::<Option<Vec<_>>>()?;
        if codes.iter().any(|(column, _)| *column >= features) {
            return None;
        }
        let distances = bytes.take(usize::from(blocks))?;
        let inputs = features + codes.iter().map(|(_, count)| count).sum::<usize>();
        let standard = (0..inputs).map(|_| Some((bytes.float()?, bytes.float()?))).collect::<Option<_>>()?;
        let unit = 1.0 / CHANNEL_STEPS;
        let mut dense = |inputs, outputs, unit| Dense::read(&mut bytes, inputs, outputs, unit);
        let net = SequenceNet {
            codes,
            features,
            standard,
            channels,
            first: dense(inputs, channels, 1.0 / INPUT_STEPS)?,
            blocks: distances
                .iter()
                .map(|d| Some((usize::from(*d), dense(3 * channels, channels, unit)?)))
                .collect::<Option<_>>()?,
            gate: dense(channels, 1, unit)?,
            page: dense(2 * channels, channels, unit)?,
            head: dense(channels, head, unit)?,
            out: dense(head, 1, unit)?,
        };
        bytes.0.is_empty().then_some(net)
    }

    /// A page without lines, with room for so many.
    pub fn page(&self, lines: usize) -> NetPage<'_> {
        NetPage {
            net: self,
            inputs: vec![[0; 2]; self.standard.len().div_ceil(2)],
            channels: Vec::with_capacity(lines * self.channels / 2),
            words: Vec::with_capacity(lines),
        }
    }
}

/// The lines of a page on their way through a net.
pub struct NetPage<'n> {
    net: &'n SequenceNet,
    /// The inputs of a line, two together.
    inputs: Vec<[i16; 2]>,
    /// The channels of all lines, two together.
    channels: Vec<[i16; 2]>,
    /// The words of each line.
    words: Vec<f32>,
}

impl NetPage<'_> {
    /// Takes a line in: its features and its words.
    pub fn push(&mut self, features: &[f32], words: u32) {
        let net = self.net;
        let inputs = self.inputs.as_flattened_mut();
        for ((input, value), standard) in inputs.iter_mut().zip(&features[..net.features]).zip(&net.standard)
        {
            *input = fixed(squash(*value), *standard);
        }
        let mut at = net.features;
        for (column, count) in &net.codes {
            for code in 0..*count {
                let value = f32::from(u8::from(features[*column] == code as f32));
                inputs[at] = fixed(value, net.standard[at]);
                at += 1;
            }
        }
        let mut out = [f32x4::ZERO; MAX_CHANNELS / LANES];
        let out = &mut out[..net.first.vectors()];
        net.first.product(&[&self.inputs], out);
        for (out, bias) in out.iter().zip(&net.first.bias) {
            self.channels.extend_from_slice(&pairs(steps(*out + *bias)));
        }
        self.words.push(words as f32);
    }

    /// The logits of all lines.
    pub fn logits(mut self) -> Vec<f32> {
        let net = self.net;
        let width = net.channels / 2;
        let nothing = vec![[0; 2]; width];
        let mut next = Vec::with_capacity(self.channels.len());
        for (at, (distance, weights)) in net.blocks.iter().enumerate() {
            if at == POOL.min(net.blocks.len() - 1) {
                self.add_summary();
            }
            next.clear();
            let lines: Vec<&[[i16; 2]]> = self.channels.chunks_exact(width).collect();
            let line = |at: Option<usize>| at.and_then(|at| lines.get(at)).copied().unwrap_or(&nothing);
            for (t, own) in lines.iter().enumerate() {
                let near = [line(t.checked_sub(*distance)), own, line(t.checked_add(*distance))];
                let mut z = [f32x4::ZERO; MAX_CHANNELS / LANES];
                let z = &mut z[..weights.vectors()];
                weights.product(&near, z);
                normalise(z);
                for ((z, bias), pair) in z.iter().zip(&weights.bias).zip(own.as_chunks::<2>().0) {
                    let [[a, b], [c, d]] = *pair;
                    let [e, f, g, h] = steps(*z + *bias);
                    next.push([a.saturating_add(e), b.saturating_add(f)]);
                    next.push([c.saturating_add(g), d.saturating_add(h)]);
                }
            }
            std::mem::swap(&mut self.channels, &mut next);
        }
        self.channels.chunks_exact(width).map(|line| self.logit(line)).collect()
    }

    /// The logit of a line by its channels.
    fn logit(&self, line: &[[i16; 2]]) -> f32 {
        let (head, out) = (&self.net.head, &self.net.out);
        let mut z = [f32x4::ZERO; MAX_CHANNELS / LANES];
        let z = &mut z[..head.vectors()];
        head.product(&[line], z);
        let mut hidden = [[0; 2]; MAX_CHANNELS / 2];
        for ((z, bias), hidden) in z.iter().zip(&head.bias).zip(hidden.as_chunks_mut::<2>().0) {
            *hidden = pairs(steps(*z + *bias));
        }
        one(out, &hidden[..2 * z.len()])
    }

    /// Adds to each line what is known of the page.
    fn add_summary(&mut self) {
        let width = self.net.channels / 2;
        let gates: Vec<f32> =
            self.channels.chunks_exact(width).map(|line| one(&self.net.gate, line)).collect();
        let highest = gates.iter().copied().fold(f32::MIN, f32::max);
        let mut summary = vec![[0i16; 2]; 2 * width];
        let (mean, most) = summary.as_flattened_mut().split_at_mut(2 * width);
        let (mut sums, mut total) = (vec![0.0f32; 2 * width], 0.0f32);
        for ((line, gate), words) in self.channels.chunks_exact(width).zip(gates).zip(&self.words) {
            let weight = (words + 1e-3) * libm::expf(gate - highest);
            total += weight;
            for ((sum, most), channel) in sums.iter_mut().zip(most.iter_mut()).zip(line.as_flattened()) {
                *sum += weight * f32::from(*channel);
                *most = (*most).max(*channel);
            }
        }
        for (mean, sum) in mean.iter_mut().zip(&sums) {
            *mean = (sum / total + 0.5) as i16;
        }
        let mut z = [f32x4::ZERO; MAX_CHANNELS / LANES];
        let z = &mut z[..self.net.page.vectors()];
        self.net.page.product(&[&summary], z);
        let added: Vec<i16> = z.iter().zip(&self.net.page.bias).flat_map(|(z, b)| steps(*z + *b)).collect();
        for line in self.channels.chunks_exact_mut(width) {
            for (channel, added) in line.as_flattened_mut().iter_mut().zip(&added) {
                *channel = channel.saturating_add(*added);
            }
        }
    }
}

/// The one output of a matrix.
fn one(weights: &Dense, line: &[[i16; 2]]) -> f32 {
    let mut out = [f32x4::ZERO];
    weights.product(&[line], &mut out);
    (out[0] + weights.bias[0]).to_array()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &[u8] = include_bytes!("../../tests/net/sample.net");
    const NAMES: [&str; 4] = ["one", "two", "three", "four"];
    const FEATURES: usize = NAMES.len();
    /// Most that weights of a byte and channels in fixed point change a logit of the sample.
    const ROUNDING: f32 = 0.02;

    /// Rows of features, words and a logit in floating point (`lab/net/sample.py`).
    fn sample() -> Vec<[f32; FEATURES + 2]> {
        let row = |line: &str| {
            let values: Vec<f32> = line.split(' ').map(|value| value.parse().unwrap()).collect();
            values.try_into().unwrap()
        };
        include_str!("../../tests/net/sample.txt").lines().map(row).collect()
    }

    fn logits(rows: &[[f32; FEATURES + 2]]) -> Vec<f32> {
        let net = SequenceNet::read(SAMPLE, &NAMES).unwrap();
        let mut page = net.page(rows.len());
        for row in rows {
            page.push(row, row[FEATURES] as u32);
        }
        page.logits()
    }

    #[test]
    fn logits_are_those_in_floating_point() {
        let rows = sample();
        for (row, logit) in rows.iter().zip(logits(&rows)) {
            assert!((logit - row[FEATURES + 1]).abs() < ROUNDING, "{logit} for {row:?}");
        }
    }

    #[test]
    fn a_line_changes_the_logits_of_others() {
        let mut rows = sample();
        let before = logits(&rows);
        rows[5][1] = 5.0;
        assert!(logits(&rows).iter().zip(before).all(|(after, before)| *after != before));
        assert!(logits(&[]).is_empty());
        assert_eq!(logits(&rows[..1]).len(), 1);
    }

    #[test]
    fn a_broken_file_is_refused() {
        assert!(SequenceNet::read(SAMPLE, &["one", "two", "four", "three"]).is_none());
        for cut in 0..SAMPLE.len() {
            assert!(SequenceNet::read(&SAMPLE[..cut], &NAMES).is_none(), "{cut} bytes");
        }
        assert!(SequenceNet::read(&[SAMPLE, &[0]].concat(), &NAMES).is_none());
    }
}
