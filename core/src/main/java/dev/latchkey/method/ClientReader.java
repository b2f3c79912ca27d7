package dev.latchkey.method;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.session.SessionClient;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.IpAddress;

/**
 * Reads the data about the client that a session keeps from a request.
 *
 * @param forget whether nothing is read
 */
public record ClientReader(ClientAddresses addresses, boolean forget) {

    SessionClient of(AuthRequest request) {
        if (forget) {
            return SessionClient.UNKNOWN;
        }
        IpAddress address = addresses.of(request);
        return new SessionClient(address == null ? null : address.text(), request.header("User-Agent"));
    }
}
