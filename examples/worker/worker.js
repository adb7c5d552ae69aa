// Cleans one file at a time. A worker knows no import map: without a bundler the package has an address.

import { cleanAll } from "./node_modules/storysift/browser.js";

self.onmessage = async ({ data: file }) => {
  const [{ articles, problems }] = await cleanAll({ name: file.name, bytes: await file.arrayBuffer() });
  const { title = null, paragraphs = [] } = articles[0] ?? {};
  self.postMessage({ title, paragraphs, problems: problems.map(({ detail }) => detail) });
};
