/** The whole page: the empty page, or three panes (a narrow window shows one at a time). */

import { showPane } from "../actions/commands/interface.ts";
import { droppedFiles } from "../derived/dropped-files.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { ArticlePane } from "./article.tsx";
import { Dialogs } from "./dialogs.tsx";
import { Empty } from "./empty.tsx";
import { Header, ThemeButton } from "./header.tsx";
import { ListPane } from "./list.tsx";
import { Notice } from "./notice.tsx";
import { OriginalPane } from "./original.tsx";
import { Pickers } from "./pickers.tsx";
import { ProgressBar } from "./progress.tsx";
import { Requests } from "./requests.tsx";
import { Review } from "./review.tsx";
import { UpdateLine } from "./update.tsx";

const panes = ["list", "article", "original"] as const;

function PaneSwitch() {
  return (
    <nav class="pane-switch" aria-label={t.tabs.panes}>
      {panes.map((pane) => (
        <button
          key={pane}
          type="button"
          aria-current={state.pane.value === pane ? "page" : undefined}
          onClick={() => showPane(pane)}
        >
          {t.tabs[pane]}
        </button>
      ))}
    </nav>
  );
}

function Work() {
  return (
    <div class="work">
      <Header />
      <ProgressBar />
      {state.review.value ? (
        <Review />
      ) : (
        <>
          <PaneSwitch />
          <main class="panes">
            <ListPane />
            <ArticlePane />
            <OriginalPane />
          </main>
        </>
      )}
      <footer class="footer">
        <Requests />
        <UpdateLine />
        <span class="footer-counts">
          {t.totals(droppedFiles.value.length, state.columns.value.ids.length, state.stories.value.length)}
        </span>
      </footer>
      {state.dragging.value && <div class="drop-veil">{t.drop.now}</div>}
    </div>
  );
}

export function App() {
  const empty = state.phase.value === "empty";
  return (
    <>
      {empty ? (
        <>
          <div class="corner">
            <ThemeButton />
          </div>
          <Empty />
        </>
      ) : (
        <Work />
      )}
      <Pickers />
      <Dialogs />
      <Notice />
    </>
  );
}
