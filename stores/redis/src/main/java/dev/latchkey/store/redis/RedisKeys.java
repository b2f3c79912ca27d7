package dev.latchkey.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Builds the names of keys. A name contains a short, plain text itself, and the hash of any other text. These two forms
 * never collide. The names of one user's keys have braces, so these keys share a slot of the cluster.
 *
 * @param prefix the prefix of all names, without braces
 */
record RedisKeys(String prefix) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@:/+=-]{1,100}");

    String user(String id) {
        return prefix + "user:{" + part(id) + "}";
    }

    /** Returns the ids of all users, in their order. */
    String users() {
        return prefix + "users";
    }

    /** Returns a pattern that the keys of all users match, and those of their lists too. */
    String anyUser() {
        return prefix + "user:{*";
    }

    /** Returns whether a key that matches the pattern is that of a user, and not of a list. */
    static boolean isUser(String key) {
        return key.endsWith("}");
    }

    /** Returns the key of the list of a user's sessions. */
    String sessionsOf(String userId) {
        return user(userId) + ":sessions";
    }

    /** Returns the key of the list of a user's records. */
    String recordsOf(String userId) {
        return user(userId) + ":records";
    }

    String record(String kind, String id) {
        return prefix + "record:" + kind + "|" + part(id);
    }

    /** Returns the key of the list of a group's records, in the order of their ids. */
    String group(String kind, String group) {
        return prefix + "group:{" + kind + "|" + part(group) + "}";
    }

    /** Returns the key of the list of the same records, in the order in which they expire. */
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

    /** Returns the digest by which Redis identifies a script. */
    static String sha1(String text) {
        return HexFormat.of().formatHex(digest("SHA-1", text.getBytes(UTF_8)));
    }

    private static String part(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "~" + HexFormat.of().formatHex(digest("SHA-256", characters(text)));
    }

    /**
     * Returns bytes that are different for each text, even with unpaired surrogates. An encoding such as UTF-8 would
     * replace unpaired surrogates.
     */
    private static byte[] characters(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-1 and SHA-256
        }
    }
}
