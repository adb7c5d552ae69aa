//! Hostile inputs that are no articles, each with its expected result: no panic, bounded work, no text lost.
//! All are generated here.

use proptest::prelude::*;
use storysift::{Cleaned, Code, Format, Limits, clean, clean_with};

/// Cleans and checks what holds for any input: the blocks partition the text.
fn cleaned(name: &str, bytes: &[u8]) -> Cleaned {
    let cleaned = clean(name, bytes);
    check(&cleaned);
    cleaned
}

fn check(cleaned: &Cleaned) {
    let text = &cleaned.document.text;
    let mut at = 0;
    for block in &cleaned.blocks {
        assert_eq!(block.span.start, at, "a gap or an overlap");
        assert!(block.span.end > at, "an empty block");
        assert!(text.is_char_boundary(block.span.end));
        at = block.span.end;
    }
    assert_eq!(at, text.len(), "the blocks end before the text");
    let refused = text.is_empty() && !cleaned.document.problems.is_empty();
    assert!(refused || !cleaned.blocks.is_empty());
}

/// The code of the only problem of a refused file.
fn refusal(name: &str, bytes: &[u8]) -> Code {
    let cleaned = cleaned(name, bytes);
    assert!(cleaned.blocks.is_empty() && cleaned.articles.is_empty());
    assert_eq!(cleaned.document.problems.len(), 1);
    assert_eq!(cleaned.document.problems[0].document, name);
    assert!(!cleaned.document.problems[0].detail.is_empty());
    cleaned.document.problems[0].code
}

/// Bytes that look random and are the same each time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn nothing_to_read_is_empty() {
    for bytes in [
        &b""[..],
        b"\n",
        b"\n\n\r\n\r\n",
        b" \t \n",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        "\u{a0}\u{2028}".as_bytes(),
    ] {
        assert_eq!(refusal("a.txt", bytes), Code::Empty, "{bytes:?}");
    }
    assert_eq!(refusal("a.html", b"<html><body><script>x()</script></body></html>"), Code::Empty);
}

#[test]
fn one_byte_is_a_text() {
    let one = cleaned("a.txt", b"x");
    assert_eq!((one.document.text.as_str(), one.blocks.len()), ("x", 1));
    assert_eq!(refusal("a.txt", b"\0"), Code::NotText);
    assert_eq!(refusal("a.txt", b"\x01"), Code::NotText);
}

#[test]
fn what_is_not_text_is_refused_and_named() {
    assert_eq!(refusal("report.txt", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"), Code::NotText);
    assert_eq!(refusal("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Code::NotText);
    assert_eq!(refusal("a.txt", b"PK\x03\x04\x14\0\0\0word/document.xml"), Code::ArchiveBroken);
    assert_eq!(refusal("a.zip", b"PK\x03\x04\x14\0\0\0page.html"), Code::ArchiveBroken);
    assert_eq!(refusal("a.txt", b"a line\0\nand many NULs\0 in the next\0"), Code::NotText);
    assert_eq!(refusal("a.txt", &noise(4096)), Code::NotText);
    let pdf = clean("report.txt", b"%PDF-1.7\n");
    assert!(pdf.document.problems[0].detail.contains("PDF"), "{}", pdf.document.problems[0].detail);
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let limits = Limits::default().with_file_bytes(10);
    assert_eq!(clean_with("a.txt", b"eleven byte", &limits).document.problems[0].code, Code::TooLarge);
}

#[test]
fn a_line_of_twenty_megabytes_is_one_block() {
    let line = "The council met again and said what it had said before. ".repeat(20 * 1024 * 1024 / 56);
    let cleaned = cleaned("a.txt", line.as_bytes());
    assert_eq!(cleaned.document.text.len(), line.len());
    assert!(cleaned.document.problems.is_empty());
}

#[test]
fn a_million_blank_lines_belong_to_the_line_before() {
    let text = format!("{0}First words.{0}Last words.{0}", "\n".repeat(1_000_000));
    let cleaned = cleaned("a.txt", text.as_bytes());
    assert!(cleaned.blocks.len() < 8, "{} blocks", cleaned.blocks.len());
}

#[test]
fn more_blocks_than_the_limit_are_kept_as_one() {
    let limits = Limits::default().with_blocks(10);
    let text: String = (0..100).map(|i| format!("Line {i} says so.\n")).collect();
    for (name, source) in
        [("a.txt", text.clone()), ("a.html", format!("<html><p>{}", text.replace('\n', "<p>")))]
    {
        let cleaned = clean_with(name, source.as_bytes(), &limits);
        check(&cleaned);
        assert!(cleaned.document.text.contains("Line 99"));
        assert_eq!(cleaned.document.problems[0].code, Code::Limit, "{name}");
    }
}

#[test]
fn lone_surrogates_are_counted() {
    let mut bytes = vec![0xFF, 0xFE];
    for unit in
        "Before".encode_utf16().chain([0xD800, 0xDC00 + 1, 0xDFFF, 0xD83D]).chain(" after.".encode_utf16())
    {
        bytes.extend(unit.to_le_bytes());
    }
    let cleaned = cleaned("a.txt", &bytes);
    assert_eq!(cleaned.document.text, "Before\u{10001}\u{fffd}\u{fffd} after.");
    let problem = &cleaned.document.problems[0];
    assert_eq!(problem.code, Code::BadEncoding);
    assert!(problem.detail.starts_with("2 "), "{}", problem.detail);
}

#[test]
fn cut_and_broken_utf8_keeps_the_rest() {
    let text = "Die Brücke über den Fluss ist für Fußgänger geöffnet. Über die Straße fährt niemand.";
    let cut = cleaned("a.txt", &text.as_bytes()[..text.len() - 14]);
    assert!(cut.document.text.starts_with("Die Brücke über"));
    let whole = "Grüße €".as_bytes();
    assert!(cleaned("a.txt", &whole[..whole.len() - 1]).document.problems.is_empty());
    let mut broken = text.as_bytes().to_vec();
    broken.insert(20, 0xFF);
    let broken = cleaned("a.txt", &broken);
    assert_eq!(broken.document.problems[0].code, Code::BadEncoding);
    assert_eq!(broken.document.text.replace('\u{fffd}', ""), text);
}

#[test]
fn bidi_and_invisible_marks_stay() {
    let text =
        "The \u{202e}redro\u{202c} of \u{2067}words\u{2069} and a \u{200f}mark\u{200b} stays as it is.";
    assert_eq!(cleaned("a.txt", text.as_bytes()).document.text, text);
}

#[test]
fn deep_nesting_neither_overflows_nor_loses() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<b><i>", "</i></b>"),
        ("<table><tr><td>", ""),
        ("<a href=x><p>", ""),
        ("<span>", ""),
    ] {
        let page = format!(
            "<html><body>{}The words inside.{}<p>The words behind.",
            open.repeat(100_000),
            close.repeat(100_000)
        );
        let cleaned = cleaned("deep.html", page.as_bytes());
        assert_eq!(cleaned.document.format, Format::Html);
        assert!(cleaned.document.text.contains("The words inside."), "{open}");
        assert!(cleaned.document.text.contains("The words behind."), "{open}");
    }
}

#[test]
fn scripts_are_never_text() {
    let script = "<script>document.write('<p>written</p>')</script>".repeat(2000);
    let page = format!("<!doctype html><body>{script}<p onclick='alert(1)'>The only words.</p>{script}");
    assert_eq!(cleaned("a.txt", page.as_bytes()).document.text.trim(), "The only words.");
}

#[test]
fn unclosed_and_odd_markup_is_read() {
    for page in [
        "<html><p",
        "<html><!--",
        "<html><script>",
        "<html><p title='",
        "<html>&",
        "<html><table><table>",
        "<html><select><p>x",
    ] {
        cleaned("a.html", page.as_bytes());
    }
    let stray = cleaned(
        "a.txt",
        b"In HTML, <b>bold</b> is bold, and 1 < 2.\nThat is all that there is to say about it.",
    );
    assert_eq!(stray.document.format, Format::Text);
    assert!(stray.document.text.contains("<b>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.html", "a.md"] {
            check(&clean(name, &bytes));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}([\n\r\u{2028}\u{c} \u{fffd}éßЖ漢]{0,4}\\PC{0,80}){0,6}") {
        for name in ["a.txt", "a.html", "a.md"] {
            check(&clean(name, text.as_bytes()));
        }
    }

    #[test]
    fn any_tags_are_read(parts in proptest::collection::vec(
        proptest::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>",
            "<br>", "<li>", "<ul>", "</ul>", "<pre>", "</pre>", "<h1>", "</h1>", "<select>", "<option>", "<template>",
            "<svg>", "</svg>", "<math>", "<form>", "<button>", "<script>", "</script>", "<title>", "<span hidden>", "words ",
            "\n", "&nbsp;", "&amp", "<", "é", "<body>", "</body>", "<article>", "<frameset>", "</html>", "<plaintext>",
        ]), 0..60)) {
        check(&clean("a.html", format!("<html>{}", parts.concat()).as_bytes()));
    }

    #[test]
    fn any_marks_are_read(parts in proptest::collection::vec(
        proptest::sample::select(vec![
            "# ", "---\n", "title: x\n", "```\n", "> ", "- ", "1. ", "\n", "\n\n", "===\n", "| a |", "    ", "[l](u)", "words ", "**", "é",
        ]), 0..40)) {
        check(&clean("a.md", parts.concat().as_bytes()));
    }
}
