//! `cargo xtask build`: the npm package into `pkg/`, then the page into `dist/`.
//! What is built how, and how large it may get, is in `wasm-pack.toml`.

use crate::tools::{command, npm_packages, root, run_command, wasm_target};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    build: Build,
    budget: Budget,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Build {
    profile: String,
    target: String,
    optimise: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    wasm: u64,
    page: u64,
}

/// Builds everything, then checks the sizes against the budget.
pub fn run() -> Result<()> {
    make()?;
    sizes()
}

/// Builds everything.
pub fn make() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let Config { build, .. } = config()?;
    let glue = bindgen(&compile(&build)?)?;
    package(&glue, &build)?;
    if root().join("www/page").is_dir() {
        page()?;
    }
    Ok(())
}

/// Prints the sizes of what was built; an error when one is over its budget.
pub fn sizes() -> Result<()> {
    let Config { budget: most, .. } = config()?;
    let page = fs::metadata(root().join("dist/index.html")).context("dist/index.html")?.len();
    let wasm = budget("wasm, brotli", brotli(&root().join("pkg/storysift.wasm"))?, most.wasm);
    let page = budget("page, one file", page, most.page);
    wasm.and(page)
}

fn config() -> Result<Config> {
    toml::from_str(&read_text(&root().join("wasm-pack.toml"))?).context("wasm-pack.toml")
}

/// The folder of everything between the sources and `pkg/`.
pub fn scratch() -> PathBuf {
    root().join("target/package")
}

/// Rust to WebAssembly.
fn compile(build: &Build) -> Result<PathBuf> {
    let mut cargo = command(env!("CARGO"));
    cargo.args(["build", "--quiet", "--package", "storysift", "--lib"]);
    cargo.args(["--profile", &build.profile, "--target", &build.target]);
    // The build folder of the file must be the one that is looked into below.
    cargo.arg("--target-dir").arg(root().join("target"));
    run_command(&mut cargo)?;
    Ok(root().join("target").join(&build.target).join(&build.profile).join("storysift.wasm"))
}

/// The script that speaks with the WebAssembly file, and the file made fit for it.
fn bindgen(wasm: &Path) -> Result<PathBuf> {
    let out = scratch().join("bindgen");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("storysift").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    bindgen.no_modules(true)?.generate(&out).context("wasm-bindgen")?;
    Ok(out)
}

/// `pkg/`: the optimised WebAssembly file, the bundled scripts, the types and the papers.
fn package(glue: &Path, build: &Build) -> Result<()> {
    let pkg = root().join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg).context("pkg")?;
    }
    fs::create_dir_all(&pkg)?;
    fs::copy(optimised(&glue.join("storysift_bg.wasm"), build)?, pkg.join("storysift.wasm"))?;

    let mut bundle = command("node");
    bundle.arg("www/package/build.mjs").arg(glue.join("storysift.js")).arg(&pkg);
    run_command(&mut bundle)?;
    types(&pkg.join("types"))?;

    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), pkg.join(name)).with_context(|| name.to_owned())?;
    }
    fs::copy(root().join("www/package/README.md"), pkg.join("README.md")).context("README.md")?;
    let manifest = read_text(&root().join("www/package/package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    ensure!(manifest.contains("\"version\": \"0.0.0\""), "www/package/package.json: version 0.0.0 expected");
    fs::write(pkg.join("package.json"), manifest.replace("\"version\": \"0.0.0\"", &version))?;
    Ok(())
}

/// The types that the package's entry reaches.
fn types(out: &Path) -> Result<()> {
    let all = scratch().join("types");
    let mut tsc = command("node");
    tsc.args(["node_modules/typescript/bin/tsc", "-p", "www/package", "--emitDeclarationOnly", "--outDir"]);
    run_command(tsc.arg(&all))?;
    fs::create_dir_all(out)?;
    for name in ["bare", "corpus", "error", "types"] {
        let name = format!("{name}.d.ts");
        fs::copy(all.join(&name), out.join(&name)).with_context(|| name)?;
    }
    Ok(())
}

/// The file after wasm-opt; done again only when what goes in has changed.
fn optimised(wasm: &Path, build: &Build) -> Result<PathBuf> {
    let (before, after) = (scratch().join("unoptimised.wasm"), scratch().join("optimised.wasm"));
    let flags = scratch().join("optimised.flags");
    let (wanted, wanted_flags) = (fs::read(wasm)?, build.optimise.join(" "));
    let known = fs::read(&before).is_ok_and(|known| known == wanted)
        && fs::read_to_string(&flags).is_ok_and(|known| known == wanted_flags);
    if !known || !after.exists() {
        let mut optimise = command("node");
        optimise.arg("node_modules/binaryen/bin/wasm-opt").args(&build.optimise);
        run_command(optimise.arg(wasm).arg("-o").arg(&after))?;
        fs::write(&before, wanted)?;
        fs::write(&flags, wanted_flags)?;
    }
    Ok(after)
}

/// `dist/`: whatever the page's own build makes of `www/page` and `pkg/`.
fn page() -> Result<()> {
    let mut vite = command("node");
    vite.args(["node_modules/vite/bin/vite.js", "build", "www/page", "--logLevel", "warn"]);
    run_command(&mut vite)
}

/// Size after brotli. Node brings the compressor, so no crate need be compiled for it.
fn brotli(file: &Path) -> Result<u64> {
    let script = "const { readFileSync } = require('node:fs');\
                  const { brotliCompressSync } = require('node:zlib');\
                  console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";
    let out = command("node").args(["-e", script]).arg(file).output().context("node")?;
    let text = String::from_utf8_lossy(&out.stdout);
    text.trim().parse().with_context(|| format!("size of {}: {text:?}", file.display()))
}

fn budget(what: &str, bytes: u64, most: u64) -> Result<()> {
    println!("{what}: {} of {} kB", bytes.div_ceil(1000), most / 1000);
    if bytes > most {
        bail!("{what}: {bytes} bytes, the budget of wasm-pack.toml is {most}");
    }
    Ok(())
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
