//! Law 1, its second half: what is labelled as an article's own is in the article's record and in every export.
//! Over the cases, the sample, generated pages, and labelled pages where they are here.
//!
//! A word that is divided at the end of a line counts as the whole word. Of text (title, standfirst, paragraphs) and of lines of authors, outlets and dates every word counts, but for the
//! name of the site in a title and the targets of links in Markdown. Of the lines of a record's frame the values are
//! in the record, names and counters are not.

mod made;

use flate2::read::MultiGzDecoder;
use made::Random;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use storysift::{Article, Cleaned, Corpus, Export, ExportFormat, Format, Label, Limits, Options};

/// Generated pages.
const GENERATED: u64 = 60;
/// Of the labelled pages one in so many is read.
const LABELLED_STEP: usize = 12;

type Words = BTreeSet<String>;

/// The words of a text, in lower case: what stands between characters that are no letters or digits.
fn words(text: &str) -> Words {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The fields of a record that hold its text.
fn text_of(article: &Article) -> Vec<&str> {
    let head = [article.title.as_deref(), article.standfirst.as_deref()];
    head.into_iter().flatten().chain(article.paragraphs.iter().map(|p| p.text.as_str())).collect()
}

/// The fields of a record that hold its authors and outlets, and its credits; not the date.
fn credits_of(article: &Article) -> Vec<&str> {
    let fields = [&article.source, &article.byline, &article.agency, &article.dateline];
    let lines = article.credits.iter().map(|c| c.text.as_str());
    fields.into_iter().flatten().map(String::as_str).chain(lines).collect()
}

/// The text of a line without the targets of its links.
fn shown(line: &str, format: Format) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("](").filter(|_| format == Format::Markdown) {
        shown.push_str(&rest[..at]);
        let end = rest[at..].find(')').map_or(rest.len(), |end| at + end);
        rest = &rest[end..];
    }
    shown + rest
}

/// The halves of words that a hyphen divides at the end of a line and that are whole in the record.
fn halves(page: &Cleaned, held: &Words) -> Words {
    let text = page.document.text.as_str();
    let mut halves = Words::new();
    for (at, _) in text.match_indices("-\n") {
        let first =
            text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let next = text[at + 2..].trim_start();
        let second = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        if held.contains(&format!("{first}{second}")) {
            halves.extend([first, second]);
        }
    }
    halves
}

/// What of a page's runs is not in the records of its articles.
fn not_in_records(page: &Cleaned) -> Vec<String> {
    let mut lost = Vec::new();
    for article in &page.articles {
        let mut held = words(&text_of(article).join("\n"));
        held.extend(halves(page, &held));
        let date = article.published.as_ref().map(|p| p.raw.as_str());
        let credits: Words =
            &held | &words(&credits_of(article).into_iter().chain(date).collect::<Vec<_>>().join("\n"));
        for run in page.blocks.iter().filter(|r| r.article == Some(article.n)) {
            let line = run.span.of(&page.document.text);
            let is_in = match run.label {
                Label::Source | Label::Date | Label::Byline => {
                    words(&shown(line, page.document.format)).is_subset(&credits)
                }
                // A line of a frame holds names of fields and counters beside the value.
                Label::Field => true,
                Label::Title => {
                    let (line, title) = (words(line), words(article.title.as_deref().unwrap_or_default()));
                    let declared = page.document.declared.titles.iter().any(|t| title.is_subset(&words(t)));
                    // A container states the title of its entry, whatever the text opens with.
                    let stated = page.document.declared.stated.title.is_some();
                    line.is_subset(&held) || title.is_subset(&line) || declared || stated
                }
                _ => words(&shown(line, page.document.format)).is_subset(&held),
            };
            if !is_in {
                lost.push(format!(
                    "{}: article {}: {:?}: {}",
                    page.document.name,
                    article.n,
                    run.label,
                    line.trim()
                ));
            }
        }
    }
    lost
}

/// Everything that an export writes.
fn export(corpus: &mut Corpus, format: ExportFormat) -> String {
    let mut export = Export::new(corpus, format);
    let mut bytes = Vec::new();
    while let Some(chunk) = export.next(corpus) {
        bytes.extend(chunk);
    }
    if format == ExportFormat::Zip {
        // Every file of it, by the reader of archives.
        let all = storysift::clean_all("out.zip", &bytes, &Limits::default());
        let text = all.iter().map(|cleaned| cleaned.document.text.as_str()).collect::<Vec<_>>().join("\n");
        // The front matter writes line ends and tabs inside of values so.
        return [text.replace("\\n", "\n").replace("\\t", "\t"), text].join("\n");
    }
    let text = String::from_utf8(bytes).expect("UTF-8");
    match format {
        ExportFormat::Jsonl => {
            let rows = text.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON"));
            rows.flat_map(strings).collect::<Vec<_>>().join("\n")
        }
        _ => text,
    }
}

/// The texts of a JSON value.
fn strings(value: serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => items.into_iter().flat_map(strings).collect(),
        serde_json::Value::Object(fields) => fields.into_iter().flat_map(|(_, v)| strings(v)).collect(),
        _ => Vec::new(),
    }
}

/// What of a file is in no record, or in a record and not in an export.
fn lost(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut corpus = Corpus::new(Options::default());
    corpus.add(name, bytes);
    let mut lost: Vec<String> = corpus.pages().flat_map(|(_, page)| not_in_records(&page)).collect();
    let articles: Vec<(String, Article)> =
        corpus.articles().into_iter().map(|(id, a)| (id, a.clone())).collect();
    let copies: BTreeSet<String> = corpus
        .copies()
        .iter()
        .flat_map(|set| set.members.iter().map(|m| m.article.clone()).filter(|id| *id != set.keeper))
        .collect();
    let formats = [
        ExportFormat::Jsonl,
        ExportFormat::Csv,
        ExportFormat::Markdown,
        ExportFormat::Ris,
        ExportFormat::Zip,
    ];
    for format in formats {
        let written = words(&export(&mut corpus, format));
        for (id, article) in &articles {
            // Copies are listed by the article that is kept, without their text.
            if matches!(format, ExportFormat::Markdown | ExportFormat::Zip) && copies.contains(id) {
                continue;
            }
            let mut fields = [text_of(article), credits_of(article)].concat();
            fields.extend(article.url.as_deref());
            fields.extend(article.fields.values().map(String::as_str));
            let published = article.published.as_ref();
            let iso = published.and_then(|p| p.iso.as_deref());
            match format {
                ExportFormat::Markdown | ExportFormat::Zip => {
                    fields.extend(iso.or(published.map(|p| p.raw.as_str())))
                }
                _ => fields.extend(published.map(|p| p.raw.as_str())),
            }
            let missing: Vec<String> = words(&fields.join("\n")).difference(&written).cloned().collect();
            if !missing.is_empty() {
                lost.push(format!("{name}: article {}: not in {format:?}: {missing:?}", article.n));
            }
        }
    }
    lost
}

/// The files under a folder.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("readable").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, out);
        } else if !path.to_string_lossy().contains("expect") {
            out.push(path);
        }
    }
}

fn assert_nothing_lost(lost: Vec<String>) {
    assert!(lost.is_empty(), "{} runs:\n{}", lost.len(), lost.join("\n"));
}

fn lost_in(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    files(folder, &mut paths);
    assert!(!paths.is_empty(), "{} is there", folder.display());
    let of = |path: &PathBuf| {
        lost(&path.file_name().unwrap_or_default().to_string_lossy(), &fs::read(path).expect("readable"))
    };
    paths.iter().flat_map(of).collect()
}

#[test]
fn of_the_cases_and_the_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/cases", "tests/corpora", "www/page/sample"];
    assert_nothing_lost(folders.iter().flat_map(|f| lost_in(&root.join(f))).collect());
}

#[test]
fn of_generated_pages_with_many_lines_under_the_title() {
    let mut found = Vec::new();
    let mut standfirsts = 0;
    for seed in 0..GENERATED {
        let mut random = Random(seed);
        let made = made::article(&mut random, 6);
        let lines: Vec<String> = (0..random.below(6))
            .map(|n| format!("What {} said of it, in words {n}", made::name(&mut random)))
            .collect();
        let paragraphs = |lines: &[String]| lines.iter().map(|l| format!("<p>{l}</p>\n")).collect::<String>();
        let page = format!(
            "<!doctype html><body><nav><ul><li>News<li>Weather</ul></nav><main><h1>{}</h1>\n<div class=intro>{}</div>\n\
             <div class=meta><span class=byline>By Ada Torvik</span><time>3 May 2021</time></div>\n<article>{}</article>",
            made.title,
            paragraphs(&lines),
            paragraphs(&made.paragraphs)
        );
        let cleaned = storysift::clean("page.html", page.as_bytes());
        standfirsts += cleaned.blocks.iter().filter(|b| b.label == Label::Standfirst).count();
        found.extend(lost(&format!("{seed}.html"), page.as_bytes()));
    }
    assert!(standfirsts > 0, "some pages have a standfirst");
    assert_nothing_lost(found);
}

#[test]
fn of_labelled_pages() {
    let shared = std::env::var_os("STORYSIFT_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    if !shared.join("eval").is_dir() {
        eprintln!("SKIPPED: no labelled pages (set STORYSIFT_SHARED to the folder that holds eval/)");
        return;
    }
    let mut found: Vec<String> = ["seeds", "kinds"].iter().flat_map(|f| lost_in(&shared.join(f))).collect();
    for set in ["articles/html", "articles/text-chrome", "multilingual/html", "more/text-chrome"] {
        let packed = shared.join(format!("eval/extract/{set}.jsonl.gz"));
        let Ok(packed) = fs::File::open(packed) else { continue };
        let rows = BufReader::new(MultiGzDecoder::new(packed)).lines();
        for (n, row) in rows.enumerate().filter(|(n, _)| n % LABELLED_STEP == 0) {
            let row: serde_json::Value = serde_json::from_str(&row.expect("unpacked")).expect("JSON");
            for (field, ending) in [("html", "html"), ("text", "txt")] {
                if let Some(content) = row[field].as_str() {
                    found.extend(lost(&format!("{set}-{n}.{ending}"), content.as_bytes()));
                }
            }
        }
    }
    assert_nothing_lost(found);
}
