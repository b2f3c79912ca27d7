package dev.latchkey.quarkus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Collects a body on the event loop. */
final class BodyCollector {

    private BodyCollector() {}

    /**
     * Returns the body. If the body is longer than {@code limit} bytes, the result has a little more than {@code limit}
     * bytes, and the rest is discarded.
     */
    static Future<Buffer> collect(HttpServerRequest request, int limit) {
        Promise<Buffer> collected = Promise.promise();
        Buffer buffer = Buffer.buffer();
        request.handler(piece -> {
            if (buffer.length() <= limit && buffer.appendBuffer(piece).length() > limit) {
                collected.tryComplete(buffer);
            } else if (request.bytesRead() > 16L * limit) { // too much to discard
                request.connection().close();
            }
        });
        request.endHandler(end -> collected.tryComplete(buffer));
        request.exceptionHandler(collected::tryFail);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
        return collected.future();
    }
}
