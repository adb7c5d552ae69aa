// Cleans the clippings of a folder: one note for each article, copies collapsed into it, and a note that lists the
// stories. The clippings stay as they are.

import { Notice, Plugin, TFolder, normalizePath } from "obsidian";
import { cleanClippings } from "./clippings.js";
import { index, note, noteName } from "./notes.js";

/** Files of a clipping, by their endings. */
const CLIPPINGS = new Set(["md", "html", "htm", "txt"]);
/** What the name of the folder with the notes has behind that of the clippings. */
const SUFFIX = " (clean)";

export default class CleanClippings extends Plugin {
  onload() {
    this.addCommand({
      id: "clean-folder",
      name: "Clean the folder of this note",
      checkCallback: (checking) => {
        const folder = this.app.workspace.getActiveFile()?.parent;
        if (!folder || folder.isRoot()) return false;
        if (!checking) void this.clean(folder);
        return true;
      },
    });
    this.registerEvent(
      this.app.workspace.on("file-menu", (menu, file) => {
        if (!(file instanceof TFolder) || file.isRoot() || file.path.endsWith(SUFFIX)) return;
        menu.addItem((item) => item.setTitle("Clean and collapse clippings").setIcon("filter").onClick(() => this.clean(file)));
      }),
    );
  }

  /** Writes the notes of a folder's clippings; notes of an earlier run are written anew. */
  async clean(folder) {
    const message = new Notice("Clippings are read", 0);
    try {
      const files = await Promise.all(clippingsIn(folder).map(async (file) => ({ name: file.path, text: await this.app.vault.cachedRead(file) })));
      const { articles, stories, problems } = await cleanClippings(files, (done, total) => message.setMessage(`Cleaned ${done} of ${total}`));
      const target = normalizePath(`${folder.path}${SUFFIX}`);
      if (!this.app.vault.getFolderByPath(target)) await this.app.vault.createFolder(target);

      const names = new Map();
      for (const article of articles) names.set(article.id, noteName(article, new Set(names.values())));
      for (const article of articles) await this.write(`${target}/${names.get(article.id)}.md`, note(article));
      await this.write(`${target}/Stories.md`, index(stories, names, problems));
      message.setMessage(`${files.length} clippings are ${articles.length} articles in ${stories.length} stories`);
      setTimeout(() => message.hide(), 8000);
    } catch (error) {
      message.setMessage(`The clippings were not cleaned: ${error.message}`);
    }
  }

  async write(path, text) {
    const known = this.app.vault.getFileByPath(path);
    if (known) await this.app.vault.modify(known, text);
    else await this.app.vault.create(path, text);
  }
}

/** The clippings of a folder and of those in it. */
function clippingsIn(folder) {
  return folder.children.flatMap((child) => {
    if (child instanceof TFolder) return clippingsIn(child);
    return CLIPPINGS.has(child.extension) ? [child] : [];
  });
}
