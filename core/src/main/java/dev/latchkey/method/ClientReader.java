package dev.latchkey.method;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.session.SessionClient;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.IpAddress;

/** Reads the data about the client that a session keeps from a request. */
public final class ClientReader {

    private final ClientAddresses addresses;
    private final boolean forget;

    /** Creates a reader. If {@code forget} is true, the reader reads nothing. */
    public ClientReader(ClientAddresses addresses, boolean forget) {
        this.addresses = addresses;
        this.forget = forget;
    }

    SessionClient of(AuthRequest request) {
        if (forget) {
            return SessionClient.UNKNOWN;
        }
        IpAddress address = addresses.of(request);
        return new SessionClient(address == null ? null : address.text(), request.header("User-Agent"));
    }
}
