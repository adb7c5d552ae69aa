//! A corpus under any calls in any order. In: bytes, each call one byte and its arguments one byte each. After
//! them the corpus gives what a new one gives that got the same files in another order and the same decisions.

use crate::data::documents;
use crate::laws::check;
use crate::signature::of_pages;
use std::collections::BTreeMap;
use storysift::{ArticleRef, CleanArticle, Corpus, Decision, Export, ExportFormat, Options};

/// Calls of one run.
const MAX_CALLS: usize = 24;
/// Names that files get: fewer than there are files, so that some are of one name.
const NAMES: [&str; 5] = ["a.txt", "b.txt", "c.html", "a.txt~1", "d.md"];

/// The bytes that choose.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn next(&mut self) -> Option<usize> {
        self.0.next().map(|b| usize::from(*b))
    }

    fn below(&mut self, n: usize) -> usize {
        self.next().unwrap_or(0) % n.max(1)
    }
}

/// Runs the calls and compares.
pub fn run(data: &[u8]) -> u64 {
    let mut choices = Choices(data.iter());
    let mut corpus = Corpus::new(Options::default());
    // The files that are in, by id; of two with one name both ids change when the second comes.
    let mut files: Vec<(&'static str, &'static [u8])> = Vec::new();
    for _ in 0..MAX_CALLS {
        let Some(call) = choices.next() else { break };
        step(call, &mut choices, &mut corpus, &mut files);
    }
    let mut signature = 0;
    for (_, page) in corpus.pages() {
        check(&page);
        signature ^= of_pages([&page]);
    }
    let totals = corpus.totals();
    assert_eq!(totals.all, totals.kept + totals.aside, "every character is accounted for");
    let expected = outcome(&mut corpus);
    let mut again = Corpus::new(Options::default().with_looseness(corpus.options().looseness));
    files.iter().rev().for_each(|(name, bytes)| {
        again.add(name, bytes);
    });
    again.replay(corpus.decisions());
    let found = outcome(&mut again);
    for (part, value) in &expected {
        assert_eq!(found.get(part), Some(value), "{part}: the order of calls changes nothing");
    }
    signature ^ (corpus.stories().len() as u64) << 8 ^ corpus.copies().len() as u64
}

fn step(
    call: usize,
    choices: &mut Choices<'_>,
    corpus: &mut Corpus,
    files: &mut Vec<(&'static str, &'static [u8])>,
) {
    let pool = documents();
    match call % 16 {
        0..5 => {
            let name = NAMES[choices.below(NAMES.len())];
            let bytes = pool[choices.below(pool.len())].as_slice();
            if corpus.add(name, bytes).is_some() {
                files.push((name, bytes));
            }
        }
        5 => {
            let at = choices.below(files.len());
            let Some((name, bytes)) = files.get(at).copied() else { return };
            // The id of the file is the one whose removal and return leave the corpus as it was.
            if files.iter().filter(|(n, _)| *n == name).count() == 1 && corpus.remove(name) {
                files.retain(|file| *file != (name, bytes));
            }
        }
        6 => {
            corpus.undo();
        }
        7 => {
            corpus.redo();
        }
        8 => {
            corpus.stories();
        }
        9 => {
            corpus.tune(choices.below(5) as f32 / 2.0 - 1.0);
            corpus.doubts(4);
            corpus.furniture();
            corpus.search("bridge");
        }
        10 => {
            let mut export = Export::new(corpus, ExportFormat::Markdown);
            while export.next(corpus).is_some() {}
        }
        11 => {
            let ids: Vec<String> = corpus.articles().into_iter().map(|(id, _)| id).collect();
            if let (Some(a), Some(b)) = (pick(&ids, choices), pick(&ids, choices)) {
                corpus.compare(&a, &b).expect("both are here");
                corpus.difference(&a, &b).expect("both are here");
            }
        }
        12 => {
            // A clean article is added and taken out again.
            let article = CleanArticle::new("feed", "The port is shut.");
            if let Some(id) = corpus.add_clean(article) {
                assert!(corpus.remove(&id), "what was added is here");
            }
        }
        _ => {
            if let Some(decision) = decision(choices, corpus) {
                let _ = corpus.apply(decision);
            }
        }
    }
}

fn pick(ids: &[String], choices: &mut Choices<'_>) -> Option<String> {
    ids.get(choices.below(ids.len())).cloned()
}

fn decision(choices: &mut Choices<'_>, corpus: &mut Corpus) -> Option<Decision> {
    let ids: Vec<String> = corpus.articles().into_iter().map(|(id, _)| id).collect();
    let documents: Vec<String> = corpus.documents().map(|(id, _)| id.to_owned()).collect();
    let kind = choices.below(9);
    let mut article = || pick(&ids, choices).map(|id| ArticleRef { id, hash: String::new() });
    Some(match kind {
        0 => Decision::Same { a: article()?, b: article()? },
        1 => Decision::Different { a: article()?, b: article()? },
        2 => Decision::Copies { a: article()?, b: article()? },
        3 => Decision::NotCopies { a: article()?, b: article()? },
        4 => Decision::Keeper { article: article()? },
        5 | 6 => {
            let document = pick(&documents, choices)?;
            let (start, end) = (choices.below(256) * 3, choices.below(256) * 3);
            match kind {
                5 => Decision::Restore { document, start, end },
                _ => Decision::SetAside { document, start, end },
            }
        }
        _ => {
            let phrase =
                ["Share this", "Read more", "The bridge stays", "Ask the port"][choices.below(4)].to_owned();
            if kind == 7 { Decision::Furniture { phrase } } else { Decision::Keep { phrase } }
        }
    })
}

/// Everything that a corpus gives, by its name.
fn outcome(corpus: &mut Corpus) -> BTreeMap<&'static str, String> {
    let articles: Vec<_> = corpus.articles().into_iter().map(|(id, a)| (id, a.clone())).collect();
    let blocks: Vec<_> = corpus.pages().map(|(id, page)| format!("{id}: {:?}", page.blocks)).collect();
    let mut outcome = BTreeMap::new();
    outcome.insert("articles", format!("{articles:#?}"));
    outcome.insert("blocks", format!("{blocks:#?}"));
    outcome.insert("copies", format!("{:#?}", corpus.copies()));
    outcome.insert("stories", format!("{:#?}", corpus.stories()));
    outcome.insert("problems", format!("{:?}", corpus.problems()));
    outcome
}
