package dev.latchkey.contract;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A step that users must complete before their session begins. */
enum PendingStep {

    /** The step of {@link FavouriteColour}. */
    COLOUR,

    /** A code of the authenticator app that the user has set up. */
    APP_CODE,

    /** A backup code in place of the app. */
    BACKUP_CODE,

    /** Setting up an authenticator app, which a rule requires and which the user can put off no longer. */
    SET_UP;

    /** Each step with each place of sessions that it can have. */
    static final String ALL = "dev.latchkey.contract.PendingStep#all";

    /** Those of {@link #ALL}, with one step for each page. */
    static final String PAGES = "dev.latchkey.contract.PendingStep#pages";

    /** Those of {@link #PAGES} whose answers cost the server little time. */
    static final String QUICK = "dev.latchkey.contract.PendingStep#quick";

    /** Those of {@link #QUICK} with a store. */
    static final String QUICK_WITH_STORE = "dev.latchkey.contract.PendingStep#quickWithStore";

    static Stream<Arguments> all() {
        return cases(PendingStep.values());
    }

    static Stream<Arguments> pages() {
        return cases(COLOUR, APP_CODE, SET_UP);
    }

    static Stream<Arguments> quick() {
        return cases(COLOUR, APP_CODE);
    }

    static Stream<Arguments> quickWithStore() {
        return quick().filter(each -> each.get()[1] != SessionStorage.SEALED);
    }

    /** Records of users need a store, so without one there is the colour alone. */
    private static Stream<Arguments> cases(PendingStep... steps) {
        return Arrays.stream(steps)
                .flatMap(step -> Arrays.stream(SessionStorage.values())
                        .filter(place -> place.hasStore() || step == COLOUR)
                        .map(place -> Arguments.of(step, place)));
    }

    /** Returns paths at which somebody may hope for a session without the step. */
    List<String> otherPaths() {
        Stream<String> always =
                Stream.of("/auth/callback/credentials", "/auth/callback", "/auth/session", "/auth/signin");
        Stream<String> ofFeatures = Stream.of(
                "/auth/second-factor/skip",
                "/auth/second-factor/setup",
                "/auth/second-factor/manage",
                "/auth/second-factor/codes",
                "/auth/second-factor/remove",
                "/auth/passwords/change",
                "/auth/webauthn-options/passkey?action=register",
                "/auth/callback/password",
                "/auth/callback/passkey",
                "/auth/confirm");
        return Stream.concat(always, this == COLOUR ? Stream.of() : ofFeatures).toList();
    }
}
