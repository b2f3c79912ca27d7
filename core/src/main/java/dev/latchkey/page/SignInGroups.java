package dev.latchkey.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ways to sign in as the sign-in page arranges them. Buttons that follow each other are one group, and any other
 * way is a group alone.
 *
 * @param first the groups that the page shows at once
 * @param more the groups that the page shows on demand
 */
record SignInGroups(List<List<SignInOffer>> first, List<List<SignInOffer>> more) {

    /** How many ways the page shows at once. */
    private static final int MOST_AT_ONCE = 5;

    static SignInGroups of(List<SignInOffer> offers) {
        int some = Math.min(MOST_AT_ONCE, offers.size());
        return new SignInGroups(
                SignInOffer.groups(offers.subList(0, some)), SignInOffer.groups(offers.subList(some, offers.size())));
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** Returns whether the ways that the page shows at once end with buttons. */
    boolean endsWithButtons() {
        return !first.isEmpty() && first.get(first.size() - 1).get(0).isButton();
    }

    /** Returns whether the page shows the error beside a field, and not at its top. */
    boolean showError(SignInPage page) {
        return Stream.concat(first.stream(), more.stream())
                .flatMap(List::stream)
                .anyMatch(page::isWrong);
    }

    /** Returns whether the user needs a way that the page would show on demand only. */
    boolean needMore(SignInPage page) {
        return more.stream().flatMap(List::stream).anyMatch(offer -> page.isLastUsed(offer) || page.isTyped(offer));
    }
}
