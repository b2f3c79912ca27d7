package dev.latchkey.site;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come from: whoever opened the connection or, if configuration says that a proxy right in front is
 * trusted, whoever opened the connection to that. What clients themselves write into headers counts for nothing (B10).
 */
public final class ClientAddresses {

    private final boolean trustProxy;

    public ClientAddresses(boolean trustProxy) {
        this.trustProxy = trustProxy;
    }

    /** The client of {@code request}; {@code null} if that is not known. */
    public @Nullable IpAddress of(AuthRequest request) {
        List<String> forwarded = trustProxy ? request.headers("X-Forwarded-For") : List.of();
        if (forwarded.isEmpty()) {
            return IpAddress.of(request.remoteAddress());
        }
        String last = forwarded.get(forwarded.size() - 1);
        return IpAddress.of(last.substring(last.lastIndexOf(',') + 1)); // a proxy appends, so the last one is its own
    }
}
