//! Cleaning of single files. Each folder is a case: `cases/NAME/input.txt` (or `.html`, `.md`) beside
//! `expected.json`, the articles that must come out. To add a case, write its input, run the test with
//! `UPDATE_CASES=1`, and check every line of the file that it wrote.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use storysift::{Article, Role, clean};

/// What a case says of an article: fields that are absent or empty are left out.
fn record(article: &Article) -> Value {
    let mut record = json!({
        "role": if article.role == Role::Lead { "lead" } else { "attached" },
        "title": article.title,
        "paragraphs": article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
    });
    let date = article.published.as_ref().map(|p| p.iso.clone().unwrap_or_else(|| p.raw.clone()));
    let fields = [
        ("derived", article.title_derived.then(|| "yes".to_owned())),
        ("standfirst", article.standfirst.clone()),
        ("source", article.source.clone()),
        ("byline", article.byline.clone()),
        ("agency", article.agency.clone()),
        ("dateline", article.dateline.clone()),
        ("date", date),
        ("language", article.language.clone()),
    ];
    for (name, value) in fields {
        if let (Some(value), Some(record)) = (value, record.as_object_mut()) {
            record.insert(name.to_owned(), value.into());
        }
    }
    record
}

fn input(folder: &Path) -> PathBuf {
    let names = ["input.txt", "input.html", "input.md"];
    let found = names.iter().map(|n| folder.join(n)).find(|p| p.is_file());
    found.unwrap_or_else(|| panic!("{} has no input", folder.display()))
}

/// The lines in which two texts differ, with what they have in common at both ends left out.
fn difference(want: &str, got: &str) -> String {
    let (want, got): (Vec<&str>, Vec<&str>) = (want.lines().collect(), got.lines().collect());
    let head = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let most = want.len().min(got.len()) - head;
    let tail = want.iter().rev().zip(got.iter().rev()).take_while(|(a, b)| a == b).count().min(most);
    let gone = want[head..want.len() - tail].iter().map(|l| format!("  - {l}\n"));
    let come = got[head..got.len() - tail].iter().map(|l| format!("  + {l}\n"));
    gone.chain(come).collect()
}

#[test]
fn cases_come_out_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&root).expect("tests/cases is there").map(|e| e.expect("an entry").path()).collect();
    folders.retain(|f| f.is_dir());
    folders.sort();
    assert!(!folders.is_empty());
    let mut wrong = String::new();
    for folder in folders {
        let name = folder.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        let file = input(&folder);
        let bytes = fs::read(&file).expect("the input is read");
        let page = clean(file.file_name().and_then(|n| n.to_str()).unwrap_or("input.txt"), &bytes);
        let got: Vec<Value> = page.articles.iter().map(record).collect();
        let got = serde_json::to_string_pretty(&got).expect("JSON") + "\n";
        let expected = folder.join("expected.json");
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(&expected, &got).expect("expected.json is written");
            continue;
        }
        let want = fs::read_to_string(&expected).unwrap_or_default();
        if want != got {
            wrong += &format!("{name}\n{}", difference(&want, &got));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
