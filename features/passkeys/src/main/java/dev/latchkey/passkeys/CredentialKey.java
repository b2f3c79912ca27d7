package dev.latchkey.passkeys;

import java.util.List;

/**
 * What stays the same of a passkey for as long as it lives.
 *
 * @param id of the credential, in base64url
 * @param publicKey a COSE key (RFC 9052), in base64url
 * @param aaguid of the authenticator's model; all zeros where it does not say
 * @param multiDevice whether it may be copied to other devices; else it stays on the one that made it
 * @param transports how browsers reach the authenticator
 */
record CredentialKey(String id, String publicKey, String aaguid, boolean multiDevice, List<String> transports) {

    CredentialKey {
        transports = List.copyOf(transports);
    }
}
