package dev.latchkey.account;

/** The ids of people where no store keeps users. A person has the same id with a cookie and with an access token. */
public final class StorelessIds {

    private StorelessIds() {}

    /** Returns the id of a person whom a provider calls {@code subject}. */
    public static String of(String provider, String subject) {
        return prefix(provider) + subject;
    }

    /** Returns what the ids of a provider's people begin with, and no other ids. */
    public static String prefix(String provider) {
        return provider + ":";
    }
}
