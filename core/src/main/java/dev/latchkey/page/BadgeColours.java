package dev.latchkey.page;

import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a provider's badge on a page. The badge shows no logo, because logos belong to the providers and would
 * come from another host.
 */
record BadgeColours(String providerId, Colour background, Colour text) {

    /** Returns the colours of a provider, with a readable text colour; {@code null} if it has no colours. */
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

    /** Returns the first letter or digit of a name, in upper case, or a dot if there is none. */
    static String monogram(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toTitleCase)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("\u00b7");
    }
}
