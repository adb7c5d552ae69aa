//! Every export format, read back by an independent reader and compared with the corpus.

mod made;

use made::Random;
use serde_json::Value;
use std::io::Read;
use storysift::{Corpus, Export, ExportFormat, ExportOptions, Options};

fn corpus() -> Corpus {
    let mut random = Random(11);
    let mut corpus = Corpus::new(Options::default());
    for n in 0..150 {
        let made = made::article(&mut random, 3);
        corpus.add(&format!("{n:03}.txt"), made::page(&mut random, &made, &[]).as_bytes());
    }
    let tricky = "=SUM(A1:A9) is what the sheet said on Monday, \"quoted\", and more.\n\n<script>alert(1)</script> was printed on the ballot of Tuesday, they said.\n";
    corpus.add("tricky.txt", tricky.as_bytes());
    corpus
}

fn export(corpus: &mut Corpus, format: ExportFormat) -> String {
    let mut export = Export::new(corpus, format);
    let mut bytes = Vec::new();
    let mut chunks = 0;
    while let Some(chunk) = export.next(corpus) {
        bytes.extend(chunk);
        chunks += 1;
    }
    let is_large = corpus.articles().len() > 100;
    assert!(chunks > 1 || !is_large || format == ExportFormat::Markdown, "a large drop comes in chunks");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn jsonl_has_every_article() {
    let mut corpus = corpus();
    let text = export(&mut corpus, ExportFormat::Jsonl);
    let rows: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let articles = corpus.articles();
    assert_eq!(rows.len(), articles.len());
    for (row, (id, article)) in rows.iter().zip(&articles) {
        assert_eq!(row["id"], **id);
        let paragraphs: Vec<&str> =
            row["paragraphs"].as_array().expect("list").iter().filter_map(Value::as_str).collect();
        assert_eq!(paragraphs, article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>());
        assert!(row["story"].is_string() && row["keeper"].is_boolean());
    }
}

#[test]
fn csv_has_every_article_and_no_formula() {
    let mut corpus = corpus();
    let text = export(&mut corpus, ExportFormat::Csv);
    assert!(text.starts_with("doc_id,text,"), "no mark unless it is asked for");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let column = |name: &str, reader: &mut csv::Reader<&[u8]>| {
        reader.headers().expect("headers").iter().position(|h| h == name).expect("column")
    };
    let (id, body) = (column("doc_id", &mut reader), column("text", &mut reader));
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let articles = corpus.articles();
    assert_eq!(rows.len(), articles.len());
    for (row, (own, article)) in rows.iter().zip(&articles) {
        assert_eq!(&row[id], own);
        let standfirst = article.standfirst.iter().map(String::as_str);
        let expected = standfirst.chain(article.paragraphs.iter().map(|p| p.text.as_str()));
        assert_eq!(row[body].trim_start_matches('\''), expected.collect::<Vec<_>>().join("\n\n"));
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    }
}

#[test]
fn csv_has_a_column_for_each_field_and_where_each_row_is_from() {
    let mut corpus = Corpus::new(Options::default());
    let table = "headline,body,section,grade\n\
        Bridge opens,The council opened the bridge on Monday.,City,Ann\n\
        Ferry sails,The ferry sailed on Tuesday with all its cabins full.,,\"Bo, Ek\"\n";
    corpus.add("june/news.csv", table.as_bytes());
    let text = export(&mut corpus, ExportFormat::Csv);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("headers").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let of = |row: usize, name: &str| {
        let at = header.iter().position(|h| h == name).unwrap_or_else(|| panic!("{name} in {header:?}"));
        rows[row][at].to_owned()
    };
    let expected = [
        ("file", ["june/news.csv", "june/news.csv"]),
        ("entry", ["#1", "#2"]),
        ("record", ["1", "2"]),
        ("field_section", ["City", ""]),
        ("field_grade", ["Ann", "Bo, Ek"]),
    ];
    for (name, [first, second]) in expected {
        assert_eq!([of(0, name), of(1, name)], [first, second], "{name}");
    }
}

/// The records of a RIS file, each a list of tags with their values, read line by line as reference managers
/// do: a line that does not start with a tag continues the one before.
fn ris(text: &str) -> Vec<Vec<(String, String)>> {
    let tag = tag_of_line();
    let mut records: Vec<Vec<(String, String)>> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match tag(line) {
            Some(("TY", value)) => {
                assert!(!open, "a record begins inside of another: {line}");
                open = true;
                records.push(vec![("TY".into(), value.into())]);
            }
            Some(("ER", value)) => {
                assert!(open && value.is_empty(), "{line}");
                open = false;
            }
            Some((name, value)) => records.last_mut().unwrap().push((name.into(), value.into())),
            None if line.is_empty() => {}
            None => {
                let last = records.last_mut().unwrap().last_mut().unwrap();
                last.1 = format!("{}\n{line}", last.1);
            }
        }
    }
    assert!(!open);
    records
}

/// Tag and value of a line: a capital, a capital or digit, one or two spaces, a hyphen, a space and the value.
fn tag_of_line() -> impl Fn(&str) -> Option<(&str, &str)> {
    |line| {
        let name =
            line.get(..2).filter(|n| n.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))?;
        let rest = line[2..].strip_prefix("  -").or_else(|| line[2..].strip_prefix(" -"))?;
        match rest {
            "" => Some((name, "")),
            _ => rest.strip_prefix(' ').map(|value| (name, value)),
        }
    }
}

#[test]
fn ris_has_every_article_whatever_its_text_says() {
    let mut corpus = corpus();
    let hostile = "ER  - ends here\n\nER  - \n\nTY  - JOUR\n\nThe clerk of Norafel wrote on Monday that the \
        list was closed.\n\nER  - \n\nA1  - Nobody read the list before noon, the mayor said on Tuesday.\n";
    corpus.add("hostile.txt", hostile.as_bytes());
    let text = export(&mut corpus, ExportFormat::Ris);
    let records = ris(&text);
    let articles = corpus.articles();
    assert_eq!(records.len(), articles.len());
    for (record, (id, article)) in records.iter().zip(&articles) {
        let of = |tag: &str| record.iter().find(|(name, _)| name == tag).map(|(_, value)| value.as_str());
        assert_eq!((of("TY"), of("ID")), (Some("NEWS"), Some(id.as_str())));
        let note = of("N1").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let words = article.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(note, words, "{id}");
        assert!(record.last().unwrap().1.starts_with("file: "), "{record:?}");
    }
}

/// The files of a zip archive, by name.
fn files(archive: &[u8]) -> Vec<(String, String)> {
    let zip = rawzip::ZipArchive::from_slice(archive).expect("an archive");
    let mut files = Vec::new();
    let mut entries = zip.entries();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).expect("UTF-8");
        let found = zip.get_entry(entry.wayfinder()).expect("its content");
        let mut text = String::new();
        let inflated = flate2::read::DeflateDecoder::new(found.data());
        found.verifying_reader(inflated).read_to_string(&mut text).expect("a whole file");
        files.push((name, text));
    }
    files
}

#[test]
fn each_article_is_a_file_that_reads_back_as_the_same_article() {
    let mut corpus = corpus();
    corpus
        .add("twice.txt", "=SUM(A1:A9) is what the sheet said on Monday, \"quoted\", and more.\n".as_bytes());
    let keepers: usize = corpus.stories().iter().map(|s| s.articles.len()).sum();
    for copies in [false, true] {
        let mut out =
            Export::with(&mut corpus, ExportFormat::Zip, ExportOptions::default().with_copies(copies));
        let mut bytes = Vec::new();
        while let Some(chunk) = out.next(&mut corpus) {
            bytes.extend(chunk);
        }
        let files = files(&bytes);
        let (index_name, index) = files.last().expect("an index");
        assert_eq!(index_name, "index.csv");
        let mut reader = csv::Reader::from_reader(index.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
        assert_eq!(rows.len(), corpus.articles().len());
        let paths: Vec<&str> = rows.iter().map(|row| &row[0]).filter(|path| !path.is_empty()).collect();
        assert_eq!(paths.len(), if copies { rows.len() } else { keepers });
        for row in rows.iter().filter(|row| !row[0].is_empty()) {
            let path = row[0].trim_start_matches('\'');
            let (_, text) = files.iter().find(|(name, _)| name == path).expect("the file of a row");
            let back = storysift::clean(path, text.as_bytes());
            let (_, article) = corpus.articles().into_iter().find(|(id, _)| *id == row[1]).expect("it");
            let article = article.clone();
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let lead = &back.articles[0];
            assert_eq!(lead.title, article.title, "{path}");
            for paragraph in &article.paragraphs {
                let kept = plain(&lead.text()).contains(&plain(&paragraph.text));
                assert!(kept, "{path}: {}\n{}", paragraph.text, lead.text());
            }
        }
    }
}

#[test]
fn markdown_has_every_story_and_no_markup_of_the_texts() {
    let mut corpus = corpus();
    let text = export(&mut corpus, ExportFormat::Markdown);
    let stories = corpus.stories().len();
    assert_eq!(text.lines().filter(|l| l.starts_with("# ")).count(), stories);
    assert!(text.contains("\\<script\\>") && !text.contains("<script>"));
}

#[test]
fn an_export_of_some_files_has_their_articles_alone() {
    let ferry = "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its rudder, which \
        broke in the storm of last week. All cabins are booked until June, and the port expects long queues.";
    let tram =
        "Drivers in Quellmouth stopped work at noon on Friday, the union said, and no tram left the depot.";
    let mut corpus = Corpus::new(Options::default());
    for (n, (name, text)) in (1..).zip([("herald.txt", ferry), ("tram.txt", tram), ("courier.txt", ferry)]) {
        corpus.insert_of(storysift::clean(name, text.as_bytes()), n);
    }
    let mut export = |format, files: Vec<u32>| {
        let options = ExportOptions::default().with_files(files);
        let mut out = Export::with(&mut corpus, format, options);
        let mut bytes = Vec::new();
        while let Some(chunk) = out.next(&mut corpus) {
            bytes.extend(chunk);
        }
        bytes
    };
    let mut lines = |files| {
        let text = String::from_utf8(export(ExportFormat::Jsonl, files)).expect("UTF-8");
        text.lines().map(|line| line[7..line.find('#').expect("an id")].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lines(vec![2]), ["tram.txt"]);
    assert_eq!(lines(vec![3, 1]), ["courier.txt", "herald.txt"]);
    assert_eq!(lines(vec![]), [""; 0]);
    // The keeper of a new copy is written, since copies are named with it.
    let mut read = |files| String::from_utf8(export(ExportFormat::Markdown, files)).expect("UTF-8");
    let (with_copy, tram_alone) = (read(vec![3]), read(vec![2]));
    assert!(with_copy.contains("night ferry") && with_copy.contains("herald.txt"), "{with_copy}");
    assert!(!with_copy.contains("Quellmouth") && tram_alone.contains("Quellmouth"), "{with_copy}");
    assert!(!tram_alone.contains("night ferry"), "{tram_alone}");
}
