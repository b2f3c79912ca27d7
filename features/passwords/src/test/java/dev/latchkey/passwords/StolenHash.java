package dev.latchkey.passwords;

/** A password and its SHA-1. */
final class StolenHash {

    static final String PASSWORD = "seven lamps over the harbour";
    static final String PREFIX = "70120";
    static final String REST = "0B6DCDDA4FA56A130C73505C0D772F060EB";

    private StolenHash() {}
}
