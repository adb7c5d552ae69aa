/**
 * Writes the page as one HTML file: script and style inline, with a content security policy
 * that allows exactly these two, by their hashes, and nothing else. A classic script, because
 * module scripts do not run from file://.
 */

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { fillPlaceholders } from "./assets.ts";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The content security policy. `connect-src 'none'` applies to Blob workers of the page too. */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "img-src data:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    // Not every browser knows the following; those that do not say so in their console.
    "webrtc 'block'",
    "require-trusted-types-for 'script'",
    "trusted-types storysift",
  ].join("; ");
}

/** A script must not contain what ends its element or opens a comment. */
const escapeForHtml = (script: string) =>
  script.replace(/<(?=\/script|script|!--)/gi, "\\x3c");

/** Fills `template`, and emits the files of the folder `offline` next to it, with the version of the page filled in. */
export function singleFile(paths: { template: string; offline: string; packed: string; sample: string }): Plugin {
  return {
    name: "storysift-single-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      let script = "";
      let style = "";
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === "chunk") script += part.code;
        else if (name.endsWith(".css")) style += part.source;
        delete bundle[name];
      }
      script = fillPlaceholders(escapeForHtml(script.trim()), { modules: paths.packed, sample: paths.sample });
      style = style.trim();
      const slots: Record<string, string> = { policy: policy(script, style), script, style };
      const page = readFileSync(paths.template, "utf8").replace(
        /\{\{(\w+)\}\}/g,
        (_match, slot: string) => slots[slot] ?? "",
      );
      this.emitFile({ type: "asset", fileName: "index.html", source: page });

      const version = createHash("sha256").update(page).digest("hex").slice(0, 12);
      for (const name of readdirSync(paths.offline)) {
        const text = readFileSync(join(paths.offline, name), "utf8");
        const source = text.replaceAll("{{version}}", version);
        this.emitFile({ type: "asset", fileName: name, source });
      }
    },
  };
}
