package dev.latchkey.featurestores;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a store in Redis as lines of JSON. They come back without an end, so that no clock takes them away. */
final class KeptKeys {

    static final String PREFIX = "kept:";

    private KeptKeys() {}

    static List<String> read(RedisCommands<String, String> server) {
        return server.keys(PREFIX + "*").stream()
                .sorted()
                .map(key -> line(server, key))
                .toList();
    }

    private static String line(RedisCommands<String, String> server, String key) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("key", key);
        String type = server.type(key);
        switch (type) {
            case "string" -> line.put("value", server.get(key));
            case "zset" -> line.put("scores", scores(server, key));
            default -> throw new IllegalStateException("A key of the type " + type);
        }
        return Json.write(line);
    }

    private static Map<String, Object> scores(RedisCommands<String, String> server, String key) {
        Map<String, Object> scores = new LinkedHashMap<>();
        for (ScoredValue<String> member : server.zrangeWithScores(key, 0, -1)) {
            scores.put(member.getValue(), (long) member.getScore());
        }
        return scores;
    }

    static void write(RedisCommands<String, String> server, List<String> lines) {
        for (String line : lines) {
            Claims kept = Claims.parse(line);
            String key = kept.text("key").orElseThrow();
            if (kept.has("value")) {
                server.set(key, kept.text("value").orElseThrow());
            }
            kept.object("scores")
                    .asMap()
                    .forEach((member, score) -> server.zadd(key, Double.parseDouble(String.valueOf(score)), member));
        }
    }
}
