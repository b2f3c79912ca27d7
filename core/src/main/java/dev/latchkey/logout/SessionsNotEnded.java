package dev.latchkey.logout;

/** Says why a provider cannot end sessions here, and what to configure. */
final class SessionsNotEnded {

    static final String MESSAGE = "Sessions are sealed and cannot be ended before their time: call store(…), such as"
            + " JdbcStore.of(dataSource), and with Sessions.sealed() revocable(…) too";

    private SessionsNotEnded() {}
}
