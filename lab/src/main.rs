//! The laboratory: trains the engine's weights, scores the engine on labelled data, and times
//! it. `cargo xtask VERB` passes its verbs on; [`usage::LAB`] lists them.

mod args;
mod bcubed;
mod bench;
mod drops;
mod dump;
mod hash;
mod jsonl;
mod paths;
mod predict;
mod quality;
mod rng;
mod train;
mod usage;

use anyhow::{Context, Result};
use std::process::ExitCode;
use train::{author::AUTHOR, candidate_model, date::DATE, headline::HEADLINE, title::TITLE};

/// The function of a verb, which takes the arguments behind it.
type Run = fn(&[String]) -> Result<()>;

/// The function of each verb of [`usage::LAB`].
const RUNS: &[(&str, Run)] = &[
    ("predict", predict::run),
    ("quality", quality::run),
    ("dump", dump::run),
    ("drops", drops::run),
    ("train columns", train::line_columns::run),
    ("train cuts", train::cuts::run),
    ("train stories", train::stories::run),
    ("train title", |args| candidate_model::run(&TITLE, args)),
    ("train headline", |args| candidate_model::run(&HEADLINE, args)),
    ("train author", |args| candidate_model::run(&AUTHOR, args)),
    ("train date", |args| candidate_model::run(&DATE, args)),
    ("bench scale", bench::scale::run),
    ("bench", bench::run),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the verb that the arguments name; the usage text is the error when they name none.
fn run(args: &[String]) -> Result<()> {
    let named = usage::find(usage::LAB, args).and_then(|(usage, rest)| {
        let run = RUNS.iter().find(|(verb, _)| *verb == usage.verb)?.1;
        Some((run, rest))
    });
    let (run, rest) = named.with_context(|| usage::text(usage::LAB.iter()))?;
    run(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_a_function_and_a_line_of_usage() {
        let listed: Vec<&str> = usage::LAB.iter().map(|u| u.verb).collect();
        let runs: Vec<&str> = RUNS.iter().map(|(verb, _)| *verb).collect();
        assert_eq!(listed, runs);
        let text = usage::text(usage::LAB.iter());
        for verb in runs {
            assert!(text.lines().any(|l| l.starts_with(&format!("cargo xtask {verb}"))), "{verb}");
        }
    }

    #[test]
    fn arguments_name_the_longest_verb_that_they_begin_with() {
        for (given, verb) in [
            ("train author --check", Some("train author")),
            ("bench", Some("bench")),
            ("bench scale 500", Some("bench scale")),
            ("quality drops", Some("quality")),
            ("train", None),
            ("train writer", None),
            ("authors", None),
            ("", None),
        ] {
            let args: Vec<String> = given.split_whitespace().map(str::to_owned).collect();
            let found = usage::find(usage::LAB, &args);
            assert_eq!(found.map(|f| f.0.verb), verb, "{given}");
            if let (Some((usage, rest)), true) = (found, verb.is_some()) {
                assert_eq!(format!("{} {}", usage.verb, rest.join(" ")).trim(), given);
            }
        }
    }

    #[test]
    fn an_unknown_verb_fails_with_the_usage() {
        let error = run(&["nonsense".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("cargo xtask train author"));
    }
}
