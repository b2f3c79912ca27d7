package dev.latchkey.mail;

/**
 * The sender of a mail.
 *
 * @param name the display name; empty if there is none
 * @param address the bare address
 */
record SenderAddress(String name, String address) {

    /** Reads a text of the form {@code address} or {@code Name <address>}. The core has checked the text. */
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
