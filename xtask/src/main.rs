//! `cargo xtask VERB`: builds, serves and tests Storysift. The verbs of the laboratory are
//! passed on to the crate `lab`, which is compiled when one of them is called.

mod build;
mod docs;
mod fuzz;
mod lab;
mod notices;
mod serve;
mod test;
mod tools;
#[path = "../../lab/src/usage.rs"]
mod usage;

use anyhow::{Result, bail};
use std::process::ExitCode;
use usage::Usage;

/// The verbs of this program, in the order of the usage text.
const VERBS: &[Usage] = &[
    usage::usage("serve", "[--port N] [--no-build]", "builds everything and serves the page"),
    usage::usage("build", "", "the npm package into pkg/, the page into dist/"),
    usage::usage("docs", "", "the documentation as a site into dist/docs, behind the build"),
    usage::usage("test", "[hosts]", "every check and test; or the package in other tools, which npm fetches"),
    usage::usage("fuzz", "[--minutes N] [TARGET ...]", "mutated inputs for every reader, two threads"),
    usage::usage("tools", "", "fetches what the other verbs need"),
];

/// The function of a verb, which takes the arguments behind it.
type Run = fn(&[String]) -> Result<()>;

/// The function of each verb of [`VERBS`].
const RUNS: &[(&str, Run)] = &[
    ("serve", serve::run),
    ("build", |args| no_arguments(args).and_then(|()| build::run())),
    ("docs", |args| no_arguments(args).and_then(|()| docs::run())),
    ("test", |args| match args {
        [hosts] if hosts == "hosts" => test::hosts(),
        _ => no_arguments(args).and_then(|()| test::run()),
    }),
    ("fuzz", fuzz::run),
    ("tools", |args| no_arguments(args).and_then(|()| tools::run())),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the verb that the arguments name; the usage text is the error when they name none.
fn run(args: &[String]) -> Result<ExitCode> {
    if let Some((usage, rest)) = usage::find(VERBS, args)
        && let Some((_, run)) = RUNS.iter().find(|(verb, _)| *verb == usage.verb)
    {
        return run(rest).map(|()| ExitCode::SUCCESS);
    }
    if usage::find(usage::LAB, args).is_some() {
        return lab::pass_on(args);
    }
    bail!(usage::text(VERBS.iter().chain(usage::LAB)))
}

fn no_arguments(args: &[String]) -> Result<()> {
    match args.first() {
        Some(arg) => bail!("{arg:?} is not expected here"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn every_verb_has_a_function_and_a_line_of_usage() {
        let listed: Vec<&str> = VERBS.iter().map(|u| u.verb).collect();
        assert_eq!(listed, RUNS.iter().map(|(verb, _)| *verb).collect::<Vec<_>>());
        let text = run(&words("nonsense")).unwrap_err().to_string();
        for usage in VERBS.iter().chain(usage::LAB) {
            let line = format!("cargo xtask {} {}", usage.verb, usage.options);
            assert!(text.lines().any(|l| l == line.trim_end()), "{line}");
        }
    }

    #[test]
    fn no_verb_is_of_both_programs() {
        for verb in VERBS {
            assert!(usage::find(usage::LAB, &words(verb.verb)).is_none(), "{}", verb.verb);
        }
    }

    #[test]
    fn stray_arguments_are_refused() {
        for (args, ok) in [("", true), ("--all", false), ("x y", false)] {
            assert_eq!(no_arguments(&words(args)).is_ok(), ok, "{args:?}");
        }
    }
}
