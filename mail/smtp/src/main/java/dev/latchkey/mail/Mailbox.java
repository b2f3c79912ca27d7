package dev.latchkey.mail;

/**
 * Whom a mail is from.
 *
 * @param name empty: none
 * @param address bare
 */
record Mailbox(String name, String address) {

    /** Reads an address, bare or as {@code Name <address>}, which the core has checked. */
    static Mailbox of(String text) {
        int open = text.indexOf('<');
        return open < 0
                ? new Mailbox("", text)
                : new Mailbox(text.substring(0, open).trim(), text.substring(open + 1, text.length() - 1));
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }
}
