/** The middle pane: the cleaned article, the overview of a story or a pile, or why a file has no article. */

import type { Article } from "storysift";
import { leaveStory, sameStory } from "../actions/commands/decide.ts";
import { openSource } from "../actions/commands/interface.ts";
import { moveSelection, openStory } from "../actions/commands/select.ts";
import { droppedFiles } from "../derived/dropped-files.ts";
import { cursor, rows } from "../derived/list-rows.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { Fields } from "./fields.tsx";
import { FileNote } from "./file-note.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { PileNote } from "./pile-note.tsx";
import { PileOffer } from "./pile-offer.tsx";
import { StoryOverview } from "./story.tsx";
import { StoryReason } from "./shared-terms.tsx";

/** The date as the file has it; a relative one is marked as such. */
function PublishedDate({ published }: { published: Article["published"] }) {
  if (!published) return <span class="absent">{t.article.noDate}</span>;
  if (published.iso === null) return <span>{t.article.relative(published.raw)}</span>;
  return (
    <time dateTime={published.iso} title={published.raw}>
      {t.date(published.iso)}
    </time>
  );
}

function ArticleHeader({ article }: { article: Article }) {
  const story = state.storyByArticle.value.get(article.id);
  const member = story?.members.find((one) => one.article === article.id);
  const sources = [article.source, article.agency].filter((name) => name !== null);
  return (
    <header class="article-head">
      <p class="kicker">
        {sources.length > 0 ? (
          <bdi dir="auto">{sources.join(" · ")}</bdi>
        ) : (
          <span class="absent">{t.article.noSource}</span>
        )}
        <span>{t.article[article.role]}</span>
      </p>
      <h2 dir="auto" tabIndex={-1} id="article-title">
        {article.title ?? t.article.noTitle}
      </h2>
      {article.titleDerived && (
        <p class="derived" title={t.article.derivedWhy}>
          {t.article.derived}
        </p>
      )}
      {article.standfirst && (
        <p class="standfirst" dir="auto">
          {article.standfirst}
        </p>
      )}
      <p class="facts">
        {article.byline && <bdi dir="auto">{t.article.by(article.byline.replace(/^by\s+/i, ""))}</bdi>}
        <PublishedDate published={article.published} />
        <span>{t.article.words(article.words)}</span>
        <bdi class="file-name" dir="auto">{article.document}</bdi>
      </p>
      <Fields article={article} />
      {story && story.articles.length > 1 && (
        <p class="in-story">
          {t.article.story}{" "}
          <button type="button" class="link" onClick={() => openStory(story.id)}>
            <bdi dir="auto">{story.title}</bdi>
          </button>
          {member && <StoryReason member={member} />}
        </p>
      )}
    </header>
  );
}

function ArticleBody({ article }: { article: Article }) {
  const set = state.copiesByArticle.value.get(article.id);
  const story = state.storyByArticle.value.get(article.id);
  return (
    <>
      <PileOffer file={article.document} />
      <ArticleHeader article={article} />
      <Paragraphs article={article} />
      <div class="article-actions">
        {set && (
          <button type="button" onClick={() => openSource("copies")}>
            {t.article.copiesOf(set.members.length - 1)} · {t.article.seeCopies}
          </button>
        )}
        <button type="button" aria-keyshortcuts="s" onClick={() => void sameStory()}>
          {t.article.same} <kbd>s</kbd>
        </button>
        {story && story.articles.length > 1 && (
          <button type="button" aria-keyshortcuts="d" onClick={() => void leaveStory()}>
            {t.article.different} <kbd>d</kbd>
          </button>
        )}
      </div>
    </>
  );
}

function Content() {
  const selection = state.selected.value;
  const shown = state.shown.value;
  if (selection?.kind === "story") {
    const story = state.stories.value.find((one) => one.id === selection.id);
    if (story) return <StoryOverview story={story} />;
  }
  if (selection?.kind === "pile") {
    const pile = droppedFiles.value.find((one) => one.pile && one.id === selection.id);
    if (pile) return <PileNote pile={pile} />;
  }
  if (selection?.kind === "file") {
    const file = state.files.value.find((one) => one.id === selection.id);
    if (file && !shown?.article) return <FileNote file={file} />;
  }
  if (shown?.article) return <ArticleBody key={shown.article.id} article={shown.article} />;
  return <p class="placeholder">{state.busy.value ? t.article.emptyWorking : t.article.empty}</p>;
}

/** "3 of 12": the position of the selected row in the list. */
function positionInList(): string {
  const at = cursor.value;
  return at < 0 ? "" : t.article.place(at + 1, rows.value.length);
}

export function ArticlePane() {
  return (
    <section
      class="pane article-pane"
      aria-label={t.tabs.article}
      data-shown={state.pane.value === "article"}
    >
      <div class="pane-bar">
        <span class="place">{positionInList()}</span>
        <button type="button" class="icon" aria-keyshortcuts="k" aria-label={t.article.previous} onClick={() => moveSelection(-1)}>
          <span aria-hidden="true">↑</span>
        </button>
        <button type="button" class="icon" aria-keyshortcuts="j" aria-label={t.article.next} onClick={() => moveSelection(1)}>
          <span aria-hidden="true">↓</span>
        </button>
      </div>
      <div class="scroll" tabIndex={0}>
        <article class="sheet" lang={state.shown.value?.article?.language ?? undefined}>
          <Content />
        </article>
      </div>
    </section>
  );
}
