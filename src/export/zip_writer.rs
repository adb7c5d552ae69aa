//! A zip archive that is written piece by piece: what is finished can be taken and given on, so that the archive
//! is never in memory as a whole.
//!
//! In: names and contents of files. Out: bytes of an archive, deflated, Zip64 where it needs that (by `rawzip`).

use flate2::{Compress, Compression, FlushCompress};
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, Crc32, DataDescriptorOutput, ZipArchiveWriter};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Rights of a file on systems that have them: the owner may write, all may read.
const RIGHTS: u32 = 0o644;
/// The time of a file without a day, and of one before it: the first that an archive can name, 1 January 1980,
/// in days since 1970.
const FIRST_DAY: i32 = 3_652;
/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;
/// Room made for compressed bytes, in bytes.
const ROOM: usize = 16 << 10;

/// The bytes that are finished and not taken yet.
#[derive(Clone, Default)]
struct Finished(Arc<Mutex<Vec<u8>>>);

impl Write for Finished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive under way.
pub(crate) struct ZipWriter {
    archive: Option<ZipArchiveWriter<Finished>>,
    finished: Finished,
    /// Kept from file to file: a new one costs more than a short text.
    compress: Compress,
}

/// One file under way. Its compressed bytes are kept until it is complete.
#[derive(Default)]
pub(crate) struct ZipFile {
    bytes: Vec<u8>,
    crc: Crc32,
    size: u64,
}

impl ZipWriter {
    /// An empty archive.
    pub fn new() -> Self {
        let finished = Finished::default();
        let archive = Some(ZipArchiveWriter::new(finished.clone()));
        ZipWriter { archive, finished, compress: Compress::new(Compression::default(), false) }
    }

    /// Adds to the content of a file. One file is written at a time.
    pub fn write(&mut self, file: &mut ZipFile, content: &[u8]) {
        file.crc.update(content);
        file.size += content.len() as u64;
        self.deflate(file, content, FlushCompress::None);
    }

    /// Ends a file and puts it into the archive; `day` is counted from 1970.
    pub fn end(&mut self, mut file: ZipFile, name: &str, day: Option<i32>) {
        self.deflate(&mut file, &[], FlushCompress::Finish);
        self.compress.reset();
        let Some(archive) = &mut self.archive else { return };
        let day = day.unwrap_or(FIRST_DAY).max(FIRST_DAY);
        let time = UtcDateTime::from_unix(i64::from(day) * DAY_SECONDS);
        let put = |archive: &mut ZipArchiveWriter<Finished>| -> Result<(), rawzip::Error> {
            let entry = archive.new_file(name).compression_method(CompressionMethod::DEFLATE);
            let (mut entry, _) = entry.last_modified(time).unix_permissions(RIGHTS).start()?;
            entry.write_all(&file.bytes)?;
            entry.finish(DataDescriptorOutput::new(file.crc.checksum(), file.size))?;
            Ok(())
        };
        // Writing to memory cannot fail, and the names are short.
        let written = put(archive);
        debug_assert!(written.is_ok(), "{name}");
    }

    /// Writes the list of files at the end of the archive; nothing can be added then.
    pub fn finish(&mut self) {
        let finished = self.archive.take().map(ZipArchiveWriter::finish);
        debug_assert!(finished.is_none_or(|end| end.is_ok()));
    }

    /// Takes the bytes that are finished.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.finished.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn deflate(&mut self, file: &mut ZipFile, mut content: &[u8], flush: FlushCompress) {
        let is_end = matches!(flush, FlushCompress::Finish);
        loop {
            file.bytes.reserve(ROOM);
            let (read, written) = (self.compress.total_in(), file.bytes.len());
            let status = self.compress.compress_vec(content, &mut file.bytes, flush);
            content = &content[(self.compress.total_in() - read) as usize..];
            let is_done = match status {
                Ok(flate2::Status::StreamEnd) => true,
                Ok(_) => !is_end && content.is_empty() && file.bytes.len() < file.bytes.capacity(),
                Err(_) => true,
            };
            debug_assert!(is_done || file.bytes.len() > written || file.bytes.len() < file.bytes.capacity());
            if is_done {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// The files of an archive, by an independent use of the reader.
    fn read(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
        let zip = rawzip::ZipArchive::from_slice(archive).unwrap();
        let mut files = Vec::new();
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().unwrap() {
            let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
            let found = zip.get_entry(entry.wayfinder()).unwrap();
            let mut content = Vec::new();
            let inflated = flate2::read::DeflateDecoder::new(found.data());
            found.verifying_reader(inflated).read_to_end(&mut content).unwrap();
            files.push((name, content));
        }
        files
    }

    #[test]
    fn files_come_back() {
        let long: Vec<u8> =
            (0..200_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let files: [(&str, &[u8]); 4] =
            [("a.md", b"One."), ("ü/渡.md", "Zwei.".as_bytes()), ("empty", b""), ("long", &long)];
        let mut writer = ZipWriter::new();
        let mut archive = Vec::new();
        for (name, content) in files {
            let mut file = ZipFile::default();
            content.chunks(30_000).for_each(|part| writer.write(&mut file, part));
            writer.end(file, name, Some(i32::try_from(content.len()).unwrap() * 10));
            archive.extend(writer.take());
        }
        writer.finish();
        archive.extend(writer.take());
        let expected: Vec<(String, Vec<u8>)> =
            files.iter().map(|(name, content)| ((*name).to_owned(), content.to_vec())).collect();
        assert_eq!(read(&archive), expected);
    }

    #[test]
    fn more_files_than_old_archives_hold() {
        let count = 66_000;
        let mut writer = ZipWriter::new();
        let mut archive = Vec::new();
        for n in 0..count {
            writer.end(ZipFile::default(), &n.to_string(), None);
            archive.extend(writer.take());
        }
        writer.finish();
        archive.extend(writer.take());
        assert!(archive.windows(4).any(|four| four == b"PK\x06\x06"), "the end record of Zip64");
        let zip = rawzip::ZipArchive::from_slice(&archive).unwrap();
        assert_eq!(zip.entries_hint(), count);
    }
}
