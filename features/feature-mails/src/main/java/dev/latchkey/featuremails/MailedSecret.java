package dev.latchkey.featuremails;

import java.time.Instant;

/**
 * A link and a code that are neither kept nor sent yet. Using one of them uses up both.
 *
 * @param token for the link; a secret
 * @param code eight digits; a secret
 * @param challenge for the browser that asked, which posts it together with the code
 * @param purpose of the secret
 * @param id under which the store keeps it
 * @param expires when the link ends
 */
public record MailedSecret(String token, String code, String challenge, String purpose, String id, Instant expires) {

    @Override
    public String toString() {
        return "MailedSecret[hidden]";
    }
}
