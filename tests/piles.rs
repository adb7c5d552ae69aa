//! Files that hold many articles, and files that must not come apart. A file of `tests/piles` is a
//! frame: a cover, a record and an end, with places for what differs. The test fills it from
//! `words.txt` and holds what comes out against what was put in.

mod frame;

use frame::{files, filled, frame};
use std::fs;
use storysift::{Code, Role, clean};

#[test]
fn piles_come_apart() {
    let mut wrong: Vec<String> = Vec::new();
    for path in files("tests/piles") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let frame = frame(&fs::read_to_string(&path).unwrap());
        let (file, put) = filled(&frame);
        let cleaned = clean(&name, file.as_bytes());
        let articles = &cleaned.articles;
        let records: usize = frame.expect["records"].parse().unwrap();
        if articles.len() != records || articles.iter().any(|a| a.role != Role::Record) {
            wrong.push(format!(
                "{name}: {} articles of {records}, {:?}",
                articles.len(),
                articles.first().map(|a| a.role)
            ));
            continue;
        }
        let joined: String = cleaned.blocks.iter().map(|b| b.span.of(&cleaned.document.text)).collect();
        assert_eq!(joined, cleaned.document.text, "{name}: nothing is lost");
        let expects = |key: &str| frame.expect.contains_key(key);
        let differs = cleaned.document.problems.iter().any(|p| p.code == Code::CountDiffers);
        if differs != expects("problem") {
            wrong.push(format!("{name}: count-differs is {differs}"));
        }
        for (n, (article, put)) in articles.iter().zip(&put).enumerate() {
            let mut check = |field: &str, got: Option<&str>, want: &str| {
                if got != Some(want) {
                    wrong.push(format!("{name} {n}: {field} {got:?}, not {want:?}"));
                }
            };
            check("title", article.title.as_deref(), &put.title);
            let day = article.published.as_ref().and_then(|p| p.iso.as_deref());
            check("day", day, &put.day);
            if expects("outlet") {
                check("outlet", article.source.as_deref(), &put.outlet);
            }
            if expects("byline") {
                check("byline", article.byline.as_deref(), &put.byline);
            }
            let text = article.text().replace("\n\n", " ");
            check("text", Some(&text), &put.sentences.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_text_does_not_come_apart() {
    let mut wrong: Vec<String> = Vec::new();
    for path in files("tests/piles/controls") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for take in [6, 12] {
            let mut frame = frame(&fs::read_to_string(&path).unwrap());
            frame.take = take;
            let (file, _) = filled(&frame);
            let cleaned = clean(&name, file.as_bytes());
            let records = cleaned.articles.iter().filter(|a| a.role == Role::Record).count();
            if records > 0 {
                wrong.push(format!("{name} of {take}: {records} records"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Time and memory are linear: many records cost what they cost one by one.
#[test]
fn many_records_are_all_found() {
    let mut frame = frame(include_str!("piles/counter.txt"));
    frame.take = 600;
    let (file, _) = filled(&frame);
    let cleaned = clean("many.txt", file.as_bytes());
    assert_eq!(cleaned.articles.len(), 600);
    assert!(cleaned.document.problems.is_empty(), "{:?}", cleaned.document.problems);
    let section = cleaned.articles[7].fields.get("section").map(String::as_str);
    assert_eq!(section, Some("NEWS; Pg. 8"));
    let loaded = cleaned.articles[7].fields.get("loaded").map(String::as_str);
    assert_eq!(loaded, Some("March 2, 2021"), "the day of loading is no day of publication");
}
