package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps signed authorization requests, so that providers can fetch them (RFC 9101 section 5.2, OpenID Connect Core
 * section 6.2). A provider may ask any node, and more than once. Anybody can begin a sign-in, so a client may make only
 * so many entries, and each is short.
 */
public final class RequestObjectStore {

    /** The address of the endpoint below the base path, without the id. */
    public static final String PATH = "request";

    private static final RateLimit OF_CLIENT = new RateLimit(300, RequestObjects.LIFETIME);
    private static final int LONGEST = 16_384;
    private static final int LONGEST_ADDRESS = 512; // OpenID Connect Core section 6.2

    private final CheckedStore store;
    private final Randoms randoms;
    private final RateLimiter limits;
    private final ClientAddresses clients;
    private final InstantSource clock;

    public RequestObjectStore(
            CheckedStore store, Randoms randoms, RateLimiter limits, ClientAddresses clients, InstantSource clock) {
        this.store = store;
        this.randoms = randoms;
        this.limits = limits;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Keeps a request as long as it counts. Returns the absolute address at which it is then.
     *
     * @param call the call that begins the sign-in
     * @throws dev.latchkey.error.TooManyRequests if this client has begun too many sign-ins
     * @throws AuthException.Fault if the store does not answer, or the request or its address is too long
     */
    public String keep(EndpointCall call, String jwt) {
        limits.require("signed requests of a client", clients.budgetOf(call.request()), OF_CLIENT);
        String id = randoms.base64Url();
        String address = call.site().endpoint(PATH + "/" + id);
        requireFits("signed authorization request", jwt, LONGEST);
        requireFits("address of a signed authorization request", address, LONGEST_ADDRESS);
        Instant now = clock.instant();
        store.housekeeping().run(now);
        if (!store.replaceValue(name(id), null, new StoredValue(jwt, now.plus(RequestObjects.LIFETIME)))) {
            throw new IllegalStateException("A random id came twice");
        }
        return address;
    }

    /**
     * Returns the request with this id. The work is the same for every id.
     *
     * @throws AuthException.Fault if the store does not answer
     */
    public Optional<String> find(String id) {
        return store.value(name(id))
                .filter(value -> value.expires().isAfter(clock.instant()))
                .map(StoredValue::text);
    }

    /* Who reads the store cannot fetch a request, and an id of any length is a name. */
    private static String name(String id) {
        return "request-object:" + Hashes.sha256Base64Url(id);
    }

    private static void requireFits(String what, String text, int most) {
        if (text.length() > most) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "a " + what + " has " + text.length() + " characters, and may have " + most,
                    null);
        }
    }
}
