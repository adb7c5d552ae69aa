//! Decisions that a file holds several articles, or one: they hold for every file of the form, also for those
//! that come later, are undone and redone, and lose no text.

mod frame;

use frame::{Put, filled, frame};
use std::time::{Duration, Instant};
use storysift::{Corpus, Decision, ErrorCode, Options, PileState, Role};

/// Time for thousands of decisions on a few files, in a build without optimisation.
const MAX_SECONDS: Duration = Duration::from_secs(60);

fn made(source: &str, take: usize) -> (String, Vec<Put>) {
    let mut frame = frame(source);
    frame.take = take;
    filled(&frame)
}

const LIKELY: &str = include_str!("offers/long-rules.txt");
const SURE: &str = include_str!("piles/counter.txt");
const WITHOUT_DAYS: &str = include_str!("partings/chapters-of-a-magazine.txt");

fn split(document: &str, form: Option<String>, line: Option<&str>) -> Decision {
    Decision::Split { document: document.to_owned(), form, line: line.map(str::to_owned) }
}

fn whole(document: &str, form: Option<String>) -> Decision {
    Decision::Whole { document: document.to_owned(), form }
}

/// Number of records of each document; the text of all blocks is the document's.
fn records(corpus: &mut Corpus) -> Vec<(String, usize)> {
    let count = |(id, page): (&str, storysift::Cleaned)| {
        let joined: String = page.blocks.iter().map(|b| b.span.of(&page.document.text)).collect();
        assert_eq!(joined, page.document.text, "{id}: nothing is lost");
        (id.to_owned(), page.articles.iter().filter(|a| a.role == Role::Record).count())
    };
    corpus.pages().map(count).collect()
}

fn state(corpus: &mut Corpus, id: &str) -> Option<PileState> {
    corpus.piles().into_iter().find(|(document, _)| *document == id).map(|(_, pile)| pile.state)
}

fn form(corpus: &mut Corpus, id: &str) -> String {
    corpus.piles().into_iter().find(|(document, _)| *document == id).expect("a pile").1.form.clone()
}

#[test]
fn a_decision_holds_for_every_file_of_the_form_whenever_it_comes() {
    let (one, _) = made(LIKELY, 6);
    let (two, _) = made(LIKELY, 9);
    let mut corpus = Corpus::new(Options::default());
    corpus.add("one.txt", one.as_bytes());
    assert_eq!(state(&mut corpus, "one.txt"), Some(PileState::Likely));
    assert_eq!(records(&mut corpus), [("one.txt".to_owned(), 0)]);
    let form = form(&mut corpus, "one.txt");
    let steps = [
        (split("one.txt", Some(form.clone()), None), PileState::Asked, 6, 9),
        (whole("one.txt", Some(form.clone())), PileState::Refused, 0, 0),
        (split("one.txt", None, None), PileState::Asked, 6, 0),
    ];
    for (decision, expected, first, second) in steps {
        corpus.apply(decision.clone()).expect("a decision that fits");
        assert_eq!(state(&mut corpus, "one.txt"), Some(expected), "{decision:?}");
        // A file that comes later, and one that was here before, are the same.
        corpus.add("two.txt", two.as_bytes());
        let found = records(&mut corpus);
        assert_eq!(found, [("one.txt".to_owned(), first), ("two.txt".to_owned(), second)], "{decision:?}");
        let ids: Vec<String> = corpus.articles().into_iter().map(|(id, _)| id).collect();
        let json = serde_json::to_string(&corpus.decisions()).expect("JSON");
        let mut again = Corpus::new(Options::default());
        again.replay(serde_json::from_str::<Vec<Decision>>(&json).expect("decisions"));
        again.add("two.txt", two.as_bytes());
        again.add("one.txt", one.as_bytes());
        assert_eq!(records(&mut again), found, "{decision:?}");
        assert_eq!(again.articles().into_iter().map(|(id, _)| id).collect::<Vec<_>>(), ids);
        assert!(corpus.remove("two.txt"));
    }
    assert!(corpus.undo() && corpus.undo());
    assert_eq!(records(&mut corpus)[0].1, 6);
    assert!(corpus.undo());
    assert_eq!((records(&mut corpus)[0].1, state(&mut corpus, "one.txt")), (0, Some(PileState::Likely)));
    assert!(corpus.redo());
    assert_eq!(records(&mut corpus)[0].1, 6);
}

#[test]
fn a_file_that_came_apart_is_joined_and_comes_apart_again() {
    let (file, _) = made(SURE, 5);
    let mut corpus = Corpus::new(Options::default());
    corpus.add("sure.txt", file.as_bytes());
    corpus.add("other.txt", made(SURE, 4).0.as_bytes());
    let before: Vec<String> = corpus.articles().into_iter().map(|(id, a)| format!("{id} {a:?}")).collect();
    corpus.apply(whole("sure.txt", None)).expect("a pile");
    assert_eq!(records(&mut corpus), [("other.txt".to_owned(), 4), ("sure.txt".to_owned(), 0)]);
    assert_eq!(state(&mut corpus, "sure.txt"), Some(PileState::Refused));
    corpus.apply(split("sure.txt", None, None)).expect("a pile");
    assert_eq!(state(&mut corpus, "sure.txt"), Some(PileState::Sure));
    let after: Vec<String> = corpus.articles().into_iter().map(|(id, a)| format!("{id} {a:?}")).collect();
    assert_eq!(before, after);
}

#[test]
fn a_line_shows_where_articles_start() {
    let (file, put) = made(WITHOUT_DAYS, 7);
    let mut corpus = Corpus::new(Options::default());
    corpus.add("issue.txt", file.as_bytes());
    assert_eq!(state(&mut corpus, "issue.txt"), None);
    let line = format!("[ {} ]", put[2].title);
    let shown = corpus.preview_split("issue.txt", Some(&line)).expect("a document").expect("articles");
    assert_eq!(shown.count, 7);
    assert_eq!(records(&mut corpus)[0].1, 0, "a preview changes nothing");
    let decision = split("issue.txt", Some(shown.form.clone()), Some(&line));
    corpus.apply(decision).expect("articles");
    corpus.add("next.txt", made(WITHOUT_DAYS, 9).0.as_bytes());
    corpus.add("page.txt", b"The bridge opens\n\nThe council opened the bridge on Monday, ten years late.\n");
    let expected = [("issue.txt".to_owned(), 7), ("next.txt".to_owned(), 9), ("page.txt".to_owned(), 0)];
    assert_eq!(records(&mut corpus), expected);
    let article = corpus.article("issue.txt#2").expect("an article");
    assert_eq!(article.title.as_deref(), Some(line.as_str()));
    assert_eq!(article.text().replace("\n\n", " "), put[2].sentences.join(" "));
    corpus.apply(whole("issue.txt", Some(shown.form))).expect("a pile");
    assert!(records(&mut corpus).iter().all(|(_, n)| *n == 0));
}

#[test]
fn what_makes_no_sense_is_refused_with_a_sentence() {
    let mut corpus = Corpus::new(Options::default());
    corpus.add("one.txt", made(LIKELY, 6).0.as_bytes());
    corpus.add("page.txt", b"The bridge opens\n\nThe council opened the bridge on Monday, ten years late.\n");
    let cases = [
        (split("gone.txt", None, None), ErrorCode::NoDocument, "no document gone.txt"),
        (split("page.txt", None, None), ErrorCode::BadDecision, "name a line that opens one"),
        (split("page.txt", None, Some("The bridge opens")), ErrorCode::BadDecision, "lines like this one"),
        (split("page.txt", None, Some(" ")), ErrorCode::BadDecision, "the line is empty"),
        (split("one.txt", Some("another".into()), None), ErrorCode::BadDecision, "another form"),
        (whole("page.txt", None), ErrorCode::BadDecision, "one article already"),
    ];
    for (decision, code, sentence) in cases {
        let error = corpus.apply(decision.clone()).expect_err("refused");
        assert_eq!(error.code, code, "{decision:?}");
        assert!(error.message.contains(sentence), "{decision:?}: {}", error.message);
    }
    assert!(corpus.decisions().is_empty());
}

/// Many decisions are sorted once for all documents, and each document is parted once.
#[test]
fn thousands_of_decisions_cost_what_they_must() {
    let mut corpus = Corpus::new(Options::default());
    for n in 0..20 {
        corpus.add(&format!("{n}.txt"), made(LIKELY, 4).0.as_bytes());
    }
    let start = Instant::now();
    let line = "==================================================";
    let decisions = (0..4_000).map(|n| match n % 3 {
        0 => split(&format!("{}.txt", n % 20), Some(format!("form {n} | a | b | text")), None),
        1 => whole(&format!("gone-{n}.txt"), Some(format!("form {n} | text"))),
        _ => split(&format!("gone-{n}.txt"), Some(format!("starts 0 label {n} | text")), Some(line)),
    });
    corpus.replay(decisions);
    assert!(records(&mut corpus).iter().all(|(_, n)| *n == 4));
    assert!(start.elapsed() < MAX_SECONDS, "{:?}", start.elapsed());
}
