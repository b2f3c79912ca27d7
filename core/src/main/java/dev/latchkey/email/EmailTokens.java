package dev.latchkey.email;

import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;

/**
 * Makes and checks the tokens of links in mails. The last digits of a token say which provider sent it, so that a link counts at no
 * other; who changes them has another token. Otherwise it is as Auth.js makes them: 64 hexadecimal digits.
 */
final class EmailTokens {

    private static final int RANDOM_DIGITS = 48; // 192 bits
    private static final int DIGITS = 64;

    private EmailTokens() {}

    static String random(Randoms randoms, String providerId) {
        String random = randoms.hex().substring(0, RANDOM_DIGITS);
        return random + mark(random, providerId);
    }

    /** Whether the token is one of this provider. */
    static boolean isOf(String token, String providerId) {
        return token.length() == DIGITS
                && token.substring(RANDOM_DIGITS).equals(mark(token.substring(0, RANDOM_DIGITS), providerId));
    }

    private static String mark(String random, String providerId) {
        return Hashes.sha256Hex("latchkey.email-token " + providerId + " " + random)
                .substring(0, DIGITS - RANDOM_DIGITS);
    }
}
