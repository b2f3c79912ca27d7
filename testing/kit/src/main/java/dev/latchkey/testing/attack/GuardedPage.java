package dev.latchkey.testing.attack;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that only signed-in users may see, and how to recognise it: by words that the user sees there each time and
 * that nobody sees elsewhere.
 *
 * @param lasting the words that the user sees there each time
 * @param words those of them that nobody sees elsewhere
 * @param steady whether two requests of the user get the same body
 */
record GuardedPage(
        String path, RawReply served, RawReply refused, Set<String> lasting, Set<String> words, boolean steady) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");
    private static final int SHORTEST_WORD = 5;

    static GuardedPage of(Target target, String path) {
        RawReply served = target.signedIn(path);
        RawReply again = target.signedIn(path);
        RawReply refused = target.get(path);
        Set<String> lasting = words(served.body());
        lasting.retainAll(words(again.body()));
        Set<String> words = new LinkedHashSet<>(lasting);
        Stream.of(target.get(target.path("/")), target.get(target.endpoint("/signin")), refused)
                .filter(reply -> !reply.body().equals(served.body()))
                .forEach(reply -> words.removeAll(words(reply.body())));
        return new GuardedPage(
                path, served, refused, lasting, words, again.body().equals(served.body()));
    }

    private static Set<String> words(String body) {
        return BETWEEN_WORDS
                .splitAsStream(body)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether a visitor without a session gets the page. */
    boolean isOpen() {
        boolean whole = !lasting.isEmpty() && words(refused.body()).containsAll(lasting);
        return isIn(refused) || (refused.isSuccess() && whole);
    }

    /** Returns whether {@link #isIn} can find the page in a reply. Otherwise the attacks on the page prove nothing. */
    boolean isRecognisable() {
        return steady || !words.isEmpty();
    }

    /** Returns whether the application has shown the page in this reply. */
    boolean isIn(RawReply reply) {
        if (!reply.isSuccess() || served.body().isBlank()) {
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
