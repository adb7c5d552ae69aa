//! A mailbox (mbox) to its messages. A message starts at a line "From " that a header
//! follows: prose that starts a line with "From Monday" does not cut a message in two.
//!
//! Format: RFC 4155, and the quoting of ">From " as mboxrd does it.

/// Lines behind "From " among which a header must stand: programs may write marks there.
const MAX_LINES_TO_HEADER: usize = 3;

/// Whether a file is a mailbox.
pub(crate) fn is_mbox(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && starts_message(bytes)
}

/// Number of messages.
pub(crate) fn count(bytes: &[u8]) -> usize {
    starts(bytes).len()
}

/// The messages, without their "From " lines.
pub(crate) fn messages(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let starts = starts(bytes);
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([bytes.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| unquoted(&bytes[start..end]))
}

/// Where messages start, in bytes.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut blank = true;
    let mut at = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if blank && line.starts_with(b"From ") && starts_message(&bytes[at..]) {
            starts.push(at);
        }
        blank = line.iter().all(|b| b.is_ascii_whitespace());
        at += line.len();
    }
    starts
}

/// Whether a header stands behind the "From " line at the start of `bytes`.
fn starts_message(bytes: &[u8]) -> bool {
    bytes.split(|&b| b == b'\n').skip(1).take(MAX_LINES_TO_HEADER).any(is_header)
}

/// Whether a line is a header: a name of letters and hyphens, then a colon.
pub(crate) fn is_header(line: &[u8]) -> bool {
    match line.iter().position(|&b| b == b':') {
        Some(at @ 1..60) => line[..at].iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')),
        _ => false,
    }
}

/// A message without its first line, ">From " at the start of a line unquoted once.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let start = message.iter().position(|&b| b == b'\n').map_or(message.len(), |at| at + 1);
    let mut out = Vec::with_capacity(message.len());
    for line in message[start..].split_inclusive(|&b| b == b'\n') {
        let marks = line.iter().take_while(|&&b| b == b'>').count();
        let quoted = marks > 0 && line[marks..].starts_with(b"From ");
        out.extend_from_slice(if quoted { &line[1..] } else { line });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_does_not_start_a_message() {
        let mbox = b"From a@x.example Mon May  6 01:12:44 2024\nSubject: One\n\nText.\n\nFrom Monday the bridge is shut.\n>From here on it is quoted.\n\nFrom b@x.example Mon May  6 01:12:44 2024\nStatus: RO\nSubject: Two\n\nMore.\n";
        assert!(is_mbox(mbox));
        let all: Vec<String> = messages(mbox).map(|m| String::from_utf8(m).expect("text")).collect();
        assert_eq!(all.len(), 2);
        assert!(
            all[0].starts_with("Subject: One")
                && all[0].contains("\nFrom Monday")
                && all[0].contains("\nFrom here")
        );
        assert!(!is_mbox(b"From here you can see the weir.\nIt is old."));
    }
}
