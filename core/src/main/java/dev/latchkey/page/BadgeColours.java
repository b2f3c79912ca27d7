package dev.latchkey.page;

import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import org.jspecify.annotations.Nullable;

/** The colours of a provider's badge. A provider's own logo is its property and would come from another host. */
record BadgeColours(String providerId, Colour background, Colour text) {

    /** A provider's colours, its text made readable if it is not; {@code null} if it has none of its own. */
    static @Nullable BadgeColours of(Provider provider) {
        ProviderStyle style = provider.style();
        if (style == null || style.background() == null) {
            return null;
        }
        Colour background = Colour.parse(style.background(), "ProviderStyle.background");
        String text = style.text();
        Colour wanted = text == null ? Colour.WHITE : Colour.parse(text, "ProviderStyle.text");
        return new BadgeColours(provider.id(), background, background.textOr(wanted));
    }

    /** The first letter or digit of a name, in upper case; a dot if it has none. */
    static String monogram(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toTitleCase)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("\u00b7");
    }
}
