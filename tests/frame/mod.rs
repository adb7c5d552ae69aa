//! Files that are made of a frame: a cover, a record and an end, with places for what differs, filled from
//! `tests/piles/words.txt`.

#![allow(dead_code, reason = "each test uses a part")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

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
pub fn words() -> HashMap<String, Vec<String>> {
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for line in include_str!("../piles/words.txt").lines() {
        if let Some((kind, word)) = line.split_once('\t') {
            words.entry(kind.to_owned()).or_default().push(word.to_owned());
        }
    }
    words
}

/// What was put into one record.
pub struct Put {
    pub title: String,
    pub outlet: String,
    pub byline: String,
    pub day: String,
    pub sentences: Vec<String>,
}

/// A frame: what is expected of it, and its parts.
pub struct Frame {
    pub expect: HashMap<String, String>,
    pub take: usize,
    pub parts: HashMap<String, String>,
}

pub fn frame(source: &str) -> Frame {
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
pub fn filled(frame: &Frame) -> (String, Vec<Put>) {
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

pub fn files(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.is_file() && f.file_name().unwrap() != "words.txt");
    files.sort();
    files
}
