package dev.latchkey.store.contract;

import dev.latchkey.Auth;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import java.util.List;

/** Two browsers that one user is signed in with, and the rows of their sessions. */
record Pair(Auth auth, String name, List<Visitor> visitors, List<StoredSession> rows) {

    static Pair signedIn(Store store) {
        Auth auth = Visitor.application(store);
        String name = StoreFixture.hash();
        Visitor one = Visitor.signedIn(auth, name);
        String userId = one.userId();
        StoredSession first = store.sessions(userId).get(0);
        Visitor two = Visitor.signedIn(auth, name);
        StoredSession second = store.sessions(userId).stream()
                .filter(row -> !row.tokenHash().equals(first.tokenHash()))
                .findAny()
                .orElseThrow();
        return new Pair(auth, name, List.of(one, two), List.of(first, second));
    }

    Visitor visitor(int number) {
        return visitors.get(number);
    }

    StoredSession row(int number) {
        return rows.get(number);
    }

    /** The id in the store. */
    String userId() {
        return rows.get(0).user().id();
    }

    /** A third browser of the same user. */
    Visitor another() {
        return Visitor.signedIn(auth, name);
    }

    void endAll() {
        auth.sessions().revokeAll(userId());
    }

    void endAllBut(Visitor staying) {
        auth.sessions().revokeOthers(staying.session().orElseThrow());
    }
}
