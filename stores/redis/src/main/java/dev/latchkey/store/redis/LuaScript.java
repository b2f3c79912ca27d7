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

/**
 * A script that Redis runs as one atomic step. The keys of a script share a slot, and a script uses the clock of the
 * server.
 */
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
     * Runs the script and returns its result, which is a text or {@code null}. The first command sends only the digest
     * of the script. If the server does not have the script, for example after a restart, a second command sends the
     * text.
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
