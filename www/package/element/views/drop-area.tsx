/** The drop area: its slots, the buttons that choose files, and what is done with them at the moment. Drops are the element's own events. */

import { useRef } from "preact/hooks";
import type { ViewProps } from "../view-state.js";
import { numberIn } from "./format.js";

/** Attributes of an input that chooses folders; standard, but unknown to the types. */
const WHOLE_FOLDERS: object = { webkitdirectory: true };

export function DropArea({ state, actions }: ViewProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const { messages, single, disabled, contents, work, dragging } = state;
  const ask = (input: HTMLInputElement | null) => !disabled && input?.click();
  const chosen = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (currentTarget.files?.length) actions.choose(currentTarget.files);
    currentTarget.value = ""; // So that the same file can be chosen again.
  };
  const input = { type: "file", hidden: true, disabled, onChange: chosen, tabIndex: -1 } as const;
  return (
    // A click beside the buttons is a convenience for the mouse: the buttons are the accessible way.
    <div
      part={dragging ? "drop dragging" : "drop"}
      class="drop"
      data-compact={contents !== null}
      data-dragging={dragging}
      onClick={(event) => event.target instanceof Element && !event.target.closest("button, input, a, select, textarea, label, summary") && ask(files.current)}
    >
      <p class="label" part="label">
        {dragging ? messages.dropNow : <slot name="label">{contents ? messages.addMore : messages.label}</slot>}
      </p>
      <p class="hint" part="hint" hidden={contents !== null}>
        <slot name="hint">{single ? messages.hintSingle : messages.hint}</slot>
      </p>
      <div class="buttons">
        <button type="button" part="button choose" class="primary" disabled={disabled} onClick={() => ask(files.current)}>
          {single ? messages.chooseFile : messages.chooseFiles}
        </button>
        {!single && (
          <button type="button" part="button choose-folder" disabled={disabled} onClick={() => ask(folder.current)}>
            {messages.chooseFolder}
          </button>
        )}
      </div>
      <input {...input} ref={files} accept={state.accept} multiple={!single} />
      {!single && <input {...input} {...WHOLE_FOLDERS} ref={folder} />}
      {work && <Progress state={state} actions={actions} />}
    </div>
  );
}

function Progress({ state: { messages, work, ...state }, actions }: ViewProps) {
  const format = numberIn(state);
  const progress = work?.progress ?? null;
  const text =
    progress === null ? messages.opening
    : progress.stage === "group" ? messages.grouping
    : messages.reading(format(progress.done), progress.total === null ? null : format(progress.total));
  const total = progress?.stage === "read" ? progress.total : null;
  return (
    <div class="progress" part="progress">
      <span>{text}</span>
      {total === null ? <progress aria-label={text} /> : <progress aria-label={text} value={progress?.done ?? 0} max={Math.max(1, total)} />}
      <button type="button" part="button cancel" onClick={actions.cancel}>
        {messages.cancel}
      </button>
    </div>
  );
}
