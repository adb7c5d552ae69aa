//! Cleans all documents of one file: of a container each entry, of any other file the one it is.
//!
//! In: a name, bytes and limits. Out: one cleaned document for each entry, named by its path, and each
//! problem with an entry in a document of its name. Pure function: safe to run in any thread and order.

use crate::pipeline::clean_document::{Cleaned, clean_document};
use crate::pipeline::clean_entries::CleanedEntries;
use crate::pipeline::steps::Steps;
use crate::types::column::GivenColumns;
use crate::types::error::Problem;
use crate::types::limits::Limits;
use crate::unpack::entry::UnpackLimits;
use crate::unpack::stored::Stored;
use crate::unpack::take_apart::{unpack_archive, unpack_each};

/// Cleans all documents of a file. Never empty and never fails: problems are in `document.problems`.
///
/// ```
/// use storysift::{Limits, clean_all};
///
/// let table = "title,text\nBridge opens,The council opened the bridge on Monday.\n\
///     Ferry sails,The ferry sailed on Tuesday with all its cabins full.\n";
/// let cleaned = clean_all("news.csv", table.as_bytes(), &Limits::default());
/// let names: Vec<&str> = cleaned.iter().map(|c| c.document.name.as_str()).collect();
/// assert_eq!(names, ["news.csv#1", "news.csv#2"]);
/// assert_eq!(cleaned[1].articles[0].title.as_deref(), Some("Ferry sails"));
/// ```
pub fn clean_all(name: &str, bytes: &[u8], limits: &Limits) -> Vec<Cleaned> {
    clean_all_with(name, bytes, limits, &[])
}

/// The same with what a person said of the columns of tables, the last said last. Columns of other tables are
/// guessed. [`GivenColumns`] has an example.
pub fn clean_all_with(name: &str, bytes: &[u8], limits: &Limits, columns: &[GivenColumns]) -> Vec<Cleaned> {
    match entries_of(name, bytes, limits, columns) {
        Some((entries, problems)) => entries.finish(problems),
        None => vec![clean_document(name, bytes, limits, &Steps::of(limits))],
    }
}

/// Cleans the documents of a zip archive that does not lie in memory: `read` fills its first argument with the
/// archive's bytes from an offset, and returns how many it read. Each document goes to `each` as soon as it is
/// cleaned; problems with entries that are no documents come last. `false` when the file is a document made of
/// a zip archive, such as a book: [`clean_all`] reads these.
///
/// ```
/// use std::fs::File;
/// use std::os::unix::fs::FileExt;
/// use storysift::{Limits, clean_archive};
///
/// fn clean_file(path: &str) -> std::io::Result<()> {
///     let file = File::open(path)?;
///     let size = file.metadata()?.len();
///     let read = |buffer: &mut [u8], offset: u64| file.read_at(buffer, offset);
///     clean_archive(path, size, &read, &Limits::default(), &mut |cleaned| {
///         println!("{}: {} articles", cleaned.document.name, cleaned.articles.len());
///     });
///     Ok(())
/// }
/// # assert!(clean_file("missing.zip").is_err());
/// ```
pub fn clean_archive(
    name: &str,
    size: u64,
    read: &dyn Fn(&mut [u8], u64) -> std::io::Result<usize>,
    limits: &Limits,
    each: &mut dyn FnMut(Cleaned),
) -> bool {
    let mut entries = CleanedEntries::new(name, limits);
    let report = unpack_archive(name, Stored::Elsewhere(size, read), &caps(limits), &[], &mut |entry| {
        entries.add(entry);
        entries.take().into_iter().for_each(&mut *each);
    });
    let Some(report) = report else { return false };
    entries.finish(report.problems).into_iter().for_each(each);
    true
}

/// No entry may be larger than a file may be.
fn caps(limits: &Limits) -> UnpackLimits {
    UnpackLimits { entry_bytes: limits.file_bytes, ..UnpackLimits::default() }
}

/// The cleaned entries of a container and its problems. `None` when the file is none.
pub(crate) fn entries_of(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    columns: &[GivenColumns],
) -> Option<(CleanedEntries, Vec<Problem>)> {
    if bytes.len() > limits.container_bytes {
        return None;
    }
    let mut entries = CleanedEntries::new(name, limits);
    let report = unpack_each(name, bytes, &caps(limits), columns, &mut |entry| entries.add(entry))?;
    Some((entries, report.problems))
}
