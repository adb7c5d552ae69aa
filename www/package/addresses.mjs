// What Cargo.toml says of the project: the one place where its version and its addresses are written. The crate, the
// package's manifest and the documentation take them from there.

import { readFileSync } from "node:fs";

const MANIFEST = new URL("../../Cargo.toml", import.meta.url);

/** `version`, `repository`, `homepage` and `funding` of a manifest; what is missing or empty is undefined. */
export function project(manifest = readFileSync(MANIFEST, "utf8")) {
  const named = (key) => new RegExp(`^${key} *= *"([^"]+)"`, "m").exec(manifest)?.[1];
  const repository = named("repository")?.replace(/\/$|\.git$/, "");
  return { version: named("version"), repository, homepage: named("homepage") ?? (repository && `${repository}#readme`), funding: named("funding") };
}

/** The same as fields of an npm manifest, without those that are not known. */
export function addresses({ repository, homepage, funding } = project()) {
  return {
    ...(homepage ? { homepage } : {}),
    ...(repository ? { repository: { type: "git", url: `git+${repository}.git`, directory: "www/package" }, bugs: { url: `${repository}/issues` } } : {}),
    ...(funding ? { funding: { url: funding } } : {}),
  };
}
