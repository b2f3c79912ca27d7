package dev.latchkey.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A passkey in software, with the browser that uses it. Its user is always verified. */
final class SoftPasskey {

    private static final String OPTIONS = "/auth/webauthn-options/passkey?action=";
    private static final int PRESENT_AND_VERIFIED = 1 | 1 << 2;
    private static final int HAS_KEY = 1 << 6;
    private static final int COORDINATE = 32;

    private final String origin;
    private final KeyPair key;
    private final byte[] id = UUID.randomUUID().toString().getBytes(UTF_8);

    SoftPasskey(String origin) {
        this.origin = origin;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the passkey to the user who is signed in. */
    Reply register(Browser browser) {
        Claims options = options(browser, "register");
        Cbor attestation = new Cbor()
                .map(3)
                .text("fmt")
                .text("none")
                .text("attStmt")
                .map(0)
                .text("authData")
                .bytes(data(options.object("rp").text("id").orElseThrow(), PRESENT_AND_VERIFIED | HAS_KEY, attested()));
        return post(
                browser,
                "register",
                "/",
                Map.of(
                        "clientDataJSON",
                        base64Url(clientData("webauthn.create", options)),
                        "attestationObject",
                        base64Url(attestation.written())));
    }

    /** Signs in with the passkey. */
    Reply signIn(Browser browser, String callbackUrl) {
        Claims options = options(browser, "authenticate");
        byte[] data = data(options.text("rpId").orElseThrow(), PRESENT_AND_VERIFIED, new byte[0]);
        byte[] clientData = clientData("webauthn.get", options);
        return post(
                browser,
                "authenticate",
                callbackUrl,
                Map.of(
                        "clientDataJSON",
                        base64Url(clientData),
                        "authenticatorData",
                        base64Url(data),
                        "signature",
                        base64Url(signed(data, clientData))));
    }

    private static Claims options(Browser browser, String action) {
        return browser.get(OPTIONS + action).json().object("options");
    }

    private Reply post(Browser browser, String action, String callbackUrl, Map<String, String> response) {
        String name = base64Url(id);
        String data = Json.write(Map.of("id", name, "rawId", name, "type", "public-key", "response", response));
        return browser.post(
                "/auth/callback/passkey",
                Map.of("csrfToken", browser.csrfToken(), "callbackUrl", callbackUrl, "action", action, "data", data));
    }

    private byte[] clientData(String type, Claims options) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("challenge", options.text("challenge").orElseThrow());
        json.put("origin", origin);
        json.put("crossOrigin", false);
        return Json.write(json).getBytes(UTF_8);
    }

    /** Returns the authenticator data (WebAuthn section 6.1). The signature counter stays 0. */
    private static byte[] data(String rpId, int flags, byte[] attested) {
        return ByteBuffer.allocate(37 + attested.length)
                .put(sha256(rpId.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt(0)
                .put(attested)
                .array();
    }

    private byte[] attested() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        byte[] cose = new Cbor()
                .map(5)
                .raw(1, 2, 3, 0x26, 0x20, 1, 0x21)
                .bytes(coordinate(point.getW().getAffineX()))
                .raw(0x22)
                .bytes(coordinate(point.getW().getAffineY()))
                .written();
        return ByteBuffer.allocate(18 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] digits = number.toByteArray(); // with a sign, or without the zeros in front
        byte[] whole = new byte[COORDINATE];
        int used = Math.min(digits.length, COORDINATE);
        System.arraycopy(digits, digits.length - used, whole, COORDINATE - used, used);
        return whole;
    }

    private byte[] signed(byte[] data, byte[] clientData) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(clientData));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Writes the little of CBOR that an authenticator needs. */
    private static final class Cbor {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Cbor map(int entries) {
            return raw(0xa0 | entries);
        }

        Cbor text(String text) {
            out.write(0x60 | text.length());
            out.writeBytes(text.getBytes(UTF_8));
            return this;
        }

        Cbor bytes(byte[] bytes) {
            raw(0x58, bytes.length).out.writeBytes(bytes);
            return this;
        }

        Cbor raw(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        byte[] written() {
            return out.toByteArray();
        }
    }
}
