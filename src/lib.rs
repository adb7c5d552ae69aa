//! Storysift cleans saved web articles, collapses copies of the same article and
//! groups what is left by news story. It runs natively and, as WebAssembly, wholly
//! inside a browser: it opens no file and makes no request of its own.
//!
//! Data goes one way:
//!
//! ```text
//! bytes -> Document -> [Block] -> [Labelled] -> [Article] -> Fingerprint -> Copies -> Story
//!          '------- per file, pure: clean() -----------'     '---- whole drop: Corpus ----'
//! ```
//!
//! ```
//! let page = storysift::clean("page.txt", b"A title\n\nThe council voted on Monday to keep the bridge open.");
//! assert_eq!(page.articles.len(), 1);
//!
//! let mut corpus = storysift::Corpus::new(storysift::Options::default());
//! corpus.add("page.txt", b"The council voted on Monday to keep the bridge open.");
//! assert_eq!(corpus.stories().len(), 1);
//! ```

mod article;
mod block;
mod chunk;
mod clean;
mod copies;
mod corpus;
mod decision;
mod document;
mod error;
mod export;
mod fingerprint;
mod gather;
mod known;
mod label;
mod language;
mod limits;
mod meta;
mod read;
mod record;
mod split;
mod story;
mod text;
#[doc(hidden)]
pub mod training;
mod units;
// Not yet called by the pipeline.
#[allow(dead_code, unused_imports)]
mod unpack;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod weights;

pub use article::{Article, Paragraph, ParagraphKind, Precision, Published, Role};
pub use block::{Block, Markup, Span, Tag};
pub use clean::{Cleaned, clean, clean_with};
pub use corpus::{
    CleanArticle, Comparison, Copies, Corpus, Difference, Doubt, Doubts, HouseLine, Keeper, Kind, Mark,
    Member, Options, Question, Relation, Run, RunKind, Shared, Story, StoryMember,
};
pub use decision::{ArticleRef, Decision};
pub use document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate, Document, Format};
pub use error::{Code, Error, ErrorCode, Problem};
pub use export::{Export, ExportFormat};
pub use label::{Cue, Label, Labelled, Reason};
pub use limits::Limits;
pub use record::{ArticleRecord, BlockRecord, DocumentRecord};
#[doc(hidden)]
#[cfg(not(target_arch = "wasm32"))]
pub use story::lessons as story_lessons;
pub use units::Units;
