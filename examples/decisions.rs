//! Corrects a grouping by decisions, keeps them as JSON, and replays them on the same files dropped anew.
//!
//! ```sh
//! cargo run --example decisions
//! ```

use std::error::Error;
use storysift::{ArticleRef, Corpus, Decision, Options};

const NOTE: &str = "The council of Lindrath voted on Monday to heat the lido through the winter. Swimmers \
                    had collected four thousand names for it since September.\n\nOur reporter was there.";

fn corpus() -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    corpus.add("lido.txt", NOTE.as_bytes());
    corpus
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut first = corpus();
    // Set the reporter's line aside: a range of bytes of the document's text.
    let start = NOTE.find("Our reporter").ok_or("the line is there")?;
    first.apply(Decision::SetAside { document: "lido.txt".to_owned(), start, end: NOTE.len() })?;
    // A decision that names an article which is not here is refused.
    let missing = ArticleRef { id: "gone.txt#0".to_owned(), hash: String::new() };
    if let Err(error) = first.apply(Decision::Keeper { article: missing }) {
        println!("refused: {error}");
    }
    let kept = serde_json::to_string_pretty(&first.decisions())?;
    println!("{kept}");

    let mut again = corpus();
    again.replay(serde_json::from_str::<Vec<Decision>>(&kept)?);
    let article = again.article("lido.txt#0").ok_or("the article is there")?;
    println!("{} paragraph", article.paragraphs.len());
    Ok(())
}
