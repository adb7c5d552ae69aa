//! The word-by-word difference of two versions of a text. How it is found is for `corpus::diff`.

use serde::{Deserialize, Serialize};

/// A run of words of two versions of a text.
///
/// ```
/// use storysift::{Run, RunKind};
///
/// let run = Run { kind: RunKind::Gone, text: "old ".into() };
/// assert_eq!(serde_json::to_string(&run)?, r#"{"kind":"gone","text":"old "}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Which version has it.
    pub kind: RunKind,
    /// The words, with the characters between them.
    pub text: String,
}

/// Which of two versions has a run of words.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::RunKind::Both)?, "\"both\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// Both.
    Both,
    /// Only the first.
    Gone,
    /// Only the second.
    Only,
}

/// The words in which two versions of a text differ.
///
/// ```
/// use storysift::{Corpus, Options, RunKind};
///
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("a.txt", b"The old mill by the river burnt down on Monday night, the town said.");
/// corpus.add("b.txt", b"The new mill by the river burnt down on Monday night, the town said.");
/// let difference = corpus.difference("a.txt#0", "b.txt#0")?;
/// assert_eq!((difference.gone, difference.only), (1, 1));
/// assert_eq!((difference.paragraphs[0][1].kind, &*difference.paragraphs[0][1].text), (RunKind::Gone, "old "));
/// # Ok::<(), storysift::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Difference {
    /// The paragraphs of the second version, with the words of the first alone at their place.
    pub paragraphs: Vec<Vec<Run>>,
    /// Number of words of both, in the same order.
    pub both: usize,
    /// Number of words of the first alone.
    pub gone: usize,
    /// Number of words of the second alone.
    pub only: usize,
}
