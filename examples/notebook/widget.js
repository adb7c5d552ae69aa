// The part of the widget that runs in the notebook's page. Python gives `files`, or a person drops them; `articles`,
// `stories` and `problems` go back to Python as plain records.

import { open } from "storysift/inline";

async function list(items) {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

export default () => {
  let add;
  return {
    /** Once for a widget, whatever number of cells shows it. */
    initialize({ model }) {
      const corpus = open();
      let work = corpus;
      const addNow = async (files) => {
        const opened = await corpus;
        const onProgress = ({ done, total }) => (model.set("status", `${done} of ${total ?? "?"} files`), model.save_changes());
        const { problems } = await opened.add(files, { onProgress });
        const stories = await list(opened.stories());
        const storyOf = new Map(stories.flatMap(({ id, articles }) => articles.map((article) => [article, id])));
        const keeperOf = new Map();
        for await (const { keeper, members } of opened.copies()) for (const { article } of members) keeperOf.set(article, keeper);
        const articles = (await list(opened.articles())).map((article) => {
          const keeper = keeperOf.get(article.id) ?? article.id;
          return { ...article, text: article.paragraphs.join("\n\n"), keeper, story: storyOf.get(keeper) ?? null };
        });
        model.set({ articles, stories, problems, status: `${articles.length} articles in ${stories.length} stories` });
        model.save_changes();
      };
      // One drop after the other; a failed one is told and does not stop the next.
      add = (files) => (work = work.then(() => addNow(files)).catch((error) => (model.set("status", String(error)), model.save_changes())));
      const given = () => {
        const files = model.get("files");
        if (files.length > 0) void add(files);
      };
      model.on("change:files", given);
      given();
      return async () => {
        model.off("change:files", given);
        await (await corpus).close();
      };
    },

    /** In each cell that shows the widget. */
    render({ model, el }) {
      const choose = Object.assign(document.createElement("input"), { type: "file", multiple: true, ariaLabel: "Saved articles" });
      const status = document.createElement("p");
      status.setAttribute("role", "status");
      const stories = document.createElement("ul");
      el.replaceChildren(choose, status, stories);

      const chosen = () => void add([...choose.files]);
      const over = (event) => event.preventDefault();
      const dropped = (event) => (event.preventDefault(), void add([...event.dataTransfer.files]));
      const show = () => {
        status.textContent = model.get("status");
        stories.replaceChildren(
          ...model.get("stories").map(({ title, articles }) => Object.assign(document.createElement("li"), { textContent: `${title} (${articles.length} articles)` })),
        );
      };
      choose.addEventListener("change", chosen);
      el.addEventListener("dragover", over);
      el.addEventListener("drop", dropped);
      for (const name of ["stories", "status"]) model.on(`change:${name}`, show);
      show();
      return () => {
        el.removeEventListener("dragover", over);
        el.removeEventListener("drop", dropped);
        for (const name of ["stories", "status"]) model.off(`change:${name}`, show);
      };
    },
  };
};
