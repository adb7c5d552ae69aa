//! Names of forms: what the frames of two files of one origin have in common.
//!
//! In: the keys of a frame. Out: a [`FrameKey`]. Numbers are alike in it, and nothing of it is an article's.

use crate::split::frames::file::File;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::Frame;
use crate::split::frames::pile::FrameKey;
use crate::util::order::sort;

/// Names of keys that a form is told by.
const MAX_FORM_KEYS: usize = 12;

impl File<'_> {
    /// The form of a file: its vendor, the names of its frame, or what parts its records.
    pub fn form(&self, keys: &Keys, frame: Option<&Frame>, by: &str) -> FrameKey {
        let format = self.format();
        if let Some(vendor) = self.vendor {
            return FrameKey::new(vec![vendor.name.to_owned(), format]);
        }
        let Some(frame) = frame else { return FrameKey::new(vec![format!("parted by {by}"), format]) };
        let strong = |key: Key| keys.kind(key).is_strong();
        let mut names: Vec<String> =
            frame.keys().filter(|(k, _)| strong(*k)).map(|(k, _)| self.name(keys, k)).collect();
        sort(&mut names);
        names.dedup();
        names.truncate(MAX_FORM_KEYS);
        names.push(format);
        FrameKey::new(names)
    }

    /// The name of the file's format.
    pub fn format(&self) -> String {
        format!("{:?}", self.document.format).to_lowercase()
    }

    /// What the lines of a key have in common, as text.
    pub fn name(&self, keys: &Keys, key: Key) -> String {
        let line = &self.lines[keys.first(key)];
        let kind = keys.kind(key);
        match kind {
            Kind::Label => line.label().unwrap_or_default().to_owned(),
            Kind::Counter | Kind::Literal => alike(&line.text),
            Kind::Rule | Kind::Heading => {
                let signs: String = line.text.chars().take(3).take_while(|c| !c.is_alphanumeric()).collect();
                format!("{} {}", format!("{kind:?}").to_lowercase(), signs.trim())
            }
            Kind::Prefix => line.text.split_whitespace().take(2).map(alike).collect::<Vec<_>>().join(" "),
            Kind::Style if line.bold => "bold style".to_owned(),
            _ => format!("{kind:?}").to_lowercase(),
        }
    }
}

/// A text in which all numbers are 0.
fn alike(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_digit() {
            true if out.ends_with('0') => {}
            true => out.push('0'),
            false => out.push(c),
        }
    }
    out
}
