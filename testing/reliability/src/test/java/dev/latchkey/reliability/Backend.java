package dev.latchkey.reliability;

import java.util.Map;

/** Real servers that keep what the nodes share. */
interface Backend extends AutoCloseable {

    /** What a {@link NodeStore} has to know. */
    Map<String, String> environment();

    @Override
    void close();
}
