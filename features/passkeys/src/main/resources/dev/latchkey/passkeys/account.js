const box = document.currentScript.closest("[data-passkeys]");
const form = box.querySelector("form[data-add]");
const failed = box.querySelector("[role=alert]");
const { options: address, rp, handle, ids, quietly } = box.dataset;

const add = async (query, more) => {
  const { action, options } = await ask(address, query);
  send(form, action, await create(options, more));
};

const tellBrowser = () =>
  PublicKeyCredential.signalAllAcceptedCredentials?.({
    rpId: rp,
    userId: handle,
    allAcceptedCredentialIds: ids.split(" ").filter(Boolean),
  }).catch(() => {});

const addQuietly = async (signal) => {
  const capabilities = await PublicKeyCredential.getClientCapabilities?.();
  if (capabilities?.conditionalCreate) {
    await add({ action: "register", mediation: "conditional" }, { mediation: "conditional", signal });
  }
};

box.querySelector("[data-needs-script]").remove();
if (!window.PublicKeyCredential) {
  box.querySelector("[data-unsupported]").hidden = false;
} else {
  if (handle) tellBrowser();
  if (form) {
    const button = form.querySelector("button");
    button.disabled = false;
    // A browser has one request at a time, and a quiet one may wait for long
    const stop = new AbortController();
    const quiet = quietly && addQuietly(stop.signal).catch(() => {});
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = failed.hidden = true;
      try {
        stop.abort();
        await quiet;
        await add({ action: "register" });
      } catch ({ url }) {
        if (url) location.assign(`${url}?${new URLSearchParams({ callbackUrl: location.href })}`);
        button.disabled = failed.hidden = false;
      }
    });
  }
}
