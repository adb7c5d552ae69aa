//! Every export format, read back by an independent reader and compared with the corpus.

mod made;

use made::Random;
use serde_json::Value;
use storysift::{Corpus, Export, ExportFormat, Options};

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
    assert!(chunks > 1 || format == ExportFormat::Markdown, "a large drop comes in chunks");
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
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let column = |name: &str, reader: &mut csv::Reader<&[u8]>| {
        reader.headers().expect("headers").iter().position(|h| h == name).expect("column")
    };
    let (id, body) = (column("id", &mut reader), column("text", &mut reader));
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let articles = corpus.articles();
    assert_eq!(rows.len(), articles.len());
    for (row, (own, article)) in rows.iter().zip(&articles) {
        assert_eq!(&row[id], own);
        assert_eq!(row[body].trim_start_matches('\''), article.text());
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
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
