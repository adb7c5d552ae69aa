//! Several messages of a mailing list in one text, as list programs send them: a line of
//! dashes, then the headers of a message, then its text (RFC 1153 and Mailman's form).

/// Least dashes of a line that parts messages. RFC 1153 has 30; first lines have 70.
const MIN_DASHES: usize = 20;
/// Least headers that start a message.
const MIN_HEADERS: usize = 2;
/// Headers that list programs leave in a digest.
const HEADERS: &[&str] =
    &["from:", "date:", "subject:", "to:", "message-id:", "reply-to:", "cc:", "message:"];

/// The messages of a digest, headers and text. Empty when the text is none: at least two
/// messages must be there.
pub(crate) fn messages(text: &str) -> Vec<&str> {
    let mut starts: Vec<(usize, usize)> = Vec::new(); // end of the message before, start of this
    let mut rules = Vec::new();
    let mut at = 0;
    let mut rule: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if is_rule(bare) {
            rule = Some(at);
            rules.push(at);
        } else if !bare.is_empty()
            && let Some(before) = rule.take()
            && heads_message(&text[at..])
        {
            let first = text[at..].find('\n').map_or(at, |n| at + n + 1);
            // "Message: 3" is the digest's own and not a header of the mail.
            let numbered = bare.to_ascii_lowercase().starts_with("message:");
            starts.push((before, if numbered { first } else { at }));
        }
        at += line.len();
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(before, _)| *before);
    let last = starts.last().map_or(0, |(_, start)| *start);
    let end = rules.iter().copied().find(|r| *r > last).unwrap_or(text.len());
    starts.iter().zip(ends.chain([end])).map(|((_, start), end)| &text[*start..end]).collect()
}

fn is_rule(line: &str) -> bool {
    line.len() >= MIN_DASHES && line.bytes().all(|b| b == b'-')
}

/// Whether headers stand at the start, one of them the sender or the subject.
fn heads_message(text: &str) -> bool {
    let mut known = 0;
    let mut names = false;
    for line in text.lines().take(8) {
        let lower = line.to_ascii_lowercase();
        if lower.trim().is_empty() {
            break;
        }
        known += usize::from(HEADERS.iter().any(|h| lower.starts_with(h)));
        names |= lower.starts_with("from:");
    }
    known >= MIN_HEADERS && names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_comes_apart_and_a_letter_does_not() {
        let rule = "-".repeat(30);
        let digest = format!(
            "List Digest, Vol 1\n\nToday's Topics:\n\n   1. A (X)\n\n{rule}{rule}\n\nMessage: 1\nDate: Mon, 06 May 2024 01:12:44 +0100\nFrom: X <x@x.example>\nSubject: A\n\nText of A.\n\n{rule}\n\nMessage: 2\nDate: Mon, 06 May 2024 02:12:44 +0100\nFrom: Y <y@x.example>\nSubject: B\n\nText of B.\n\n{rule}\n\nSubject: Digest Footer\n\nlist@x.example\n\n{rule}\n\nEnd of List Digest\n"
        );
        let all = messages(&digest);
        assert_eq!(all.len(), 2);
        assert!(all[0].starts_with("Date:") && all[0].trim_end().ends_with("Text of A."));
        assert!(all[1].trim_end().ends_with("Text of B."), "{}", all[1]);
        assert!(messages(&format!("A\n\n{rule}\n\nFrom: me\nSubject: you\n\nText")).is_empty());
        assert!(messages(&format!("A\n{rule}\nProse here.\n{rule}\nMore prose.")).is_empty());
    }
}
