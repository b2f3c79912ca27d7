package dev.latchkey.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One case of {@code webauthn-vectors.json}: an answer as SimpleWebAuthn posts it, and what came of it there.
 *
 * @param of the key and the challenges that several cases share
 */
record Vector(Claims of, Claims test) {

    static Stream<Vector> all() {
        return objects(read(), "vectors").flatMap(of -> objects(of, "cases").map(test -> new Vector(of, test)));
    }

    static Stream<Vector> ofKind(String kind) {
        return all().filter(vector -> vector.test.text("kind").orElseThrow().equals(kind));
    }

    /** Those that need no other options than an application has. */
    static Stream<Vector> standard(String kind) {
        return ofKind(kind).filter(vector -> vector.options().isEmpty());
    }

    RelyingParty party() {
        return new RelyingParty(
                of.text("rpId").orElseThrow(), Set.of(of.text("origin").orElseThrow()));
    }

    String challenge() {
        return of.text(test.text("kind").orElseThrow() + "Challenge").orElseThrow();
    }

    String data() {
        return test.object("response").toJson();
    }

    CredentialResponse response() {
        return CredentialResponse.parse(data());
    }

    Claims options() {
        return test.object("options");
    }

    Claims stored() {
        return of.object("stored");
    }

    /** The key that the registration of these cases left. */
    CredentialKey key() {
        return new CredentialKey(
                url("credentialID"),
                url("credentialPublicKey"),
                AuthenticatorNames.UNKNOWN,
                stored().text("credentialDeviceType").orElseThrow().equals("multiDevice"),
                List.of("internal", "hybrid"));
    }

    String url(String member) {
        return Base64Url.of(requireNonNull(Base64Url.read(stored().text(member).orElseThrow())));
    }

    /** The counter in the answer. */
    long counter() {
        return ByteBuffer.wrap(response().bytes("authenticatorData")).getInt(33);
    }

    boolean isVerified() {
        return test.text("outcome").orElseThrow().equals("verified");
    }

    @Override
    public String toString() {
        return of.text("algorithm").orElseThrow() + " " + test.text("kind").orElseThrow() + ": "
                + test.text("name").orElseThrow();
    }

    private static Claims read() {
        try (InputStream file = requireNonNull(Vector.class.getResourceAsStream("/webauthn-vectors.json"))) {
            return Claims.parse(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Claims> objects(Claims in, String member) {
        List<Claims> all = new ArrayList<>();
        if (in.get(member) instanceof List<?> list) {
            for (Object each : list) {
                Map<String, Object> members = new LinkedHashMap<>();
                ((Map<?, ?>) requireNonNull(each)).forEach((name, value) -> members.put(String.valueOf(name), value));
                all.add(Claims.of(members));
            }
        }
        return all.stream();
    }
}
