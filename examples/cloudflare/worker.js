// Answers a posted page with its clean article: curl --data-binary @page.html https://…

import { cleanAll } from "storysift";

/** Bytes of a page that is taken. */
const MAX_BYTES = 4 << 20;

export default {
  async fetch(request) {
    if (request.method !== "POST") return new Response("Post a page.", { status: 405, headers: { allow: "POST" } });
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength > MAX_BYTES) return new Response(`At most ${MAX_BYTES} bytes.`, { status: 413 });
    const [{ articles, problems }] = await cleanAll({ name: "page.html", bytes });
    return Response.json({ article: articles[0] ?? null, problems }, { status: articles.length > 0 ? 200 : 422 });
  },
};
