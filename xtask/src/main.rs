//! `cargo xtask VERB`: one verb a module.

mod predict;
mod rows;

const USAGE: &str = "\
cargo xtask predict VERB IN.jsonl[.gz] OUT.jsonl [--alone]   predictions for a scorer";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("predict") => predict::run(&args[1..]),
        _ => Err(USAGE.to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}
