package dev.latchkey.guard;

/** A text that can be read only so many times, which bounds the work of a search. */
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

    /** All reads are spent. Control flow, so it carries no stack trace. */
    static final class Exhausted extends RuntimeException {

        private Exhausted() {
            super("Too many reads", null, false, false);
        }
    }
}
