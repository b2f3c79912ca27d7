package dev.latchkey.testing.attack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A page that only signed-in users may see, and how to recognise it: by words that the user sees there and that nobody
 * sees elsewhere.
 */
record GuardedPage(String path, RawReply served, RawReply refused, Set<String> words) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");
    private static final int SHORTEST_WORD = 5;

    static GuardedPage of(Target target, String path) {
        RawReply served = target.signedIn(path);
        RawReply refused = target.get(path);
        List<RawReply> open = List.of(target.get(target.path("/")), target.get(target.endpoint("/signin")), refused);
        Set<String> words = new LinkedHashSet<>(words(served.body()));
        open.stream()
                .filter(reply -> !reply.body().equals(served.body()))
                .forEach(reply -> words.removeAll(words(reply.body())));
        return new GuardedPage(path, served, refused, words);
    }

    private static List<String> words(String body) {
        return BETWEEN_WORDS
                .splitAsStream(body)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
    }

    /** Returns whether the application has shown the page in this reply. */
    boolean isIn(RawReply reply) {
        if (!reply.isSuccess() || served.body().isEmpty()) {
            return false;
        }
        if (words.isEmpty()) {
            return reply.body().equals(served.body());
        }
        long seen = words.stream().filter(reply.body()::contains).count();
        return 2 * seen >= words.size();
    }

    /**
     * Returns whether a reply to HEAD is about the page. Some frameworks answer HEAD for each route that has a GET,
     * without running its handler, and so tell nothing about the page.
     */
    boolean isDescribedBy(RawReply head) {
        String length = served.header("Content-Length");
        return head.isSuccess()
                && !length.isEmpty()
                && head.header("Content-Length").equals(length);
    }
}
