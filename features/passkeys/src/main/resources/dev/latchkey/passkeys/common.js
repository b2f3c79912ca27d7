const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
const known = (credentials) => (credentials ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const ask = async (address, query) => {
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`, { headers: { Accept: "application/json" } });
  const json = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { url: json.url });
  return json;
};

const create = async (options, more) => {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: new TextEncoder().encode(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
    ...more,
  });
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response: {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports?.() ?? [],
    },
  };
};

const get = async (options, more) => {
  const shown = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
    },
    ...more,
  });
  return {
    id: shown.id,
    rawId: text(shown.rawId),
    type: shown.type,
    response: {
      authenticatorData: text(shown.response.authenticatorData),
      clientDataJSON: text(shown.response.clientDataJSON),
      signature: text(shown.response.signature),
    },
  };
};

const send = (form, action, credential) => {
  form.elements.action.value = action;
  form.elements.data.value = JSON.stringify(credential);
  HTMLFormElement.prototype.submit.call(form);
};
