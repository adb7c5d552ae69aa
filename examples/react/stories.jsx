import { useEffect, useRef, useState } from "react";
import { open } from "storysift";

/** A corpus that lives as long as the component. */
function useCorpus() {
  const corpus = useRef(null);
  useEffect(() => {
    corpus.current = open();
    return () => void corpus.current.then((opened) => opened.close());
  }, []);
  return corpus;
}

/** Takes saved articles, by drop or by choice, and lists their stories. */
export function Stories() {
  const corpus = useCorpus();
  const [stories, setStories] = useState([]);
  const [problems, setProblems] = useState([]);
  const [done, setDone] = useState(null);

  const add = async (files) => {
    const opened = await corpus.current;
    const report = await opened.add(files, { onProgress: ({ done, total }) => setDone(`${done} of ${total}`) });
    setDone(null);
    setProblems(report.problems);
    const list = [];
    for await (const story of opened.stories()) list.push(story);
    setStories(list);
  };

  return (
    <main onDragOver={(event) => event.preventDefault()} onDrop={(event) => (event.preventDefault(), add([...event.dataTransfer.files]))}>
      <label>
        Saved articles <input type="file" multiple onChange={({ target }) => add([...target.files])} />
      </label>
      {done && <p role="status">{done}</p>}
      <ul>
        {stories.map(({ id, title, articles }) => (
          <li key={id}>
            {title} ({articles.length} articles)
          </li>
        ))}
      </ul>
      {problems.map(({ document, detail }) => (
        <p key={document + detail}>
          {document}: {detail}
        </p>
      ))}
    </main>
  );
}
