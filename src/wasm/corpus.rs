//! The class `Corpus` for JavaScript: documents, articles, copies and stories.
//!
//! In: cleaned files and clean articles. Out: records as JSON text, lists in pages (`pages`), bulk data as
//! columns (`columns`). Its calls about decisions and exports are in files of their own.

use crate::corpus::Corpus as EngineCorpus;
use crate::corpus::packed::bytes::unpack;
use crate::corpus::packed::document::PackedDocument;
use crate::record::{ArticleRecord, DocumentRecord, PileRecord};
use crate::text::utf16::Units;
use crate::types::article_id::parse_article_id;
use crate::types::decision::Decision;
use crate::types::error::{Error, Problem};
use crate::types::options::{CleanArticle, Options};
use crate::wasm::pages::{one_record, page};
use crate::wasm::{columns, from_js, json, memory, refused};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// What adding a document returns.
#[derive(Serialize)]
struct Added {
    id: Option<String>,
    documents: usize,
    failed: bool,
    problems: Vec<Problem>,
}

/// Documents that are cleaned, compared and grouped together.
#[wasm_bindgen]
pub struct Corpus {
    pub(crate) inner: EngineCorpus,
    /// Replayed decisions about ranges of documents that are not here yet, by document: their offsets cannot
    /// be converted to bytes before the text is known.
    pub(crate) waiting: BTreeMap<String, Vec<Decision>>,
}

#[wasm_bindgen]
impl Corpus {
    /// An empty corpus.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Corpus, JsValue> {
        let options: Options = if options.is_undefined() { Options::default() } else { from_js(options)? };
        Ok(Corpus { inner: EngineCorpus::new(options), waiting: BTreeMap::new() })
    }

    /// Adds what `cleanPacked` returned. Returns `{ id, documents, failed, problems }`: the id is that of the
    /// first document that was not here, null when all were; `documents` are those of which text was read;
    /// `failed` when there are none. `file` is a number by which `removeFile` finds what is new.
    #[wasm_bindgen(js_name = insertPacked)]
    pub fn insert_packed(&mut self, packed: &[u8], file: u32) -> Result<String, JsValue> {
        let all = unpack(packed).map_err(|e| refused(&e))?;
        let problems = all.iter().flat_map(|d| d.head.problems.clone()).collect();
        let documents = all.iter().filter(|d| !d.head.is_empty).count();
        let id = self.insert_documents(all, file);
        json(&Added { id, documents, failed: documents == 0, problems })
    }

    /// Takes out all documents that `insertPacked` added under this number; returns how many.
    #[wasm_bindgen(js_name = removeFile)]
    pub fn remove_file(&mut self, file: u32) -> usize {
        self.inner.remove_file(file)
    }

    /// Takes out a document; false when there is none of that id.
    pub fn remove(&mut self, document: &str) -> bool {
        self.inner.remove(document)
    }

    /// Adds an article that is already clean; returns the same as `insertPacked`.
    #[wasm_bindgen(js_name = addClean)]
    pub fn add_clean(&mut self, article: JsValue, file: u32) -> Result<String, JsValue> {
        let id = self.inner.add_clean_of(from_js::<CleanArticle>(article)?, file);
        memory::grow_ahead();
        self.replay_waiting(id.as_deref());
        let document = id.as_deref().and_then(|id| self.inner.document(id));
        let failed = document.is_some_and(|d| d.is_empty);
        let problems = document.map(|d| d.problems.clone()).unwrap_or_default();
        json(&Added { id, documents: usize::from(!failed), failed, problems })
    }

    /// What came with these files, as JSON `{ documents, articles, stories }` of ids: the documents that were added
    /// under these numbers, their articles, and the stories that these are in.
    #[wasm_bindgen(js_name = addedBy)]
    pub fn added_by(&mut self, files: Vec<u32>) -> Result<String, JsValue> {
        json(&self.inner.added_by(&files))
    }

    /// Finds copies and stories now rather than when they are first asked for.
    pub fn group(&mut self) {
        memory::make_room();
        self.inner.stories();
        memory::remember_grouped();
    }

    /// A page of document records.
    pub fn documents(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.entries_from(from), |(id, entry), out| {
            let text = entry.head.pile.as_ref().map(|_| entry.text()).unwrap_or_default();
            let pile = entry.head.pile.as_ref().map(|pile| PileRecord::new(id, &text, pile));
            let articles = entry.articles().iter().map(|a| a.n);
            out.push(json(&DocumentRecord::new(id, &entry.head, articles, pile))?);
            Ok(())
        })
    }

    /// A page of article records; `from` counts documents.
    pub fn articles(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.pages_from(from), |(id, cleaned), out| {
            let units = Units::new(&cleaned.document.text);
            for article in &cleaned.articles {
                out.push(json(&ArticleRecord::new(id, article, &units))?);
            }
            Ok(())
        })
    }

    /// A page of sets of copies.
    pub fn copies(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.copies().iter().skip(from), one_record)
    }

    /// A page of stories.
    pub fn stories(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.stories().iter().skip(from), one_record)
    }

    /// The short fields of all article records as columns.
    pub fn columns(&mut self) -> Result<JsValue, JsValue> {
        columns::articles(self.inner.article_heads()).map(JsValue::from)
    }

    /// One article record as JSON.
    pub fn article(&mut self, id: &str) -> Result<String, JsValue> {
        let missing = || refused(&Error::no_article(id));
        let (document, _) = parse_article_id(id).ok_or_else(missing)?;
        let article = self.inner.article(id).ok_or_else(missing)?;
        let text = self.inner.text(document).ok_or_else(missing)?;
        json(&ArticleRecord::new(document, &article, &Units::new(&text)))
    }

    /// A document's text and blocks as columns.
    pub fn blocks(&mut self, document: &str) -> Result<JsValue, JsValue> {
        let cleaned = self.inner.cleaned(document).map_err(|e| refused(&e))?;
        columns::blocks(document, &cleaned.document, &cleaned.blocks).map(JsValue::from)
    }

    /// What two articles share, as JSON.
    pub fn compare(&mut self, a: &str, b: &str) -> Result<String, JsValue> {
        let mut found = self.inner.compare(a, b).map_err(|e| refused(&e))?;
        for (id, marks) in [a, b].into_iter().zip(&mut found.marks) {
            let Some(article) = self.inner.article(id) else { continue };
            for mark in marks {
                let paragraph = mark.paragraph.and_then(|p| article.paragraphs.get(p as usize));
                let text = paragraph.map(|p| p.text.as_str()).or(article.title.as_deref());
                let units = Units::new(text.unwrap_or_default());
                (mark.start, mark.end) = (units.of_byte(mark.start), units.of_byte(mark.end));
            }
        }
        json(&found)
    }

    /// The words in which two articles differ, as JSON.
    pub fn difference(&mut self, a: &str, b: &str) -> Result<String, JsValue> {
        json(&self.inner.difference(a, b).map_err(|e| refused(&e))?)
    }

    /// The most doubtful pairs, as JSON.
    pub fn doubts(&mut self, limit: usize) -> Result<String, JsValue> {
        json(&self.inner.doubts(limit))
    }

    /// A page of the recurring lines.
    pub fn furniture(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.furniture().iter().skip(from), one_record)
    }

    /// A page of the documents that hold several articles, or may.
    pub fn piles(&mut self, from: usize) -> Result<String, JsValue> {
        let piles = self.inner.entries_from(0).filter_map(|(id, e)| Some((id, e, e.head.pile.as_ref()?)));
        page(from, piles.skip(from), |(id, entry, pile), out| {
            out.push(json(&PileRecord::new(id, &entry.text(), pile))?);
            Ok(())
        })
    }

    /// The articles that a document would come apart into, by a line that opens one or by its own signs, as
    /// JSON; `null` for none.
    #[wasm_bindgen(js_name = previewSplit)]
    pub fn preview_split(&mut self, document: &str, line: Option<String>) -> Result<String, JsValue> {
        let found = self.inner.preview_split(document, line.as_deref()).map_err(|e| refused(&e))?;
        let text = self.inner.text(document).unwrap_or_default();
        json(&found.as_ref().map(|pile| PileRecord::new(document, &text, pile)))
    }

    /// Ids of the articles that contain every word of the query, as JSON.
    pub fn search(&mut self, query: &str) -> Result<String, JsValue> {
        json(&self.inner.search(query))
    }

    /// Sets the looseness of stories, -1 to 1.
    pub fn tune(&mut self, looseness: f32) {
        self.inner.tune(looseness);
    }

    /// Characters of all documents, kept and set aside, as JSON.
    pub fn totals(&mut self) -> Result<String, JsValue> {
        json(&self.inner.totals())
    }

    /// Problems with files, as JSON.
    pub fn problems(&self) -> Result<String, JsValue> {
        json(&self.inner.problems())
    }
}

impl Corpus {
    /// Adds the documents of a file. Returns the id of the first one that was not here.
    pub(crate) fn insert_documents(&mut self, all: Vec<PackedDocument>, file: u32) -> Option<String> {
        let mut first = None;
        for document in all {
            let id = self.inner.insert_packed(document, Some(file));
            memory::grow_ahead();
            self.replay_waiting(id.as_deref());
            first = first.or(id);
        }
        first
    }
}
