package dev.latchkey.secondfactor;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** Backup codes as people see and type them, such as {@code k7m2q-9xw4d}: 50 bits, in letters that nobody mixes up. */
final class BackupCodeText {

    /** Those of Crockford's Base32. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 10;
    private static final int HALF = LENGTH / 2;
    private static final int MOST_TYPED = 64;
    private static final Pattern POSSIBLE = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    private BackupCodeText() {}

    static String random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Returns a code without what people add to it, and with what they meant. */
    static String plain(String typed) {
        return typed.length() > MOST_TYPED
                ? ""
                : typed.toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
    }

    static boolean isPossible(String plain) {
        return POSSIBLE.matcher(plain).matches();
    }
}
