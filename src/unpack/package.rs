//! The directory of a zip file, and its parts one by one. Also used by the readers of
//! documents that are zip files inside. Knows nothing of names' safety or of entries.
//!
//! Format: APPNOTE.TXT 6.3.10, as far as the crate `rawzip` reads it.

use crate::unpack::inflate::{InflateError, read_capped};
use crate::unpack::stored::Stored;
use flate2::bufread::DeflateDecoder;
use rawzip::{
    CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder, ZipFileHeaderRecord,
    ZipLocator,
};
use std::io::{BufReader, Read};

/// A zip file, in memory or not.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Stored<'b>>,
}

/// One row of the directory.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Name as stored.
    pub name: Vec<u8>,
    /// A folder.
    pub is_folder: bool,
    /// A password is needed.
    pub is_encrypted: bool,
    /// Size in the archive, in bytes, as the directory states it.
    pub packed: u64,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl Part {
    fn of(record: &ZipFileHeaderRecord<'_>) -> Self {
        Part {
            name: record.file_path().as_ref().to_vec(),
            is_folder: record.is_dir(),
            is_encrypted: record.flags().is_encrypted(),
            packed: record.compressed_size_hint(),
            method: record.compression_method(),
            place: record.wayfinder(),
        }
    }
}

/// Why a part cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PartError {
    /// A password is needed.
    Encrypted,
    /// Compressed in a way that is not read; its name.
    Method(String),
    /// Damaged, cut off or too large.
    Inflate(InflateError),
}

impl<'b> Package<'b> {
    /// Finds the directory. The message says what is wrong.
    pub fn open(file: Stored<'b>) -> Result<Self, String> {
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let archive = ZipLocator::new()
            .locate_in_reader(file, &mut buffer, file.size())
            .map_err(|(_, error)| error.to_string())?;
        if archive.directory_offset() > archive.eocd_offset() {
            return Err("the directory lies behind its own end".to_owned());
        }
        Ok(Package { archive })
    }

    /// Number of parts that the archive states.
    pub fn stated(&self) -> u64 {
        self.archive.entries_hint()
    }

    /// The directory, at most `most` parts, and what is wrong behind the last one.
    pub fn parts(&self, most: usize) -> (Vec<Part>, Option<String>) {
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let mut entries = self.archive.entries(&mut buffer);
        let mut parts = Vec::new();
        while parts.len() < most {
            match entries.next_entry() {
                Ok(Some(record)) => parts.push(Part::of(&record)),
                Ok(None) => return (parts, None),
                Err(error) => return (parts, Some(error.to_string())),
            }
        }
        (parts, None)
    }

    /// The part as stored, at most `most` bytes. Size and checksum are held against the
    /// directory.
    pub fn read(&self, part: &Part, most: u64) -> Result<Vec<u8>, PartError> {
        if part.is_encrypted || part.method == CompressionMethod::AES {
            return Err(PartError::Encrypted);
        }
        let broken = |error: rawzip::Error| PartError::Inflate(InflateError::Broken(format!("{error}.")));
        let entry = self.archive.get_entry(part.place).map_err(broken)?;
        let hint = part.place.uncompressed_size_hint();
        let inner: Box<dyn Read + '_> = match part.method {
            CompressionMethod::STORE => Box::new(entry.reader()),
            CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(BufReader::new(entry.reader()))),
            other => {
                let name = other.name().map_or_else(|| format!("method {}", other.as_u16()), str::to_owned);
                return Err(PartError::Method(name));
            }
        };
        read_capped(entry.verifying_reader(inner), most, hint).map_err(PartError::Inflate)
    }

    /// The part of that name.
    pub fn named(&self, name: &str, most: u64) -> Option<Vec<u8>> {
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let mut entries = self.archive.entries(&mut buffer);
        while let Ok(Some(record)) = entries.next_entry() {
            if record.file_path().as_ref() == name.as_bytes() {
                return self.read(&Part::of(&record), most).ok();
            }
        }
        None
    }
}

/// Documents that are zip files inside, told by the names of their parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackageKind {
    /// Nothing but an archive.
    Archive,
    /// An electronic book.
    Epub,
    /// A Word document.
    Word,
    /// Another office document.
    Office,
}

/// What a zip file is. Looks at the first rows of the directory only.
pub(crate) fn kind(package: &Package<'_>) -> PackageKind {
    /// Rows that are looked at. Writers of documents put these parts first.
    const ROWS: usize = 64;
    let (parts, _) = package.parts(ROWS);
    let has = |name: &str| parts.iter().any(|p| p.name == name.as_bytes());
    let under = |folder: &str| parts.iter().any(|p| p.name.starts_with(folder.as_bytes()));
    match () {
        () if has("META-INF/container.xml") => PackageKind::Epub,
        () if has("word/document.xml") => PackageKind::Word,
        () if has("[Content_Types].xml") && under("word/") => PackageKind::Word,
        () if has("[Content_Types].xml") || (has("mimetype") && has("content.xml")) => PackageKind::Office,
        () => PackageKind::Archive,
    }
}
