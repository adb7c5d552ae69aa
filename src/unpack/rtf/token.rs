//! RTF to tokens: groups, control words, bytes. Bytes of pictures are passed over.

/// One token.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word and its number.
    Word(&'b str, Option<i32>),
    /// `\*`: the group is one that programs may leave out.
    Star,
    /// A byte written as `\'e9`.
    Byte(u8),
    /// Bytes as they stand.
    Text(&'b [u8]),
}

/// Reads a file token by token.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    /// The tokens of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        Tokens { bytes, at: 0 }
    }

    /// The token behind a backslash.
    fn control(&mut self) -> Option<Token<'b>> {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count().min(32);
        if letters == 0 {
            return self.symbol();
        }
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or("");
        let minus = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + minus..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let mut end = letters;
        let mut number = None;
        if digits > 0 {
            end += minus + digits;
            let text = std::str::from_utf8(&rest[letters..end]).unwrap_or("");
            number =
                text.parse::<i64>().ok().map(|n| n.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
        }
        if rest.get(end) == Some(&b' ') {
            end += 1;
        }
        self.at += end;
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }

    /// The token of a backslash before no letter.
    fn symbol(&mut self) -> Option<Token<'b>> {
        let rest = &self.bytes[self.at..];
        let (&sign, behind) = rest.split_first()?;
        self.at += 1;
        Some(match sign {
            b'\'' => {
                let hex = behind.get(..2).and_then(|h| std::str::from_utf8(h).ok());
                match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    Some(byte) => {
                        self.at += 2;
                        Token::Byte(byte)
                    }
                    None => Token::Text(&[]),
                }
            }
            b'*' => Token::Star,
            b'~' => Token::Word("~", None),
            b'_' => Token::Word("_", None),
            b'\n' | b'\r' => Token::Word("par", None),
            b'{' | b'}' | b'\\' => Token::Text(&rest[..1]),
            _ => Token::Text(&[]),
        })
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let &byte = self.bytes.get(self.at)?;
            match byte {
                b'\n' | b'\r' => self.at += 1,
                b'{' | b'}' => {
                    self.at += 1;
                    return Some(if byte == b'{' { Token::Open } else { Token::Close });
                }
                b'\\' => {
                    self.at += 1;
                    return self.control();
                }
                _ => {
                    let rest = &self.bytes[self.at..];
                    let end = rest.iter().position(|b| matches!(b, b'{' | b'}' | b'\\' | b'\n' | b'\r'));
                    let text = &rest[..end.unwrap_or(rest.len())];
                    self.at += text.len();
                    return Some(Token::Text(text));
                }
            }
        }
    }
}

/// The sign that a control word stands for.
pub(super) fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        "~" => "\u{a0}",
        "_" => "-",
        _ => return None,
    })
}

/// Groups whose text is not the document's.
pub(super) fn is_left_out(word: &str) -> bool {
    matches!(
        word,
        "colortbl"
            | "pict"
            | "object"
            | "objdata"
            | "header"
            | "headerl"
            | "headerr"
            | "headerf"
            | "footer"
            | "footerl"
            | "footerr"
            | "footerf"
            | "filetbl"
            | "revtbl"
            | "listtable"
            | "listtext"
            | "pntext"
            | "pnseclvl"
            | "nonshppict"
            | "annotation"
            | "atnid"
            | "atnauthor"
            | "bkmkstart"
            | "bkmkend"
            | "xe"
            | "tc"
            | "template"
            | "themedata"
            | "datastore"
            | "generator"
            | "rsidtbl"
            | "latentstyles"
    )
}

/// The encoding of a font by its charset. `None` for those that have no letters of their own
/// or are the document's.
pub(super) fn charset(number: i32) -> Option<&'static str> {
    Some(match number {
        77 => "macintosh",
        128 => "shift_jis",
        129 | 130 => "euc-kr",
        134 => "gbk",
        136 => "big5",
        161 => "windows-1253",
        162 => "windows-1254",
        163 => "windows-1258",
        177 => "windows-1255",
        178..=180 => "windows-1256",
        186 => "windows-1257",
        204 => "windows-1251",
        222 => "windows-874",
        238 => "windows-1250",
        _ => return None,
    })
}

/// The encoding of a code page.
pub(super) fn code_page(number: i32) -> &'static str {
    match number {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 => "macintosh",
        28592 => "iso-8859-2",
        65001 => "utf-8",
        _ => "windows-1252",
    }
}
