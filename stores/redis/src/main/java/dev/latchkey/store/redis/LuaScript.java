package dev.latchkey.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What Redis does in one step. Its keys share a slot; the clock is the server's. */
enum LuaScript {
    SWAP("swap.lua"),
    TAKE("take.lua"),
    ADD_TO_INDEX("add-to-index.lua"),
    END("end.lua"),
    MARK("mark.lua"),
    ERASE("erase.lua"),
    ADD_TO_GROUP("add-to-group.lua");

    private final String text;
    private final String digest;

    LuaScript(String file) {
        this.text = read(file);
        this.digest = RedisKeys.sha1(text);
    }

    /**
     * Its answer, a text or nothing. It is run by its digest; to a server that has not seen it, or forgot it when it
     * started anew, the text is sent.
     */
    @Nullable
    String run(RedisClusterCommands<String, String> commands, String[] keys, String... values) {
        try {
            return commands.evalsha(digest, ScriptOutputType.VALUE, keys, values);
        } catch (RedisNoScriptException e) {
            return commands.eval(text, ScriptOutputType.VALUE, keys, values);
        }
    }

    private static String read(String file) {
        try (InputStream stream = requireNonNull(LuaScript.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
