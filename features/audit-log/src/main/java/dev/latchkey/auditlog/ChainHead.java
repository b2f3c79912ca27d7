package dev.latchkey.auditlog;

/** Where a chain ends. */
record ChainHead(long number, String code) {

    static final ChainHead BEGINNING = new ChainHead(0, "");

    @Override
    public String toString() {
        return number + ":" + code;
    }
}
