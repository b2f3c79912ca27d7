package dev.latchkey.testing;

/** Makes an answer larger than any client should read. */
final class OversizedText {

    /** 8 MiB. */
    static final String TEXT = "x".repeat(8 * 1024 * 1024);

    private OversizedText() {}
}
