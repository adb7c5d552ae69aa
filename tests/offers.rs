//! Files of vendors that no table knows: each comes apart by itself or is offered, and comes apart rightly
//! with one decision. And single articles that look like many: none comes apart, hardly any is offered.

mod frame;

use frame::{Put, files, filled, frame};
use std::fs;
use storysift::{Corpus, Decision, Options, PileState, Role};

/// Most of the controls that may be offered: concert notes, chapters of a diary novel, minutes and a timeline
/// have title, place and day before each text, as a pile has. Of the folder of this test none is.
const MAX_OFFERED_CONTROLS: usize = 11;

/// What is wrong with the articles of a document.
fn faults(corpus: &mut Corpus, id: &str, put: &[Put]) -> Vec<String> {
    let page = corpus.cleaned(id).expect("a document");
    let mut wrong = Vec::new();
    let joined: String = page.blocks.iter().map(|b| b.span.of(&page.document.text)).collect();
    assert_eq!(joined, page.document.text, "{id}: nothing is lost");
    let records: Vec<_> = page.articles.iter().filter(|a| a.role == Role::Record).collect();
    if records.len() != put.len() {
        return vec![format!("{} records of {}", records.len(), put.len())];
    }
    for (n, (article, put)) in records.iter().zip(put).enumerate() {
        let title = article.title.as_deref().unwrap_or_default();
        if !title.ends_with(&put.title) {
            wrong.push(format!("{n}: title {title:?}, not {:?}", put.title));
        }
        let text = article.text().replace("\n\n", " ");
        if text != put.sentences.join(" ") {
            wrong.push(format!("{n}: text {:?}", text.chars().take(90).collect::<String>()));
        }
    }
    wrong
}

#[test]
fn unknown_vendors_come_apart_or_are_offered() {
    let mut wrong: Vec<String> = Vec::new();
    for path in files("tests/offers") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for take in [3, 6, 14] {
            let mut frame = frame(&fs::read_to_string(&path).unwrap());
            frame.take = take;
            let (file, put) = filled(&frame);
            let mut corpus = Corpus::new(Options::default());
            corpus.add(&name, file.as_bytes());
            let pile = corpus.piles().first().map(|(_, pile)| (*pile).clone());
            let Some(pile) = pile else {
                wrong.push(format!("{name} of {take}: no pile"));
                continue;
            };
            if pile.state == PileState::Likely {
                let form = Some(pile.form.clone());
                let split = Decision::Split { document: name.clone(), form, line: None };
                corpus.apply(split).expect("a split that was offered");
            }
            let found = faults(&mut corpus, &name, &put);
            eprintln!("{name} of {take}: {:?} {} [{}] {}", pile.state, pile.count, pile.form, found.len());
            wrong.extend(found.first().map(|f| format!("{name} of {take}: {f} ({} faults)", found.len())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_text_that_looks_like_many_stays_one() {
    let (mut sure, mut offered) = (Vec::new(), Vec::new());
    for folder in ["tests/offers/controls", "tests/piles/controls"] {
        for path in files(folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            for take in [4, 12] {
                let mut frame = frame(&fs::read_to_string(&path).unwrap());
                frame.take = take;
                let (file, _) = filled(&frame);
                let document = storysift::clean(&name, file.as_bytes()).document;
                let Some(pile) = document.pile else { continue };
                let line = format!("{name} of {take}: {} [{}]", pile.count, pile.form);
                if pile.state == PileState::Sure { sure.push(line) } else { offered.push(line) }
            }
        }
    }
    eprintln!("offered:\n{}", offered.join("\n"));
    assert!(sure.is_empty(), "{}", sure.join("\n"));
    assert!(offered.len() <= MAX_OFFERED_CONTROLS, "{}", offered.join("\n"));
}
