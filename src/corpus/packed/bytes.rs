//! The bytes in which cleaned documents go from one instance of the engine to another, and lie in a session.
//!
//! In: cleaned documents. Out: bytes, and documents from such bytes. The layout is postcard's (not self-describing),
//! so the bytes of another [`FORMAT`] cannot be read, but for those of the formats in front of it that are named
//! here. A hash in front finds damage of the storage; it is no protection against a forger.

use crate::corpus::packed::document::PackedDocument;
use crate::pipeline::clean::Cleaned;
use crate::types::error::{Error, ErrorCode};
use crate::util::hash::hash_bytes;
use serde::{Deserialize, Serialize};

/// Number of the layout. To be raised whenever a type inside of `Cleaned` or `PackedDocument` changes: the test below
/// notices.
pub(crate) const FORMAT: u32 = 2;
/// The layout of version 0.4: `Vec<Cleaned>`, of the same `Cleaned`. To be taken out once `Cleaned` changes.
pub(crate) const FORMAT_OF_CLEANED: u32 = 1;
/// Number of what is derived from a cleaned document: fingerprints and lines that are looked for. To be raised when
/// the same text gives others: the test below notices. What an engine with another number wrote is derived anew.
const DERIVED: u32 = 1;

/// Bytes of the hash in front.
const HASH_BYTES: usize = 8;

/// The layout.
#[derive(Serialize, Deserialize)]
struct Documents {
    derived: u32,
    documents: Vec<PackedDocument>,
}

/// Packs cleaned documents.
///
/// # Errors
/// `bad-input`; no cleaned document causes one.
pub(crate) fn pack(cleaned: Vec<Cleaned>) -> Result<Vec<u8>, Error> {
    let documents = cleaned.into_iter().map(PackedDocument::of).collect();
    let all = Documents { derived: DERIVED, documents };
    let mut bytes = postcard::to_extend(&all, vec![0; HASH_BYTES]).map_err(bad_input)?;
    if let Some((head, content)) = bytes.split_first_chunk_mut::<HASH_BYTES>() {
        *head = hash(FORMAT, content);
    }
    Ok(bytes)
}

/// The documents.
///
/// # Errors
/// `bad-input` when the bytes are damaged, or of another format.
pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<PackedDocument>, Error> {
    let (head, content) = packed.split_first_chunk::<HASH_BYTES>().ok_or_else(|| bad_input("cut off"))?;
    if *head == hash(FORMAT_OF_CLEANED, content) {
        let cleaned: Vec<Cleaned> = postcard::from_bytes(content).map_err(bad_input)?;
        return Ok(cleaned.into_iter().map(PackedDocument::of).collect());
    }
    if *head != hash(FORMAT, content) {
        return Err(bad_input("damaged"));
    }
    let Documents { derived, documents } = postcard::from_bytes(content).map_err(bad_input)?;
    if derived == DERIVED {
        return Ok(documents);
    }
    let anew = |document: PackedDocument| document.open().map(PackedDocument::of);
    documents.into_iter().map(anew).collect::<Option<_>>().ok_or_else(|| bad_input("damaged inside"))
}

fn hash(format: u32, content: &[u8]) -> [u8; HASH_BYTES] {
    hash_bytes(u64::from(format), content).to_le_bytes()
}

fn bad_input(reason: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::BadInput, format!("The cleaned documents cannot be read: {reason}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::clean::clean;
    use crate::pipeline::clean_all::clean_all;
    use crate::types::limits::Limits;
    use std::collections::BTreeSet;

    const TABLE: &[u8] =
        b"title,text,date\nFerry,\"The ferry sailed on Monday, the port said.\",2024-03-02\n";

    const NAMES: &str = "Article ArticleHead Cleaned Fingerprint Labelled Packed PackedDocument Paragraph Published \
        ShortLine Span agency all article articles aside authors beside block block_ends blocks body \
        byline bytes confidence containers content credits cue dateline dates day declared description \
        detail document end fields file format hash head heading headings heads is_empty is_short iso joined kept \
        key kind label language layout lines markup missing n name page paragraphs pile precision prints \
        problems published raw reason role sentence short site source span spans standfirst start stated \
        text texts title title_derived titles totals url value words";

    fn samples() -> Vec<Vec<Cleaned>> {
        let files = [("a.csv", TABLE), ("b.txt", b"A line of text that says little."), ("c.pdf", b"%PDF")];
        files.map(|(name, bytes)| clean_all(name, bytes, &Limits::default())).into()
    }

    fn opened(packed: &[u8]) -> Vec<Cleaned> {
        unpack(packed).unwrap().iter().map(|d| d.open().unwrap()).collect()
    }

    #[test]
    fn documents_come_back_as_they_were() {
        for cleaned in samples() {
            let packed = pack(cleaned.clone()).unwrap();
            assert_eq!(format!("{:?}", opened(&packed)), format!("{cleaned:?}"));
            for at in [0, 7, 8, packed.len() / 2, packed.len() - 1] {
                let mut damaged = packed.clone();
                damaged[at] ^= 4;
                assert!(unpack(&damaged).is_err(), "byte {at}");
                assert!(unpack(&packed[..at]).is_err(), "cut at {at}");
            }
        }
    }

    #[test]
    fn the_layout_of_version_0_4_is_read() {
        for cleaned in samples() {
            let content = postcard::to_stdvec(&cleaned).unwrap();
            let packed = [hash(FORMAT_OF_CLEANED, &content).as_slice(), &content].concat();
            assert_eq!(format!("{:?}", opened(&packed)), format!("{cleaned:?}"));
        }
    }

    #[test]
    fn what_another_version_derived_is_derived_anew() {
        let mut documents = vec![PackedDocument::of(samples()[1][0].clone())];
        let expected = format!("{documents:?}");
        (documents[0].articles.prints[0].body, documents[0].lines.short) = Default::default();
        let content = postcard::to_stdvec(&Documents { derived: DERIVED + 1, documents }).unwrap();
        let packed = [hash(FORMAT, &content).as_slice(), &content].concat();
        assert_eq!(format!("{:?}", unpack(&packed).unwrap()), expected);
    }

    /// When this fails, texts give other fingerprints or lines than they did: raise `DERIVED`, and change the hash.
    #[test]
    fn other_derived_data_has_another_number() {
        let text = "Night ferry sails again\n\nThe ferry to Norafel sails on Monday, the port said.\n\nDie Fähre nach \
            Norafel fährt am Montag wieder, sagte der Hafen.\n\n渡轮星期一重新开航，港口表示。\n\nПаром снова ходит с \
            понедельника, сообщил порт.\n\nRead more\n\nAll cabins are booked until June.\n";
        let document = PackedDocument::of(clean("a.txt", text.as_bytes()));
        let derived = postcard::to_stdvec(&(&document.articles.prints, &document.lines)).unwrap();
        assert_eq!((DERIVED, hash_bytes(0, &derived)), (1, 16_899_245_862_332_210_193));
    }

    /// Fields and types by their names, as `Debug` writes them. When this fails: raise `FORMAT`, and change the list.
    /// What the samples do not hold, such as another variant of an enum, it does not notice.
    #[test]
    fn another_layout_has_another_format_number() {
        let cleaned = samples().swap_remove(0);
        let packed: Vec<PackedDocument> = cleaned.iter().cloned().map(PackedDocument::of).collect();
        let text = format!("{cleaned:#?}\n{packed:#?}");
        let name = |line: &str| {
            let line = line.trim_start();
            let end = line.find(|c: char| !c.is_alphanumeric() && c != '_')?;
            let is_name = line.starts_with(|c: char| !c.is_ascii_digit());
            (line[end..].starts_with([':', ' ', '(']) && end > 0 && is_name).then(|| line[..end].to_owned())
        };
        let names: Vec<String> = text.lines().filter_map(name).collect::<BTreeSet<_>>().into_iter().collect();
        assert_eq!((FORMAT, names.join(" ").as_str()), (2, NAMES));
    }
}
