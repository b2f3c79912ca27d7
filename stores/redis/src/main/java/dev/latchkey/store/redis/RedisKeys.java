package dev.latchkey.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of keys. A text that is short and plain is in the name as it is, any other by its hash; the two cannot be the
 * same. What belongs to one user shares a slot of the cluster: the braces say so.
 *
 * @param prefix what all names start with; without braces
 */
record RedisKeys(String prefix) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@:/+=-]{1,100}");

    String user(String id) {
        return prefix + "user:{" + part(id) + "}";
    }

    /** The hashes of a user's sessions. */
    String sessionsOf(String userId) {
        return user(userId) + ":sessions";
    }

    /** The records of a user. */
    String recordsOf(String userId) {
        return user(userId) + ":records";
    }

    String record(String kind, String id) {
        return prefix + "record:" + kind + "|" + part(id);
    }

    /** The records of a group, in the order of their ids. */
    String group(String kind, String group) {
        return prefix + "group:{" + kind + "|" + part(group) + "}";
    }

    /** The same, by their ends. */
    static String ends(String group) {
        return group + ":ends";
    }

    String email(String address) {
        return prefix + "email:" + part(address);
    }

    String account(String issuer, String subject) {
        return prefix + "account:" + part(issuer) + "|" + part(subject);
    }

    String session(String tokenHash) {
        return prefix + "session:" + part(tokenHash);
    }

    String token(String identifier, String tokenHash) {
        return prefix + "token:" + part(identifier) + "|" + part(tokenHash);
    }

    String value(String name) {
        return prefix + "value:" + part(name);
    }

    /** How Redis calls a script. */
    static String sha1(String text) {
        return HexFormat.of().formatHex(digest("SHA-1", text.getBytes(UTF_8)));
    }

    private static String part(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "~" + HexFormat.of().formatHex(digest("SHA-256", characters(text)));
    }

    /** Every text has its own, halves of surrogate pairs included: no encoding replaces anything. */
    private static byte[] characters(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has both
        }
    }
}
