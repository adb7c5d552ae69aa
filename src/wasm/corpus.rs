//! The corpus as a class. Lists come in pages of JSON text, `{"next": n | null, "items": [...]}`,
//! so that no call's cost grows with the corpus.

use crate::corpus::Corpus as Inner;
use crate::export::Export;
use crate::pipeline::clean::Cleaned;
use crate::record::{ArticleRecord, DocumentRecord};
use crate::text::utf16::Units;
use crate::types::article::Role::Attached;
use crate::types::article_id::{article_id, parse_article_id};
use crate::types::decision::Decision;
use crate::types::error::{Error, ErrorCode, Problem};
use crate::types::options::{CleanArticle, Options};
use crate::wasm::memory;
use crate::wasm::{bad_input, columns, from_js, json, put, refused};
use js_sys::{Float32Array, Object, Uint8Array, Uint32Array};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A page of a list ends after so many bytes of JSON.
const PAGE_BYTES: usize = 256 << 10;

#[derive(Serialize)]
struct Taken {
    id: Option<String>,
    failed: bool,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Replayed {
    taken: usize,
    waiting: usize,
}

/// A drop of documents.
#[wasm_bindgen]
pub struct Corpus {
    inner: Inner,
    /// Replayed decisions about runs of documents that are not here yet, by document:
    /// their offsets cannot be turned into bytes before the text is known.
    waiting: BTreeMap<String, Vec<Decision>>,
}

#[wasm_bindgen]
impl Corpus {
    /// An empty corpus.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Corpus, JsValue> {
        let options: Options = if options.is_undefined() { Options::default() } else { from_js(options)? };
        Ok(Corpus { inner: Inner::new(options), waiting: BTreeMap::new() })
    }

    /// Takes in what `cleanPacked` gave. Returns `{ id, failed, problems }`: the id is null
    /// when the same file is here already; `failed` tells that nothing of it could be read.
    #[wasm_bindgen(js_name = insertPacked)]
    pub fn insert_packed(&mut self, packed: &[u8]) -> Result<String, JsValue> {
        let cleaned: Cleaned = postcard::from_bytes(packed).map_err(bad_input)?;
        let problems = cleaned.document.problems.clone();
        let failed = cleaned.document.text.is_empty();
        let id = self.inner.insert(cleaned);
        memory::grow_ahead();
        self.welcome(id.as_deref());
        json(&Taken { id, failed, problems })
    }

    /// Takes in an article that is already clean; returns as `insertPacked`.
    #[wasm_bindgen(js_name = addClean)]
    pub fn add_clean(&mut self, article: JsValue) -> Result<String, JsValue> {
        let id = self.inner.add_clean(from_js::<CleanArticle>(article)?);
        memory::grow_ahead();
        self.welcome(id.as_deref());
        let document = id.as_deref().and_then(|id| self.inner.document(id));
        let failed = document.is_some_and(|d| d.text.is_empty());
        let problems = document.map(|d| d.problems.clone()).unwrap_or_default();
        json(&Taken { id, failed, problems })
    }

    /// Finds copies and stories now rather than at the first question.
    pub fn group(&mut self) {
        memory::make_room();
        self.inner.stories();
        memory::grouped();
    }

    /// A page of document records.
    pub fn documents(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.pages(), |(id, cleaned), out| {
            out.push(json(&DocumentRecord::new(id, &cleaned.document, &cleaned.articles))?);
            Ok(())
        })
    }

    /// A page of article records; `from` counts documents.
    pub fn articles(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.pages(), |(id, cleaned), out| {
            let units = Units::new(&cleaned.document.text);
            for article in &cleaned.articles {
                out.push(json(&ArticleRecord::new(id, article, &units))?);
            }
            Ok(())
        })
    }

    /// A page of sets of copies.
    pub fn copies(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.copies().iter(), each)
    }

    /// A page of stories.
    pub fn stories(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.stories().iter(), each)
    }

    /// The article records' short fields as columns; the strings as JSON text.
    pub fn columns(&mut self) -> Result<JsValue, JsValue> {
        #[derive(Default, Serialize)]
        struct Strings<'a> {
            ids: Vec<String>,
            documents: Vec<&'a str>,
            titles: Vec<Option<&'a str>>,
            sources: Vec<Option<&'a str>>,
            dates: Vec<Option<&'a str>>,
            undated: Vec<Option<&'a str>>,
        }
        let mut strings = Strings::default();
        let (mut words, mut confidence, mut attached) = (Vec::new(), Vec::new(), Vec::new());
        for (id, cleaned) in self.inner.pages() {
            for article in &cleaned.articles {
                strings.ids.push(article_id(id, article.n));
                strings.documents.push(id);
                strings.titles.push(article.title.as_deref());
                strings.sources.push(article.source.as_deref());
                let published = article.published.as_ref();
                strings.dates.push(published.and_then(|p| p.iso.as_deref()));
                strings.undated.push(published.filter(|p| p.iso.is_none()).map(|p| p.raw.as_str()));
                words.push(article.words);
                confidence.push(article.confidence);
                attached.push(u8::from(article.role == Attached));
            }
        }
        let out = Object::new();
        put(&out, "strings", &json(&strings)?.into())?;
        put(&out, "words", &Uint32Array::from(words.as_slice()).into())?;
        put(&out, "confidence", &Float32Array::from(confidence.as_slice()).into())?;
        put(&out, "attached", &Uint8Array::from(attached.as_slice()).into())?;
        Ok(out.into())
    }

    /// One article record as JSON.
    pub fn article(&mut self, id: &str) -> Result<String, JsValue> {
        let missing = || refused(&Error::new(ErrorCode::NoArticle, format!("no article {id}")));
        let (document, n) = parse_article_id(id).ok_or_else(missing)?;
        let cleaned = self.inner.cleaned(document).map_err(|_| missing())?;
        let article = cleaned.articles.iter().find(|a| a.n == n).ok_or_else(missing)?;
        json(&ArticleRecord::new(document, article, &Units::new(&cleaned.document.text)))
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

    /// A page of the lines that recur.
    pub fn furniture(&mut self, from: usize) -> Result<String, JsValue> {
        page(from, self.inner.furniture().iter(), each)
    }

    /// Ids of the articles that hold every word of the query, as JSON.
    pub fn search(&mut self, query: &str) -> Result<String, JsValue> {
        json(&self.inner.search(query))
    }

    /// Sets the strict-to-loose control, -1 to 1.
    pub fn tune(&mut self, looseness: f32) {
        self.inner.tune(looseness);
    }

    /// Takes in decisions of another time; those about what is not here wait for it. Returns
    /// `{ taken, waiting }` as JSON: `taken` are those that `undo` takes back.
    pub fn replay(&mut self, decisions: JsValue) -> Result<String, JsValue> {
        let mut replayed = Replayed { taken: 0, waiting: 0 };
        for mut decision in from_js::<Vec<Decision>>(decisions)? {
            match document_of(&decision).filter(|id| self.inner.document(id).is_none()) {
                Some(absent) => {
                    self.waiting.entry(absent.to_owned()).or_default().push(decision);
                    replayed.waiting += 1;
                }
                None => {
                    self.translate(&mut decision, |units, unit| units.to_byte(unit));
                    replayed.waiting += usize::from(!self.inner.knows(&decision));
                    replayed.taken += 1;
                    self.inner.replay([decision]);
                }
            }
        }
        json(&replayed)
    }

    /// Applies what the person said.
    pub fn apply(&mut self, decision: JsValue) -> Result<(), JsValue> {
        let mut decision: Decision = from_js(decision)?;
        self.translate(&mut decision, |units, unit| units.to_byte(unit));
        self.inner.apply(decision).map_err(|e| refused(&e))
    }

    /// Takes the last decision back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.inner.undo()
    }

    /// Applies the last decision taken back again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        self.inner.redo()
    }

    /// What the person said so far, as JSON.
    pub fn decisions(&mut self) -> Result<String, JsValue> {
        let mut decisions = self.inner.decisions();
        for decision in &mut decisions {
            self.translate(decision, |units, byte| units.of_byte(byte));
        }
        decisions.extend(self.waiting.values().flatten().cloned());
        json(&decisions)
    }

    /// Begins an export: "jsonl", "csv" or "markdown".
    pub fn export(&mut self, format: JsValue) -> Result<Export, JsValue> {
        Ok(Export { inner: Export::new(&mut self.inner, from_js(format)?) })
    }

    /// Trouble with files, as JSON.
    pub fn problems(&self) -> Result<String, JsValue> {
        json(&self.inner.problems())
    }
}

/// An export under way.
#[wasm_bindgen]
pub struct Export {
    inner: crate::export::Export,
}

#[wasm_bindgen]
impl Export {
    /// The next bytes of the file, or nothing at its end.
    pub fn next(&mut self, corpus: &mut Corpus) -> Option<Vec<u8>> {
        self.inner.next(&mut corpus.inner)
    }
}

impl Corpus {
    /// Replays the decisions that waited for a document.
    fn welcome(&mut self, id: Option<&str>) {
        for mut decision in id.and_then(|id| self.waiting.remove(id)).unwrap_or_default() {
            self.translate(&mut decision, |units, unit| units.to_byte(unit));
            self.inner.replay([decision]);
        }
    }

    /// Turns a decision's offsets from one unit into the other.
    fn translate(&self, decision: &mut Decision, turn: fn(&Units, usize) -> usize) {
        if let Decision::Restore { document, start, end } | Decision::SetAside { document, start, end } =
            decision
            && let Some(document) = self.inner.document(document)
        {
            let units = Units::new(&document.text);
            (*start, *end) = (turn(&units, *start), turn(&units, *end));
        }
    }
}

/// The document of a decision with offsets.
fn document_of(decision: &Decision) -> Option<&str> {
    match decision {
        Decision::Restore { document, .. } | Decision::SetAside { document, .. } => Some(document),
        _ => None,
    }
}

/// Writes a page of a list that starts at its item `from`; `write` gives an item's records.
fn page<T>(
    from: usize,
    items: impl Iterator<Item = T>,
    write: impl Fn(T, &mut Vec<String>) -> Result<(), JsValue>,
) -> Result<String, JsValue> {
    let (mut records, mut bytes, mut next) = (Vec::new(), 0, from);
    let mut items = items.skip(from).peekable();
    while bytes < PAGE_BYTES
        && let Some(item) = items.next()
    {
        let known = records.len();
        write(item, &mut records)?;
        bytes += records.iter().skip(known).map(String::len).sum::<usize>();
        next += 1;
    }
    let next = if items.peek().is_some() { next.to_string() } else { "null".to_owned() };
    Ok(format!("{{\"next\":{next},\"items\":[{}]}}", records.join(",")))
}

fn each<T: Serialize>(item: &T, out: &mut Vec<String>) -> Result<(), JsValue> {
    out.push(json(item)?);
    Ok(())
}
