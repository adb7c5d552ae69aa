//! Containers to entries: archives, mail, feeds, tables, JSON, XML, books, word processors' files. A name and bytes
//! go in; out come the documents that lie in them, with what the container declares of each
//! (title, address, day ...), and problems with a code. Knows nothing of articles: which
//! paragraphs of an entry are its text is for others to say. Press-database files are
//! ordinary documents and not taken apart here.
//!
//! Entries are handed over one by one ([`unpack_each`](take_apart::unpack_each)), so a large archive never lies
//! unpacked in memory. Every entry of a container ends as an entry or as a problem.

mod bookmarks;
mod charset;
pub(crate) mod columns;
mod converted;
mod day;
mod delimiter;
pub(crate) mod detect;
mod digest;
mod docx;
mod elements;
pub(crate) mod entry;
mod epub;
mod feed;
mod flatten;
mod forwarded;
mod gzip;
mod identifier_day;
mod inflate;
mod json;
mod mail_text;
mod markup;
mod mbox;
mod measure;
mod message;
mod names;
mod nesting;
mod package;
mod reading_list;
pub(crate) mod record;
mod records;
pub(crate) mod roles;
mod rows;
mod rtf;
mod settle;
mod sink;
pub(crate) mod stored;
mod table;
mod tables;
pub(crate) mod take_apart;
mod warc;
mod zip;

#[cfg(test)]
mod hostile_test;
#[cfg(test)]
mod unpack_test;
