package dev.latchkey.email;

import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;

/**
 * Creates and checks the tokens of links in mails. The last digits of a token depend on the provider that sent it, so a
 * link is not valid at another provider. If a client changes these digits, the token is a different one. As in Auth.js,
 * a token has 64 hexadecimal digits.
 */
final class EmailTokens {

    private static final int RANDOM_DIGITS = 48; // 192 bits
    private static final int DIGITS = 64;

    private EmailTokens() {}

    static String random(Randoms randoms, String providerId) {
        String random = randoms.hex().substring(0, RANDOM_DIGITS);
        return random + mark(random, providerId);
    }

    /** Returns whether the token belongs to this provider. */
    static boolean isOf(String token, String providerId) {
        return token.length() == DIGITS
                && token.substring(RANDOM_DIGITS).equals(mark(token.substring(0, RANDOM_DIGITS), providerId));
    }

    private static String mark(String random, String providerId) {
        return Hashes.sha256Hex("latchkey.email-token " + providerId + " " + random)
                .substring(0, DIGITS - RANDOM_DIGITS);
    }
}
