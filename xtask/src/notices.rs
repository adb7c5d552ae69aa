//! `THIRD-PARTY.txt`: the notices of everything that the package and the page are made of.
//!
//! In: what cargo says of the engine's dependencies on WebAssembly, and the npm packages that the scripts import. Out:
//! a text with name, version, licence and source of each, and behind them every text of a licence once, with the names
//! that it is of.

use crate::tools::{command, root};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Begins of the names of files that hold a licence.
const LICENCE_FILES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "UNLICENSE"];

/// Something that is part of what is passed on.
struct Part {
    name: String,
    licence: String,
    source: String,
    folder: PathBuf,
}

/// The text of the file.
pub fn text() -> Result<String> {
    let mut parts = crates()?;
    parts.extend(npm_packages()?);
    let mut text =
        String::from("Storysift contains these parts of others, under the licences named with each.\n\n");
    let mut texts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for part in &parts {
        text.push_str(&format!("{}\n    {}\n    {}\n", part.name, part.licence, part.source));
        for licence in licences(&part.folder)? {
            texts.entry(licence).or_default().insert(&part.name);
        }
    }
    for (licence, names) in texts {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        text.push_str(&format!("\n{}\n{names}\n\n{licence}\n", "-".repeat(80)));
    }
    Ok(text)
}

/// The crates that the module is compiled from.
fn crates() -> Result<Vec<Part>> {
    let choice = [
        "--filter-platform",
        "wasm32-unknown-unknown",
        "--features",
        "storysift/wasm",
        "--format-version",
        "1",
        "--locked",
    ];
    let out = command(env!("CARGO")).arg("metadata").args(choice).output().context("cargo metadata")?;
    ensure!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    let metadata: Value = serde_json::from_slice(&out.stdout).context("cargo metadata")?;
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let items = list.as_array().into_iter().flatten();
        items.map(|item| (string(&item["id"]), item.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let own = packages.iter().find(|(_, p)| p["name"] == "storysift").context("the engine")?.0;
    let (mut found, mut waiting) = (BTreeSet::from([own.clone()]), vec![own.clone()]);
    while let Some(id) = waiting.pop() {
        for dependency in nodes.get(&id).and_then(|n| n["deps"].as_array()).into_iter().flatten() {
            let kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
            let is_part = kinds.into_iter().any(|kind| kind["kind"].is_null());
            let id = string(&dependency["pkg"]);
            let is_code_generator = packages.get(&id).is_some_and(is_proc_macro);
            if is_part && !is_code_generator && found.insert(id.clone()) {
                waiting.push(id);
            }
        }
    }
    let parts = found.iter().filter_map(|id| packages.get(id)).filter(|p| !p["source"].is_null());
    let part = |p: &Value| Part {
        name: format!("{} {}", string(&p["name"]), string(&p["version"])),
        licence: string(&p["license"]),
        source: string(&p["repository"]),
        folder: Path::new(&string(&p["manifest_path"])).parent().map(Path::to_owned).unwrap_or_default(),
    };
    let mut parts: Vec<Part> = parts.map(part).collect();
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

/// Whether a package runs in the compiler only.
fn is_proc_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets.flat_map(|t| t["kind"].as_array().into_iter().flatten()).any(|kind| kind == "proc-macro")
}

/// The npm packages that scripts of the package and the page import, and those that these need.
fn npm_packages() -> Result<Vec<Part>> {
    let mut waiting: Vec<String> = Vec::new();
    for folder in ["www/package", "www/page"] {
        imports(&root().join(folder), &mut waiting)?;
    }
    let mut parts = BTreeMap::new();
    while let Some(name) = waiting.pop() {
        let folder = root().join("node_modules").join(&name);
        if parts.contains_key(&name) {
            continue;
        }
        let manifest = fs::read_to_string(folder.join("package.json")).with_context(|| name.clone())?;
        let manifest: Value = serde_json::from_str(&manifest).with_context(|| name.clone())?;
        waiting
            .extend(manifest["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        let repository = &manifest["repository"];
        let source = if repository.is_string() { repository } else { &repository["url"] };
        let part = Part {
            name: format!("{name} {}", string(&manifest["version"])),
            licence: string(&manifest["license"]),
            source: string(source).trim_start_matches("git+").to_owned(),
            folder,
        };
        parts.insert(name, part);
    }
    Ok(parts.into_values().collect())
}

/// Adds the names of the npm packages that the scripts of a folder import. Scripts of the build (`build/`, `*.mjs`,
/// `*.config.ts`) are no part of what is built.
fn imports(folder: &Path, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if path.is_dir() && name != "build" {
            imports(&path, names)?;
        } else if (name.ends_with(".ts") || name.ends_with(".tsx")) && !name.ends_with(".config.ts") {
            let script = fs::read_to_string(&path)?;
            names.extend(script.lines().filter_map(imported));
        }
    }
    Ok(())
}

/// The npm package that a line imports: `@scope/name` or `name`.
fn imported(line: &str) -> Option<String> {
    let is_import = line.starts_with("import ") || line.starts_with("} from ") || line.starts_with("export ");
    let (_, rest) = line.split_once(" from \"").filter(|_| is_import && !line.starts_with("import type "))?;
    let path = rest.split('"').next()?;
    if path.starts_with(['.', '/', '#']) || path.contains(':') || path.split('/').next() == Some("storysift")
    {
        return None;
    }
    let parts = if path.starts_with('@') { 2 } else { 1 };
    Some(path.split('/').take(parts).collect::<Vec<_>>().join("/"))
}

/// The texts of the licences in a folder.
fn licences(folder: &Path) -> Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_ascii_uppercase();
        if path.is_file() && LICENCE_FILES.iter().any(|start| name.starts_with(start)) {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: PathBuf| fs::read_to_string(&path).with_context(|| path.display().to_string());
    let texts = paths.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(texts.into_iter().map(|t| t.replace("\r\n", "\n").trim().to_owned()).collect())
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_named_with_a_licence() {
        let parts: Vec<Part> = crates().unwrap().into_iter().chain(npm_packages().unwrap()).collect();
        let names: Vec<&str> = parts.iter().map(|p| p.name.split(' ').next().unwrap_or_default()).collect();
        for name in ["html5ever", "regex", "serde", "wasm-bindgen", "csv", "preact", "@preact/signals-core"] {
            assert!(names.contains(&name), "{name} is missing in {names:?}");
        }
        for name in ["encoding_rs", "proptest", "serde_derive", "vite"] {
            assert!(!names.contains(&name), "{name} is in no module and no page");
        }
        for part in &parts {
            assert!(!part.licence.is_empty(), "{} has no licence", part.name);
        }
        let text = text().unwrap();
        assert!(parts.iter().all(|p| text.contains(&format!("{}\n    {}\n", p.name, p.licence))));
    }

    #[test]
    fn imports_are_names_of_packages() {
        for (line, name) in [
            ("import { h } from \"preact\";", Some("preact")),
            ("import { signal } from \"@preact/signals\";", Some("@preact/signals")),
            ("import { useState } from \"preact/hooks\";", Some("preact")),
            ("} from \"preact\";", Some("preact")),
            ("import type { A } from \"preact\";", None),
            ("import { open } from \"storysift\";", None),
            ("import { a } from \"./a.js\";", None),
            ("import { a } from \"node:fs\";", None),
            ("import { a } from \"#worker\";", None),
            ("const a = \"x from \\\"y\\\"\";", None),
        ] {
            assert_eq!(imported(line).as_deref(), name, "{line}");
        }
    }
}
