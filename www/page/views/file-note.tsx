/** In place of an article: why a file has none, and that the other files are not affected. */

import { tablesAt } from "../derived/file-tables.ts";
import { t } from "../locales/index.ts";
import type { FileRow } from "../state/index.ts";
import { PileOffer } from "./pile-offer.tsx";
import { TableNotes } from "./table-note.tsx";

export function FileNote({ file }: { file: FileRow }) {
  const failed = file.state === "failed";
  return (
    <>
      <PileOffer file={file.id} />
      <header class="article-head">
        <p class="kicker">{failed && file.problem && <code>{file.problem.code}</code>}</p>
        <h2>{failed ? t.article.failed : file.name}</h2>
        {failed && (
          <p class="facts">
            <bdi class="file-name" dir="auto">{file.name}</bdi>
          </p>
        )}
      </header>
      <div class="prose">
        {file.problem && <p>{file.problem.detail}</p>}
        <p>
          {failed ? t.article.failedKept : file.state === "waiting" ? t.article.waiting : t.article.noArticles}
        </p>
      </div>
      <TableNotes tables={tablesAt(file.file, file.name)} />
    </>
  );
}
