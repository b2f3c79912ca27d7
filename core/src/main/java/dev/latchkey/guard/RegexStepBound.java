package dev.latchkey.guard;

/**
 * Computes how many steps a regular expression may take between reading one character of the text and the next.
 * {@code BoundedCharSequence} limits the number of reads. But {@code (?:(?:$){1000}){1000}} takes a million steps
 * without a read, and {@code (?:|)(?:|)} can match in four ways.
 *
 * <p>This class understands the syntax that {@link JsRegex} and {@link PatternCompiler} produce.
 */
final class RegexStepBound {

    private static final long MANY = 1_000_000_000L;

    /**
     * The numbers of steps of one part of the expression.
     *
     * @param ways the number of ways in which it matches the empty text
     * @param steps the number of steps that it takes before its first read
     * @param exits the maximum number of ways in which it reaches its end after a read
     * @param stretch the maximum number of steps that it takes after a read
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

        /**
         * Returns the optional rounds of a loop, beyond its minimum. After a round that reads nothing, Java makes no
         * further round.
         */
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

    /** Returns an upper bound of the steps. A billion means a billion or more. */
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
        accept("?"); // the reluctant form of the quantifier
        return repeated;
    }

    private boolean accept(String text) {
        boolean found = regex.startsWith(text, at);
        at += found ? text.length() : 0;
        return found;
    }
}
