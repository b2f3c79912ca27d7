package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that was ended.
 *
 * @param claims the claims of the session; {@code null} if no session could be read
 * @param facts the facts that {@link SessionStrategy#begin} got
 * @param cookies that make the browser delete the session; none if the session may belong to another application
 * @param first whether this request, and no other one, has ended the session; known where sessions can be ended early
 */
public record EndedSession(@Nullable Claims claims, SessionFacts facts, List<SetCookie> cookies, boolean first) {}
