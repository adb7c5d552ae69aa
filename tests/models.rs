//! The cards of `docs/models.md` against the files of `weights/`: each file has one card, with all
//! its fields and the hash of the file as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const FIELDS: [&str; 7] = ["purpose", "hash", "command", "data", "settings", "held out", "date"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// FNV-1a, 64 bits, as 16 hex digits.
fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// The fields of each card, by the name of its file.
fn cards(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let sections = text.split("\n## ").skip(1).filter(|s| !s.starts_with("Formats"));
    let fields = |section: &str| {
        let lines = section.lines().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
        lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    sections.map(|s| (s.lines().next().unwrap_or_default().to_owned(), fields(s))).collect()
}

#[test]
fn every_weights_file_has_a_card_that_is_true() {
    let text = fs::read_to_string(root().join("docs/models.md")).expect("docs/models.md");
    let cards = cards(&text);
    let mut wrong = Vec::new();
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(root().join("weights")).expect("weights") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let found = hash(&fs::read(&path).expect("a file"));
        match cards.get(&name) {
            None => wrong.push(format!("{name}: no card in docs/models.md")),
            Some(card) => {
                for field in FIELDS.iter().filter(|f| card.get(**f).is_none_or(String::is_empty)) {
                    wrong.push(format!("{name}: the card says nothing of {field}"));
                }
                if card.get("hash") != Some(&found) {
                    wrong.push(format!("{name}: its hash is {found}, the card has {:?}", card.get("hash")));
                }
            }
        }
        files.insert(name);
    }
    wrong.extend(cards.keys().filter(|c| !files.contains(*c)).map(|c| format!("{c}: a card without a file")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn cards_are_read_field_by_field() {
    let text = "# T\n\n## Formats\n\n- **x**: y\n\n## a.trees\n\n- purpose: one\n- hash: 00\n";
    let cards = cards(text);
    assert_eq!(cards.len(), 1);
    assert_eq!(cards["a.trees"]["purpose"], "one");
    assert_eq!(hash(b""), "cbf29ce484222325");
}
