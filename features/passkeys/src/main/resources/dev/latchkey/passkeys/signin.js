const form = document.currentScript.closest("form");
const button = form.querySelector("button");
const failed = form.querySelector("[role=alert]");
const [, base, route] = form.getAttribute("action").match(/^(.*)\/(callback|confirm|passkey)\/(?:passkey|step)$/);
const address = route === "passkey" ? `${base}/passkey/step` : `${base}/webauthn-options/passkey`;
const signsIn = route === "callback";
let autofilling = new AbortController();
let busy = false;

const ceremony = async (query, more) => {
  autofilling.abort();
  const { signal } = (autofilling = new AbortController());
  const { action, options } = await ask(address, query);
  if (signal.aborted) return;
  const run = action === "register" ? create : get;
  send(form, action, await run(options, { ...more, signal }));
};

const autofill = async () => {
  if (busy || document.hidden || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const field = document.querySelector(
    'input[autocomplete~="webauthn"], input[autocomplete~="username"], input[type="email"], input[name="username"]'
  );
  if (!field) return;
  const hints = field.getAttribute("autocomplete") || "username";
  if (!hints.includes("webauthn")) field.setAttribute("autocomplete", `${hints} webauthn`);
  ceremony({ action: "authenticate" }, { mediation: "conditional" }).catch(() => {});
};

const query = () => {
  const email = form.elements.email?.value;
  if (route === "confirm") return { action: "authenticate", purpose: "confirm" };
  return email ? { email } : { action: "authenticate" };
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  busy = button.disabled = failed.hidden = true;
  try {
    await ceremony(query());
  } catch {
    busy = button.disabled = failed.hidden = false;
    if (signsIn) autofill();
  }
});

form.querySelector("[data-needs-script]").remove();
if (!window.PublicKeyCredential) {
  form.querySelector("[data-unsupported]").hidden = false;
} else if (!signsIn) {
  button.disabled = false;
} else {
  button.disabled = false;
  addEventListener("DOMContentLoaded", autofill);
  document.addEventListener("visibilitychange", autofill);
  setInterval(autofill, 240_000);
}
