//! Phrases that furniture is made of, in sixteen languages: "Share this article",
//! "Lesen Sie auch", "评论". Answers whether a short line is such a phrase, opens with one
//! or closes with one. Decides nothing: a hit is a cue for the judges.
//!
//! The phrases are data (`data/phrases`, one file a language, a `[class]` heading over its
//! phrases) with four kinds of line: `phrase` is the whole line, `phrase*` opens it, `*phrase`
//! closes it, `+word` is a word of a list such as "Facebook | Twitter". `phrase:*` wants
//! a colon after it.
//! Lines are compared after folding: case, accents of the Arabic and Turkish kind, odd
//! spaces, punctuation and numbers ("12 comments", "Comments (3):") make no difference.

use crate::Label;
use std::sync::OnceLock;

/// What kind of furniture a phrase announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// Share and follow buttons.
    Share,
    /// Lists of other articles: "You may also like", "Most read", tags and categories.
    Related,
    /// Comments and comment forms.
    Comments,
    /// Newsletters, subscriptions, log-in, apps, adverts.
    Promotion,
    /// Cookie notices.
    Cookie,
    /// Copyright, terms, privacy.
    Legal,
    /// "Read more" and "Watch the video".
    ReadMore,
    /// Captions and credits of pictures.
    Photo,
    /// Who wrote it.
    Byline,
    /// When it was published or changed, reading time.
    Date,
    /// Menus, skip links, sections.
    Navigation,
    /// About boxes and contact lines.
    About,
}

impl Class {
    /// Every class, in the order of its number.
    pub const ALL: [Class; 12] = [
        Class::Share,
        Class::Related,
        Class::Comments,
        Class::Promotion,
        Class::Cookie,
        Class::Legal,
        Class::ReadMore,
        Class::Photo,
        Class::Byline,
        Class::Date,
        Class::Navigation,
        Class::About,
    ];

    /// The heading of its phrases in the data files.
    fn heading(self) -> &'static str {
        match self {
            Class::Share => "share",
            Class::Related => "related",
            Class::Comments => "comments",
            Class::Promotion => "promotion",
            Class::Cookie => "cookie",
            Class::Legal => "legal",
            Class::ReadMore => "readmore",
            Class::Photo => "photo",
            Class::Byline => "byline",
            Class::Date => "date",
            Class::Navigation => "navigation",
            Class::About => "about",
        }
    }

    /// The label that a block of this class gets when it is set aside.
    pub fn label(self) -> Label {
        match self {
            Class::Share => Label::Share,
            Class::Related | Class::ReadMore => Label::Related,
            Class::Comments => Label::Comments,
            Class::Promotion => Label::Promotion,
            Class::Cookie | Class::Legal => Label::Legal,
            Class::Photo => Label::Caption,
            Class::Byline => Label::Byline,
            Class::Date => Label::Date,
            Class::Navigation => Label::Navigation,
            Class::About => Label::About,
        }
    }
}

/// A known phrase in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    /// What kind of furniture it announces.
    pub class: Class,
    /// The phrase as the line has it.
    pub phrase: &'t str,
    /// The phrase is the whole line, numbers and punctuation aside.
    pub whole: bool,
}

/// Longest line that is asked about, in bytes.
const LINE_BYTES: usize = 300;
/// Longest line that is asked about, in tokens (words; characters in Chinese and Japanese).
const TOKENS: usize = 28;
/// Longest line that is asked about, in words.
const WORDS: usize = 14;

/// The known phrase that `line` is, opens with or closes with. `None` for lines of more than
/// 14 words or 300 bytes.
pub fn find(line: &str) -> Option<Hit<'_>> {
    let line = line.trim();
    if line.is_empty() || line.len() > LINE_BYTES {
        return None;
    }
    Folded::of(line)?.find(table())
}

/// How a phrase must stand in the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    Opens,
    OpensWithColon,
    Closes,
    Each,
}

impl Kind {
    /// Keeps equal words of different kinds apart in the one table.
    fn salt(self) -> u64 {
        (self as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// A line as the hashes of its folded tokens.
struct Folded<'t> {
    line: &'t str,
    count: usize,
    hash: [u64; TOKENS],
    start: [u16; TOKENS],
    end: [u16; TOKENS],
    digit: bool,
    sentence: bool,
}

const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

fn join(hash: u64, token: u64) -> u64 {
    (hash.rotate_left(5) ^ token).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Scripts without spaces: each character is a token.
fn unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

/// The letter that stands for `c`, `None` when it is dropped, `Some(' ')` when it parts words.
fn letter(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        // Apostrophes, soft hyphen, zero width marks, combining marks, Arabic vowel signs and tatweel.
        '\'' | '’' | '‘' | 'ʼ' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{652}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ı' => Some('i'),
        'ё' | 'Ё' => Some('е'),
        '©' => Some('©'),
        // Full-width letters and digits.
        '\u{FF10}'..='\u{FF5A}' => {
            let ascii = char::from_u32(c as u32 - 0xFEE0).unwrap_or(' ').to_ascii_lowercase();
            Some(if ascii.is_ascii_alphanumeric() { ascii } else { ' ' })
        }
        '\u{900}'..='\u{963}' | '\u{970}'..='\u{DFF}' => Some(c),
        c if c.is_alphanumeric() => c.to_lowercase().next(),
        _ => Some(' '),
    }
}

impl<'t> Folded<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let mut folded = Folded {
            line,
            count: 0,
            hash: [0; TOKENS],
            start: [0; TOKENS],
            end: [0; TOKENS],
            digit: false,
            sentence: line
                .trim_end_matches(['"', '”', '’', '»', ')', '\''])
                .ends_with(['.', '!', '?', '。', '！', '？', '।', '؟'])
                && !line.ends_with("..."),
        };
        let mut words = 0;
        let mut open: Option<(usize, u64, bool)> = None;
        for (at, c) in line.char_indices() {
            let Some(c) = letter(c) else { continue };
            let alone = unspaced(c);
            if (c == ' ' || c == '©' || alone)
                && let Some((start, hash, number)) = open.take()
            {
                folded.push(start, at, hash, number)?;
            }
            if c == ' ' {
                continue;
            }
            let mut bytes = [0; 4];
            let (start, mut hash, number) = open.unwrap_or_else(|| (at, OFFSET, c.is_numeric()));
            for &b in c.encode_utf8(&mut bytes).as_bytes() {
                hash = (hash ^ u64::from(b)).wrapping_mul(PRIME);
            }
            if alone || c == '©' {
                folded.push(at, at + c.len_utf8(), hash, false)?;
            } else {
                if open.is_none() {
                    words += 1;
                    if words > WORDS {
                        return None;
                    }
                }
                open = Some((start, hash, number));
            }
        }
        if let Some((start, hash, number)) = open {
            folded.push(start, line.len(), hash, number)?;
        }
        Some(folded)
    }

    /// Takes a token in; a number only leaves a note. `None` when the line is too long.
    fn push(&mut self, start: usize, end: usize, hash: u64, number: bool) -> Option<()> {
        if number {
            self.digit = true;
            return Some(());
        }
        *self.hash.get_mut(self.count)? = hash;
        self.start[self.count] = start as u16;
        self.end[self.count] = end as u16;
        self.count += 1;
        Some(())
    }

    fn text(&self, from: usize, to: usize) -> &'t str {
        self.line.get(self.start[from] as usize..self.end[to - 1] as usize).unwrap_or("").trim()
    }

    fn find(&self, table: &Table) -> Option<Hit<'t>> {
        let n = self.count;
        if n == 0 {
            return None;
        }
        let all = self.hash[..n].iter().fold(0, |h, &t| join(h, t));
        if let Some(class) = table.get(all, Kind::Whole) {
            return Some(Hit { class, phrase: self.text(0, n), whole: true });
        }
        if n <= 10 && self.hash[..n].iter().all(|&t| table.get(join(0, t), Kind::Each).is_some()) {
            return Some(Hit { class: Class::Share, phrase: self.text(0, n), whole: true });
        }
        self.opens(table).or_else(|| self.closes(table))
    }

    fn opens(&self, table: &Table) -> Option<Hit<'t>> {
        if !table.first.has(self.hash[0]) {
            return None;
        }
        let mut best = None;
        let mut hash = 0;
        for k in 1..=self.count {
            hash = join(hash, self.hash[k - 1]);
            let colon = matches!(self.after(k), Some(':' | '：' | '/' | '／' | '=' | '©' | '|' | '｜'));
            let class = match table.get(hash, Kind::OpensWithColon) {
                Some(class) if colon => Some(class),
                _ => table.get(hash, Kind::Opens).filter(|&class| self.may_open(class, k)),
            };
            if let Some(class) = class {
                best = Some(Hit { class, phrase: self.text(0, k), whole: k == self.count });
            }
        }
        best
    }

    /// Whether a line of this shape can open with a phrase of `k` tokens and be furniture:
    /// an article's sentence must not.
    fn may_open(&self, class: Class, k: usize) -> bool {
        let copyright = self.line.starts_with(['©', '(']);
        match class {
            Class::Legal | Class::Cookie | Class::Comments if k >= 3 || copyright => true,
            _ if self.sentence => false,
            Class::Byline => {
                let name = self.start.get(k).and_then(|&s| self.line.get(s as usize..));
                let name = name.filter(|_| k < self.count).and_then(|s| s.chars().next());
                self.count <= k + 6 && name.is_some_and(|c| !c.is_lowercase())
            }
            Class::Date => self.digit,
            _ => true,
        }
    }

    fn closes(&self, table: &Table) -> Option<Hit<'t>> {
        if !table.last.has(self.hash[self.count - 1]) {
            return None;
        }
        (0..self.count).find_map(|from| {
            let tokens = &self.hash[from..self.count];
            let class = table.get(tokens.iter().fold(0, |h, &t| join(h, t)), Kind::Closes)?;
            let before = self.line.get(..self.start[from] as usize).unwrap_or("").trim_end();
            let fits = match class {
                Class::Photo => {
                    !self.sentence && before.ends_with(['/', '(', '|', '©', ':', '-', '–', '—', ',', '／'])
                }
                _ => !self.sentence || tokens.len() >= 3,
            };
            fits.then(|| Hit { class, phrase: self.text(from, self.count), whole: from == 0 })
        })
    }

    /// The first sign behind token `k - 1`.
    fn after(&self, k: usize) -> Option<char> {
        self.line.get(self.end[k - 1] as usize..)?.trim_start().chars().next()
    }
}

/// All phrases, by the hash of their folded tokens: open addressing, a power of two of slots.
struct Table {
    slots: Vec<(u64, Option<Class>)>,
    first: Set,
    last: Set,
}

/// Tokens that phrases open or close with; wrong about one token in a few dozen, never misses.
struct Set([u64; 1024]);

impl Set {
    fn add(&mut self, token: u64) {
        self.0[(token >> 6) as usize % 1024] |= 1 << (token & 63);
    }

    fn has(&self, token: u64) -> bool {
        self.0[(token >> 6) as usize % 1024] >> (token & 63) & 1 == 1
    }
}

impl Table {
    fn get(&self, hash: u64, kind: Kind) -> Option<Class> {
        let key = hash ^ kind.salt();
        let mut at = (key >> 20) as usize % self.slots.len();
        loop {
            match self.slots[at] {
                (_, None) => return None,
                (k, class) if k == key => return class,
                _ => at = (at + 1) % self.slots.len(),
            }
        }
    }

    fn add(&mut self, hash: u64, kind: Kind, class: Class) {
        let key = hash ^ kind.salt();
        let mut at = (key >> 20) as usize % self.slots.len();
        while self.slots[at].1.is_some() {
            if self.slots[at].0 == key {
                return; // The language read first has it.
            }
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = (key, Some(class));
    }

    fn read(&mut self, text: &str) {
        let mut class = Class::Share;
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix('[') {
                let heading = heading.trim_end_matches(']');
                class = Class::ALL.into_iter().find(|c| c.heading() == heading).unwrap_or(class);
                continue;
            }
            let (kind, phrase) = match line {
                l if l.starts_with('*') => (Kind::Closes, &l[1..]),
                l if l.starts_with('+') => (Kind::Each, &l[1..]),
                l if l.ends_with(":*") => (Kind::OpensWithColon, &l[..l.len() - 2]),
                l if l.ends_with('*') => (Kind::Opens, &l[..l.len() - 1]),
                l => (Kind::Whole, l),
            };
            let Some(folded) = Folded::of(phrase) else { continue };
            let tokens = &folded.hash[..folded.count];
            let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { continue };
            match kind {
                Kind::Opens | Kind::OpensWithColon => self.first.add(first),
                Kind::Closes => self.last.add(last),
                Kind::Whole | Kind::Each => {}
            }
            self.add(tokens.iter().fold(0, |h, &t| join(h, t)), kind, class);
        }
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table =
            Table { slots: vec![(0, None); 1 << 15], first: Set([0; 1024]), last: Set([0; 1024]) };
        for text in FILES {
            table.read(text);
        }
        table
    })
}

const FILES: [&str; 16] = [
    include_str!("data/phrases/en.txt"),
    include_str!("data/phrases/de.txt"),
    include_str!("data/phrases/fr.txt"),
    include_str!("data/phrases/es.txt"),
    include_str!("data/phrases/it.txt"),
    include_str!("data/phrases/pt.txt"),
    include_str!("data/phrases/nl.txt"),
    include_str!("data/phrases/pl.txt"),
    include_str!("data/phrases/ru.txt"),
    include_str!("data/phrases/uk.txt"),
    include_str!("data/phrases/tr.txt"),
    include_str!("data/phrases/ar.txt"),
    include_str!("data/phrases/hi.txt"),
    include_str!("data/phrases/zh.txt"),
    include_str!("data/phrases/ja.txt"),
    include_str!("data/phrases/ko.txt"),
];

#[cfg(test)]
#[path = "phrases_test.rs"]
mod test;
