//! Cleans one file and prints its articles, and what was set aside and why.
//!
//! ```sh
//! cargo run --example clean_one -- page.html
//! ```
//! Without a name it cleans a small page of its own.

use std::error::Error;
use std::{env, fs};

const PAGE: &str = "\
Home
News
Ferry to Norafel sails again
By Ana Krell
3 March 2026
The night ferry between Quillport and Norafel sails again from Monday, the harbour board said. The \
pier was closed for five weeks after a storm tore two of its piles away.
The first boat leaves at ten in the evening. Tickets that were bought before the storm stay valid \
until the end of June, and the board will pay back those that nobody wants to use.
Share this article
Privacy policy";

fn main() -> Result<(), Box<dyn Error>> {
    let (name, bytes) = match env::args().nth(1) {
        Some(name) => (name.clone(), fs::read(name)?),
        None => ("page.txt".to_owned(), PAGE.as_bytes().to_vec()),
    };
    let page = storysift::clean(&name, &bytes);
    for problem in &page.document.problems {
        println!("problem: {}", problem.detail);
    }
    for article in &page.articles {
        println!("# {}", article.title.as_deref().unwrap_or("(no title)"));
        println!("{} words, by {}\n", article.words, article.byline.as_deref().unwrap_or("nobody named"));
        println!("{}\n", article.text());
    }
    println!("Set aside:");
    for run in page.blocks.iter().filter(|run| run.article.is_none()) {
        let text = run.span.of(&page.document.text).trim();
        if !text.is_empty() {
            println!("- {text:?}: {}", run.reason.sentence(run.label));
        }
    }
    Ok(())
}
