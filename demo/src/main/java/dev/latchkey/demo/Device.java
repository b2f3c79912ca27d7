package dev.latchkey.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user agent says, in words for the owner of the device. A client can send any user agent, so this is only a
 * hint.
 */
final class Device {

    private static final List<Map.Entry<String, String>> PROGRAMS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private Device() {}

    /** Such as {@code Firefox on Linux}. */
    static String of(@Nullable String userAgent) {
        String program = first(PROGRAMS, userAgent).orElse("Another program");
        return first(SYSTEMS, userAgent)
                .map(system -> program + " on " + system)
                .orElse(program);
    }

    private static Optional<String> first(List<Map.Entry<String, String>> known, @Nullable String userAgent) {
        return known.stream()
                .filter(each -> userAgent != null && userAgent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
