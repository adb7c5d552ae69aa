//! The learned pair score: features to the log odds that two articles tell one story.
//!
//! A linear part and a few rectified units, so that nothing but sums, products and
//! comparisons is needed and every platform gets the same bits. The weights are a data
//! file, made by `cargo xtask train stories`.

use super::features::FEATURES;
use std::sync::OnceLock;

static FILE: &[u8] = include_bytes!("data/pair.bin");

/// The weights of the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Model {
    bias: f32,
    linear: Vec<f32>,
    /// Units: weight of the output, bias, weight a feature.
    units: Vec<(f32, f32, Vec<f32>)>,
}

impl Model {
    /// The model that is shipped.
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(FILE))
    }

    /// Reads weights: little-endian 32-bit floats, the bias, the linear part, then the units.
    pub fn read(file: &[u8]) -> Model {
        let mut floats = file.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b));
        let bias = floats.next().unwrap_or(0.0);
        let linear = floats.by_ref().take(FEATURES).collect();
        let mut units = Vec::new();
        while let (Some(out), Some(bias)) = (floats.next(), floats.next()) {
            units.push((out, bias, floats.by_ref().take(FEATURES).collect()));
        }
        Model { bias, linear, units }
    }

    /// Log odds that a pair with these features tells one story.
    pub fn logit(&self, features: &[f32; FEATURES]) -> f32 {
        let dot = |w: &[f32]| w.iter().zip(features).map(|(w, f)| w * f).sum::<f32>();
        let units = self.units.iter().map(|(out, bias, w)| out * (bias + dot(w)).max(0.0));
        self.bias + dot(&self.linear) + units.sum::<f32>()
    }
}

/// Log odds to a probability, from 0 to 1.
pub(crate) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-logit))
}
