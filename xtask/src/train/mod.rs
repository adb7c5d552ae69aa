//! `cargo xtask train NAME`: learns weights from the labelled data and writes them as data
//! files of the crate. Deterministic; the data itself never enters the project.

mod align;
mod author;
mod boost;
mod choice;
mod chooser;
mod corpus;
mod cuts;
mod date;
mod doubt;
mod drops;
mod evidence;
mod glue;
mod headline;
mod judge;
mod pair;
mod slots;
mod stories;
mod title;
mod words;

/// Runs the trainer of that name.
pub fn run(args: &[String]) -> Result<(), String> {
    match args.split_first() {
        Some((name, rest)) if name == "judge" => judge::run(rest),
        Some((name, rest)) if name == "cuts" => cuts::run(rest),
        Some((name, rest)) if name == "stories" => stories::run(rest),
        Some((name, rest)) if name == "author" => chooser::run(&author::AUTHOR, rest),
        Some((name, rest)) if name == "title" => chooser::run(&title::TITLE, rest),
        Some((name, rest)) if name == "headline" => chooser::run(&headline::HEADLINE, rest),
        Some((name, rest)) if name == "date" => chooser::run(&date::DATE, rest),
        _ => Err("train judge [html | text] [--check | --shipped | --explain FILE ...], cuts [--check], author | date | headline | title [--check], or stories [--check | --words]".into()),
    }
}
