//! What can go wrong, as closed lists of codes. A [`Problem`] is about one input file and part of
//! the result; an [`Error`] is a call that was refused.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with one input file.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Code::NotText)?, "\"not-text\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Code {
    /// The bytes are not text: NUL bytes, a PDF, a picture.
    NotText,
    /// The file could not be opened or read.
    Unreadable,
    /// The bytes are text in no encoding that fits; what could be decoded is kept.
    BadEncoding,
    /// Nothing but white space.
    Empty,
    /// Larger than [`Limits::file_bytes`](crate::types::limits::Limits::file_bytes).
    TooLarge,
    /// An archive unpacks to more than the limits allow.
    ArchiveLimit,
    /// A file or an archive is damaged or cut off.
    ArchiveBroken,
    /// An archive of a kind that is not read.
    ArchiveUnsupported,
    /// A password is needed.
    Encrypted,
    /// A table, list or set of records without any text of articles.
    NoTextColumn,
    /// The name of an entry points out of its archive and was made safe.
    UnsafeName,
    /// The file holds several documents, and one was asked for.
    SeveralDocuments,
    /// Another cap was reached; the detail names it.
    Limit,
    /// The file states another number of articles than was found in it.
    CountDiffers,
    /// The engine had to be restarted while it read this file.
    EngineRestarted,
}

/// What went wrong with one input file. The other files are not affected.
///
/// ```
/// use storysift::Code;
///
/// let problems = storysift::clean("report.pdf", b"%PDF-1.7").document.problems;
/// assert_eq!(problems[0].code, Code::NotText);
/// assert_eq!(problems[0].detail, "This is a PDF document, not text.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
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
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::ErrorCode::NoArticle)?, "\"no-article\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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

/// A call that was refused. Input files never cause one: see [`Problem`].
///
/// ```
/// use storysift::{Corpus, ErrorCode, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// let error = corpus.compare("a.txt#0", "b.txt#0").expect_err("an empty corpus");
/// assert_eq!(error.code, ErrorCode::NoArticle);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Why.
    pub code: ErrorCode,
    /// One sentence for a person.
    pub message: String,
}

impl Error {
    /// An error with a sentence for a person.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into() }
    }

    /// There is no article of this id.
    pub(crate) fn no_article(id: &str) -> Self {
        Error::new(ErrorCode::NoArticle, format!("no article {id}"))
    }

    /// There is no document of this id.
    pub(crate) fn no_document(id: &str) -> Self {
        Error::new(ErrorCode::NoDocument, format!("no document {id}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
