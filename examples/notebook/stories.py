"""Saved articles in a notebook: clean, without copies, grouped by story. All of it runs in the notebook's page.

    from stories import Stories
    widget = Stories.of_folder("clippings")
    widget                                   # shows the stories; more files can be dropped on it
    pandas.DataFrame(widget.articles)        # in the next cell: a row for each article, `text` is the clean one

`npm install && npm run build` makes stories.js, which lies beside this file.
"""

from pathlib import Path

import anywidget
import traitlets


class Stories(anywidget.AnyWidget):
    """A drop area and the stories of what was dropped or given."""

    _esm = Path(__file__).with_name("stories.js")

    #: Files to add: `{"name": ..., "text": ...}` or `{"name": ..., "bytes": ...}`. Files of the same name and bytes count once.
    files = traitlets.List(traitlets.Dict()).tag(sync=True)
    #: The articles as the package gives them, with `text`, `keeper` (its own id unless it is a copy) and `story`.
    articles = traitlets.List(traitlets.Dict()).tag(sync=True)
    #: The stories, largest first.
    stories = traitlets.List(traitlets.Dict()).tag(sync=True)
    #: What could not be read, with a code and a sentence.
    problems = traitlets.List(traitlets.Dict()).tag(sync=True)
    #: What is being done, for a person.
    status = traitlets.Unicode("").tag(sync=True)

    @classmethod
    def of_folder(cls, folder):
        """A widget with all files of a folder and of those in it; their names are their paths in it."""
        root = Path(folder)
        paths = sorted(path for path in root.rglob("*") if path.is_file())
        return cls(files=[{"name": path.relative_to(root).as_posix(), "bytes": path.read_bytes()} for path in paths])
