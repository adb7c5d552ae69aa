//! Cleans the files of a folder, collapses copies and prints the stories.
//!
//! ```sh
//! cargo run --release --example group_folder -- clippings/
//! ```
//! Without a folder it groups three small articles of its own.

use std::error::Error;
use std::{env, fs};
use storysift::{Corpus, Options};

const ARTICLES: [(&str, &str); 3] = [
    (
        "beacon.txt",
        "Ferry to Norafel sails again\n\nThe night ferry between Quillport and Norafel sails again from \
         Monday, the harbour board said. The pier was closed for five weeks after a storm.",
    ),
    (
        "ledger.txt",
        "Night boat to Norafel is back\n\nFive weeks after the storm tore at Quillport's pier, the harbour \
         board lets the night ferry to Norafel sail again. The first boat leaves on Monday.",
    ),
    (
        "argus.txt",
        "Lido stays open all winter\n\nThe council of Lindrath voted to heat the lido through the winter. \
         Swimmers had collected four thousand names for it since September.",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut corpus = Corpus::new(Options::default());
    match env::args().nth(1) {
        Some(folder) => {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_file() {
                    corpus.add(&path.to_string_lossy(), &fs::read(&path)?);
                }
            }
        }
        None => ARTICLES.iter().for_each(|(name, text)| {
            corpus.add(name, text.as_bytes());
        }),
    }
    for problem in corpus.problems() {
        println!("problem: {}: {}", problem.document, problem.detail);
    }
    for story in corpus.stories() {
        println!("{} ({} articles)", story.title, story.articles.len());
        for member in &story.members {
            println!("  {} with {}: {}", member.article, member.with, member.shared.names.join(", "));
        }
    }
    for copies in corpus.copies() {
        println!("copies of {}: {}", copies.keeper, copies.members.len());
    }
    Ok(())
}
