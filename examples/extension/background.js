// A click on the icon opens the panel and keeps the page of the tab, which the click allows to read.

import { keep } from "./pages.js";

chrome.action.onClicked.addListener((tab) => {
  void chrome.sidePanel.open({ windowId: tab.windowId });
  void keep(tab);
});
