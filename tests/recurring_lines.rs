//! Lines that recur in several documents: listed with the number of documents, and set aside or kept
//! everywhere by a decision.

use storysift::{Corpus, Decision, HouseLine, Options};

#[path = "made/mod.rs"]
mod made;

const HEADING: &str = "From the lamp room of the mill";
const SENTENCE: &str = "The lamp room is lit by its readers.";

/// Six pages of one outlet and a copy of the first; each contains the lines `extra`.
fn corpus_with(extra: &[&str]) -> Corpus {
    let mut random = made::Random(5);
    let mut corpus = Corpus::new(Options::default());
    for n in 0..6 {
        let made = made::article(&mut random, 6);
        let mut lines: Vec<&str> = vec![&made.title];
        lines.extend(made.paragraphs.iter().take(3).map(String::as_str));
        lines.extend(extra);
        lines.extend(made.paragraphs.iter().skip(3).map(String::as_str));
        corpus.add(&format!("{n}.txt"), lines.join("\n\n").as_bytes());
        if n == 0 {
            lines.push("A last word that only the copy has, so that the two files differ a little.");
            corpus.add("copy.txt", lines.join("\n\n").as_bytes());
        }
    }
    corpus
}

fn line(corpus: &mut Corpus, phrase: &str) -> Option<HouseLine> {
    corpus.furniture().into_iter().find(|l| l.phrase == phrase)
}

fn articles_with(corpus: &mut Corpus, phrase: &str) -> usize {
    let articles = corpus.articles();
    articles.iter().filter(|(_, a)| a.paragraphs.iter().any(|p| p.text == phrase)).count()
}

#[test]
fn a_heading_that_recurs_is_offered_and_stays() {
    let mut corpus = corpus_with(&[HEADING]);
    let offered = line(&mut corpus, HEADING).expect("it is offered");
    assert_eq!((offered.documents, offered.distinct), (7, 6), "the copy counts once");
    assert!(!offered.aside && !offered.said);
    assert_eq!(articles_with(&mut corpus, HEADING), 7);
}

/// Pages of one outlet: `amid` is in the middle of each article, `last` behind it.
fn pages(amid: &str, last: &[&str]) -> Corpus {
    let mut random = made::Random(8);
    let mut corpus = Corpus::new(Options::default());
    for n in 0..6 {
        let made = made::article(&mut random, 6);
        let mut lines: Vec<&str> = vec![&made.title];
        lines.extend(made.paragraphs.iter().map(String::as_str));
        lines.insert(3, amid);
        lines.extend(last);
        corpus.add(&format!("{n}.txt"), lines.join("\n\n").as_bytes());
    }
    corpus
}

#[test]
fn lines_that_recur_are_set_aside_from_the_edge_inwards() {
    let last = ["A house on the corner, and its garden", "Seven Valleys, lamp room and readers"];
    let mut corpus = pages("Seven Valleys, lamp room and readers", &[]);
    assert_eq!(articles_with(&mut corpus, last[1]), 6, "amid the text it is kept");
    let mut corpus = pages("A line of its own", &last);
    for phrase in last {
        assert_eq!(articles_with(&mut corpus, phrase), 0, "{phrase}");
        assert!(line(&mut corpus, phrase).is_some_and(|l| l.aside), "{phrase}");
    }
}

#[test]
fn a_persons_word_holds_everywhere_and_is_taken_back() {
    let mut corpus = corpus_with(&[HEADING, SENTENCE]);
    let before = corpus.furniture();
    for phrase in [HEADING, SENTENCE] {
        corpus.apply(Decision::Furniture { phrase: phrase.to_owned() }).expect("a phrase");
        assert!(line(&mut corpus, phrase).is_some_and(|l| l.aside && l.said), "{phrase}");
        assert_eq!(articles_with(&mut corpus, phrase), 0, "{phrase}");
        corpus.apply(Decision::Keep { phrase: phrase.to_owned() }).expect("a phrase");
        assert!(line(&mut corpus, phrase).is_some_and(|l| !l.aside && l.said), "{phrase}");
        assert_eq!(articles_with(&mut corpus, phrase), 7, "{phrase}");
    }
    while corpus.undo() {}
    assert_eq!(corpus.furniture(), before);
}

#[test]
fn the_list_does_not_depend_on_the_order_of_the_files() {
    let mut there = corpus_with(&[HEADING, SENTENCE]);
    let mut back = Corpus::new(Options::default());
    let files: Vec<(String, String)> =
        there.pages().map(|(id, page)| (id.to_owned(), page.document.text)).collect();
    for (name, text) in files.iter().rev() {
        back.add(name, text.as_bytes());
    }
    assert_eq!(there.furniture(), back.furniture());
}
