package dev.latchkey.testing;

import java.util.List;

/** One address of the provider. */
@FunctionalInterface
interface Endpoint {

    Answer answer(ReceivedRequest request);

    /** The same endpoint, for these methods alone. */
    default Endpoint only(String... methods) {
        List<String> allowed = List.of(methods);
        return request -> allowed.contains(request.method())
                ? answer(request)
                : Answer.text(405, "Method not allowed").with("Allow", String.join(", ", allowed));
    }
}
