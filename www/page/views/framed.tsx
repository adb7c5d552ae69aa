/** In place of the page when it is shown inside of another one: a link that opens it by itself. */

import { t } from "../locales/index.ts";

export function Framed() {
  return (
    <main class="empty">
      <h1 class="masthead">{t.name}</h1>
      <p class="tagline">{t.requests.framed}</p>
      <p>
        <a href={location.href} target="_blank" rel="noopener">
          {t.requests.framedOpen}
        </a>
      </p>
    </main>
  );
}
