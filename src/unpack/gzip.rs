//! A file under gzip, or several put together: one entry, which may be a container.

use crate::types::error::Code;
use crate::unpack::inflate::{InflateError, allowance, gunzip};
use crate::unpack::names;
use crate::unpack::nesting::Nesting;
use crate::unpack::sink::Sink;

/// Reads the file `path`. The entry is called as the file without ".gz".
pub(crate) fn read(path: &str, bytes: &[u8], nesting: Nesting, sink: &mut Sink<'_>) {
    let limits = sink.limits;
    let most = allowance(bytes.len() as u64, limits.ratio, limits.entry_bytes as u64, sink.bytes_left());
    match gunzip(bytes, most) {
        Ok(content) => {
            let entry = names::without_extension(path, "gz").to_owned();
            if content.get(257..262) == Some(b"ustar") {
                let detail = "A tar archive is not read: unpack it and drop the folder.";
                return sink.problem(&entry, Code::ArchiveUnsupported, detail);
            }
            if sink.spend(&entry, content.len()) {
                sink.open(&entry, content, nesting);
            }
        }
        Err(InflateError::Limit(most)) => {
            sink.problem(path, Code::ArchiveLimit, format!("It unpacks to more than {most} bytes."));
        }
        Err(InflateError::Broken(why)) => sink.problem(path, Code::ArchiveBroken, why),
    }
}
