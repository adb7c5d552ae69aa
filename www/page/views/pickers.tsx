/** The hidden inputs behind every "choose" button. */

import { loadDecisions } from "../actions/files.ts";
import { take } from "../actions/work.ts";
import { fromFileList } from "../intake.ts";

const click = (id: string) => document.getElementById(id)?.click();
export const pickFiles = () => click("pick-files");
export const pickFolder = () => click("pick-folder");
export const pickDecisions = () => click("pick-decisions");

/** Gives the chosen files on and empties the input, so that the same choice counts again. */
function chosen(use: (files: File[]) => void) {
  return (event: Event & { currentTarget: HTMLInputElement }) => {
    const files = Array.from(event.currentTarget.files ?? []);
    event.currentTarget.value = "";
    if (files.length > 0) use(files);
  };
}

const folder = { webkitdirectory: true } as object;

export function Pickers() {
  const hidden = { type: "file", hidden: true, tabIndex: -1, "aria-hidden": true } as const;
  const takeThem = chosen((files) => void take(fromFileList(files)));
  return (
    <>
      <input {...hidden} id="pick-files" multiple onChange={takeThem} />
      <input {...hidden} {...folder} id="pick-folder" onChange={takeThem} />
      <input
        {...hidden}
        id="pick-decisions"
        accept=".json,application/json"
        onChange={chosen(([file]) => file && void loadDecisions(file))}
      />
    </>
  );
}
