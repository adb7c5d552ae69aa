// Stores the page for offline use, which the user asks for by opening install.html.
// Separate from the page, so that the policy of the page need not allow any of this.

const state = document.getElementById("state");
const forget = document.getElementById("forget");

async function keep() {
  if (!("serviceWorker" in navigator)) {
    state.textContent = "This browser cannot keep a copy here. You can save the page as one file instead.";
    return;
  }
  const registration = await navigator.serviceWorker.register("sw.js");
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((resolve, reject) => {
    const check = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("the copy could not be stored"));
    };
    worker.addEventListener("statechange", check);
    check();
  });
  state.textContent = "Done: the page opens without a network now.";
  forget.hidden = false;
}

forget.addEventListener("click", async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith("storysift-")) await caches.delete(name);
  }
  forget.hidden = true;
  state.textContent = "The copy is gone.";
});

keep().catch((error) => {
  state.textContent = `The copy could not be kept: ${error.message}.`;
});
