package dev.latchkey.testing;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the decision about an authorization request. Either the test makes the decision in advance, or the user makes
 * the decision on a page.
 */
final class UserDecisions {

    private final PersonDirectory directory;
    private volatile @Nullable UserDecision standing;

    UserDecisions(PersonDirectory directory) {
        this.directory = directory;
    }

    void answerAll(@Nullable UserDecision decision) {
        standing = decision;
    }

    /**
     * Returns the decision that was made in advance; empty if the page must ask the user (OpenID Connect Core section
     * 3.1.2.1, {@code prompt}).
     */
    Optional<UserDecision> decide(RequestParameters asked) {
        Set<String> prompt = AuthorizationRequest.words(asked.one("prompt").orElse(""));
        boolean silent = prompt.contains("none");
        if (silent && prompt.size() > 1) {
            throw ProtocolError.invalidRequest("The prompt none stands alone");
        }
        UserDecision decided = standing;
        if (decided != null) {
            return Optional.of(decided);
        }
        if (!silent) {
            return Optional.empty();
        }
        Person hinted = asked.one("login_hint")
                .flatMap(directory::hinted)
                .orElseThrow(() -> new ProtocolError("login_required", "Nobody is signed in here"));
        return Optional.of(new UserDecision.SignIn(hinted));
    }
}
