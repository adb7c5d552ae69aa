//! A value as compressed bytes, for what is kept in great numbers and read one at a time.
//!
//! In: a value that serialises. Out: its bytes (postcard, then LZ4 blocks), and the value again. Texts take about
//! half of their size, a thousand short runs about a tenth.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;

/// A packed value.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Packed<T> {
    #[serde(with = "serde_bytes")]
    bytes: Box<[u8]>,
    #[serde(skip)]
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Packed { bytes: self.bytes.clone(), value: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// Packs a value. One that does not serialise, which none of the engine's own types does, opens as `None`.
    pub fn of(value: &T) -> Self {
        let bytes = postcard::to_stdvec(value).unwrap_or_default();
        let bytes = lz4_flex::compress_prepend_size(&bytes).into_boxed_slice();
        Packed { bytes, value: PhantomData }
    }

    /// The value; `None` when the bytes are damaged.
    pub fn open(&self) -> Option<T> {
        postcard::from_bytes(&lz4_flex::decompress_size_prepended(&self.bytes).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use crate::util::packed::Packed;

    #[test]
    fn a_value_comes_back_and_damage_is_no_value() {
        let text = "The council voted to keep the old bridge. ".repeat(50);
        let packed = Packed::of(&text);
        assert_eq!(packed.open(), Some(text.clone()));
        assert!(packed.bytes.len() * 4 < text.len(), "{} bytes", packed.bytes.len());
        let cut = Packed::<String> { bytes: packed.bytes[..20].into(), value: Default::default() };
        assert_eq!(cut.open(), None);
    }
}
