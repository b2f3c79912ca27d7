package dev.latchkey.featurestores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A user with a proved address and a password, and the browser in which the user has just signed in. */
record Member(Application application, String address, String id, Browser browser) {

    static final String PASSWORD = "seven lamps over the harbour";
    static final String OTHER_PASSWORD = "nine kites above the quarry";

    private static final Duration NEXT_CODE = Duration.ofMinutes(1);

    static Member signedUp(Application application) {
        String address = newAddress();
        Browser browser = new Browser(application);
        String challenge = signUp(browser, address).get("challenge");
        browser.post(
                "passwords/sign-up/code", Map.of("challenge", challenge, "code", application.outbox.code(address)));
        return of(application, address, browser);
    }

    /** The user with this address, who is signed in to a browser. */
    static Member of(Application application, String address, Browser browser) {
        User user = application
                .store
                .underlying()
                .userByEmail(address)
                .orElseThrow()
                .user();
        return new Member(application, address, user.id(), browser);
    }

    static Answer signUp(Browser browser, String address) {
        return browser.post(
                "passwords/sign-up", Map.of("name", "Ada Lindqvist", "email", address, "password", PASSWORD));
    }

    static String newAddress() {
        return UUID.randomUUID() + "@example.org";
    }

    /** In another browser, as far as a password leads. */
    Browser typesPassword(String password) {
        Browser other = new Browser(application);
        typesPassword(other, password);
        return other;
    }

    Answer typesPassword(Browser other, String password) {
        return other.post("callback/password", Map.of("username", address, "password", password));
    }

    boolean signsInWith(String password) {
        return typesPassword(password).isSignedIn();
    }

    /** Sets an app up, and waits for its next code. */
    Phone setsUpApp() {
        Answer offer = browser.get("second-factor/setup");
        String key = offer.get("key");
        String code = new Phone(key, List.of()).codeAt(application.clock.instant());
        Answer done = browser.post("second-factor/setup", Map.of("setup", offer.get("setup"), "code", code));
        assertThat(done.isOk()).isTrue();
        application.clock.pass(NEXT_CODE);
        return new Phone(key, done.json().texts("backupCodes"));
    }

    /** The code of the app at this moment. The next call gets another one. */
    String nextCode(Phone phone) {
        application.clock.pass(NEXT_CODE);
        return phone.codeAt(application.clock.instant());
    }

    /** Begins a change of the address; returns the challenge for the code. */
    String asksFor(String newAddress) {
        Answer asked = browser.post("account/email", Map.of("email", newAddress));
        assertThat(asked.get("result")).isEqualTo("mail-sent");
        return asked.get("challenge");
    }

    /** Proves the new address by the code in the mail; returns the result. */
    String proves(String challenge, String newAddress) {
        return browser.post(
                        "account/email/confirm",
                        Map.of("challenge", challenge, "code", application.outbox.code(newAddress)))
                .get("result");
    }

    /** Changes the address. */
    Member movesTo(String newAddress) {
        assertThat(proves(asksFor(newAddress), newAddress)).isEqualTo("email-changed");
        return new Member(application, newAddress, id, browser);
    }

    /** The kinds of records that the store has of this user. */
    List<String> kinds() {
        return application.store.underlying().recordsOf(id).stream()
                .map(StoredRecord::kind)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
