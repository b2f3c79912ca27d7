package dev.latchkey.testing.attack;

import java.util.List;

/** Lists values of a session cookie that are no sessions (X3 of docs/threats.md). */
final class ForgedSessions {

    private static final String LONG = "x".repeat(1_000);

    static final List<String> ALL = List.of(
            "garbage",
            "",
            ".",
            "....",
            ".....",
            "a.b.c.d.e",
            "a..b.c.d",
            LONG + ".." + LONG + "." + LONG + "." + LONG,
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LWFsaWNlIn0.", // {"alg":"none"}
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0....",
            "null",
            "undefined",
            "%00",
            "%zz",
            "\"quoted\"",
            "\u00ff\u00fe",
            "{\"sub\":\"u-alice\"}",
            "%7B%22sub%22%3A%22u-alice%22%7D",
            "..".repeat(500));

    private ForgedSessions() {}
}
