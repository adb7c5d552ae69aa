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
        Packed::against("", value)
    }

    /// Packs a value that repeats parts of a text: these take next to no bytes. LZ4 refers back 64 kB at most.
    pub fn against(text: &str, value: &T) -> Self {
        let bytes = postcard::to_stdvec(value).unwrap_or_default();
        let bytes = lz4_flex::block::compress_prepend_size_with_dict(&bytes, text.as_bytes());
        Packed { bytes: bytes.into_boxed_slice(), value: PhantomData }
    }

    /// The value; `None` when the bytes are damaged.
    pub fn open(&self) -> Option<T> {
        self.open_against("")
    }

    /// The value that was packed against this text.
    pub fn open_against(&self, text: &str) -> Option<T> {
        let bytes =
            lz4_flex::block::decompress_size_prepended_with_dict(&self.bytes, text.as_bytes()).ok()?;
        postcard::from_bytes(&bytes).ok()
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

    #[test]
    fn what_a_text_holds_already_takes_few_bytes() {
        let text: String = (0..300).map(|n| format!("word{} ", n * n * 7919 % 10_007)).collect();
        let part = text[200..1_200].to_owned();
        let (alone, against) = (Packed::of(&part), Packed::against(&text, &part));
        assert!(
            against.bytes.len() * 10 < alone.bytes.len(),
            "{} {}",
            against.bytes.len(),
            alone.bytes.len()
        );
        assert_eq!(against.open_against(&text), Some(part));
    }
}
