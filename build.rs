//! Packs the known phrases of furniture (`src/lexicon/data/phrases`) into the table that
//! `src/lexicon/phrases/table.rs` unpacks and describes. Nothing else is made at build time.

#[allow(dead_code)]
#[path = "src/lexicon/phrases/fold.rs"]
mod fold;
#[path = "src/lexicon/phrases/source.rs"]
mod source;

use fold::{Folded, Kind, join, key, short};
use source::{HEADINGS, LANGUAGES};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

const FOLDER: &str = "src/lexicon/data/phrases";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/lexicon/phrases");
    let mut phrases = Phrases::default();
    for language in LANGUAGES {
        let text = fs::read_to_string(format!("{FOLDER}/{language}.txt"))?;
        source::read(&text, |class, kind, phrase| phrases.add(class, kind, phrase))
            .map_err(|line| format!("{language}.txt: no such class: {line}"))?;
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("phrases.bin"), phrases.pack()?)?;
    Ok(())
}

#[derive(Default)]
struct Phrases {
    /// The place in `HEADINGS` of each key.
    class: BTreeMap<u32, usize>,
    first: BTreeSet<u32>,
    last: BTreeSet<u32>,
}

impl Phrases {
    fn add(&mut self, class: usize, kind: Kind, phrase: &str) {
        let Some(folded) = Folded::of(phrase) else { return };
        let tokens = &folded.hash[..folded.count];
        let (Some(&first), Some(&last)) = (tokens.first(), tokens.last()) else { return };
        match kind {
            Kind::Opens | Kind::OpensWithColon => drop(self.first.insert(short(first))),
            Kind::Closes => drop(self.last.insert(short(last))),
            Kind::Whole | Kind::Each => {}
        }
        let hash = tokens.iter().fold(0, |h, &t| join(h, t));
        self.class.entry(key(hash, kind)).or_insert(class);
    }

    fn pack(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut bits = Bits::default();
        for class in 0..HEADINGS.len() {
            let keys: Vec<u32> =
                self.class.iter().filter(|&(_, &c)| c == class).map(|(&key, _)| key).collect();
            bits.list(&keys)?;
        }
        bits.list(&self.first.iter().copied().collect::<Vec<_>>())?;
        bits.list(&self.last.iter().copied().collect::<Vec<_>>())?;
        Ok(bits.bytes)
    }
}

/// Writes what `Bits` of `table.rs` reads.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    fn number(&mut self, number: u32, width: u32) {
        for place in 0..width {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = (number >> place & 1) as u8;
            self.bytes[self.used / 8] |= bit << (self.used % 8);
            self.used += 1;
        }
    }

    /// `sorted` in the Rice code that makes it shortest.
    fn list(&mut self, sorted: &[u32]) -> Result<(), Box<dyn Error>> {
        let gaps: Vec<u32> =
            sorted.iter().scan(0, |last, &number| Some(number - std::mem::replace(last, number))).collect();
        let size = |width: &u32| gaps.iter().map(|gap| u64::from((gap >> width) + width)).sum::<u64>();
        let width = (0..32).min_by_key(size).unwrap_or(0);
        self.number(u16::try_from(gaps.len())?.into(), 16);
        self.number(width, 8);
        for gap in gaps {
            for _ in 0..gap >> width {
                self.number(0, 1);
            }
            self.number(1, 1);
            self.number(gap, width);
        }
        Ok(())
    }
}
