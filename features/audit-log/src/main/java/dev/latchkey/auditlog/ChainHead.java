package dev.latchkey.auditlog;

/** Where a chain ends. */
record ChainHead(long number, String code) {

    static final ChainHead BEGINNING = new ChainHead(0, "");

    /** Returns whether a chain that ended at the other head can now end here. */
    boolean canFollow(ChainHead other) {
        return number > other.number || equals(other);
    }

    @Override
    public String toString() {
        return number + ":" + code;
    }
}
