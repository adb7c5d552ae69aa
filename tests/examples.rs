//! Runs the programs of `examples/` and checks what they print.

use std::process::Command;

fn run(example: &str) -> String {
    let out = Command::new(env!("CARGO")).args(["run", "--quiet", "--example", example]).output();
    let out = out.expect("cargo runs");
    assert!(out.status.success(), "{example}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

#[test]
fn every_example_runs_and_prints_what_it_promises() {
    for (example, lines) in [
        (
            "clean_one",
            &[
                "# Ferry to Norafel sails again",
                "by Ana Krell",
                "\"Share this article\": A share or follow button",
            ][..],
        ),
        ("group_folder", &["(2 articles)", "Lido stays open all winter (1 articles)"]),
        ("decisions", &["refused: no article gone.txt#0", "\"set-aside\"", "1 paragraph"]),
    ] {
        let printed = run(example);
        for line in lines {
            assert!(printed.contains(line), "{example} does not print {line:?}:\n{printed}");
        }
    }
}
