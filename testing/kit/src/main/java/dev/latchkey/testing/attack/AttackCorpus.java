package dev.latchkey.testing.attack;

import java.util.List;

/** Texts that have broken servers, for tests. Each list has an id in {@code docs/threats.md}. */
public final class AttackCorpus {

    private AttackCorpus() {}

    /**
     * Returns request targets that some server, proxy or framework has treated as {@code path} (X2).
     *
     * @param path a path, such as {@code /dashboard/settings}
     * @param open a path that is not guarded and has routes below it
     * @param authority the host and the port, for targets in absolute form
     */
    public static List<String> pathSpellings(String path, String open, String authority) {
        return PathCorpus.spellings(path, open, authority);
    }

    /**
     * Returns return addresses that have redirected browsers to a foreign host, or have crashed a server (X1).
     *
     * @param authority the host and the port of the application
     */
    public static List<String> returnAddresses(String authority) {
        return RedirectCorpus.urls(authority);
    }

    /** Returns return addresses that are too long for a URL or a header. A form with one is shorter than 64 KiB. */
    public static List<String> longReturnAddresses() {
        return RedirectCorpus.tooLongForAnAddress();
    }

    /**
     * Returns header lines that have disabled the guard of some server, or that some server has read as another path,
     * method, address or user (A15).
     */
    public static List<String> forgedHeaders() {
        return ForgedHeaders.ALL;
    }

    /** Returns values of a session cookie that are no sessions (X3). */
    public static List<String> forgedSessions() {
        return ForgedSessions.ALL;
    }
}
