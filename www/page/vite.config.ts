/** Builds the page: one classic script and one style sheet, inlined in one HTML file. */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { assets } from "./build/assets.ts";
import { singleFile } from "./build/single-file.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  logLevel: "warn",
  plugins: [
    assets(),
    singleFile({
      template: here("index.html"),
      offline: here("offline"),
      packed: here("../../target/package"),
      sample: here("sample"),
    }),
  ],
  resolve: { alias: { storysift: here("../../pkg/bare.js") } },
  build: {
    outDir: here("../../dist"),
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // Compressing the engine takes seconds, which is expected: no warning.
      checks: { bundlerTimings: false },
      input: here("main.tsx"),
      output: { format: "iife", entryFileNames: "page.js", codeSplitting: false },
    },
  },
});
