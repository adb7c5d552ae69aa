//! What can go wrong, as closed lists of codes. Trouble with one file is a [`Problem`],
//! a value in the result; misuse of the library is an [`Error`].

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with one input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The bytes are not text: NUL bytes, a PDF, a picture.
    NotText,
    /// The bytes could not be had: the file is gone, or may not be read.
    Unreadable,
    /// The bytes are text in no encoding that fits; what could be decoded is kept.
    BadEncoding,
    /// Nothing but white space.
    Empty,
    /// Larger than [`Limits::file_bytes`](crate::Limits::file_bytes).
    TooLarge,
    /// An archive unpacks to more than the limits allow.
    ArchiveLimit,
    /// An archive of a kind that is not read.
    ArchiveUnsupported,
    /// Another cap was reached; the detail names it.
    Limit,
    /// The file states another number of articles than was found in it.
    CountDiffers,
    /// The engine had to be restarted while it read this file.
    EngineRestarted,
}

/// Trouble with one input file. The rest of the work goes on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Name of the file, as it was given.
    pub document: String,
    /// What is wrong.
    pub code: Code,
    /// One sentence for a person, with the numbers.
    pub detail: String,
}

impl Problem {
    /// A problem of `document` with a sentence for a person.
    pub fn new(document: &str, code: Code, detail: impl Into<String>) -> Self {
        Problem { document: document.to_owned(), code, detail: detail.into() }
    }
}

/// Why a call was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// No document of that id.
    NoDocument,
    /// No article of that id.
    NoArticle,
    /// A decision that cannot be applied; the message says why.
    BadDecision,
    /// Options, limits or a saved state that cannot be read.
    BadInput,
}

/// A call that was refused. Files never cause one: see [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Which kind of misuse.
    pub code: ErrorCode,
    /// One sentence for a person.
    pub message: String,
}

impl Error {
    /// An error with a sentence for a person.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
