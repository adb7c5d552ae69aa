//! `cargo xtask VERB`: one verb a module.

mod bench;
mod draws;
mod predict;
mod quality;
mod rows;
mod tokens;

const USAGE: &str = "\
cargo xtask predict VERB IN.jsonl[.gz] OUT.jsonl [--alone]   predictions for a scorer
cargo xtask quality [NAME ...]                               scores on the labelled data, sets whose name contains NAME
cargo xtask bench                                            what each stage costs, as ratios";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("predict") => predict::run(&args[1..]),
        Some("quality") => quality::run(&args[1..]),
        Some("bench") => bench::run(),
        _ => Err(USAGE.to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}
