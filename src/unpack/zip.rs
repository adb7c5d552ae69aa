//! A zip archive to its entries, one by one. Entries that are containers come apart in
//! turn. Encrypted, damaged and unsafe ones are named.

use crate::types::error::Code;
use crate::unpack::entry::Content;
use crate::unpack::inflate::{InflateError, allowance};
use crate::unpack::names::{self, Unique};
use crate::unpack::nesting::Nesting;
use crate::unpack::package::{Package, PartError};
use crate::unpack::reading_list::{self, ReadingList};
use crate::unpack::sink::Sink;
use crate::unpack::stored::Stored;

/// Reads the archive `path`.
pub(crate) fn read(path: &str, file: Stored<'_>, nesting: Nesting, sink: &mut Sink<'_>) {
    let package = match Package::open(file) {
        Ok(package) => package,
        Err(why) => {
            let detail = format!("The archive is damaged or cut off: {why}.");
            return sink.problem(path, Code::ArchiveBroken, detail);
        }
    };
    let (parts, broken) = package.parts(sink.limits.entries.saturating_add(1));
    if parts.len() > sink.limits.entries {
        let detail = format!("It states {} entries; the limit is {}.", package.stated(), sink.limits.entries);
        sink.problem(path, Code::ArchiveLimit, detail);
    }
    if let Some(why) = broken {
        let detail = format!("The directory breaks off after {} entries: {why}.", parts.len());
        sink.problem(path, Code::ArchiveBroken, detail);
    }
    let lists = ReadingList::find(&package, &parts, sink.limits.entry_bytes as u64);
    let mut unique = Unique::default();
    let mut system = 0usize;
    for part in parts.iter().take(sink.limits.entries) {
        if sink.is_full() {
            return;
        }
        let (name, outside) = names::clean(&part.name);
        if part.is_folder || lists.is_list(&name) {
            continue;
        }
        if names::is_system_file(&name) {
            system += 1;
            continue;
        }
        let stored = String::from_utf8_lossy(&part.name).into_owned();
        let entry = format!("{path}/{}", unique.of(name.clone()));
        if outside {
            let detail =
                format!("The name {stored:?} points out of the archive; the entry is kept under this one.");
            sink.problem(&entry, Code::UnsafeName, detail);
        }
        let limits = sink.limits;
        let most = allowance(part.packed, limits.ratio, limits.entry_bytes as u64, sink.bytes_left());
        let content = match package.read(part, most) {
            Ok(content) => content,
            Err(error) => {
                let (code, detail) = described(&error);
                sink.problem(&entry, code, detail);
                continue;
            }
        };
        if !sink.spend(&entry, content.len()) {
            return;
        }
        match lists.facts(&name) {
            Some(facts) => {
                reading_list::push(entry, &name, content, facts, sink);
            }
            None => sink.open(&entry, content, nesting),
        }
    }
    for (title, facts) in lists.without_content() {
        sink.push(format!("{path}/{title}"), Content::Text(String::new()), facts);
    }
    if system > 0 {
        let detail = format!("{system} files of the system, such as .DS_Store, are passed over.");
        sink.problem(path, Code::NotText, detail);
    }
}

/// Code and sentence of a part that cannot be had.
fn described(error: &PartError) -> (Code, String) {
    match error {
        PartError::Encrypted => (Code::Encrypted, "It needs a password.".to_owned()),
        PartError::Method(name) => {
            (Code::ArchiveUnsupported, format!("Its compression ({name}) is not read."))
        }
        PartError::Inflate(InflateError::Limit(most)) => {
            (Code::ArchiveLimit, format!("It unpacks to more than {most} bytes."))
        }
        PartError::Inflate(InflateError::Broken(why)) => (Code::ArchiveBroken, why.clone()),
    }
}
