package dev.latchkey.guard;

/**
 * How many steps a regular expression may take between reading one character of the text and the next. Counting what is
 * read bounds all other work, but {@code (?:(?:$){1000}){1000}} takes a million steps and reads nothing, and
 * {@code (?:|)(?:|)} tries four ways through it.
 *
 * <p>It understands what {@link JsRegex} and {@link PatternCompiler} write.
 */
final class RegexStepBound {

    private static final long MANY = 1_000_000_000L;

    /**
     * What a part does without reading.
     *
     * @param ways in how many ways it matches nothing
     * @param steps how many steps it takes before it reads
     * @param exits in how many ways it comes to its end after it has read, at most
     * @param stretch how many steps it takes after it has read, at most
     */
    private record Part(long ways, long steps, long exits, long stretch) {

        static final Part CHARACTER = new Part(0, 0, 1, 0);
        static final Part PLACE = new Part(1, 1, 0, 0);
        static final Part NOTHING = new Part(1, 0, 0, 0);

        Part {
            ways = Math.min(ways, MANY);
            steps = Math.min(steps, MANY);
            exits = Math.min(exits, MANY);
            stretch = Math.min(stretch, MANY);
        }

        Part then(Part next) {
            return new Part(
                    ways * next.ways,
                    steps + ways * next.steps,
                    Math.max(next.exits, exits * next.ways),
                    Math.max(next.stretch, stretch + exits * next.steps));
        }

        Part or(Part other) {
            return new Part(
                    ways + other.ways,
                    steps + other.steps + 1,
                    Math.max(exits, other.exits),
                    Math.max(stretch, other.stretch));
        }

        Part lookedAt() {
            return new Part(1, worst() + 1, 1, stretch);
        }

        Part repeated(int least, boolean more) {
            Part round = new Part(ways, steps + 1, exits, stretch);
            Part all = NOTHING;
            for (int i = 0; i < least; i++) {
                all = all.then(round);
            }
            return more ? all.then(round.further()) : all;
        }

        /** Rounds beyond the least number: Java makes no other after one that reads nothing. */
        private Part further() {
            Part once = or(NOTHING);
            Part again = once.then(once);
            return new Part(once.ways, once.steps, again.exits, again.stretch);
        }

        long worst() {
            return Math.max(steps, stretch);
        }
    }

    private final String regex;
    private int at;

    private RegexStepBound(String regex) {
        this.regex = regex;
    }

    /** At least as many as there may be; a billion stands for more. */
    static long of(String regex) {
        return new RegexStepBound(regex).alternatives().worst();
    }

    private Part alternatives() {
        Part all = sequence();
        while (accept("|")) {
            all = all.or(sequence());
        }
        return all;
    }

    private Part sequence() {
        Part all = Part.NOTHING;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            all = all.then(quantified(atom()));
        }
        return all;
    }

    private Part atom() {
        if (accept("(?=") || accept("(?!") || accept("(?<=") || accept("(?<!")) {
            return group().lookedAt();
        }
        if (accept("(?:") || accept("(?s:")) {
            return group();
        }
        char c = regex.charAt(at++);
        if (c == '\\') {
            char escaped = regex.charAt(at++);
            return escaped == 'A' || escaped == 'z' ? Part.PLACE : Part.CHARACTER;
        }
        if (c == '[') {
            skipClass();
        }
        return Part.CHARACTER;
    }

    private Part group() {
        Part inside = alternatives();
        at++;
        return inside;
    }

    private void skipClass() {
        while (regex.charAt(at) != ']') {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private Part quantified(Part part) {
        Part repeated = part;
        if (accept("*") || accept("?")) {
            repeated = part.repeated(0, true);
        } else if (accept("+")) {
            repeated = part.repeated(1, true);
        } else if (accept("{")) {
            int end = regex.indexOf('}', at);
            String[] counts = regex.substring(at, end).split(",", -1);
            at = end + 1;
            int least = Integer.parseInt(counts[0]);
            repeated = part.repeated(least, counts.length > 1 && !counts[1].equals(counts[0]));
        } else {
            return part;
        }
        accept("?"); // the reluctant form of the same
        return repeated;
    }

    private boolean accept(String text) {
        boolean found = regex.startsWith(text, at);
        at += found ? text.length() : 0;
        return found;
    }
}
