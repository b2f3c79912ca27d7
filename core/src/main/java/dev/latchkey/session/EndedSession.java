package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that was ended.
 *
 * @param claims what it held; {@code null} if there was none that could be read
 * @param facts what {@link SessionStrategy#begin} was given to keep
 * @param cookies that make the browser forget it; none if it may be another application's
 */
public record EndedSession(@Nullable Claims claims, SessionFacts facts, List<SetCookie> cookies) {}
