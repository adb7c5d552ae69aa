//! Files that are not text, told by their first bytes, so that a refusal can say what
//! the file is. Nothing is unpacked here.

use crate::types::error::Code;

/// First bytes and what they are. Archives are told apart: they could be unpacked.
const KINDS: &[(&[u8], Code, &str)] = &[
    (b"%PDF-", Code::NotText, "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", Code::NotText, "a PNG picture"),
    (b"\xFF\xD8\xFF", Code::NotText, "a JPEG picture"),
    (b"GIF8", Code::NotText, "a GIF picture"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Code::NotText, "an old Microsoft Office document"),
    (b"{\\rtf", Code::NotText, "an RTF document"),
    (b"bplist00", Code::NotText, "a binary property list, such as a web archive"),
    (b"SQLite format 3\0", Code::NotText, "an SQLite database"),
    (b"\x7FELF", Code::NotText, "a program"),
    (b"\0asm", Code::NotText, "a WebAssembly module"),
    (b"ID3", Code::NotText, "an MP3 recording"),
    (b"OggS", Code::NotText, "an Ogg recording"),
    (b"wOFF", Code::NotText, "a font"),
    (b"wOF2", Code::NotText, "a font"),
    (b"\x1F\x8B", Code::ArchiveUnsupported, "a gzip file"),
    (b"BZh", Code::ArchiveUnsupported, "a bzip2 file"),
    (b"\xFD7zXZ\0", Code::ArchiveUnsupported, "an xz file"),
    (b"\x28\xB5\x2F\xFD", Code::ArchiveUnsupported, "a Zstandard file"),
    (b"7z\xBC\xAF\x27\x1C", Code::ArchiveUnsupported, "a 7z archive"),
    (b"Rar!\x1A\x07", Code::ArchiveUnsupported, "a RAR archive"),
];

/// What the first bytes say, when they say that this is not text.
pub fn not_text(bytes: &[u8]) -> Option<(Code, &'static str)> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12).is_some() {
        return Some((Code::NotText, "a RIFF file, such as a WebP picture"));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some((Code::NotText, "an MP4 recording or a picture of that family"));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some((Code::ArchiveUnsupported, "a tar archive"));
    }
    KINDS.iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|&(_, code, what)| (code, what))
}

/// Documents that are zip files inside, told by the names of their first parts.
fn zip(bytes: &[u8]) -> (Code, &'static str) {
    let head = &bytes[..bytes.len().min(8192)];
    let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    match () {
        () if has(b"application/epub+zip") => (Code::NotText, "an EPUB book"),
        () if has(b"application/vnd.oasis") => (Code::NotText, "an OpenDocument file"),
        () if has(b"word/") => (Code::NotText, "a Word document"),
        () if has(b"xl/") => (Code::NotText, "an Excel workbook"),
        () if has(b"ppt/") => (Code::NotText, "a PowerPoint presentation"),
        () if has(b"[Content_Types].xml") => (Code::NotText, "a Microsoft Office document"),
        () => (Code::ArchiveUnsupported, "a zip archive"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_the_file_is() {
        assert_eq!(not_text(b"%PDF-1.7\n"), Some((Code::NotText, "a PDF document")));
        assert_eq!(not_text(b"PK\x03\x04\x14\0word/document.xml"), Some((Code::NotText, "a Word document")));
        assert_eq!(not_text(b"PK\x03\x04\x14\0a.txt"), Some((Code::ArchiveUnsupported, "a zip archive")));
        assert_eq!(not_text(b"PK is short for a park"), None);
        assert_eq!(not_text(b""), None);
    }
}
