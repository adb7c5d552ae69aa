//! Each kind of container comes apart into what it holds.

use crate::types::column::{ColumnRole as Role, GivenColumns};
use crate::types::error::Code;
use crate::unpack::entry::{ContainerKind, Content, DayKind, Entry, UnpackLimits};
use crate::unpack::hostile_test::zip;
use crate::unpack::take_apart::{Unpacked, unpack, unpack_each};

const PROSE: &str = "The left gate of the weir jammed open on Saturday night and drained two miles of the river before anybody could reach the winch, the agency said on Sunday.";
const OTHER: &str = "Work on the roof of the library starts on Monday and will last eleven weeks, the council has said, after buckets stood among the shelves for three winters.";

fn run(name: &str, bytes: &[u8]) -> Unpacked {
    unpack(name, bytes, &UnpackLimits::default()).expect("a container")
}

fn text(entry: &Entry) -> &str {
    match &entry.content {
        Content::Html(text) | Content::Text(text) | Content::ArticleText(text) | Content::Markdown(text) => {
            text
        }
        Content::Bytes(bytes) => std::str::from_utf8(bytes).expect("text"),
    }
}

/// Path, title, outlet, author, day of each entry.
fn rows(unpacked: &Unpacked) -> Vec<[String; 5]> {
    let shown = |v: &Option<String>| v.clone().unwrap_or_default();
    let day = |e: &Entry| e.declared.published.as_ref().map(|d| d.raw.clone()).unwrap_or_default();
    let row = |e: &Entry| {
        let d = &e.declared;
        [e.path.clone(), shown(&d.title), shown(&d.outlet), shown(&d.author), day(e)]
    };
    unpacked.entries.iter().map(row).collect()
}

#[test]
fn one_article_of_every_writing_of_it() {
    let cases: Vec<(&str, String)> = vec![
        ("a.csv", format!("Headline,Newspaper,Byline,Date,Body\nWeir jams,Fen Post,Ada Quill,2024-08-11,\"{PROSE}\n\n{OTHER}\"\n")),
        ("a.csv", format!("sep=;\nTitel;Zeitung;Autor;Datum;Volltext\nWeir jams;Fen Post;Ada Quill;2024-08-11;\"{PROSE}\"\n")),
        ("a.tsv", format!("título\tmedio\tautor\tfecha\ttexto\nWeir jams\tFen Post\tAda Quill\t2024-08-11\t{PROSE}\n")),
        ("a.txt", format!("title|source|author|date|text\nWeir jams|Fen Post|Ada Quill|2024-08-11|{PROSE}\nWeir jams|Fen Post|Ada Quill|2024-08-11|{PROSE}\n")),
        ("a.json", format!("[{{\"title\":\"Weir jams\",\"source\":{{\"id\":1,\"name\":\"Fen Post\"}},\"author\":\"Ada Quill\",\"publishedAt\":\"2024-08-11\",\"content\":\"{PROSE}\"}}]")),
        ("a.json", format!("{{\"response\":{{\"docs\":[{{\"headline\":\"Weir jams\",\"outlet\":\"Fen Post\",\"authors\":[{{\"name\":\"Ada Quill\"}}],\"pub_date\":\"2024-08-11\",\"paragraphs\":[\"{PROSE}\",\"{OTHER}\"]}}]}}}}")),
        ("a.json", format!("{{\"1\":{{\"title\":\"Weir jams\",\"site\":\"Fen Post\",\"byline\":\"Ada Quill\",\"date\":\"2024-08-11\",\"html\":\"<p>{PROSE}</p>\"}},\"2\":{{\"title\":\"Weir jams\",\"site\":\"Fen Post\",\"byline\":\"Ada Quill\",\"date\":\"2024-08-11\",\"html\":\"<p>{PROSE}</p>\"}}}}")),
        ("a.json", format!("{{\"title\":{{\"0\":\"Weir jams\"}},\"source\":{{\"0\":\"Fen Post\"}},\"author\":{{\"0\":\"Ada Quill\"}},\"date\":{{\"0\":\"2024-08-11\"}},\"text\":{{\"0\":\"{PROSE}\"}}}}")),
        ("a.jsonl", format!("{{\"title\":\"Weir jams\",\"source\":\"Fen Post\",\"author\":\"Ada Quill\",\"date\":\"2024-08-11\",\"text\":\"{PROSE}\"}}\n{{\"title\":\"x\",\"text\":\"{OTHER}\"}}\n")),
        ("a.xml", format!("<set><article><headline><p>Weir jams</p></headline><sourceName>Fen Post</sourceName><byline>Ada Quill</byline><publicationDate><date>2024-08-11</date></publicationDate><leadParagraph><p>{PROSE}</p></leadParagraph><tailParagraphs><p>{OTHER}</p></tailParagraphs></article><article><headline>x</headline><sourceName>y</sourceName><leadParagraph><p>{OTHER}</p></leadParagraph></article></set>")),
        ("a.sgml", format!("<DOC>\n<DOCNO> AB240811-0001 </DOCNO>\n<HEAD>Weir jams</HEAD><SOURCE>Fen Post</SOURCE><BYLINE>Ada Quill</BYLINE>\n<TEXT>\n<P>\n{PROSE}\n<P>\n3 < 5\n</TEXT>\n</DOC>\n").repeat(2)),
        ("a.xml", format!("<rss><channel><title>Fen Post</title><item><title>Weir &amp;#106;ams</title><dc:creator>Ada Quill</dc:creator><pubDate>2024-08-11</pubDate><description>short</description><content:encoded><![CDATA[<p>{PROSE}</p>]]></content:encoded></item></channel></rss>")),
        ("a.atom", format!("<feed xmlns='x'><title>Fen Post</title><entry><title>Weir jams</title><link rel='alternate' href='https://x.example/1'/><author><name>Ada Quill</name></author><published>2024-08-11</published><updated>2024-09-01</updated><content type='xhtml'><div><p>{PROSE}</p></div></content></entry></feed>")),
        ("a.rdf", format!("<rdf:RDF><channel><title>Fen Post</title></channel><item><title>Weir jams</title><dc:creator>Ada Quill</dc:creator><dc:date>2024-08-11</dc:date><description>{PROSE}</description></item></rdf:RDF>")),
    ];
    for (name, file) in &cases {
        let got = run(name, file.as_bytes());
        let row = &rows(&got)[0];
        assert_eq!(row[1..], ["Weir jams", "Fen Post", "Ada Quill", "2024-08-11"], "{file}");
        assert!(text(&got.entries[0]).contains(PROSE), "{file}");
        let both = file.contains(&format!("{PROSE}\n\n{OTHER}"))
            || file.contains("tailParagraphs")
            || file.contains("paragraphs");
        assert!(!both || text(&got.entries[0]).contains(OTHER), "{file}");
        assert!(got.report.problems.is_empty(), "{:?}", got.report.problems);
    }
}

#[test]
fn what_is_no_container_stays_whole() {
    for (name, file) in [
        ("a.txt", format!("Weir jams\n\n{PROSE}\n\n{OTHER}")),
        ("a.txt", "Roses are red, he said, and sang,\nviolets are blue, she said, and rang,\nthe sky is wide, they said, and sprang,\nthe sea is deep, we said, and hang,\nthe end is near, I said, and bang,\n".to_owned()),
        ("a.md", format!("---\ntitle: A\n---\n\n{PROSE}")),
        ("a.html", format!("<!doctype html><html><body><p>{PROSE}</p></body></html>")),
        ("a", format!("<div><p>{PROSE}</p></div>")),
        ("a.txt", format!("[Editor's note] {PROSE}")),
        ("a.txt", format!("Title: Weir jams\nSource: Fen Post\nDate: 2024-08-11\n\n{PROSE}")),
        ("a.txt", format!("From Monday the bridge is shut.\n\n{PROSE}")),
        ("a.pdf", "%PDF-1.7".to_owned()),
        ("a.txt", String::new()),
    ] {
        assert_eq!(unpack(name, file.as_bytes(), &UnpackLimits::default()), None, "{file}");
    }
}

#[test]
fn what_has_no_text_is_a_problem() {
    for (name, file) in [
        ("a.csv", "station,month,rain\nA,2024-01,3\nB,2024-02,4\n".to_owned()),
        ("a.txt", "station\tmonth\train\nA\t1\t3\nB\t2\t4\nC\t3\t4\nD\t4\t4\nE\t5\t4\n".to_owned()),
        ("a.csv", "title,url,time_added\nA,https://x.example/a,1715000000\n".to_owned()),
        ("a.json", "{\"list\":{\"1\":{\"given_url\":\"https://x.example/a\",\"time_added\":\"1715000000\"}}}".to_owned()),
        ("a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF='https://x.example' ADD_DATE='1'>A</A></DL>".to_owned()),
        ("a.html", "<html><body><ul><li><a href='https://x.example/a' time_added='1'>A</a><li><a href='https://x.example/b' time_added='1'>B</a></ul>".to_owned()),
        ("a.opml", "<opml><body><outline xmlUrl='https://x.example/feed'/></body></opml>".to_owned()),
    ] {
        let got = run(name, file.as_bytes());
        let codes: Vec<_> = got.report.problems.iter().map(|p| p.code).collect();
        assert_eq!((got.entries.len(), codes), (0, vec![Code::NoTextColumn]), "{file}");
    }
}

#[test]
fn mail_gives_its_best_text_and_its_files() {
    let attached = zip(&[("a.txt", PROSE.as_bytes())], false);
    let coded: String = {
        use std::fmt::Write as _;
        attached.iter().fold(String::new(), |mut s, b| {
            let _ = write!(s, "={b:02X}");
            s
        })
    };
    let mail = format!(
        "From: =?windows-1251?B?z/Do4uXy?= <ada@x.example>\r\nTo: d@x.example\r\nSubject: Re: Fwd: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=\r\nDate: Mon, 6 May 2024 01:12:44 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=CF=F0=E8\r\n--a\r\nContent-Type: text/html; charset=shift_jis\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+k/qWe4zqPC9wPg==\r\n--a--\r\n--m\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=\"../x.zip\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n--m\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=x.png\r\n\r\nxx\r\n--m--\r\n"
    );
    let got = run("a.eml", mail.as_bytes());
    assert_eq!(rows(&got)[0], ["a.eml", "日本", "", "Привет", "Mon, 6 May 2024 01:12:44 +0100"]);
    assert_eq!(got.entries[0].content, Content::Html("<p>日本語</p>".to_owned()));
    assert_eq!(got.entries[0].declared.published.as_ref().map(|d| d.kind), Some(DayKind::Sent));
    assert_eq!(got.entries[1].path, "a.eml/x.zip/a.txt");
    assert_eq!(got.report.problems.len(), 1, "the picture: {:?}", got.report.problems);
}

#[test]
fn a_saved_page_is_no_mail() {
    let page = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/weir\r\nSubject: Weir jams\r\nDate: Sun, 11 Aug 2024 07:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://x.example/weir\r\n\r\n<p>{PROSE}=3D</p>\r\n--b\r\nContent-Type: image/png\r\nContent-Location: https://x.example/a.png\r\n\r\nxx\r\n--b--\r\n"
    );
    let got = run("a.mhtml", page.as_bytes());
    assert_eq!(got.report.kind, ContainerKind::WebPage);
    let declared = &got.entries[0].declared;
    assert_eq!(declared.url.as_deref(), Some("https://x.example/weir"));
    assert_eq!(
        (declared.published.clone(), declared.saved_at.as_deref()),
        (None, Some("Sun, 11 Aug 2024 07:00:00 -0000"))
    );
    assert_eq!(got.entries[0].content, Content::Html(format!("<p>{PROSE}=</p>")));
}

#[test]
fn days_of_saving_are_not_days_of_publication() {
    let notes = format!(
        "<?xml version='1.0'?><en-export><note><title>Weir jams</title><created>20250120T070000Z</created><tag>eels</tag><note-attributes><author>Ada Quill</author><source-url>https://x.example/weir</source-url></note-attributes><content><![CDATA[<en-note><p>{PROSE}</p></en-note>]]></content><resource><data encoding='base64'>AAAA</data></resource></note><note><title>B</title><created>20250120T070000Z</created><content><![CDATA[<en-note>{OTHER}</en-note>]]></content></note></en-export>"
    );
    let list = format!(
        "[{{\"title\":\"Weir jams\",\"url\":\"https://x.example/weir\",\"created_at\":\"2025-01-20T07:00:00Z\",\"content\":\"<p>{PROSE}</p>\"}}]"
    );
    for (name, file) in [("a.enex", notes), ("a.json", list)] {
        let got = run(name, file.as_bytes());
        let declared = &got.entries[0].declared;
        assert_eq!(
            (&declared.published, declared.saved_at.as_deref()),
            (&None, Some("2025-01-20T07:00:00Z")),
            "{name}"
        );
        assert_eq!(declared.url.as_deref(), Some("https://x.example/weir"), "{name}");
        assert!(matches!(&got.entries[0].content, Content::Html(t) if t.contains(PROSE)), "{name}");
    }
}

#[test]
fn lists_in_an_archive_declare_its_pages() {
    let list = "[{\"slug\":\"weir\",\"title\":\"Weir jams\",\"author\":\"Ada Quill\",\"url\":\"https://x.example/weir\",\"savedAt\":\"2025-01-20\",\"publishedAt\":\"2024-08-11\"},{\"slug\":\"gone\",\"title\":\"Gone\",\"url\":\"https://x.example/gone\",\"savedAt\":\"2025-01-20\"}]";
    let page = format!("<p>{PROSE}</p>");
    let got = run(
        "x.zip",
        &zip(&[("content/weir.html", page.as_bytes()), ("metadata_0_to_20.json", list.as_bytes())], true),
    );
    assert_eq!(rows(&got)[0], ["x.zip/content/weir.html", "Weir jams", "", "Ada Quill", "2024-08-11"]);
    assert_eq!(rows(&got)[1][..2], ["x.zip/gone", "Gone"]);
}

#[test]
fn books_give_their_documents_in_order() {
    let files = |spine: &str| {
        zip(
            &[
                ("mimetype", b"application/epub+zip".as_slice()),
                ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path=\"OEBPS/b.opf\"/></rootfiles></container>"),
                ("OEBPS/b.opf", format!("<package><metadata><dc:title>Weir jams</dc:title><dc:creator>Ada Quill</dc:creator><dc:language>en</dc:language></metadata><manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"text/a%20b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"b\" href=\"text/b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"n\"/>{spine}</spine></package>").as_bytes()),
                ("OEBPS/text/a b.xhtml", format!("<html><body><p>{PROSE}</p></body></html>").as_bytes()),
                ("OEBPS/text/b.xhtml", format!("<html><body><p>{OTHER}</p></body></html>").as_bytes()),
                ("OEBPS/nav.xhtml", b"<html><body>Contents</body></html>"),
            ],
            true,
        )
    };
    let got = run("b.epub", &files("<itemref idref=\"b\"/><itemref idref=\"a\"/>"));
    assert_eq!(
        rows(&got).iter().map(|r| r[0].as_str()).collect::<Vec<_>>(),
        ["b.epub/OEBPS/text/b.xhtml", "b.epub/OEBPS/text/a b.xhtml"]
    );
    assert_eq!(
        (got.entries[0].declared.title.as_deref(), got.entries[0].declared.fields["book title"].as_str()),
        (None, "Weir jams")
    );
    let got = run("b.epub", &files("<itemref idref=\"a\"/>"));
    assert_eq!(rows(&got)[0][1..4], ["Weir jams", "", "Ada Quill"]);
}

#[test]
fn recorded_pages_come_out_of_a_warc() {
    let body = format!("<p>{PROSE}</p>");
    let chunked = format!("{:x}\r\n{}\r\n0\r\n\r\n", body.len(), body);
    let record = |kind: &str, block: String| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.example/weir\r\nWARC-Date: 2025-01-20T07:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let file = [
        record("warcinfo", "software: x".to_owned()),
        record("request", "GET / HTTP/1.1\r\n\r\n".to_owned()),
        record("response", format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n{chunked}")),
        record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone".to_owned()),
    ]
    .concat();
    let got = run("a.warc", file.as_bytes());
    assert_eq!(got.entries.len(), 1);
    assert_eq!(got.entries[0].content, Content::Html(body));
    assert_eq!(got.entries[0].declared.saved_at.as_deref(), Some("2025-01-20T07:00:00Z"));
    assert_eq!(got.report.problems.len(), 1);
}

#[test]
fn columns_that_a_person_gives_replace_the_guess() {
    let table = format!("a,b,c\nWeir jams,{OTHER_PLAIN},\"{PROSE}\"\n", OTHER_PLAIN = "Roof to be slated");
    let given = |names: &[&str], roles: &[(&str, Role)]| GivenColumns {
        names: names.iter().map(|n| (*n).to_owned()).collect(),
        roles: roles.iter().map(|(name, role)| ((*name).to_owned(), *role)).collect(),
    };
    // Of two for the same names the last holds; the order of names is of no matter.
    let all = [
        given(&["a", "b", "c"], &[("a", Role::Title), ("c", Role::Text)]),
        given(&["c", "b", "a"], &[("b", Role::Title), ("c", Role::Text)]),
        given(&["a", "c"], &[("a", Role::Text)]),
    ];
    let mut entries = Vec::new();
    let report =
        unpack_each("a.csv", table.as_bytes(), &UnpackLimits::default(), &all, &mut |e| entries.push(e));
    let tables = report.expect("a table").tables;
    let roles: Vec<(&str, Role)> = tables[0].columns.iter().map(|c| (&*c.name, c.role)).collect();
    assert_eq!(roles, [("a", Role::Field), ("b", Role::Title), ("c", Role::Text)]);
    assert!(tables[0].given && tables[0].rows[0][0] == "Weir jams");
    assert_eq!(entries[0].declared.title.as_deref(), Some("Roof to be slated"));
    assert_eq!(entries[0].declared.fields["a"], "Weir jams");
}
