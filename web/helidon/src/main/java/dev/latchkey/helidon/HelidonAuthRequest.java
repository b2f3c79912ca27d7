package dev.latchkey.helidon;

import dev.latchkey.http.AuthRequest;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of Helidon as an {@link AuthRequest}. A later reroute does not change the path of this object. */
final class HelidonAuthRequest implements AuthRequest {

    private final ServerRequest request;
    private final HttpPrologue prologue;

    HelidonAuthRequest(ServerRequest request) {
        this.request = request;
        this.prologue = request.prologue();
    }

    @Override
    public String method() {
        return prologue.method().text();
    }

    @Override
    public String path() {
        return prologue.uriPath().rawPath();
    }

    @Override
    public String routedPath() {
        return prologue.uriPath().path();
    }

    @Override
    public @Nullable String query() {
        UriQuery query = prologue.query();
        return query.isEmpty() ? null : query.rawValue();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().all(HeaderNames.create(name), List::of);
    }

    @Override
    public Collection<String> headerNames() {
        return request.headers().stream().map(Header::name).toList();
    }

    @Override
    public @Nullable String host() {
        return request.headers().first(HeaderNames.HOST).orElseGet(request::authority); // HTTP/2 may have no header
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public @Nullable String remoteAddress() {
        return request.remotePeer().address() instanceof InetSocketAddress peer ? peer.getHostString() : null;
    }

    @Override
    public byte[] body(int limit) throws IOException {
        try {
            return request.content().hasEntity()
                    ? request.content().inputStream().readNBytes(limit + 1)
                    : new byte[0];
        } catch (RuntimeException e) {
            throw new IOException("Helidon could not read the body", e); // a broken chunk, or already read
        }
    }
}
