package dev.latchkey.provider;

import dev.latchkey.wire.PercentEscapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the address of a Discord user's picture from avatar, id and discriminator, because no document of Discord
 * contains the address.
 */
final class DiscordAvatar {

    private static final String CDN = "https://cdn.discordapp.com/";
    private static final int TIMESTAMP_SHIFT = 22;

    private DiscordAvatar() {}

    static @Nullable String of(List<@Nullable Object> values) {
        String id = String.valueOf(values.get(1));
        if (values.get(0) instanceof String avatar && !avatar.isEmpty()) {
            String extension = avatar.startsWith("a_") ? ".gif" : ".png";
            return CDN + "avatars/" + PercentEscapes.encodeComponent(id) + "/" + PercentEscapes.encodeComponent(avatar)
                    + extension;
        }
        String discriminator = String.valueOf(values.get(2));
        try {
            long number = discriminator.equals("0")
                    ? (Long.parseUnsignedLong(id) >>> TIMESTAMP_SHIFT) % 6
                    : Integer.parseUnsignedInt(discriminator) % 5;
            return CDN + "embed/avatars/" + number + ".png";
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
