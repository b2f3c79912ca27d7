package dev.latchkey.observe;

import org.jspecify.annotations.Nullable;

/** A call that takes time. */
public sealed interface ObservedCall {

    /** A call of the application's store. */
    record StoreCall(StoreOperation operation) implements ObservedCall {}

    /**
     * A request to a provider.
     *
     * @param provider the id of the provider; {@code null} if the request belongs to none
     * @param method the method of the HTTP request
     * @param scheme of the address, {@code https} or {@code http}
     * @param host of the address
     * @param port of the address
     */
    record ProviderCall(@Nullable String provider, String method, String scheme, String host, int port)
            implements ObservedCall {}

    /**
     * The delivery of a mail to a server or service.
     *
     * @param provider the id of the provider that sends it
     */
    record MailCall(String provider) implements ObservedCall {}

    /**
     * The refresh of a user's tokens.
     *
     * @param provider the id of the provider that has issued them
     */
    record RefreshCall(String provider) implements ObservedCall {}

    /** The time that the hash of a password has to wait for a free place. It ends with a failure if there is none. */
    record HashQueue() implements ObservedCall {}

    /** The computation of the hash of a password. */
    record HashCall() implements ObservedCall {}
}
