package dev.latchkey.method;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.session.Client;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.IpAddress;

/** Who makes a request, as far as sessions are to remember it. */
public final class ClientReader {

    private final ClientAddresses addresses;
    private final boolean forget;

    /** Remembers nobody if {@code forget}. */
    public ClientReader(ClientAddresses addresses, boolean forget) {
        this.addresses = addresses;
        this.forget = forget;
    }

    Client of(AuthRequest request) {
        if (forget) {
            return Client.UNKNOWN;
        }
        IpAddress address = addresses.of(request);
        return new Client(address == null ? null : address.text(), request.header("User-Agent"));
    }
}
