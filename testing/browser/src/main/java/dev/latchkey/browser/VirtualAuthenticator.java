package dev.latchkey.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** An authenticator for passkeys that is built into the browser of a {@link Visit}, and that recognises its user. */
public final class VirtualAuthenticator {

    private final CDPSession devtools;
    private final String id;

    private VirtualAuthenticator(CDPSession devtools, String id) {
        this.devtools = devtools;
        this.id = id;
    }

    /** Adds one, which does at once what a page asks of it. */
    public static VirtualAuthenticator of(Visit visit) {
        CDPSession devtools = visit.page().context().newCDPSession(visit.page());
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        JsonObject added = devtools.send("WebAuthn.addVirtualAuthenticator", parameters);
        return new VirtualAuthenticator(devtools, added.get("authenticatorId").getAsString());
    }

    /** Returns the passkeys on it, as the browser's tools describe them. */
    public JsonArray passkeys() {
        return devtools.send("WebAuthn.getCredentials", here()).getAsJsonArray("credentials");
    }

    /** From here on it answers, or keeps pages waiting. */
    public void answers(boolean atOnce) {
        JsonObject parameters = here();
        parameters.addProperty("enabled", atOnce);
        devtools.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }

    /** Makes it an old copy of itself, which has signed so often. */
    public void hasSigned(int times) {
        for (JsonElement each : passkeys()) {
            JsonObject passkey = each.getAsJsonObject();
            JsonObject removed = here();
            removed.add("credentialId", passkey.get("credentialId"));
            devtools.send("WebAuthn.removeCredential", removed);
            passkey.addProperty("signCount", times);
            JsonObject added = here();
            added.add("credential", passkey);
            devtools.send("WebAuthn.addCredential", added);
        }
    }

    private JsonObject here() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        return parameters;
    }
}
