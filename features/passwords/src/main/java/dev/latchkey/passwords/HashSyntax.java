package dev.latchkey.passwords;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the syntax that the readers of hashes share. It refuses hashes that cost too much to check, because a client
 * that is not authenticated yet causes the work (S3). A message never repeats the text.
 */
final class HashSyntax {

    /** The most memory that one check may take, in KiB: Django's Argon2 takes 100 MiB. */
    static final int MOST_MEMORY = 128 * 1024;

    private HashSyntax() {}

    static Matcher match(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        require(matcher.matches(), "is not of its form");
        return matcher;
    }

    static String group(Matcher matcher, int group) {
        return requireNonNull(matcher.group(group));
    }

    /** A group that the form limits to nine digits. */
    static int number(Matcher matcher, int group) {
        return Integer.parseInt(group(matcher, group));
    }

    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** What WordPress makes of a typed password: PHP's {@code trim} drops these six characters around it. */
    static String trimmed(String typed) {
        return typed.replaceAll("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+$", "");
    }

    static void within(long value, long least, long most, String what) {
        require(
                value >= least && value <= most,
                "has " + value + " " + what + ", and " + least + " to " + most + " are read");
    }

    /** Checks the length of an output, in bytes, where the other software always writes the same. */
    static byte[] whole(byte[] output, int bytes) {
        require(
                output.length == bytes,
                "has an output of " + output.length + " bytes in place of " + bytes + ": it was cut off or changed");
        return output;
    }

    static void require(boolean right, String fault) {
        if (!right) {
            throw new IllegalArgumentException("The hash " + fault);
        }
    }
}
