package dev.latchkey.mail;

/**
 * Whom a mail is from.
 *
 * @param name empty: none
 * @param address bare
 */
record SenderAddress(String name, String address) {

    /** Reads an address, bare or as {@code Name <address>}, which the core has checked. */
    static SenderAddress of(String text) {
        int open = text.indexOf('<');
        return open < 0
                ? new SenderAddress("", text)
                : new SenderAddress(text.substring(0, open).trim(), text.substring(open + 1, text.length() - 1));
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
