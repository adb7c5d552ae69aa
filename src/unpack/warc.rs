//! Recorded answers of web servers (WARC 1.0 and 1.1, ISO 28500) to one entry a page. A
//! crate for it brings a parser framework for ten lines of headers.

use crate::types::error::Code;
use crate::unpack::charset;
use crate::unpack::entry::{Content, EntryFacts};
use crate::unpack::inflate::{self, read_capped};
use crate::unpack::names::numbered;
use crate::unpack::sink::Sink;
use std::collections::HashMap;

/// Reads the file `path`.
pub(crate) fn read(path: &str, bytes: &[u8], sink: &mut Sink<'_>) {
    let (mut at, mut count, mut other) = (0usize, 0usize, 0usize);
    // At least as many as are read.
    let records = memchr::memmem::find_iter(bytes, b"\nWARC-Target-URI:").count();
    while let Some(start) = memchr::memmem::find(&bytes[at..], b"WARC/").map(|n| at + n) {
        let Some((headers, body)) = headers(&bytes[start..]) else { break };
        let body = start + body;
        let length: usize = headers.get("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
        let Some(block) = bytes.get(body..body.saturating_add(length)) else {
            let detail = format!("It breaks off in the record behind number {count}.");
            sink.problem(path, Code::ArchiveBroken, detail);
            break;
        };
        at = body + length;
        let kind = headers.get("warc-type").map_or("", String::as_str);
        if !matches!(kind, "response" | "resource") {
            continue;
        }
        count += 1;
        let facts = EntryFacts {
            url: headers.get("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned()),
            saved_at: headers.get("warc-date").cloned(),
            ..EntryFacts::default()
        };
        let entry = numbered(path, count, records);
        let is_http = kind == "response" && block.starts_with(b"HTTP/");
        let stated = headers.get("content-type").cloned().unwrap_or_default();
        match page(block, is_http, &stated, &entry, sink) {
            Some(Content::Bytes(bytes)) if bytes.is_empty() => return,
            Some(content) => {
                if !sink.push(entry, content, facts) {
                    return;
                }
            }
            None => other += 1,
        }
    }
    if other > 0 {
        let detail =
            format!("{other} of {count} recorded answers are no pages (pictures, errors, redirections).");
        sink.problem(path, Code::NotText, detail);
    }
}

/// Headers in lower case, and where what follows them starts.
fn headers(bytes: &[u8]) -> Option<(HashMap<String, String>, usize)> {
    /// Most bytes of headers.
    const MOST: usize = 64 << 10;
    let head = &bytes[..bytes.len().min(MOST)];
    let (end, gap) = match (memchr::memmem::find(head, b"\r\n\r\n"), memchr::memmem::find(head, b"\n\n")) {
        (Some(a), Some(b)) if b < a => (b, 2),
        (Some(a), _) => (a, 4),
        (None, Some(b)) => (b, 2),
        (None, None) => return None,
    };
    let text = String::from_utf8_lossy(&head[..end]);
    let pairs = text.lines().skip(1).filter_map(|l| l.split_once(':'));
    Some((pairs.map(|(k, v)| (k.trim().to_ascii_lowercase(), v.trim().to_owned())).collect(), end + gap))
}

/// The page in a recorded block. `None` when it is none; no bytes when a cap is reached.
fn page(block: &[u8], is_http: bool, stated: &str, entry: &str, sink: &mut Sink<'_>) -> Option<Content> {
    let (kind, body) = match is_http {
        false => (stated.to_owned(), block.to_vec()),
        true => {
            let status = block.get(9..12)?;
            let (http, start) = headers(block)?;
            if status != b"200" {
                return None;
            }
            let kind = http.get("content-type").cloned().unwrap_or_default();
            if !is_text(&kind) {
                return None;
            }
            let mut body = block.get(start..)?.to_vec();
            if http.get("transfer-encoding").is_some_and(|t| t.eq_ignore_ascii_case("chunked")) {
                body = unchunked(&body).unwrap_or(body);
            }
            let limits = sink.limits;
            let most = inflate::allowance(
                body.len() as u64,
                limits.ratio,
                limits.entry_bytes as u64,
                sink.bytes_left(),
            );
            let unpacked = match http.get("content-encoding").map(|e| e.to_ascii_lowercase()).as_deref() {
                Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => inflate::gunzip(&body, most),
                Some("deflate") => read_capped(flate2::bufread::ZlibDecoder::new(body.as_slice()), most, 0)
                    .or_else(|_| read_capped(flate2::bufread::DeflateDecoder::new(body.as_slice()), most, 0)),
                Some(way @ ("br" | "zstd")) => {
                    let detail = format!("Its compression ({way}) is not read.");
                    sink.problem(entry, Code::ArchiveUnsupported, detail);
                    return None;
                }
                _ => Ok(body),
            };
            match unpacked {
                Ok(body) => (kind, body),
                Err(error) => {
                    sink.problem(
                        entry,
                        Code::ArchiveBroken,
                        format!("Its content cannot be unpacked: {error:?}."),
                    );
                    return None;
                }
            }
        }
    };
    if !is_text(&kind) {
        return None;
    }
    if !sink.spend(entry, body.len()) {
        return Some(Content::Bytes(Vec::new()));
    }
    let label = kind
        .split_once("charset=")
        .map(|(_, c)| c.split(';').next().unwrap_or(c).trim_matches(['"', '\'', ' ']));
    let text = match std::str::from_utf8(&body) {
        Ok(text) => text.to_owned(),
        Err(_) => label
            .and_then(|l| charset::decode_as(l, &body))
            .or_else(|| charset::decode(&body).map(|(t, _)| t))?,
    };
    Some(if kind.contains("html") { Content::Html(text) } else { Content::Text(text) })
}

fn is_text(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.contains("html") || kind.starts_with("text/plain")
}

/// A body without the lengths of its chunks (RFC 9112). `None` when they do not fit.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr::memmem::find(rest, b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(out);
        }
        let data = rest.get(end + 2..)?;
        out.extend_from_slice(data.get(..size)?);
        rest = data.get(size..)?.strip_prefix(b"\r\n")?;
    }
}
