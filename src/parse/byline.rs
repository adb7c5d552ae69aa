//! The authors that a line names. Takes one line or the text behind a word for "by"; gives the
//! names joined as the line joins them. Whether a name is a person's is not asked.

use crate::lexicon::date_words::WEEKDAY;
use crate::lexicon::names::names;
use crate::parse::tokens::{Token, TokenKind, digit, tokens};
use crate::text::chars::{is_unspaced, is_word};

/// Most names of one byline.
const MAX_NAMES: usize = 8;
/// Most words of one name.
const MAX_NAME_WORDS: usize = 5;
/// Longest name, in bytes.
const MAX_NAME_BYTES: usize = 60;
/// Longest name in a script without spaces, in characters.
const MAX_UNSPACED_CHARS: usize = 8;
/// Longest name in Thai, which writes given and family name apart, in characters.
const MAX_THAI_CHARS: usize = 32;
/// Words of a name in Thai.
const THAI_NAME_WORDS: usize = 2;
/// Longest last word of a name that may be in lower case or end in a full stop ("Jr."), in bytes.
const MAX_SUFFIX_BYTES: usize = 3;

/// Marks that stand before a byline.
const BULLETS: [char; 7] = ['-', '–', '—', '|', '•', '·', '✍'];
/// Marks that end a list of names.
const ENDS: [char; 13] = ['|', '•', '·', '\n', '\t', '/', ';', '(', '—', '–', '@', '<', '['];

/// The authors that a byline names: "By Ada Mole and Ben Oak | 3 May" gives "Ada Mole and Ben
/// Oak". Without one of the words for "by" only `bare` lines are read: two to five capitalised
/// words and nothing else.
pub(crate) fn byline(text: &str, bare: bool) -> Option<String> {
    let text = text.trim().trim_start_matches(BULLETS).trim_start();
    match signed(text) {
        Some(rest) => people(rest, bare && text.starts_with("By") && rest.len() + 2 == text.len()),
        None if bare => people(text, true),
        None => None,
    }
}

/// The text behind the word for "by" that a line opens with; "BySarah" too, as page readers glue
/// the word to the name.
pub(crate) fn signed(text: &str) -> Option<&str> {
    if let Some(name) = before_role(text) {
        return Some(name);
    }
    let spaced = names().by.opening(text).map(|(_, rest)| rest).filter(|rest| !is_thai_clause(text, rest));
    let glued = || text.strip_prefix("By").filter(|r| r.starts_with(char::is_uppercase));
    let rest = spaced.or_else(glued)?;
    Some(rest.trim_start_matches([':', ' ', '\t', '\u{a0}', '\n', '\r', '：']))
}

/// Whether a Thai text opens with a word for "by" that is no credit: the word is part of another ("passenger"), or no
/// given and family name follows it at once. The word opens clauses too, which are longer than two names.
fn is_thai_clause(text: &str, rest: &str) -> bool {
    if !text.starts_with(is_thai) {
        return false;
    }
    let is_full = |rest: &str| {
        let end = rest.find(ENDS).unwrap_or(rest.len());
        is_name(&rest[..end]) && rest[..end].split_whitespace().count() == THAI_NAME_WORDS
    };
    names().by_part.opening(text).is_some() || rest.starts_with(is_thai) && !is_full(rest)
}

/// Whether a line is nothing but a word for "by": "Author:", "Verfasst von".
pub(crate) fn is_by(line: &str) -> bool {
    signed(line.trim()).is_some_and(|rest| !rest.contains(is_word))
}

/// The people at the start of a text, as it joins them; what follows a role or a mark is left
/// out. `strict` wants two words of each.
pub(crate) fn people(text: &str, strict: bool) -> Option<String> {
    let end = text.find(ENDS).unwrap_or(text.len());
    let end = date_start(&text[..end]).unwrap_or(end);
    let mut people: Vec<&str> = Vec::new();
    let mut joints = Vec::new();
    'list: for part in text[..end].split(',') {
        for (n, (and, person)) in split_at_and(part).into_iter().enumerate() {
            let person = without_place(person);
            let has_role = person.split_whitespace().any(is_role);
            if !is_name(person) || has_role && !people.is_empty() {
                // A role or a place behind the names ends the list.
                break 'list;
            }
            // The word for "and" stays as the author wrote it.
            joints.push(match (n, and) {
                (0, "") => ", ".to_owned(),
                (0, and) => format!(", {and} "),
                (_, and) => format!(" {and} "),
            });
            people.push(person);
        }
    }
    let is_full = |name: &&str| name.split_whitespace().count() >= 2;
    if people.is_empty() || people.len() > MAX_NAMES || strict && !people.iter().all(is_full) {
        return None;
    }
    Some(joined(&people, &joints))
}

/// Whether a word is one of a role, one or several, in capitals or not: "Correspondents", "WRITER".
fn is_role(word: &str) -> bool {
    let roles = &names().role;
    let one = word.strip_suffix(['s', 'S']).unwrap_or(word);
    roles.contains(word)
        || word.starts_with(char::is_uppercase)
            && roles.names.iter().any(|r| r.eq_ignore_ascii_case(word) || r.eq_ignore_ascii_case(one))
}

/// The byte at which a date begins behind a full name: "Ada Mole 11 August 2024".
fn date_start(text: &str) -> Option<usize> {
    if !text.contains(|c: char| digit(c).is_some()) {
        return None;
    }
    let tokens = tokens(text);
    let number = tokens.iter().position(|t| matches!(t.kind, TokenKind::Number(_)))?;
    let of_date = |t: &Token<'_>| {
        t.date.month > 0 || t.date.is(WEEKDAY) || matches!(t.kind, TokenKind::Mark('.' | ','))
    };
    let back = tokens[..number].iter().rev().take_while(|t| of_date(t)).count();
    let first = number - back;
    (tokens[..first].iter().filter(|t| t.kind == TokenKind::Word).count() >= 2).then(|| tokens[first].start)
}

/// The name before a word for a reporter that stands behind it: "한소라 기자".
fn before_role(text: &str) -> Option<&str> {
    let name = names().behind.names.iter().find_map(|role| text.trim_end().strip_suffix(role))?.trim_end();
    (is_name(name) && name.split_whitespace().count() <= 2 && !name.is_ascii()).then_some(name)
}

/// A full name without the place behind it: "Ada Mole in Lima" gives "Ada Mole".
fn without_place(person: &str) -> &str {
    let mut at = 0;
    for (n, word) in person.split_inclusive(' ').enumerate() {
        if n >= 2 && names().at.contains(word.trim()) && is_name(person[..at].trim()) {
            return person[..at].trim();
        }
        at += word.len();
    }
    person
}

/// Names in one line, each but the first behind its joint.
fn joined(names: &[&str], joints: &[String]) -> String {
    let mut line = String::new();
    for (n, (name, joint)) in names.iter().zip(joints).enumerate() {
        if n > 0 {
            line.push_str(joint);
        }
        line.push_str(name);
    }
    line
}

/// Splits "Ada Mole and Ben Oak" at the words for "and"; each name with the word before it, or
/// an empty one.
fn split_at_and(text: &str) -> Vec<(&str, &str)> {
    let text = text.trim();
    let mut parts = Vec::new();
    let (mut and, mut from, mut at) = ("", 0, 0);
    for word in text.split_inclusive(' ') {
        let next = at + word.len();
        if next < text.len() && names().and.contains(word.trim()) {
            parts.push((and, text[from..at].trim()));
            (and, from) = (word.trim(), next);
        }
        at = next;
    }
    parts.push((and, text[from..].trim()));
    parts.retain(|(_, name)| !name.is_empty());
    parts
}

/// Whether a text has the form of a name: one to five words, each of which opens with a capital
/// or is a particle ("van") between two that do, and none with a digit; or a short run of a
/// script without spaces.
pub(crate) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if words.len() > MAX_NAME_WORDS || text.len() > MAX_NAME_BYTES {
        return false;
    }
    if text.chars().all(|c| is_unspaced(c) || c.is_whitespace()) {
        let most = if text.contains(is_thai) { MAX_THAI_CHARS } else { MAX_UNSPACED_CHARS };
        return text.chars().count() <= most;
    }
    let is_plain = tokens(text).iter().all(|t| match t.kind {
        TokenKind::Word => true,
        TokenKind::Number(_) => false,
        TokenKind::Mark(c) => matches!(c, '.' | '-' | '\'' | '’' | '‘'),
    });
    is_plain
        && is_capitalised(first)
        && (is_capitalised(last) && !last.ends_with('.') || last.len() <= MAX_SUFFIX_BYTES)
        && words.iter().all(|w| is_capitalised(w) || names().particle.contains(w))
}

/// Whether a character is Thai.
fn is_thai(c: char) -> bool {
    ('\u{e00}'..='\u{e7f}').contains(&c)
}

/// Whether the first letter of a word is no small one; scripts without case have none.
fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| is_word(*c)).is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_stay_joined_as_they_were() {
        for (line, names) in [
            ("By Ada Mole, Ben Oak, and Cy Elm", "Ada Mole, Ben Oak, and Cy Elm"),
            ("Von Ada Mole und Ben Oak", "Ada Mole und Ben Oak"),
            ("By Ada Mole and Ben Oak | 3 May", "Ada Mole and Ben Oak"),
        ] {
            assert_eq!(byline(line, false).as_deref(), Some(names));
        }
    }

    #[test]
    fn bylines_in_many_forms() {
        let table = [
            ("By Ada Mole", Some("Ada Mole")),
            ("BySarah", Some("Sarah")),
            ("by Ada Mole and Ben Oak | 3 May 2025", Some("Ada Mole and Ben Oak")),
            ("Von Jan Kupfer", Some("Jan Kupfer")),
            ("By Ada Mole, Energy Correspondent", Some("Ada Mole")),
            ("By Ada Mole and Ben Oak, Political Correspondents", Some("Ada Mole and Ben Oak")),
            ("BY ADA MOLE, STAFF WRITER", Some("ADA MOLE")),
            ("By Ada Mole, our woman in Lima", Some("Ada Mole")),
            ("By the time the gates opened, it was late.", None),
            ("A plain title line", None),
            ("By Vincent van Moor and Maria de la Cruz", Some("Vincent van Moor and Maria de la Cruz")),
            ("By Ada 2 Mole", None),
            ("Words and pictures by Ada Mole", Some("Ada Mole")),
            ("Text und Fotos: Jan Kupfer", Some("Jan Kupfer")),
            ("Text & Bilder von Jan Kupfer", Some("Jan Kupfer")),
            ("Texte et photos : Odile Ferran", Some("Odile Ferran")),
            ("Texto y fotos: Inés Paz", Some("Inés Paz")),
            ("Testo e foto di Ugo Lago", Some("Ugo Lago")),
            ("Tekst en foto's: Piet Oever", Some("Piet Oever")),
            ("Текст и фото: Анна Ветрова", Some("Анна Ветрова")),
            ("Words and pictures by the sea", None),
            ("Text und Fotos sind verloren", None),
            ("By Ada Mole in Lima", Some("Ada Mole")),
            ("By Ada Mole at Lock Road", Some("Ada Mole")),
            ("Von Jan Kupfer aus Lima", Some("Jan Kupfer")),
            ("โดย ดารา สมบูรณ์", Some("ดารา สมบูรณ์")),
            ("โดยดารา สมบูรณ์", Some("ดารา สมบูรณ์")),
            ("ผู้เขียน: ดารา สมบูรณ์", Some("ดารา สมบูรณ์")),
            ("โดยสาร รถไฟ", None),
            ("โดยสารเรือข้ามฟาก", None),
            ("โดยเฉพาะ เด็กเล็ก", None),
            ("โดยเรือข้ามฟาก", None),
            ("โดยเรือข้ามฟาก วันนี้ ฟรี", None),
            ("โดย สภาเมืองลงมติเมื่อวันจันทร์ให้เปิดสะพานเก่าต่อไปอีกหนึ่งปีเต็ม", None),
            ("Της Μαρίας Ελαίου", Some("Μαρίας Ελαίου")),
            ("Της Μαρίας άρεσε η θάλασσα και πήγε.", None),
            ("نویسنده: سارا کوهی", Some("سارا کوهی")),
            ("By Ada Mole 11 August 2024", Some("Ada Mole")),
            ("By Ada Mole, Sunday August 11, 2024", Some("Ada Mole")),
            ("한가람 기자", Some("한가람")),
            ("Oleh Ada Mole", Some("Ada Mole")),
        ];
        for (text, want) in table {
            assert_eq!(byline(text, false).as_deref(), want, "{text}");
        }
        assert_eq!(byline("Ada Mole", true).as_deref(), Some("Ada Mole"));
        assert_eq!(byline("Sport", true), None);
    }
}
