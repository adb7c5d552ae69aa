//! Hostile containers: bombs, cut-off files, wrong lengths, nesting, unsafe names, locked
//! entries, very many entries; and a loop that changes bytes and looks for panics.

use crate::types::error::Code;
use crate::unpack::entry::{Content, UnpackLimits};
use crate::unpack::stored::Stored;
use crate::unpack::take_apart::{Unpacked, unpack, unpack_archive};
use std::fmt::Write as _;
use std::io::Write as _;

/// A zip archive of these files, deflated when `deflate`.
pub(super) fn zip(files: &[(&str, &[u8])], deflate: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, content) in files {
        let method =
            if deflate { rawzip::CompressionMethod::DEFLATE } else { rawzip::CompressionMethod::STORE };
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().expect("a name");
        let descriptor = if deflate {
            let encoder = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::fast());
            let mut writer = config.wrap(encoder);
            writer.write_all(content).expect("memory");
            let (encoder, descriptor) = writer.finish().expect("memory");
            encoder.finish().expect("memory");
            descriptor
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).expect("memory");
            writer.finish().expect("memory").1
        };
        entry.finish(descriptor).expect("memory");
    }
    archive.finish().expect("memory");
    out
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

fn run(name: &str, bytes: &[u8]) -> Unpacked {
    unpack(name, bytes, &UnpackLimits::default()).expect("a container")
}

fn codes(unpacked: &Unpacked) -> Vec<Code> {
    let of_entries = unpacked.entries.iter().flat_map(|entry| &entry.problems);
    of_entries.chain(&unpacked.report.problems).map(|p| p.code).collect()
}

fn paths(unpacked: &Unpacked) -> Vec<&str> {
    unpacked.entries.iter().map(|e| e.path.as_str()).collect()
}

#[test]
fn bombs_are_named_and_the_rest_is_read() {
    let zeros = vec![b'a'; 32 << 20];
    let got = run("bomb.zip", &zip(&[("bomb.txt", &zeros), ("fine.txt", b"Fine.")], true));
    assert_eq!((paths(&got), codes(&got)), (vec!["bomb.zip/fine.txt"], vec![Code::ArchiveLimit]));
    assert_eq!(codes(&run("bomb.gz", &gzip(&zeros))), [Code::ArchiveLimit]);
    let limits = UnpackLimits { total_bytes: 100, ..UnpackLimits::default() };
    let many = zip(&[("a.txt", &[b'x'; 60]), ("b.txt", &[b'y'; 60]), ("c.txt", &[b'z'; 10])], false);
    let got = unpack("many.zip", &many, &limits).expect("a container");
    assert_eq!(
        (paths(&got), codes(&got)),
        (vec!["many.zip/a.txt", "many.zip/c.txt"], vec![Code::ArchiveLimit])
    );
    let limits = UnpackLimits { entries: 2, ..UnpackLimits::default() };
    let got = unpack("many.zip", &many, &limits).expect("a container");
    assert_eq!((got.entries.len(), codes(&got)), (2, vec![Code::ArchiveLimit]));
}

#[test]
fn archives_in_archives_end() {
    let inner = zip(&[("a.txt", b"Text.")], false);
    let once = zip(&[("inner.zip", &inner)], false);
    let twice = zip(&[("once.zip", &once)], false);
    assert_eq!(paths(&run("x.zip", &once)), ["x.zip/inner.zip/a.txt"]);
    assert_eq!(codes(&run("x.zip", &twice)), [Code::ArchiveLimit]);
    let mut deep = b"Text.".to_vec();
    for _ in 0..10 {
        deep = gzip(&deep);
    }
    assert_eq!(codes(&run("x.gz", &deep)), [Code::ArchiveLimit]);
}

#[test]
fn damaged_and_locked_entries_are_named_one_by_one() {
    let text = "The weir was shut on Monday. ".repeat(40);
    let mut archive = zip(&[("a.txt", text.as_bytes()), ("b.txt", b"Sound.")], false);
    archive[60] ^= 0xFF;
    let got = run("x.zip", &archive);
    assert_eq!((paths(&got), codes(&got)), (vec!["x.zip/b.txt"], vec![Code::ArchiveBroken]));
    let cut = &archive[..archive.len() / 2];
    assert_eq!(codes(&run("x.zip", cut)), [Code::ArchiveBroken]);
    let whole = gzip(text.as_bytes());
    assert_eq!(codes(&run("x.gz", &whole[..whole.len() - 9])), [Code::ArchiveBroken]);
    // The bit of encryption in both headers.
    let mut locked = zip(&[("a.txt", b"Text.")], false);
    locked[6] |= 1;
    let central = memchr::memmem::find(&locked, b"PK\x01\x02").expect("a directory");
    locked[central + 8] |= 1;
    assert_eq!(codes(&run("x.zip", &locked)), [Code::Encrypted]);
}

#[test]
fn names_stay_inside_and_once() {
    let mut archive = zip(&[("aa/evil.txt", b"One."), ("b.txt", b"Two.")], false);
    let text = String::from_utf8_lossy(&archive).into_owned();
    assert_eq!(text.matches("aa/evil.txt").count(), 2);
    while let Some(at) = memchr::memmem::find(&archive, b"aa/evil.txt") {
        archive[at..at + 2].copy_from_slice(b"..");
    }
    let got = run("x.zip", &archive);
    assert_eq!((paths(&got), codes(&got)), (vec!["x.zip/evil.txt", "x.zip/b.txt"], vec![Code::UnsafeName]));
    let got = run(
        "x.zip",
        &zip(&[("__MACOSX/._a", b"x"), (".DS_Store", b"y"), ("a.txt", b"A."), ("a.txt", b"B.")], false),
    );
    assert_eq!(paths(&got), ["x.zip/a.txt", "x.zip/a.txt (2)"]);
    assert_eq!(codes(&got), [Code::NotText]);
}

#[test]
fn a_hundred_thousand_entries_take_linear_time() {
    let took = |n: usize| {
        let mut feed = String::from("<rss><channel><title>F</title>");
        for i in 0..n {
            write!(feed, "<item><title>T {i}</title><description>D</description></item>").expect("memory");
        }
        feed.push_str("</channel></rss>");
        let start = std::time::Instant::now();
        assert_eq!(run("f.xml", feed.as_bytes()).entries.len(), n);
        start.elapsed().as_secs_f64()
    };
    let (small, large) = (took(10_000), took(100_000));
    assert!(large < 40.0 * small.max(0.01), "10,000 items {small:.2} s, 100,000 items {large:.2} s");
    let names: Vec<String> = (0..20_000).map(|i| format!("{i}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"Text.".as_slice())).collect();
    assert_eq!(run("x.zip", &zip(&files, false)).entries.len(), 20_000);
}

#[test]
fn hostile_markup_takes_linear_time() {
    let cases: Vec<(&str, String)> = vec![
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "<b>".repeat(300_000))),
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "<!--".repeat(300_000))),
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "<![CDATA[".repeat(200_000))),
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "</x>".repeat(300_000))),
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "< ".repeat(500_000))),
        ("a.xml", format!("<?xml version='1.0'?><a>{}", "&".repeat(1_000_000))),
        ("a.xml", format!("<rss><channel>{}", "<item>".repeat(200_000))),
        ("a.json", format!("{}1", "[".repeat(500_000))),
        ("a.json", format!("[{}]", vec!["{\"a\":{\"b\":{\"c\":[{}]}}}"; 50_000].join(","))),
        ("a.csv", format!("a,b\n{}", "\"".repeat(1_000_000))),
        ("a.csv", ",".repeat(1_000_000)),
        ("a.csv", "\n".repeat(1_000_000)),
        ("a.mbox", "From a\nA: b\n\n".repeat(80_000)),
        (
            "a.eml",
            format!(
                "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n{}",
                "--x\n".repeat(200_000)
            ),
        ),
        (
            "a.eml",
            format!("From: a\nSubject: b\nMIME-Version: 1.0\n{}\n\nx", "Received: by x\n".repeat(50_000)),
        ),
        ("a.eml", format!("From: a\nSubject: {}\nMIME-Version: 1.0\n\nx", "=?".repeat(300_000))),
        (
            "a.eml",
            format!(
                "From: a\nSubject: b\nMIME-Version: 1.0\n\n{}",
                "Content-Type: message/rfc822\n\n".repeat(20_000)
            ),
        ),
        ("a.txt", format!("x\n{}", format!("{}\n\nFrom: a\nSubject: b\n\n", "-".repeat(30)).repeat(20_000))),
        ("a.warc", "WARC/1.0\r\n\r\n".repeat(100_000)),
    ];
    for (name, text) in &cases {
        let start = std::time::Instant::now();
        unpack(name, text.as_bytes(), &UnpackLimits::default());
        let took = start.elapsed().as_secs_f64();
        assert!(took < 8.0, "{name} {:?}: {took:.1} s", &text[..text.floor_char_boundary(60)]);
    }
}

/// One small container of each kind.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let prose = "The left gate of the weir jammed open on Saturday night and drained two miles of the river before anybody could reach the winch, the agency said on Sunday.";
    let book = zip(
        &[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"),
            ("b.opf", b"<package><metadata><dc:title>B</dc:title></metadata><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"),
            ("a.xhtml", prose.as_bytes()),
        ],
        true,
    );
    vec![
        ("a.zip", zip(&[("a.txt", prose.as_bytes()), ("b.csv", b"title,text\na,b\n")], true)),
        ("a.epub", book),
        ("a.gz", gzip(prose.as_bytes())),
        ("a.csv", format!("title;text\nA;\"{prose}\n{prose}\"\nB;\"{prose}\"\n").into_bytes()),
        ("a.json", format!("{{\"items\":[{{\"title\":\"A\",\"content\":\"{prose}\",\"tags\":[\"x\"]}}]}}").into_bytes()),
        ("a.jsonl", format!("{{\"text\":\"{prose}\"}}\n{{\"text\":\"{prose}\"}}\n").into_bytes()),
        ("a.xml", format!("<rss><channel><title>F</title><item><title>A</title><content:encoded><![CDATA[<p>{prose}</p>]]></content:encoded></item></channel></rss>").into_bytes()),
        ("b.xml", format!("<set><doc><headline>A</headline><body><p>{prose}</p></body></doc><doc><headline>B</headline><body><p>{prose}</p></body></doc></set>").into_bytes()),
        ("a.mbox", format!("From a@x.example Mon\nFrom: A <a@x.example>\nSubject: =?utf-8?q?=C3=A4?=\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n{prose}=\n=C3=A4\n--b\nContent-Type: text/html\n\n<p>{prose}</p>\n--b--\n\nFrom b@x.example Mon\nFrom: B\nSubject: b\n\n> {prose}\n").into_bytes()),
        ("a.warc", format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{prose}</p>\r\n\r\n", prose.len() + 52).into_bytes()),
    ]
}

#[test]
fn changed_bytes_cause_no_panic() {
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let start = std::time::Instant::now();
    for round in 0..400 {
        for (name, sample) in samples() {
            let mut bytes = sample;
            for _ in 0..1 + random(4) {
                let at = random(bytes.len());
                match random(5) {
                    0 => bytes.truncate(at.max(1)),
                    1 => bytes[at] = random(256) as u8,
                    2 => bytes[at] ^= 1 << random(8),
                    3 => {
                        let end = (at + random(16)).min(bytes.len());
                        let copy = bytes[at..end].to_vec();
                        let to = random(bytes.len());
                        bytes.splice(to..to, copy);
                    }
                    _ => {
                        let end = (at + random(16)).min(bytes.len() - 1);
                        bytes.drain(at.min(end)..end);
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let first = unpack(name, &bytes, &UnpackLimits::default());
            if round % 20 == 0 {
                assert_eq!(first, unpack(name, &bytes, &UnpackLimits::default()), "{name}");
            }
        }
        if start.elapsed().as_secs() > 8 {
            break;
        }
    }
}

#[test]
fn an_unknown_compression_is_named() {
    let mut archive = zip(&[("a.txt", b"Text.")], false);
    let central = memchr::memmem::find(&archive, b"PK\x01\x02").expect("a directory");
    archive[central + 10] = 93;
    let got = run("x.zip", &archive);
    assert_eq!(got.report.problems[0].code, Code::ArchiveUnsupported);
    assert!(got.entries.iter().all(|e| matches!(e.content, Content::Bytes(_))));
}

#[test]
fn an_archive_that_is_not_in_memory_gives_the_same() {
    let text = "A line of text.\n".repeat(10_000);
    let bytes = zip(&[("a.txt", text.as_bytes()), ("b/c.csv", b"title,text\nOne,A text of one.\n")], true);
    let want = run("a.zip", &bytes);
    let reads = std::cell::Cell::new(0usize);
    let read = |buffer: &mut [u8], offset: u64| {
        let from = bytes.get(offset as usize..).unwrap_or_default();
        let count = from.len().min(buffer.len()).min(100);
        buffer[..count].copy_from_slice(&from[..count]);
        reads.set(reads.get().max(count));
        Ok(count)
    };
    let file = Stored::Elsewhere(bytes.len() as u64, &read);
    let mut entries = Vec::new();
    let report =
        unpack_archive("a.zip", file, &UnpackLimits::default(), &[], &mut |entry| entries.push(entry));
    assert_eq!((entries, report.expect("an archive")), (want.entries, want.report));
    assert_eq!(reads.get(), 100);
    let broken = |_: &mut [u8], _: u64| Err(std::io::Error::other("gone"));
    let file = Stored::Elsewhere(1000, &broken);
    let report = unpack_archive("a.zip", file, &UnpackLimits::default(), &[], &mut |_| {}).expect("a report");
    assert_eq!(report.problems[0].code, Code::ArchiveBroken);
}
