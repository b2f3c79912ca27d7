package dev.latchkey.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Condition} reads of a request. */
interface MatchInput {

    /** The values of a header, whatever the case of its name, in the order in which they were sent. */
    List<String> headers(String name);

    /** The value of a cookie, or null. */
    @Nullable
    String cookie(String name);

    /** The decoded value of a query parameter, the last if there are several as in Next.js, or null. */
    @Nullable
    String query(String name);

    /** The host the request is for, with or without its port; empty if unknown. */
    String host();
}
