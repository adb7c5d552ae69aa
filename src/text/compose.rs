//! Letters with marks in their composed form: "é" as one character, as nearly all texts have it. Names and
//! texts that come from macOS, from PDF files and from old Vietnamese encodings have the marks apart.
//!
//! In: a text. Out: the same text in Unicode normalization form C, when it holds marks that stand apart; else
//! the text itself. In a browser the host normalizes, so that the module does not have to hold the tables.

/// The text, composed where it holds combining marks, sound marks of kana, or parts of Korean syllables.
pub(crate) fn composed(text: String) -> String {
    if text.is_ascii() || !text.chars().any(is_apart) {
        return text;
    }
    host::composed(&text)
}

/// Whether a character is part of another one before it.
fn is_apart(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{1160}'..='\u{11ff}')
}

/// The tables of a crate.
#[cfg(not(target_arch = "wasm32"))]
mod host {
    use unicode_normalization::UnicodeNormalization;

    pub fn composed(text: &str) -> String {
        text.nfc().collect()
    }
}

/// The tables of the browser.
#[cfg(target_arch = "wasm32")]
mod host {
    pub fn composed(text: &str) -> String {
        js_sys::JsString::from(text).normalize("NFC").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_apart_are_composed() {
        for (text, expected) in [
            ("e\u{301}te\u{301} a\u{300} l'e\u{301}cole", "été à l'école"),
            ("Vie\u{323}\u{302}t", "Việt"),
            ("か\u{3099}っこう", "がっこう"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("été", "été"),
            ("plain", "plain"),
        ] {
            assert_eq!(composed(text.to_owned()), expected);
        }
    }
}
