package dev.latchkey.passkeys;

import static dev.latchkey.passkeys.Refusals.unverified;
import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dev.latchkey.error.AuthException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies the answers of browsers (Web Authentication Level 3, sections 7.1 and 7.2). Attestation is not looked at.
 * Safe for use by many threads.
 */
final class CeremonyVerifier {

    private static final int AAGUID_BYTES = 16;
    private static final int LENGTH_BYTES = 2;

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /**
     * Verifies a registration.
     *
     * @param challenge the one that the browser got, in base64url
     * @throws AuthException.Refused if it does not verify, or the answer is malformed
     */
    Registered register(
            CredentialResponse response, String challenge, RelyingParty party, RegistrationDemands demands) {
        byte[] attestation = response.bytes("attestationObject");
        byte[] clientData = response.bytes("clientDataJSON");
        RegistrationParameters parameters = new RegistrationParameters(
                server(challenge, party),
                demands.algorithms().stream()
                        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                        .toList(),
                demands.verified(),
                demands.present());
        try {
            RegistrationData data =
                    manager.verify(new RegistrationRequest(attestation, clientData, null, Set.of()), parameters);
            AuthenticatorData<?> authenticator =
                    requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            return registered(response, authenticator);
        } catch (RuntimeException e) { // of malformed input, the library throws whatever comes
            throw unverified(e);
        }
    }

    private Registered registered(CredentialResponse response, AuthenticatorData<?> authenticator) {
        AttestedCredentialData attested = requireNonNull(authenticator.getAttestedCredentialData());
        byte[] id = attested.getCredentialId();
        if (!response.isConsistent() || !Base64Url.of(id).equals(response.id())) {
            throw new IllegalArgumentException("the ids differ");
        }
        byte[] all = credentials.convert(attested);
        byte[] key = Arrays.copyOfRange(all, AAGUID_BYTES + LENGTH_BYTES + id.length, all.length);
        return new Registered(
                new CredentialKey(
                        response.id(),
                        Base64Url.of(key),
                        attested.getAaguid().toString(),
                        authenticator.isFlagBE(),
                        response.transports()),
                authenticator.getSignCount(),
                authenticator.isFlagBS());
    }

    /**
     * Verifies a signature.
     *
     * @param counter of the last signature
     * @throws AuthException.Refused if it does not verify, or the answer is malformed
     */
    AssertionResult authenticate(
            CredentialResponse response,
            CredentialKey key,
            long counter,
            String challenge,
            RelyingParty party,
            boolean userVerified) {
        byte[] authenticatorData = response.bytes("authenticatorData");
        byte[] clientData = response.bytes("clientDataJSON");
        byte[] signature = response.bytes("signature");
        if (!response.isConsistent() || !response.id().equals(key.id())) {
            throw unverified(new IllegalArgumentException("the ids differ"));
        }
        try {
            byte[] id = requireNonNull(Base64Url.read(key.id()));
            CredentialRecordImpl known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    key.multiDevice(),
                    null,
                    counter,
                    attested(key, id),
                    null,
                    null,
                    null,
                    null);
            AuthenticationData data = manager.verify(
                    new AuthenticationRequest(id, authenticatorData, clientData, signature),
                    new AuthenticationParameters(server(challenge, party), known, null, userVerified, true));
            AuthenticatorData<?> authenticator = requireNonNull(data.getAuthenticatorData());
            return new AssertionResult.Verified(authenticator.getSignCount(), authenticator.isFlagBS());
        } catch (MaliciousCounterValueException e) { // comes after the signature has verified
            return new AssertionResult.Cloned();
        } catch (RuntimeException e) {
            throw unverified(e);
        }
    }

    private AttestedCredentialData attested(CredentialKey key, byte[] id) {
        byte[] cose = requireNonNull(Base64Url.read(key.publicKey()));
        ByteBuffer all = ByteBuffer.allocate(AAGUID_BYTES + LENGTH_BYTES + id.length + cose.length)
                .put(new AAGUID(key.aaguid()).getBytes())
                .putShort((short) id.length)
                .put(id)
                .put(cose);
        return credentials.convert(all.array());
    }

    private static ServerProperty server(String challenge, RelyingParty party) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
