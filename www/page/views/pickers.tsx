/** The hidden file inputs that the "choose" buttons open. */

import { addChosen } from "../actions/commands/add-files.ts";
import { loadCollection } from "../actions/commands/collections.ts";
import { loadDecisions } from "../actions/commands/save.ts";

const click = (id: string) => document.getElementById(id)?.click();
export const pickFiles = () => click("pick-files");
export const pickFolder = () => click("pick-folder");
export const pickDecisions = () => click("pick-decisions");
export const pickCollection = () => click("pick-collection");

/** Passes the chosen files on and clears the input, so that choosing the same files again has an effect. */
function onChosen(use: (files: File[]) => void) {
  return (event: Event & { currentTarget: HTMLInputElement }) => {
    const files = Array.from(event.currentTarget.files ?? []);
    event.currentTarget.value = "";
    if (files.length > 0) use(files);
  };
}

const folder = { webkitdirectory: true } as object;

export function Pickers() {
  const hidden = { type: "file", hidden: true, tabIndex: -1, "aria-hidden": true } as const;
  const add = onChosen((files) => void addChosen(files));
  return (
    <>
      <input {...hidden} id="pick-files" multiple onChange={add} />
      <input {...hidden} {...folder} id="pick-folder" onChange={add} />
      <input
        {...hidden}
        id="pick-decisions"
        accept=".json,application/json"
        onChange={onChosen(([file]) => file && void loadDecisions(file))}
      />
      <input {...hidden} id="pick-collection" accept=".storysift" onChange={onChosen(([file]) => file && void loadCollection(file))} />
    </>
  );
}
