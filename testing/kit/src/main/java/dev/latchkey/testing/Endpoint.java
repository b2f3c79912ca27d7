package dev.latchkey.testing;

import java.util.List;

/** Answers the requests for one path of the provider. */
@FunctionalInterface
interface Endpoint {

    EndpointResponse answer(ReceivedRequest request);

    /** Returns the same endpoint, which accepts only these HTTP methods. */
    default Endpoint only(String... methods) {
        List<String> allowed = List.of(methods);
        return request -> allowed.contains(request.method())
                ? answer(request)
                : EndpointResponse.text(405, "Method not allowed").with("Allow", String.join(", ", allowed));
    }
}
