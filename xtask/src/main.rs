//! `cargo xtask VERB`: one verb a module.

mod bcubed;
mod bench;
mod build;
mod draws;
mod dump;
mod floors;
mod predict;
mod quality;
mod rows;
mod serve;
mod strictness;
mod test;
mod tools;
mod train;

use anyhow::{Error, Result, bail};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N] [--no-build]                    builds everything and serves the page
cargo xtask test                                             every check and test
cargo xtask build                                            the npm package into pkg/, the page into dist/
cargo xtask tools                                            fetches what the other verbs need
cargo xtask predict VERB IN.jsonl[.gz] OUT.jsonl [--alone]   predictions for a scorer
cargo xtask quality [NAME ...] [--floors | --pin [--lower]]   scores on the labelled data, sets whose name contains NAME
cargo xtask train judge [--check]                            learns the judge's weights from the labelled data
cargo xtask train cuts [--check]                             learns where another article opens
cargo xtask bench                                            what each stage costs, as ratios
cargo xtask bench scale [ARTICLES]                           what drops of 10,000 to 100,000 articles cost
cargo xtask train stories [--check | --words]                learns the pair score and the word frequencies
cargo xtask dump [--export FORMAT] FILE...                   what the engine makes of files, as JSON";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((verb, rest)) = args.split_first() else { bail!(USAGE) };
    match verb.as_str() {
        "serve" => serve::run(rest),
        "build" => build::run(),
        "test" => test::run(),
        "tools" => tools::run(),
        "predict" => predict::run(rest).map_err(Error::msg),
        "quality" => quality::run(rest).map_err(Error::msg),
        "dump" => dump::run(rest),
        "train" => train::run(rest).map_err(Error::msg),
        "bench" if rest.first().is_some_and(|what| what == "scale") => {
            bench::scale::run(&rest[1..]).map_err(Error::msg)
        }
        "bench" => bench::run().map_err(Error::msg),
        _ => bail!(USAGE),
    }
}
