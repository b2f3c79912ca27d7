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

const addQuietly = async () => {
  const capabilities = await PublicKeyCredential.getClientCapabilities?.();
  if (capabilities?.conditionalCreate) {
    await add({ action: "register", mediation: "conditional" }, { mediation: "conditional" });
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
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = failed.hidden = true;
      try {
        await add({ action: "register" });
      } catch ({ url }) {
        if (url) location.assign(`${url}?${new URLSearchParams({ callbackUrl: location.href })}`);
        button.disabled = failed.hidden = false;
      }
    });
    if (quietly) addQuietly().catch(() => {});
  }
}
