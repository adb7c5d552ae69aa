//! One mail message (RFC 5322, MIME) to its entry: the text in its best form, with subject,
//! sender and day as declared facts; attached files are entries of their own. A page saved
//! as MHTML is a message too.

use crate::types::error::Code;
use crate::unpack::digest;
use crate::unpack::entry::{ContainerKind, Content, Day, DayKind, EntryFacts};
use crate::unpack::forwarded;
use crate::unpack::mail_text::{self, Part, one_line};
use crate::unpack::measure::words;
use crate::unpack::names;
use crate::unpack::nesting::Nesting;
use crate::unpack::sink::Sink;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

/// The part of the plain text's words that the page of a message must have, else the plain
/// text is taken.
const MIN_PAGE_SHARE: f32 = 0.6;
/// Names of which some must stand among the first headers for a text to be a message.
const TELLING: &[&str] = &[
    "mime-version",
    "message-id",
    "received",
    "content-type",
    "return-path",
    "to",
    "delivered-to",
    "list-unsubscribe",
    "snapshot-content-location",
    "x-mailer",
];

/// Whether a file is a message: its first lines are headers, sender and subject or day
/// among them. `named` says that the file's name calls it one.
pub(crate) fn is_message(bytes: &[u8], named: bool) -> bool {
    let (mut from, mut subject, mut date, mut telling, mut headers) = (false, false, false, 0, 0usize);
    for line in bytes.split(|&b| b == b'\n').take(200) {
        if line.iter().all(|b| b.is_ascii_whitespace()) {
            break;
        }
        if matches!(line[0], b' ' | b'\t') && headers > 0 {
            continue;
        }
        if !crate::unpack::mbox::is_header(line) {
            break;
        }
        headers += 1;
        let name = String::from_utf8_lossy(&line[..line.iter().position(|&b| b == b':').unwrap_or(0)])
            .to_ascii_lowercase();
        from |= name == "from";
        subject |= name == "subject";
        date |= name == "date";
        telling += usize::from(TELLING.contains(&name.as_str()));
    }
    let parts = usize::from(from) + usize::from(subject) + usize::from(date);
    (parts >= 2 && telling >= 1) || (named && (parts >= 1 || telling >= 2))
}

/// Reads the message `path` and says what it is. `single` is false for a message among
/// others.
pub(crate) fn read(path: &str, bytes: &[u8], nesting: Nesting, sink: &mut Sink<'_>) -> ContainerKind {
    let Some(message) = MessageParser::default().parse(bytes) else {
        sink.problem(path, Code::ArchiveBroken, "It is not a mail message.");
        return ContainerKind::Message;
    };
    let mut facts = facts_of(&message);
    let saved_page = message.header_raw("Snapshot-Content-Location").map(|v| v.trim().to_owned());
    let related = message.root_part().content_type().is_some_and(|t| t.subtype() == Some("related"));
    let location = message
        .html_bodies()
        .find_map(|p| p.content_location().map(str::to_owned))
        .filter(|_| related && facts.author.as_deref().is_none_or(|a| a.contains("Saved by")));
    if let Some(address) = saved_page.or(location) {
        let page = mail_text::page(&message, bytes);
        facts = EntryFacts {
            url: Some(address),
            title: facts.title,
            saved_at: facts.published.map(|d| d.raw),
            ..EntryFacts::default()
        };
        match page {
            Some(page) => {
                sink.push(path.to_owned(), Content::Html(page), facts);
            }
            None => sink.problem(path, Code::Empty, "The saved page has no text."),
        }
        return ContainerKind::WebPage;
    }
    let attached = attached(&message, bytes);
    let (plain, page) = (mail_text::plain(&message, bytes), mail_text::page(&message, bytes));
    if let Some(text) = &plain {
        let messages = digest::messages(text);
        if !messages.is_empty() {
            for (at, one) in messages.iter().enumerate() {
                read(&names::numbered(path, at + 1, messages.len()), one.as_bytes(), nesting, sink);
            }
            return ContainerKind::Digest;
        }
    }
    let content = match (plain, page) {
        (Some(text), Some(page)) if (words(&page) as f32) < MIN_PAGE_SHARE * words(&text) as f32 => {
            Some(Content::Text(text))
        }
        (_, Some(page)) => Some(Content::Html(page)),
        (Some(text), None) => Some(Content::Text(text)),
        (None, None) => None,
    };
    match content {
        Some(Content::Text(text)) => {
            let text = forwarded_facts(&text, &mut facts);
            sink.push(path.to_owned(), Content::Text(text), facts);
        }
        Some(content) => {
            sink.push(path.to_owned(), content, facts);
        }
        None if attached.is_empty() => sink.problem(path, Code::Empty, "The message has no text."),
        None => {}
    }
    let mut pictures = 0usize;
    for (name, bytes, is_picture) in attached {
        if is_picture {
            pictures += 1;
        } else if sink.spend(path, bytes.len()) {
            sink.open(&format!("{path}/{name}"), bytes, nesting);
        }
    }
    if pictures > 0 {
        let detail = format!("{pictures} attached pictures or recordings are passed over.");
        sink.problem(path, Code::NotText, detail);
    }
    ContainerKind::Message
}

/// Reads a text that starts with a forwarded message and has no headers of its own.
pub(crate) fn read_forwarded(path: &str, text: &str, sink: &mut Sink<'_>) {
    let mut facts = EntryFacts::default();
    let text = forwarded_facts(text, &mut facts);
    sink.push(path.to_owned(), Content::Text(text), facts);
}

/// The text of a plain mail; what is known of a forwarded message goes to the facts.
fn forwarded_facts(text: &str, facts: &mut EntryFacts) -> String {
    let mail = forwarded::take_apart(text);
    let mut keep = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.fields.insert(name.to_owned(), value);
        }
    };
    keep("signature", mail.signature);
    keep("above forwarded", mail.above);
    if mail.from.is_some() || mail.subject.is_some() {
        keep("forwarded by", facts.author.take());
        keep("forwarded as", facts.title.take());
        if let Some(from) = mail.from {
            let name = from.split('<').next().unwrap_or("").trim_matches(['"', ' ']);
            facts.author = Some(if name.is_empty() { from.clone() } else { name.to_owned() });
        }
        facts.title = mail.subject.map(|s| bare_subject(&s).to_owned());
        if let Some(raw) = mail.sent {
            facts.published = Some(Day { raw, kind: DayKind::Sent });
        }
    }
    mail.text
}

/// Subject, sender, day and list of a message.
fn facts_of(message: &Message<'_>) -> EntryFacts {
    let raw = |name: &str| message.header_raw(name.to_owned()).map(str::trim).filter(|v| !v.is_empty());
    let subject = message.subject().map(|s| mail_text::header(s, raw("Subject")));
    let mut facts = EntryFacts {
        title: subject.as_deref().map(|s| bare_subject(s).to_owned()).filter(|s| !s.is_empty()),
        published: raw("Date").map(|d| Day { raw: one_line(d), kind: DayKind::Sent }),
        ..EntryFacts::default()
    };
    if let Some(Address::List(list)) = message.from()
        && let Some(sender) = list.first()
    {
        let address = sender.address.as_deref().unwrap_or("");
        let name = sender.name.as_deref().map(|n| mail_text::header(n, raw("From")));
        let name = name.map(|n| n.split('<').next().unwrap_or("").trim_matches(['"', '\'', ' ']).to_owned());
        facts.author =
            name.filter(|n| !n.is_empty()).or_else(|| Some(address.to_owned())).filter(|a| !a.is_empty());
        if !address.is_empty() {
            facts.fields.insert("from".to_owned(), address.to_owned());
        }
    }
    for (name, header) in
        [("list", "List-Id"), ("message id", "Message-ID"), ("unsubscribe", "List-Unsubscribe")]
    {
        if let Some(value) = raw(header) {
            facts.fields.insert(name.to_owned(), one_line(value));
        }
    }
    let address = facts.fields.get("from").cloned().unwrap_or_default();
    let is_outlet = is_newsletter(
        facts.author.as_deref().unwrap_or(""),
        &address,
        facts.fields.contains_key("unsubscribe"),
    );
    if is_outlet && !facts.fields.contains_key("list") {
        facts.outlet = facts.author.take();
    }
    facts
}

/// Whether a sender is an outlet and no person: its letters can be unsubscribed, its name
/// is a domain, or its address is that of an office.
fn is_newsletter(name: &str, address: &str, unsubscribed: bool) -> bool {
    const OFFICES: &[&str] = &[
        "news",
        "nl",
        "noreply",
        "no-reply",
        "donotreply",
        "info",
        "mail",
        "mailer",
        "updates",
        "alert",
        "editor",
        "hello",
        "contact",
        "digest",
        "redaktion",
        "redaccion",
        "redazione",
        "redactie",
        "redaction",
        "letter",
        "briefing",
    ];
    let office = address.split('@').next().unwrap_or("").to_ascii_lowercase();
    unsubscribed
        || crate::unpack::measure::is_domain(name)
        || OFFICES.iter().any(|o| office == *o || (o.len() > 3 && office.contains(o)))
}

/// A subject without the marks of answers and forwarded messages.
fn bare_subject(subject: &str) -> &str {
    /// Marks of several languages, in lower case.
    const MARKS: &[&str] = &[
        "fwd:",
        "fw:",
        "re:",
        "aw:",
        "wg:",
        "tr:",
        "rv:",
        "enc:",
        "i:",
        "vs:",
        "sv:",
        "vb:",
        "antw:",
        "转发:",
        "转发：",
        "回复:",
    ];
    let mut rest = subject.trim();
    'marks: loop {
        for mark in MARKS {
            if rest.get(..mark.len()).is_some_and(|start| start.to_lowercase() == *mark) {
                rest = rest[mark.len()..].trim_start();
                continue 'marks;
            }
        }
        return rest;
    }
}

/// Attached files: name, bytes, and whether it is a picture or a recording.
fn attached(message: &Message<'_>, bytes: &[u8]) -> Vec<(String, Vec<u8>, bool)> {
    let mut files = Vec::new();
    for (at, part) in message.attachments().enumerate() {
        let kind = part.content_type().map(|t| t.ctype().to_ascii_lowercase()).unwrap_or_default();
        let is_picture = matches!(kind.as_str(), "image" | "audio" | "video");
        let name = part.attachment_name().map(|n| names::clean(n.as_bytes()).0);
        let (content, default) = match &part.body {
            PartType::Message(_) => {
                let (start, end) = (part.offset_body as usize, part.offset_end as usize);
                (bytes.get(start..end).unwrap_or_default().to_vec(), format!("message {}.eml", at + 1))
            }
            PartType::Text(_) => (Part::of(part, bytes).bytes(), format!("part {}.txt", at + 1)),
            PartType::Html(_) => (Part::of(part, bytes).bytes(), format!("part {}.html", at + 1)),
            _ => (part.contents().to_vec(), format!("part {}", at + 1)),
        };
        let signature =
            part.content_type().and_then(|t| t.subtype()).is_some_and(|s| s.contains("signature"));
        if !content.is_empty() && !signature {
            files.push((name.unwrap_or(default), content, is_picture));
        }
    }
    files
}
