//! The bytes in which cleaned documents go from one instance of the engine to another, and lie in a session.
//!
//! In: cleaned documents. Out: bytes, and documents from such bytes. The layout is postcard's (not self-describing),
//! so the bytes of another [`FORMAT`] cannot be read. A hash in front finds damage of the storage; it is no
//! protection against a forger.

use crate::pipeline::clean::Cleaned;
use crate::types::error::{Error, ErrorCode};
use crate::util::hash::hash_bytes;

/// Number of the layout. To be raised whenever a type inside of `Cleaned` changes: the test below notices.
pub(crate) const FORMAT: u32 = 1;

/// Bytes of the hash in front.
const HASH_BYTES: usize = 8;

/// Packs cleaned documents.
///
/// # Errors
/// `bad-input`; no cleaned document causes one.
pub(crate) fn pack(cleaned: &[Cleaned]) -> Result<Vec<u8>, Error> {
    let mut bytes = postcard::to_extend(cleaned, vec![0; HASH_BYTES]).map_err(bad_input)?;
    if let Some((head, content)) = bytes.split_first_chunk_mut::<HASH_BYTES>() {
        *head = hash_bytes(u64::from(FORMAT), content).to_le_bytes();
    }
    Ok(bytes)
}

/// The documents.
///
/// # Errors
/// `bad-input` when the bytes are damaged, or of another format.
pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<Cleaned>, Error> {
    let (head, content) = packed.split_first_chunk::<HASH_BYTES>().ok_or_else(|| bad_input("cut off"))?;
    if *head != hash_bytes(u64::from(FORMAT), content).to_le_bytes() {
        return Err(bad_input("damaged"));
    }
    postcard::from_bytes(content).map_err(bad_input)
}

fn bad_input(reason: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::BadInput, format!("The cleaned documents cannot be read: {reason}."))
}

#[cfg(test)]
mod tests {
    use crate::pipeline::clean_all::clean_all;
    use crate::pipeline::packed::{FORMAT, pack, unpack};
    use crate::types::limits::Limits;
    use std::collections::BTreeSet;

    const TABLE: &[u8] =
        b"title,text,date\nFerry,\"The ferry sailed on Monday, the port said.\",2024-03-02\n";

    const NAMES: &str = "Article Cleaned Labelled Paragraph Published Span agency article articles authors \
        block_ends blocks byline confidence containers credits cue dateline dates declared \
        description detail document end fields file format headings iso joined kind label language \
        layout markup n name paragraphs pile precision problems published raw reason role site \
        source span spans standfirst start stated text title title_derived titles url words";

    #[test]
    fn documents_come_back_as_they_were() {
        let files = [("a.csv", TABLE), ("b.txt", b"A line of text that says little."), ("c.pdf", b"%PDF")];
        for (name, bytes) in files {
            let cleaned = clean_all(name, bytes, &Limits::default());
            let packed = pack(&cleaned).unwrap();
            assert_eq!(format!("{:?}", unpack(&packed).unwrap()), format!("{cleaned:?}"));
            for at in [0, 7, 8, packed.len() / 2, packed.len() - 1] {
                let mut damaged = packed.clone();
                damaged[at] ^= 4;
                assert!(unpack(&damaged).is_err(), "{name}: byte {at}");
                assert!(unpack(&packed[..at]).is_err(), "{name}: cut at {at}");
            }
        }
    }

    /// Fields and types by their names, as `Debug` writes them. When this fails: raise `FORMAT`, and change the list.
    /// What the sample does not hold, such as another variant of an enum, it does not notice.
    #[test]
    fn another_layout_has_another_format_number() {
        let text = format!("{:#?}", clean_all("a.csv", TABLE, &Limits::default()));
        let name = |line: &str| {
            let line = line.trim_start();
            let end = line.find(|c: char| !c.is_alphanumeric() && c != '_')?;
            (line[end..].starts_with([':', ' ', '(']) && end > 0).then(|| line[..end].to_owned())
        };
        let names: Vec<String> = text.lines().filter_map(name).collect::<BTreeSet<_>>().into_iter().collect();
        assert_eq!((FORMAT, names.join(" ").as_str()), (1, NAMES));
    }
}
