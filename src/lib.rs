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

// Of the second module only `unpack` and what it needs has a caller.
#![cfg_attr(feature = "unpack-module", allow(dead_code))]

mod article;
mod copies;
mod corpus;
mod encoding;
mod export;
mod fingerprint;
mod label;
mod lexicon;
mod line;
mod metadata;
mod ml;
mod parse;
mod pipeline;
mod read;
mod record;
mod split;
mod story;
mod text;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod types;
mod unpack;
mod util;
#[cfg(all(target_arch = "wasm32", not(feature = "unpack-module")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "unpack-module"))]
mod wasm_unpack;

pub use corpus::Corpus;
pub use corpus::added::Added;
pub use export::{Export, ExportFormat, ExportOptions};
pub use pipeline::clean::{Cleaned, clean, clean_view, clean_with};
pub use pipeline::clean_all::{clean_all, clean_all_with, clean_archive};
pub use record::{ArticleRecord, BlockRecord, DocumentRecord, PileRecord, SampleRecord};
pub use text::utf16::Units;
pub use types::article::{Article, Credit, Paragraph, ParagraphKind, Precision, Published, Role};
pub use types::article_head::ArticleHead;
pub use types::block::{Block, Markup, Span, Tag};
pub use types::column::{ColumnRole, GivenColumns};
pub use types::decision::{ArticleRef, Decision};
pub use types::difference::{Difference, Run, RunKind};
pub use types::document::{
    AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate, Document, Format, Stated,
};
pub use types::document_head::DocumentHead;
pub use types::error::{Code, Error, ErrorCode, Problem};
pub use types::grouping::{
    Comparison, Copies, Doubt, Doubts, HouseLine, Kind, Mark, Member, Question, Relation, Shared, Story,
    StoryMember,
};
pub use types::label::{Cue, Label, Labelled, Reason};
pub use types::limits::Limits;
pub use types::line_rule::{LineEffect, LineMatching, LinePreview, LineRule, LineSample};
pub use types::markup::{MarkupNode, NodeKind, PageView};
pub use types::options::{CleanArticle, Keeper, Options};
pub use types::pile::{PileState, PileSummary};
pub use types::provenance::Provenance;
pub use types::totals::Totals;
