/** The reference of the package's calls and records, by TypeDoc. A public name without a sentence is an error. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, PageEvent } from "typedoc";
import { project } from "../../www/package/addresses.mjs";
import { UNDOCUMENTED, UNEXPORTED } from "./api-exceptions.mjs";

const types = fileURLToPath(new URL("../../www/package/", import.meta.url));

/** The entries whose exports differ, by the names under which they are imported; all others export what `bare` does. */
const ENTRIES = { bare: "storysift", element: "storysift/element" };

/** Stands for the folder of the site, since TypeDoc writes the same address of a link into pages at any depth. */
const SITE = "https://site.invalid/";

/** Writes the reference into a folder; `css` is its style. */
export async function api(out, css) {
  const folder = mkdtempSync(join(tmpdir(), "storysift-docs-"));
  const customCss = join(folder, "api.css");
  writeFileSync(customCss, css);
  try {
    const app = await Application.bootstrap({
      name: `storysift ${project().version}`,
      entryPoints: Object.keys(ENTRIES).map((entry) => join(types, `${entry}.ts`)),
      tsconfig: join(types, "tsconfig.json"),
      out,
      customCss,
      readme: "none",
      disableSources: true,
      hideGenerator: true,
      githubPages: false,
      navigationLinks: { "Start here": `${SITE}index.html`, Package: `${SITE}package.html`, Embedding: `${SITE}embedding.html` },
      validation: { notExported: true, invalidLink: true, notDocumented: true },
      requiredToBeDocumented: ["Class", "Interface", "TypeAlias", "Function", "Method", "Property", "GetSignature", "Variable", "Enum", "EnumMember"],
      treatWarningsAsErrors: true,
      treatValidationWarningsAsErrors: true,
      intentionallyNotDocumented: UNDOCUMENTED,
      intentionallyNotExported: UNEXPORTED,
      logLevel: "Warn",
    });
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project: { children } }) => {
      for (const module of children ?? []) module.name = ENTRIES[module.name] ?? module.name;
    });
    app.renderer.on(PageEvent.END, (page) => {
      page.contents = page.contents?.replaceAll(SITE, "../".repeat(page.url.split("/").length));
    });
    const read = await app.convert();
    if (!read) throw new Error("the types of the package cannot be read");
    app.validate(read);
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("the types of the package are not all documented: see above");
    await app.generateDocs(read, out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
