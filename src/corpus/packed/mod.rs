//! Cleaned documents as compressed bytes: what of a document is read often in front, the rest packed.

#[cfg(any(test, all(target_arch = "wasm32", feature = "wasm")))]
pub(crate) mod bytes;
pub(crate) mod document;
