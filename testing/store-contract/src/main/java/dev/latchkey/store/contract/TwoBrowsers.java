package dev.latchkey.store.contract;

import dev.latchkey.Auth;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import java.util.List;

/** Two browsers in which the same user is signed in, and the stored sessions of the browsers. */
record TwoBrowsers(Auth auth, String name, List<SignedInBrowser> visitors, List<StoredSession> rows) {

    static TwoBrowsers signedIn(Store store) {
        Auth auth = SignedInBrowser.application(store);
        String name = StoreFixture.hash();
        SignedInBrowser one = SignedInBrowser.signedIn(auth, name);
        String userId = one.userId();
        StoredSession first = store.sessions(userId).get(0);
        SignedInBrowser two = SignedInBrowser.signedIn(auth, name);
        StoredSession second = store.sessions(userId).stream()
                .filter(row -> !row.tokenHash().equals(first.tokenHash()))
                .findAny()
                .orElseThrow();
        return new TwoBrowsers(auth, name, List.of(one, two), List.of(first, second));
    }

    SignedInBrowser visitor(int number) {
        return visitors.get(number);
    }

    StoredSession row(int number) {
        return rows.get(number);
    }

    /** Returns the id of the user in the store. */
    String userId() {
        return rows.get(0).user().id();
    }

    /** Returns a third browser of the same user. */
    SignedInBrowser another() {
        return SignedInBrowser.signedIn(auth, name);
    }

    void endAll() {
        auth.sessions().revokeAll(userId());
    }

    void endAllBut(SignedInBrowser staying) {
        auth.sessions().revokeOthers(staying.session().orElseThrow());
    }
}
