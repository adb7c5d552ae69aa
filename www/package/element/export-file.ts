/** An export as a file, and the saving of one. */

import type { Corpus, ExportFormat, ExportOptions } from "../types.js";

const KINDS: Readonly<Record<ExportFormat, [extension: string, type: string]>> = {
  jsonl: ["jsonl", "application/x-ndjson"],
  csv: ["csv", "text/csv"],
  markdown: ["md", "text/markdown"],
  ris: ["ris", "application/x-research-info-systems"],
  zip: ["zip", "application/zip"],
};
/** Milliseconds after which a saved file is let go of: a browser may ask the user where to put it first. */
const SAVE_MS = 60_000;

/** What a corpus exports; an empty file without one. `stem` is the name without its extension. */
export async function exportFile(corpus: Corpus | null, stem: string, format: ExportFormat, options?: ExportOptions): Promise<File> {
  const [extension, type] = KINDS[format];
  const bytes = corpus ? [await new Response(corpus.export(format, options)).blob()] : [];
  return new File(bytes, `${stem}.${extension}`, { type });
}

/** Gives a file to the user. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVE_MS);
}
