//! What stands around the text of a plain mail: quotation marks at the start of lines, the
//! headers of a forwarded message, a signature. Nothing is lost: what leaves the text is
//! returned as named fields.

use crate::unpack::measure::words;

/// Share of the lines with a quotation mark from which the whole text is a quotation.
const MIN_QUOTED: f32 = 0.8;
/// Most words before a forwarded message for it to be the message itself.
const MAX_WORDS_BEFORE: usize = 25;
/// Most lines of a signature.
const MAX_SIGNATURE: usize = 10;
/// Words in the line that starts a forwarded message, in lower case.
const FORWARD_MARKS: &[&str] = &[
    "forwarded message",
    "original message",
    "begin forwarded",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "message transféré",
    "message d'origine",
    "mensaje reenviado",
    "mensaje original",
    "mensagem encaminhada",
    "messaggio inoltrato",
    "doorgestuurd bericht",
    "vidarebefordrat",
    "videresendt",
    "пересылаемое сообщение",
    "转发",
    "転送",
];
/// Header names of a forwarded message in lower case: sender, day, subject, receiver.
const FROM: &[&str] = &["from", "von", "de", "da", "van", "från", "fra", "от", "发件人", "差出人"];
const SENT: &[&str] = &[
    "date",
    "sent",
    "datum",
    "gesendet",
    "envoyé",
    "fecha",
    "enviado",
    "data",
    "inviato",
    "verzonden",
    "skickat",
    "dato",
    "sendt",
    "дата",
    "日期",
    "日時",
    "发送时间",
];
const SUBJECT: &[&str] = &[
    "subject",
    "betreff",
    "objet",
    "asunto",
    "assunto",
    "oggetto",
    "onderwerp",
    "ämne",
    "emne",
    "тема",
    "主题",
    "件名",
];
const OTHER: &[&str] =
    &["to", "cc", "an", "à", "para", "a", "aan", "till", "til", "кому", "收件人", "宛先", "reply-to"];

/// A plain mail's text, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct MailText {
    /// The text without signature, and without marks when all of it was quoted.
    pub text: String,
    /// Sender of the forwarded message.
    pub from: Option<String>,
    /// Day on which the forwarded message was sent.
    pub sent: Option<String>,
    /// Subject of the forwarded message.
    pub subject: Option<String>,
    /// Signature below a line of two hyphens.
    pub signature: Option<String>,
    /// What stood above the forwarded message.
    pub above: Option<String>,
}

/// Whether a text starts with a forwarded message.
pub(crate) fn starts_forwarded(text: &str) -> bool {
    text.lines().find(|l| !l.trim().is_empty()).is_some_and(is_forward_mark)
        && take_apart(text).from.is_some()
}

/// Takes the text of a plain mail apart.
pub(crate) fn take_apart(text: &str) -> MailText {
    let mut mail = MailText::default();
    let (body, signature) = without_signature(text);
    mail.signature = signature;
    let mut body = unquoted(body);
    let mark = body.lines().scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    });
    let mark =
        mark.into_iter().find(|(_, line)| is_forward_mark(line)).map(|(at, line)| (at, at + line.len()));
    if let Some((start, end)) = mark
        && words(&body[..start]) <= MAX_WORDS_BEFORE
        && let Some((from, sent, subject, rest)) = headers(&body[end..])
    {
        mail.above = Some(body[..start].trim().to_owned()).filter(|a| !a.is_empty());
        (mail.from, mail.sent, mail.subject) = (from, sent, subject);
        body = unquoted(rest);
    }
    mail.text = body.trim_matches(['\n', '\r']).to_owned();
    mail
}

fn is_forward_mark(line: &str) -> bool {
    let bare = line.trim();
    let ruled = bare.starts_with(['-', '_', '=', '>', '*']) || bare.ends_with(':');
    bare.len() < 120 && ruled && {
        let lower = bare.to_lowercase();
        FORWARD_MARKS.iter().any(|m| lower.contains(m))
    }
}

type Headers<'t> = (Option<String>, Option<String>, Option<String>, &'t str);

/// The headers of a forwarded message and the text behind them; at least two must be there.
fn headers(text: &str) -> Option<Headers<'_>> {
    let (mut from, mut sent, mut subject, mut found) = (None, None, None, 0usize);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim().trim_matches('*').trim();
        if bare.is_empty() {
            if found > 0 {
                break;
            }
            at += line.len();
            continue;
        }
        let Some((name, value)) = bare.split_once([':', '：']) else {
            // A header may go on in the next line.
            if found > 0 && line.starts_with([' ', '\t']) {
                at += line.len();
                continue;
            }
            break;
        };
        let name = name.trim_matches(['*', ' ']).to_lowercase();
        let value = Some(value.trim_matches(['*', ' ']).to_owned()).filter(|v| !v.is_empty());
        match name.as_str() {
            n if FROM.contains(&n) => from = value,
            n if SENT.contains(&n) => sent = value,
            n if SUBJECT.contains(&n) => subject = value,
            n if OTHER.contains(&n) => {}
            _ => break,
        }
        found += 1;
        at += line.len();
    }
    (found >= 2).then(|| (from, sent, subject, &text[at..]))
}

/// A text without the marks of quotation when nearly all of its lines have one.
fn unquoted(text: &str) -> String {
    let filled = text.lines().filter(|l| !l.trim().is_empty());
    let (all, quoted) =
        filled.fold((0usize, 0usize), |(a, q), l| (a + 1, q + usize::from(l.trim_start().starts_with('>'))));
    if all == 0 || (quoted as f32) < MIN_QUOTED * all as f32 {
        return text.to_owned();
    }
    let bare = |line: &str| -> String {
        let rest = line.trim_start();
        match rest.strip_prefix('>') {
            Some(rest) => rest.strip_prefix(' ').unwrap_or(rest).to_owned(),
            None => line.to_owned(),
        }
    };
    text.lines().map(bare).collect::<Vec<_>>().join("\n")
}

/// A text without the signature below a line of two hyphens, and the signature.
fn without_signature(text: &str) -> (&str, Option<String>) {
    let mut at = text.len();
    for (n, line) in text.rsplit_inclusive_lines().enumerate() {
        at -= line.len();
        if n > MAX_SIGNATURE {
            break;
        }
        if line.trim_end() == "--" {
            let signature = text[at + line.len()..].trim();
            return match signature.is_empty() || words(signature) > 60 {
                true => (text, None),
                false => (&text[..at], Some(signature.to_owned())),
            };
        }
    }
    (text, None)
}

/// Lines from the last to the first, each with its end.
trait LinesFromEnd {
    fn rsplit_inclusive_lines(&self) -> impl Iterator<Item = &str>;
}

impl LinesFromEnd for str {
    fn rsplit_inclusive_lines(&self) -> impl Iterator<Item = &str> {
        let mut rest = self;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let body = rest.strip_suffix('\n').unwrap_or(rest);
            let start = body.rfind('\n').map_or(0, |at| at + 1);
            let line = &rest[start..];
            rest = &rest[..start];
            Some(line)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forwarded_message_is_the_message() {
        let text = "FYI\n\n---------- Forwarded message ---------\nFrom: Ada Quill <a@x.example>\nDate: Tue, May 14, 2024 at 6:02 AM\nSubject: Beds reopen\nTo: Desk <d@x.example>\n\n\n> The beds reopened\n> on Monday.\n>\n> Nobody knew why.\n\n--\nAda Quill\nSent from my phone\n";
        let mail = take_apart(text);
        assert_eq!(mail.subject.as_deref(), Some("Beds reopen"));
        assert_eq!(mail.from.as_deref(), Some("Ada Quill <a@x.example>"));
        assert_eq!(mail.sent.as_deref(), Some("Tue, May 14, 2024 at 6:02 AM"));
        assert_eq!(mail.text, "The beds reopened\non Monday.\n\nNobody knew why.");
        assert_eq!(mail.signature.as_deref(), Some("Ada Quill\nSent from my phone"));
        assert_eq!(mail.above.as_deref(), Some("FYI"));
    }

    #[test]
    fn an_answer_keeps_its_quotation_with_marks() {
        let text = "I do not agree.\n\n> The beds reopened.\n\nThey are shut.";
        assert_eq!(take_apart(text).text, text);
    }
}
