package dev.latchkey.passwords;

import java.net.http.HttpClient;

/** A service that knows the hashes of stolen passwords, by the range protocol of Have I Been Pwned. Thread-safe. */
@FunctionalInterface
public interface BreachRanges {

    /**
     * Returns a service that is asked over HTTP.
     *
     * @param base the address to which the prefix is appended, such as {@code https://mirror.example.com/range/}
     */
    static BreachRanges at(String base, HttpClient http) {
        return new HttpBreachRanges(http, base);
    }

    /**
     * Returns all hashes with a prefix.
     *
     * @param prefix the first five hexadecimal digits of a SHA-1 hash, in upper case
     * @return a line for each hash: the other 35 digits, a colon, and how often it was found; 0 for padding
     * @throws Exception if the service does not answer within a few seconds; the password then counts as not known
     */
    String range(String prefix) throws Exception;
}
