package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists return addresses that have redirected browsers to a foreign host, or have crashed a server (X1 of
 * docs/threats.md).
 */
final class RedirectCorpus {

    private static final String EVIL = "evil.example";

    private RedirectCorpus() {}

    /** Returns values of {@code callbackUrl}. {@code authority} is the application's host and port. */
    static List<String> urls(String authority) {
        List<String> urls = new ArrayList<>();
        for (String before : List.of(
                "//",
                "/\\",
                "\\/",
                "\\\\",
                "///",
                "////",
                "/\\/",
                "/ /",
                "/\t/",
                "/\n/",
                "/\r/",
                "\t//",
                " //",
                "\u0000//",
                "/%09/",
                "%09//",
                "/%2f",
                "%2f%2f",
                "/%5c",
                "/.//",
                "/..//",
                "/..;//",
                "/;//",
                ".//",
                "//;@",
                "https:",
                "https:/",
                "https:\\",
                "https:\\\\",
                "https:/\\",
                "http:",
                "http:/",
                "http:///",
                "http:/\\",
                "http:////",
                "HTTP://",
                "hTTps://",
                "https://",
                " https://",
                "\thttps://",
                "\u0001https://",
                "ht\ntps://",
                "https:\t//",
                "https://%20",
                "ftp://",
                "ws://",
                "file://",
                "blob:https://",
                "view-source:https://",
                "@",
                ".",
                "?",
                "#",
                "//%0d%0a",
                "https://" + authority + "@",
                "https://" + authority + ":x@",
                "http://" + authority + "%40",
                "http://" + authority + "\\@",
                "http://" + authority + "#@",
                "http://" + authority + "?@",
                "http://" + authority + ".",
                "http://" + authority + "%2e",
                "http://" + authority + "\t.",
                "http://" + authority + "%00.",
                "http://" + authority + "\u3002",
                "http://" + authority + "%ff.")) {
            urls.add(before + EVIL);
            urls.add(before + EVIL + "/open");
            urls.add(before + EVIL + "/?." + authority);
            urls.add(before + EVIL + "#" + authority);
        }
        urls.addAll(List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                " javascript:alert(1)",
                "javascript://" + authority + "/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "about:blank",
                "mailto:x@" + EVIL,
                "intent://x#Intent;end",
                "https:",
                "http://",
                "//",
                "/",
                "http://[",
                "http://[::1",
                "http://[::1]",
                "http://[::ffff:127.0.0.1]",
                "http://[::1%25eth0]",
                "http://0x7f.1",
                "http://2130706433",
                "http://127.1",
                "http://0",
                "http://localhost.",
                "http://" + authority + ":",
                "http://" + authority + "0",
                "http://127.0.0.1:99999",
                "http://127.0.0.1:-1",
                "http://127.0.0.1:80:80",
                "http://\u0131ocalhost",
                "http://ⓛocalhost",
                "http://xn--",
                "http://" + "a".repeat(300),
                "https://e\u0301vil.example",
                "http://evil\u3002example",
                "http://user:pass@" + EVIL,
                "https://" + authority, // another scheme is another origin
                "/%0d%0aSet-Cookie:x=1",
                "/\r\nSet-Cookie: x=1",
                "/open\r\nLocation: https://" + EVIL,
                "/\u0000",
                "/\u2028",
                "/%",
                "/%zz",
                "/%u0041",
                "/<script>",
                "/\"onmouseover=\"x",
                "/'><img>",
                "/\ud800",
                "/\uffff",
                "/é",
                "/日本",
                "/" + "a".repeat(6_000),
                "null",
                "undefined",
                "[object Object]",
                "0",
                "true",
                "..",
                "../",
                "/..",
                "/../..",
                "/..;/",
                "/%2e%2e/",
                "/a;b=c",
                "\\",
                "\\\\",
                "\u00a0",
                " ",
                "\t",
                "%00",
                "%",
                "?",
                "#"));
        return urls;
    }

    /**
     * Returns values that are too long for an address or a header. A form with such a value is shorter than 64 KiB,
     * which is the greatest length of a body.
     */
    static List<String> tooLongForAnAddress() {
        return List.of("/" + "a".repeat(60_000), "https://" + EVIL + "/" + "a".repeat(60_000), "//".repeat(10_000));
    }
}
