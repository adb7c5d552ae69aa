/** The dialog with the collections that this browser keeps. */

import type { SessionInfo } from "storysift";
import { useEffect, useState } from "preact/hooks";
import {
  deleteCollection, forgetEverything, listCollections, openCollection, renameCollection, saveCollection,
} from "../actions/commands/collections.ts";
import { closeDialog } from "../actions/commands/interface.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { Dialog } from "./dialog.tsx";
import { pickCollection } from "./pickers.tsx";

function Name({ info, done }: { info: SessionInfo; done: () => void }) {
  const [name, setName] = useState(info.name);
  const submit = (event: Event) => {
    event.preventDefault();
    void renameCollection(info.name, name).then(done);
  };
  return (
    <form class="collection-rename" onSubmit={submit}>
      <input aria-label={t.collections.newName} value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} />
      <button type="submit">{t.collections.take}</button>
    </form>
  );
}

function CollectionRow({ info }: { info: SessionInfo }) {
  const [renames, setRenames] = useState(false);
  const isOpen = state.collection.value?.name === info.name;
  const remove = () => {
    if (confirm(t.collections.removeSure(info.name))) void deleteCollection(info.name);
  };
  return (
    <li class="collection">
      <p>
        <strong dir="auto">{info.name}</strong> {isOpen && <span class="collection-open">{t.collections.isOpen}</span>}
        <br />
        <span class="tip">{t.collections.about(info.files, info.bytes, t.date(info.changed.slice(0, 10)))}</span>
      </p>
      {renames ? (
        <Name info={info} done={() => setRenames(false)} />
      ) : (
        <p class="collection-actions">
          {!isOpen && (
            <button
              type="button"
              class="primary"
              onClick={() => {
                closeDialog();
                void openCollection(info.name);
              }}
            >
              {t.collections.open}
            </button>
          )}
          <button type="button" onClick={() => setRenames(true)}>{t.collections.rename}</button>
          <button type="button" onClick={() => void saveCollection(info.name)}>{t.collections.save}</button>
          <button type="button" onClick={remove}>{t.collections.remove}</button>
        </p>
      )}
    </li>
  );
}

export function Collections() {
  useEffect(() => void listCollections(), []);
  const all = state.collections.value;
  const forget = () => {
    if (confirm(t.collections.forgetSure)) void forgetEverything();
  };
  return (
    <Dialog title={t.collections.title}>
      <p>{t.collections.intro}</p>
      {state.notKept.value !== null && <p class="collection-trouble">{t.collections.notKept(state.notKept.value)}</p>}
      {all.length === 0 && <p class="tip">{t.collections.empty}</p>}
      <ul class="collections">
        {all.map((info) => (
          <CollectionRow key={info.name} info={info} />
        ))}
      </ul>
      <p class="dialog-actions">
        <button type="button" onClick={pickCollection}>{t.collections.load}</button>
        {all.length > 0 && <button type="button" onClick={forget}>{t.collections.forget}</button>}
        <button type="button" onClick={closeDialog}>{t.collections.close}</button>
      </p>
    </Dialog>
  );
}
