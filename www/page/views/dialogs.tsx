/** The dialogs: help, pasting text, privacy, recurring lines, rules. */

import { useState } from "preact/hooks";
import { addText } from "../actions/commands/add-files.ts";
import { closeDialog } from "../actions/commands/interface.ts";
import { t } from "../locales/index.ts";
import { dialog } from "../state/index.ts";
import { Collections } from "./collections.tsx";
import { Dialog } from "./dialog.tsx";
import { RecurringLines } from "./recurring-lines.tsx";
import { MakeRule, Rules } from "./rules.tsx";

function Help() {
  return (
    <Dialog title={t.help.title}>
      <p>{t.help.intro}</p>
      <p>{t.help.links}</p>
      <dl class="keys">
        {t.help.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={closeDialog}>{t.help.close}</button>
    </Dialog>
  );
}

function Paste() {
  const [text, setText] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    closeDialog();
    void addText(text, /<\w+[^>]*>/.test(text) ? text : "");
  };
  return (
    <Dialog title={t.paste.title}>
      <form onSubmit={submit}>
        <label for="paste-text">{t.paste.label}</label>
        <textarea
          id="paste-text"
          rows={10}
          dir="auto"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="tip">{t.paste.tip}</p>
        <p class="dialog-actions">
          <button type="submit" class="primary" disabled={!text.trim()}>{t.paste.add}</button>
          <button type="button" onClick={closeDialog}>{t.paste.cancel}</button>
        </p>
      </form>
    </Dialog>
  );
}

function Privacy() {
  const hosted = /^https?:$/.test(location.protocol);
  return (
    <Dialog title={t.requests.title}>
      {t.requests.body.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {hosted && (
        <p>
          <a href="install.html">{t.requests.offline}</a>
        </p>
      )}
      <button type="button" onClick={closeDialog}>{t.help.close}</button>
    </Dialog>
  );
}

export function Dialogs() {
  if (dialog.value === "help") return <Help />;
  if (dialog.value === "paste") return <Paste />;
  if (dialog.value === "privacy") return <Privacy />;
  if (dialog.value === "recurring-lines") return <RecurringLines />;
  if (dialog.value === "collections") return <Collections />;
  if (dialog.value === "rule") return <MakeRule />;
  if (dialog.value === "rules") return <Rules />;
  return null;
}
