// Passkeys need the browser's own dialogue, so they work only with this script. The page says so where it does not run.
const form = document.getElementById("passkey-form");
const problem = document.getElementById("passkey-problem");

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (keys) => (keys ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));

async function create(options) {
  const wanted = { ...options.publicKey };
  const alone = form.querySelector("[name=passwordless]")?.checked ?? false;
  wanted.authenticatorSelection = {
    ...wanted.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone ? { userVerification: "required" } : {}),
  };
  wanted.challenge = toBytes(wanted.challenge);
  wanted.user = { ...wanted.user, id: toBytes(wanted.user.id) };
  wanted.excludeCredentials = withBytes(wanted.excludeCredentials);
  const made = await navigator.credentials.create({ publicKey: wanted });
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get(options) {
  const wanted = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
  wanted.allowCredentials = withBytes(wanted.allowCredentials);
  const used = await navigator.credentials.get({ publicKey: wanted });
  return answer(used, {
    authenticatorData: toText(used.response.authenticatorData),
    signature: toText(used.response.signature),
    userHandle: used.response.userHandle ? toText(used.response.userHandle) : null,
  });
}

function answer(credential, response) {
  return {
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
  };
}

async function optionsFor() {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return (await response.json()).request_options;
}

if (form && window.PublicKeyCredential) {
  form.hidden = false;
  document.getElementById("passkey-none")?.setAttribute("hidden", "");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      const ask = form.dataset.passkey === "create" ? create : get;
      document.getElementById("passkey-credential").value = JSON.stringify(await ask(await optionsFor()));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
