package dev.latchkey.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a label have a limited number of values, whatever names it gets. */
final class BoundedLabel {

    private static final int MOST = 64;
    private static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    String of(String name) {
        return known.contains(name) || (known.size() < MOST && known.add(name)) ? name : OTHER;
    }
}
