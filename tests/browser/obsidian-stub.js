/**
 * The part of the module `obsidian` that a plugin about files needs, over a vault in memory, for the page of a test. It
 * refuses what Obsidian refuses: a file that is there already, one in no folder, names with signs that it forbids.
 */

globalThis.obsidian = (() => {
  class TAbstractFile {
    constructor(path, parent) {
      Object.assign(this, { path, parent, name: path.split("/").at(-1) });
    }
  }
  class TFile extends TAbstractFile {
    constructor(path, parent, text) {
      super(path, parent);
      this.text = text;
      this.extension = path.split(".").at(-1);
    }
  }
  class TFolder extends TAbstractFile {
    children = [];
    isRoot() {
      return this.parent === null;
    }
  }

  class Vault {
    root = new TFolder("", null);
    known = new Map([["", this.root]]);

    place(path, make) {
      if (this.known.has(path)) throw new Error(`${path} already exists.`);
      if (/[\\:*?"<>|#^[\]]/.test(path)) throw new Error(`${path}: File name cannot contain such characters.`);
      const parent = this.known.get(path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "");
      if (!(parent instanceof TFolder)) throw new Error(`${path}: there is no such folder.`);
      const file = make(parent);
      parent.children.push(file);
      this.known.set(path, file);
      return file;
    }
    create = async (path, text) => this.place(path, (parent) => new TFile(path, parent, text));
    createFolder = async (path) => this.place(path, (parent) => new TFolder(path, parent));
    modify = async (file, text) => void (file.text = text);
    cachedRead = async (file) => file.text;
    getFileByPath = (path) => (this.known.get(path) instanceof TFile ? this.known.get(path) : null);
    getFolderByPath = (path) => (this.known.get(path) instanceof TFolder ? this.known.get(path) : null);
  }

  class Workspace {
    handlers = {};
    active = null;
    on = (name, handler) => (this.handlers[name] = handler);
    getActiveFile = () => this.active;
  }

  class Plugin {
    commands = new Map();
    constructor(app) {
      this.app = app;
    }
    addCommand(command) {
      this.commands.set(command.id, command);
    }
    registerEvent() {}
  }

  const notices = [];
  class Notice {
    constructor(text) {
      this.at = notices.push(text) - 1;
    }
    setMessage(text) {
      notices[this.at] = text;
    }
    hide() {}
  }

  /** The entries that a plugin adds to the menu of a file, by their titles. */
  const menuOf = (app, file) => {
    const entries = {};
    const item = { setTitle: (title) => ((item.title = title), item), setIcon: () => item, onClick: (run) => ((entries[item.title] = run), item) };
    app.workspace.handlers["file-menu"]({ addItem: (add) => add(item) }, file);
    return entries;
  };

  return { app: () => ({ vault: new Vault(), workspace: new Workspace() }), menuOf, module: { Notice, Plugin, TFile, TFolder, normalizePath: (path) => path }, notices };
})();
globalThis.require = (name) => (name === "obsidian" ? globalThis.obsidian.module : undefined);
globalThis.module = { exports: {} };
globalThis.exports = module.exports;
