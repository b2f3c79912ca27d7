package dev.latchkey.guard;

/** A text whose characters can be read only a limited number of times, which bounds the work of a search. */
final class BoundedCharSequence implements CharSequence {

    private final CharSequence text;
    private int readsLeft;

    BoundedCharSequence(CharSequence text, int reads) {
        this.text = text;
        this.readsLeft = reads;
    }

    @Override
    public char charAt(int index) {
        if (--readsLeft < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedCharSequence(text.subSequence(start, end), readsLeft);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /**
     * Ends a search that has used all its reads. The exception has no stack trace, because it serves only as control
     * flow.
     */
    static final class Exhausted extends RuntimeException {

        private Exhausted() {
            super("Too many reads", null, false, false);
        }
    }
}
