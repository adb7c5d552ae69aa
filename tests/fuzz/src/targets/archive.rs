//! Archives, packed from readable parts. In: parts, each behind a line `=== NAME`. Mutations change what lies in
//! the archive, so that they get past checksums and compression; the part `damage` changes the packed bytes: four
//! bytes each time, a position (two bytes), what to do and a byte for it.

use crate::targets::page;
use flate2::Compression;
use std::io::Write;

/// The line in front of a part, without its name.
const MARK: &[u8] = b"=== ";
/// The part with the changes to the packed bytes.
const DAMAGE: &[u8] = b"damage";

/// Packs the parts into a zip archive and reads it.
pub fn zip(name: &str, data: &[u8]) -> u64 {
    let parts = parts(data);
    let files = parts.iter().filter(|(name, _)| *name != DAMAGE);
    // Seeds hold text; a mutated name may be any bytes, which the writer does not take.
    let files: Vec<(String, &[u8])> =
        files.map(|(name, content)| (String::from_utf8_lossy(name).into_owned(), *content)).collect();
    let mut packed = pack(&files, data.len().is_multiple_of(2)).unwrap_or_else(|| data.to_vec());
    damage(&parts, &mut packed);
    page::all(name, &packed)
}

/// Compresses the first part and reads it.
pub fn gzip(name: &str, data: &[u8]) -> u64 {
    let parts = parts(data);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
    let content = parts.iter().find(|(name, _)| *name != DAMAGE).map_or(data, |(_, content)| content);
    let written = encoder.write_all(content).and_then(|()| encoder.finish());
    let mut packed = written.expect("memory takes what is written");
    damage(&parts, &mut packed);
    page::all(name, &packed)
}

/// The parts of an input with their names.
fn parts(data: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut parts: Vec<(&[u8], usize, usize)> = Vec::new();
    let mut at = 0;
    for line in data.split_inclusive(|b| *b == b'\n') {
        let end = at + line.len();
        match (line.strip_prefix(MARK), parts.last_mut()) {
            (Some(name), _) => parts.push((name.trim_ascii_end(), end, end)),
            (None, Some((_, _, last))) => *last = end,
            (None, None) => {}
        }
        at = end;
    }
    parts.into_iter().map(|(name, start, end)| (name, &data[start..end])).collect()
}

/// A zip archive; `None` when the writer refuses a name.
fn pack(files: &[(String, &[u8])], deflate: bool) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    let method = if deflate { rawzip::CompressionMethod::DEFLATE } else { rawzip::CompressionMethod::STORE };
    for (name, content) in files {
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().ok()?;
        let descriptor = if deflate {
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, Compression::fast());
            let mut writer = config.wrap(encoder);
            writer.write_all(content).ok()?;
            let (encoder, descriptor) = writer.finish().ok()?;
            encoder.finish().ok()?;
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).ok()?;
            writer.finish().ok()?.1
        };
        entry.finish(descriptor).ok()?;
    }
    archive.finish().ok()?;
    Some(out)
}

/// Changes the packed bytes.
fn damage(parts: &[(&[u8], &[u8])], packed: &mut Vec<u8>) {
    let Some((_, changes)) = parts.iter().find(|(name, _)| *name == DAMAGE) else { return };
    for change in changes.as_chunks::<4>().0.iter().take(8) {
        if packed.is_empty() {
            return;
        }
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % packed.len();
        match change[2] % 4 {
            0 => packed[at] ^= change[3],
            1 => packed[at] = change[3],
            2 => packed.insert(at, change[3]),
            _ => packed.truncate(at.max(4)),
        }
    }
}
