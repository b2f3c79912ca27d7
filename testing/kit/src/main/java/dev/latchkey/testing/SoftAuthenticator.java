package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An authenticator with one passkey, and the part of a browser that speaks with it, for tests without a browser. A test
 * gets {@code /auth/webauthn-options/passkey?action=register}, passes the answer to {@link #create}, and posts the
 * result as {@code data} to {@code /auth/callback/passkey}. To sign in, it does the same with
 * {@code action=authenticate} and {@link #get}. Not safe for use by several threads.
 */
public final class SoftAuthenticator {

    private static final int USER_PRESENT = 1;
    private static final int USER_VERIFIED = 1 << 2;
    private static final int BACKUP_ELIGIBLE = 1 << 3;
    private static final int BACKED_UP = 1 << 4;
    private static final int HAS_KEY = 1 << 6;

    private final String origin;
    final KeyPair key;
    final byte[] id;
    private int flags = USER_PRESENT | USER_VERIFIED;
    private int counter;
    private boolean counts;

    private SoftAuthenticator(String origin, KeyPair key, byte[] id) {
        this.origin = origin;
        this.key = key;
        this.id = id;
    }

    private static byte[] newId() {
        byte[] id = new byte[32];
        new SecureRandom().nextBytes(id);
        return id;
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes one that counts its signatures and keeps its passkey. {@code origin} is that of the page. */
    public static SoftAuthenticator securityKey(String origin) {
        SoftAuthenticator made = new SoftAuthenticator(origin, newKey(), newId());
        made.counts = true;
        return made;
    }

    /** Makes one that synchronises its passkey and counts nothing. {@code origin} is that of the page. */
    public static SoftAuthenticator passwordManager(String origin) {
        return passwordManager(origin, newKey(), newId());
    }

    static SoftAuthenticator passwordManager(String origin, KeyPair key, byte[] id) {
        SoftAuthenticator made = new SoftAuthenticator(origin, key, id);
        made.flags |= BACKUP_ELIGIBLE | BACKED_UP;
        return made;
    }

    /** Says from now on that it has not recognised its user. */
    public SoftAuthenticator withoutUserVerification() {
        flags &= ~USER_VERIFIED;
        return this;
    }

    /** Sets the counter back, as if somebody had restored an older copy of it. */
    public void goBackTo(int earlier) {
        counter = earlier;
    }

    /** Returns the id of the passkey, in base64url. */
    public String id() {
        return base64Url(id);
    }

    /**
     * Answers {@code navigator.credentials.create}.
     *
     * @param answer what {@code webauthn-options} answers, with the member {@code options}
     * @return the {@code PublicKeyCredential} as JSON
     */
    public String create(Claims answer) {
        Claims options = answer.object("options");
        byte[] data = data(options.object("rp").text("id").orElseThrow(), flags | HAS_KEY, attested());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, data);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", base64Url(clientData("webauthn.create", options)));
        response.put("attestationObject", base64Url(attestation.toByteArray()));
        response.put("transports", List.of("internal"));
        return credential(response);
    }

    /**
     * Answers {@code navigator.credentials.get}.
     *
     * @param answer what {@code webauthn-options} answers, with the member {@code options}
     * @return the {@code PublicKeyCredential} as JSON
     */
    public String get(Claims answer) {
        Claims options = answer.object("options");
        if (counts) {
            counter++;
        }
        byte[] data = data(options.text("rpId").orElseThrow(), flags, new byte[0]);
        byte[] clientData = clientData("webauthn.get", options);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", base64Url(clientData));
        response.put("authenticatorData", base64Url(data));
        response.put("signature", base64Url(sign(data, clientData)));
        return credential(response);
    }

    private String credential(Map<String, Object> response) {
        return Json.write(Map.of("id", id(), "rawId", id(), "type", "public-key", "response", response));
    }

    private byte[] clientData(String type, Claims options) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("challenge", options.text("challenge").orElseThrow());
        json.put("origin", origin);
        json.put("crossOrigin", false);
        return Json.write(json).getBytes(UTF_8);
    }

    private byte[] data(String rpId, int with, byte[] attested) {
        return ByteBuffer.allocate(37 + attested.length)
                .put(sha256(rpId.getBytes(UTF_8)))
                .put((byte) with)
                .putInt(counter)
                .put(attested)
                .array();
    }

    private byte[] attested() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        bytes(cose, coordinate(point.getW().getAffineX().toByteArray()));
        cose.write(0x22);
        bytes(cose, coordinate(point.getW().getAffineY().toByteArray()));
        return ByteBuffer.allocate(18 + id.length + cose.size())
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose.toByteArray())
                .array();
    }

    private static byte[] coordinate(byte[] number) {
        byte[] whole = new byte[32];
        byte[] digits = number.length > 32 ? Arrays.copyOfRange(number, number.length - 32, number.length) : number;
        System.arraycopy(digits, 0, whole, 32 - digits.length, digits.length);
        return whole;
    }

    private byte[] sign(byte[] data, byte[] clientData) {
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

    /** Short text in CBOR. */
    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    /** Up to 255 bytes in CBOR. */
    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x58);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
