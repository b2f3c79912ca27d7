package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Links and codes that a feature mails. Each belongs to one purpose of one feature, holds a few texts, ends after a
 * time, and counts once: the link or the code, on one node.
 */
public interface MailedSecrets {

    /**
     * Makes a link and a code. They count for nothing before {@link #keep}.
     *
     * @param content what comes back when the link or the code is used
     * @param lifetime at least one second; the code ends after ten minutes at the latest
     */
    MailedSecret prepare(String purpose, Map<String, String> content, Duration lifetime);

    /** Keeps it. Call this before the mail is sent, so that all that is sent can be used. */
    void keep(MailedSecret secret);

    /** Returns what the token of a link holds, and does not use it up; empty: it is wrong or has ended. */
    Optional<Map<String, String>> read(String purpose, String token);

    /** Uses the token of a link up; empty: it is wrong, has ended or was used. */
    Optional<Map<String, String>> use(String purpose, String token);

    /** Returns what the challenge of a browser holds; empty: it is wrong or has ended. */
    Optional<Map<String, String>> readChallenge(String purpose, String challenge);

    /**
     * Uses a code up.
     *
     * @param challenge from the browser that asked for the mail
     * @return empty: the code is wrong, and another may be tried
     * @throws AuthException.Refused {@link dev.latchkey.error.ErrorCode#VERIFICATION} if it has ended, was used, or was
     *     guessed too often
     */
    Optional<Map<String, String>> guess(String purpose, String challenge, String code);
}
