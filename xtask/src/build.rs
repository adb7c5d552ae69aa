//! `cargo xtask build`: the npm package into `pkg/`, then the page into `dist/`. The settings of
//! the build and the most that its files may weigh are in `wasm-pack.toml`.

use crate::notices;
use crate::tools::{command, npm_packages, root, run_command, wasm_target};
use anyhow::{Context, Result, bail};
use lzma_rust2::{CheckType, XzOptions, XzWriter};
use serde::Deserialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The file with the notices of the parts of others, in the package and beside the page.
const NOTICES: &str = "THIRD-PARTY.txt";

/// `wasm-pack.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    build: Build,
    budget: Budget,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Build {
    /// Cargo profile.
    profile: String,
    /// Target of the compiler.
    target: String,
    /// Arguments of wasm-opt.
    optimise: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// Most bytes of the engine's module after brotli.
    wasm: u64,
    /// The same of the module that takes containers apart.
    unpack: u64,
    /// Most bytes of the page as one file.
    page: u64,
}

/// A WebAssembly module: a build of the crate with the features that choose its interface.
struct Module {
    /// Name of its files.
    name: &'static str,
    /// Feature of the crate that chooses its interface.
    feature: &'static str,
}

/// The engine, and what takes containers apart, which is loaded when the first one comes.
const MODULES: [Module; 2] = [
    Module { name: "storysift", feature: "wasm" },
    Module { name: "storysift-unpack", feature: "unpack-module" },
];

/// Builds everything and checks the sizes.
pub fn run() -> Result<()> {
    make()?;
    sizes()
}

/// Builds everything.
pub fn make() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let Config { build, .. } = config()?;
    for module in &MODULES {
        bindgen(module, &compile(module, &build)?)?;
    }
    package(&build)?;
    let notices = notices::text()?;
    fs::write(root().join("pkg").join(NOTICES), &notices).context(NOTICES)?;
    if root().join("www/page").is_dir() {
        pack()?;
        page()?;
        fs::write(root().join("dist").join(NOTICES), &notices).context(NOTICES)?;
    }
    Ok(())
}

/// Prints the sizes of what was built; fails when one is over its budget.
pub fn sizes() -> Result<()> {
    let Config { budget, .. } = config()?;
    let page = fs::metadata(root().join("dist/index.html")).context("dist/index.html")?.len();
    let module = |name: &str| brotli(&root().join("pkg").join(name));
    let wasm = check_size("engine, brotli", module("storysift.wasm")?, budget.wasm);
    let unpack = check_size("containers, brotli", module("storysift-unpack.wasm")?, budget.unpack);
    let page = check_size("page, one file", page, budget.page);
    wasm.and(unpack).and(page)
}

fn config() -> Result<Config> {
    toml::from_str(&read_text(&root().join("wasm-pack.toml"))?).context("wasm-pack.toml")
}

/// The folder of intermediate files.
fn intermediate() -> PathBuf {
    root().join("target/package")
}

/// Folder of the JavaScript bindings and of the modules that they expect.
fn bindings() -> PathBuf {
    intermediate().join("bindgen")
}

/// Compiles the crate to WebAssembly.
fn compile(module: &Module, build: &Build) -> Result<PathBuf> {
    let mut cargo = command(env!("CARGO"));
    // The crate is a library of Rust; here alone it becomes a module of its own.
    cargo.args(["rustc", "--quiet", "--package", "storysift", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--profile", &build.profile, "--target", &build.target, "--features", module.feature]);
    // Whatever the user's own target folder is, the file must be where it is read from.
    cargo.arg("--target-dir").arg(root().join("target"));
    run_command(&mut cargo)?;
    Ok(root().join("target").join(&build.target).join(&build.profile).join("storysift.wasm"))
}

/// Generates the JavaScript bindings, and the module that they expect.
fn bindgen(module: &Module, wasm: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(module.name).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    bindgen.no_modules(true)?.generate(bindings()).context("wasm-bindgen")
}

/// Writes `pkg/`: the optimised modules, and by two scripts what is made of TypeScript and text.
fn package(build: &Build) -> Result<()> {
    let pkg = root().join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg).context("pkg")?;
    }
    fs::create_dir_all(&pkg)?;
    for Module { name, .. } in &MODULES {
        fs::copy(optimised(name, build)?, pkg.join(name).with_extension("wasm"))?;
    }

    let mut bundle = command("node");
    bundle.arg("www/package/build.mjs").arg(bindings()).arg(&pkg);
    run_command(&mut bundle)?;
    let mut assemble = command("node");
    assemble.arg("www/package/assemble.mjs").arg(&pkg).arg(env!("CARGO_PKG_VERSION"));
    run_command(&mut assemble)
}

/// The module after wasm-opt, which runs only when the module or its arguments have changed.
fn optimised(name: &str, build: &Build) -> Result<PathBuf> {
    let wasm = bindings().join(format!("{name}_bg.wasm"));
    let part = |ending: &str| intermediate().join(format!("{name}.{ending}"));
    let (before, after, flags) = (part("unoptimised.wasm"), part("optimised.wasm"), part("flags"));
    let (wanted, wanted_flags) = (fs::read(&wasm)?, build.optimise.join(" "));
    let known = fs::read(&before).is_ok_and(|known| known == wanted)
        && fs::read_to_string(&flags).is_ok_and(|known| known == wanted_flags);
    if !known || !after.exists() {
        let mut optimise = command("node");
        optimise.arg("node_modules/binaryen/bin/wasm-opt").args(&build.optimise);
        run_command(optimise.arg(&wasm).arg("-o").arg(&after))?;
        fs::write(&before, wanted)?;
        fs::write(&flags, wanted_flags)?;
    }
    Ok(after)
}

/// Compresses the modules for the page with xz, whose result is 22 % smaller than that of gzip: behind each other in one
/// stream, since they have much code in common, which takes another 7 % off, and each behind its length.
fn pack() -> Result<()> {
    /// The highest: the file is packed once and loaded often.
    const PRESET: u32 = 9;
    let mut files = Vec::new();
    for module in &MODULES {
        let wasm = fs::read(root().join("pkg").join(module.name).with_extension("wasm"))?;
        files.extend(u32::try_from(wasm.len())?.to_le_bytes());
        files.extend(wasm);
    }
    let mut options = XzOptions::with_preset(PRESET);
    // The page's decoder knows this one.
    options.set_check_sum_type(CheckType::Crc32);
    // The decoder takes this much memory: no more than there is to look back on.
    options.lzma_options.dict_size = u32::try_from(files.len().next_power_of_two())?;
    let mut writer = XzWriter::new(Vec::new(), options)?;
    writer.write_all(&files)?;
    fs::write(intermediate().join("modules.xz"), writer.finish()?).context("xz")
}

/// Writes `dist/` by the page's own build.
fn page() -> Result<()> {
    let mut vite = command("node");
    vite.args(["node_modules/vite/bin/vite.js", "build", "www/page", "--logLevel", "warn"]);
    run_command(&mut vite)
}

/// Bytes of a file after brotli, which Node has built in.
fn brotli(file: &Path) -> Result<u64> {
    let script = "const { readFileSync } = require('node:fs');\
                  const { brotliCompressSync } = require('node:zlib');\
                  console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";
    let out = command("node").args(["-e", script]).arg(file).output().context("node")?;
    let text = String::from_utf8_lossy(&out.stdout);
    text.trim().parse().with_context(|| format!("size of {}: {text:?}", file.display()))
}

fn check_size(what: &str, bytes: u64, max: u64) -> Result<()> {
    println!("{what}: {} of {} kB", bytes.div_ceil(1000), max / 1000);
    if bytes > max {
        bail!("{what}: {bytes} bytes, the budget of wasm-pack.toml is {max}");
    }
    Ok(())
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_be_as_large_as_its_budget() {
        for (bytes, ok) in [(0, true), (1000, true), (1001, false)] {
            assert_eq!(check_size("file", bytes, 1000).is_ok(), ok, "{bytes}");
        }
    }

    #[test]
    fn the_settings_are_complete_and_unknown_ones_refused() {
        let Config { build, budget } = config().unwrap();
        assert!(!build.profile.is_empty() && build.target.starts_with("wasm32"));
        assert!(budget.wasm > 0 && budget.unpack > 0 && budget.page > 0);
        let text = read_text(&root().join("wasm-pack.toml")).unwrap();
        for (with, ok) in [("", true), ("\nlimit = 3", false)] {
            assert_eq!(toml::from_str::<Config>(&(text.clone() + with)).is_ok(), ok, "{with}");
        }
    }
}
