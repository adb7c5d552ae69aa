//! Files that hold many articles, and files that must not come apart. A file of `tests/piles` is a
//! frame: a cover, a record and an end, with places for what differs. The test fills it from
//! `words.txt` and holds what comes out against what was put in.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use storysift::{Code, Role, clean};

/// Records of a file that does not say.
const RECORDS: usize = 6;
/// Sentences of a text.
const SENTENCES: usize = 9;
const CITIES: [&str; 3] = ["Leeds", "York", "Hull"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words of `words.txt`, by their kind.
fn words() -> HashMap<String, Vec<String>> {
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for line in include_str!("piles/words.txt").lines() {
        if let Some((kind, word)) = line.split_once('\t') {
            words.entry(kind.to_owned()).or_default().push(word.to_owned());
        }
    }
    words
}

/// What was put into one record.
struct Put {
    title: String,
    outlet: String,
    byline: String,
    day: String,
    sentences: Vec<String>,
}

/// A frame: what is expected of it, and its parts.
struct Frame {
    expect: HashMap<String, String>,
    take: usize,
    parts: HashMap<String, String>,
}

fn frame(source: &str) -> Frame {
    let mut frame = Frame { expect: HashMap::new(), take: RECORDS, parts: HashMap::new() };
    let mut part = String::new();
    for line in source.split_inclusive('\n') {
        match line.strip_prefix('@').map(|l| l.trim_end().split_once(' ').unwrap_or((l.trim_end(), ""))) {
            Some(("expect", pairs)) => {
                let pairs = pairs.split(' ').filter_map(|p| p.split_once('='));
                frame.expect = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
            }
            Some(("take", n)) => frame.take = n.parse().unwrap(),
            Some((name, _)) => part = name.to_owned(),
            None => frame.parts.entry(part.clone()).or_default().push_str(line),
        }
    }
    frame
}

/// The file, and what was put into it.
fn filled(frame: &Frame) -> (String, Vec<Put>) {
    let words = words();
    let pick = |kind: &str, n: usize| words[kind][n % words[kind].len()].clone();
    let mut file = frame.parts.get("cover").cloned().unwrap_or_default();
    let mut put = Vec::new();
    for n in 0..frame.take {
        // Days neither only rise nor only fall.
        let (year, month, day) = (2017 + n % 3, n * 5 % 12, 1 + n * 7 % 27);
        // No two paragraphs open with the same words.
        let openers: Vec<&str> =
            words["sentence"].iter().flat_map(|s| s.split(' ')).filter(|w| w.len() > 4).collect();
        let opener = |i: usize| openers[(n * 31 + i * 17) % openers.len()].trim_matches(['"', ',', '.']);
        let sentence = |i: usize| format!("The {} first. {}", opener(i), pick("sentence", n * 5 + i * 3));
        let sentences: Vec<String> = (0..SENTENCES + n % 4).map(sentence).collect();
        let groups: Vec<String> = sentences.chunks(3).map(|g| g.join(" ")).collect();
        let text = groups.join("\n\n");
        let (title, outlet, name) = (pick("title", n), pick("outlet", n * 2 / 3), pick("name", n * 3 / 2));
        let long = MONTHS[month];
        let pairs = [
            ("{n}", (n + 1).to_string()),
            ("{all}", frame.take.to_string()),
            ("{title}", title.clone()),
            ("{outlet}", outlet.clone()),
            ("{name}", name.clone()),
            ("{city}", CITIES[n % 3].to_owned()),
            ("{year}", year.to_string()),
            ("{words}", text.split_whitespace().count().to_string()),
            ("{day us}", format!("{long} {day}, {year} Tuesday")),
            ("{day full}", format!("Tuesday {day} {long} {year}")),
            ("{day long}", format!("{day} {long} {year}")),
            ("{day mon}", format!("{} {day}, {year}", &long[..3])),
            ("{day dots}", format!("{day:02}.{:02}.{year}", month + 1)),
            ("{day dashes}", format!("{day:02}-{:02}-{year}", month + 1)),
            ("{day iso}", format!("{year}-{:02}-{day:02}", month + 1)),
            ("{paragraphs}", groups.iter().map(|g| format!("<p>{g}</p>")).collect()),
            ("{text}", text),
        ];
        let record = frame.parts["record"].clone();
        file += &pairs.iter().fold(record, |record, (name, value)| record.replace(name, value));
        let day = format!("{year}-{:02}-{day:02}", month + 1);
        put.push(Put { title, outlet, byline: name, day, sentences });
    }
    file += frame.parts.get("end").map_or("", |e| e);
    (file, put)
}

fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.is_file() && f.file_name().unwrap() != "words.txt");
    files.sort();
    files
}

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
