//! A small net: a linear part and a few rectified units, learned by Adam (Kingma and Ba,
//! 2015) on weighted logistic loss. Deterministic: fixed seeds, one thread.

use super::stories::Random;

/// Rectified units.
const UNITS: usize = 16;
/// Times that every example is seen.
const EPOCHS: usize = 12;
const BATCH: usize = 128;
const RATE: f32 = 0.002;
const DECAY: f32 = 1e-4;

/// A labelled pair.
pub struct Example<const N: usize> {
    /// What the score sees.
    pub features: [f32; N],
    /// Both tell one story.
    pub same: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns, and writes the weights as the score reads them.
pub fn learn<const N: usize>(examples: &[Example<N>]) -> Vec<u8> {
    let total: f32 = examples.iter().map(|e| e.weight).sum::<f32>() / examples.len().max(1) as f32;
    let (mean, spread) = moments(examples);
    let scaled = |f: &[f32; N]| -> [f32; N] { std::array::from_fn(|i| (f[i] - mean[i]) / spread[i]) };
    // Parameters: bias, linear part, then for each unit: output, bias, weights.
    let size = 1 + N + UNITS * (2 + N);
    let mut random = Random(7);
    let mut w: Vec<f32> = (0..size)
        .map(|i| {
            let noise = (0..4).map(|_| random.below(1 << 16) as f32 / 65536.0 - 0.5).sum::<f32>();
            if i <= N { 0.0 } else { noise * 0.4 }
        })
        .collect();
    let (mut first, mut second) = (vec![0.0f32; size], vec![0.0f32; size]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps = EPOCHS * examples.len().div_ceil(BATCH);
    let mut step = 0;
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        for batch in order.chunks(BATCH) {
            let mut slope = vec![0.0f32; size];
            for &i in batch {
                let e = &examples[i];
                add_slope(&w, &scaled(&e.features), e.same, (e.weight / total).min(20.0), &mut slope);
            }
            step += 1;
            let rate = RATE * (1.0 - step as f32 / (steps + 1) as f32);
            let (c1, c2) = (1.0 - 0.9f32.powi(step), 1.0 - 0.999f32.powi(step));
            for k in 0..size {
                let g = slope[k] / batch.len() as f32 + DECAY * w[k];
                first[k] = 0.9 * first[k] + 0.1 * g;
                second[k] = 0.999 * second[k] + 0.001 * g * g;
                w[k] -= rate * (first[k] / c1) / ((second[k] / c2).sqrt() + 1e-8);
            }
        }
    }
    unscale::<N>(&mut w, &mean, &spread);
    w.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn moments<const N: usize>(examples: &[Example<N>]) -> ([f32; N], [f32; N]) {
    let n = examples.len().max(1) as f64;
    let mean: [f64; N] =
        std::array::from_fn(|i| examples.iter().map(|e| f64::from(e.features[i])).sum::<f64>() / n);
    let spread = std::array::from_fn(|i| {
        let v = examples.iter().map(|e| (f64::from(e.features[i]) - mean[i]).powi(2)).sum::<f64>() / n;
        v.sqrt().max(1e-3) as f32
    });
    (mean.map(|m| m as f32), spread)
}

/// Adds the slope of one example's loss.
fn add_slope<const N: usize>(w: &[f32], x: &[f32; N], same: bool, weight: f32, slope: &mut [f32]) {
    let dot = |from: usize| w[from..from + N].iter().zip(x).map(|(w, x)| w * x).sum::<f32>();
    let units: [f32; UNITS] = std::array::from_fn(|u| {
        let at = 1 + N + u * (2 + N);
        (w[at + 1] + dot(at + 2)).max(0.0)
    });
    let out: f32 = (0..UNITS).map(|u| w[1 + N + u * (2 + N)] * units[u]).sum();
    let logit = w[0] + dot(1) + out;
    let error = weight * (1.0 / (1.0 + (-logit).exp()) - f32::from(u8::from(same)));
    slope[0] += error;
    for i in 0..N {
        slope[1 + i] += error * x[i];
    }
    for (u, &value) in units.iter().enumerate().filter(|(_, v)| **v > 0.0) {
        let at = 1 + N + u * (2 + N);
        slope[at] += error * value;
        let back = error * w[at];
        slope[at + 1] += back;
        for i in 0..N {
            slope[at + 2 + i] += back * x[i];
        }
    }
}

/// Makes weights for scaled features into weights for features as they are.
fn unscale<const N: usize>(w: &mut [f32], mean: &[f32; N], spread: &[f32; N]) {
    let mut part = |bias: usize, from: usize| {
        for i in 0..N {
            w[from + i] /= spread[i];
            w[bias] -= w[from + i] * mean[i];
        }
    };
    part(0, 1);
    for u in 0..UNITS {
        let at = 1 + N + u * (2 + N);
        part(at + 1, at + 2);
    }
}
