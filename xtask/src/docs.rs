//! `cargo xtask docs`: the documentation as a static site into `dist/docs`. In: the Markdown of the repository, the types
//! of the package, the crate. Out: pages that work from the disk, without a network. `cargo xtask build` empties `dist/`.

use crate::build;
use crate::tools::{command, docs_packages, root, run_command};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the site: the crate's reference first, to which the other pages link.
pub fn run() -> Result<()> {
    docs_packages()?;
    // Its README with versions and sizes filled in is a page of the site.
    if !root().join("pkg/README.md").is_file() {
        build::make()?;
    }
    let site = root().join("dist/docs");
    if site.exists() {
        fs::remove_dir_all(&site).context("dist/docs")?;
    }
    fs::create_dir_all(&site).context("dist/docs")?;
    copy_folder(&reference()?, &site.join("rust"))?;
    run_command(command("node").arg("docs/site/build.mjs").arg(&site))?;
    println!("the documentation is at {}", site.join("index.html").display());
    Ok(())
}

/// Writes the reference of the crate, and of nothing else; the folder.
fn reference() -> Result<PathBuf> {
    let folder = root().join("target/doc");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("target/doc")?;
    }
    let mut cargo = command(env!("CARGO"));
    cargo.args(["doc", "--quiet", "--package", "storysift", "--lib", "--no-deps"]);
    cargo.arg("--target-dir").arg(root().join("target"));
    run_command(&mut cargo)?;
    Ok(folder)
}

/// Copies a folder with what it holds.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_copied_with_its_folders() -> Result<()> {
        let to = root().join("target/copy-test");
        copy_folder(&root().join("examples"), &to)?;
        for name in ["README.md", "extension/manifest.json"] {
            assert_eq!(fs::read(to.join(name))?, fs::read(root().join("examples").join(name))?, "{name}");
        }
        fs::remove_dir_all(to)?;
        Ok(())
    }
}
