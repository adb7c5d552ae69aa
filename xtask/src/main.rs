//! `cargo xtask VERB`: one verb a module.

fn main() {
    eprintln!("cargo xtask serve | build | test | bench | quality | train | predict");
}
