package dev.latchkey.page;

import dev.latchkey.model.Theme;
import dev.latchkey.model.ThemeColor;
import dev.latchkey.page.StyleSheet.Brand;
import java.util.Map;

/**
 * All colours of light or of dark pages. A theme sets some of them, and the others are computed so that they can be
 * seen beside those.
 */
record Palette(
        Colour page,
        Colour card,
        Colour text,
        Colour muted,
        Colour line,
        Colour fieldLine,
        Colour hover,
        Notice error,
        Colour focus,
        Brand brand) {

    private static final Palette LIGHT = new Palette(
            new Colour(0xf4f4f5),
            Colour.WHITE,
            new Colour(0x18181b),
            new Colour(0x5b5b66),
            new Colour(0xd9d9de),
            new Colour(0x85858f),
            new Colour(0xf4f4f5),
            new Notice(new Colour(0x991b1b), new Colour(0xfef2f2), new Colour(0xfecaca)),
            new Colour(0x2563eb),
            new Brand(new Colour(0x18181b), Colour.WHITE));
    private static final Palette DARK = new Palette(
            new Colour(0x101013),
            new Colour(0x1b1b20),
            new Colour(0xf4f4f5),
            new Colour(0xa8a8b3),
            new Colour(0x3b3b44),
            new Colour(0x777783),
            new Colour(0x27272d),
            new Notice(new Colour(0xfecaca), new Colour(0x35181b), new Colour(0x7f2a2a)),
            new Colour(0x7ab0ff),
            new Brand(new Colour(0xf4f4f5), Colour.BLACK));

    /** The colours of an error: its text, what is behind the text, and the line around both. */
    record Notice(Colour text, Colour background, Colour line) {}

    static Palette light(Theme theme) {
        return LIGHT.with(theme.lightColors());
    }

    static Palette dark(Theme theme) {
        return DARK.with(theme.darkColors());
    }

    private Palette with(Map<ThemeColor, String> colours) {
        Brand main = brand(colours);
        Colour behind = colour(colours, ThemeColor.PAGE_COLOR, page);
        Colour paper = colour(colours, ThemeColor.CARD_COLOR, card);
        Colour ink = colour(colours, ThemeColor.TEXT_COLOR, text);
        if (behind.is(page) && paper.is(card) && ink.is(text)) {
            return new Palette(page, card, text, muted, line, fieldLine, hover, error, focus, main);
        }
        return new Palette(
                behind,
                paper,
                ink,
                paper.mixedUntil(ink, 60, Colour.TEXT, behind),
                paper.mixed(ink, 16),
                paper.mixedUntil(ink, 40, Colour.SHAPE),
                paper.mixed(ink, 5),
                paper.contrast(Colour.BLACK) > paper.contrast(Colour.WHITE) ? LIGHT.error : DARK.error,
                paper.firstVisible(LIGHT.focus, DARK.focus, ink),
                main);
    }

    private Brand brand(Map<ThemeColor, String> colours) {
        Colour background = colour(colours, ThemeColor.BRAND_COLOR, brand.background());
        Colour wanted = colour(colours, ThemeColor.BUTTON_TEXT, Colour.WHITE);
        return new Brand(background, background.textOr(wanted));
    }

    static Colour colour(Map<ThemeColor, String> colours, ThemeColor name, Colour otherwise) {
        String value = colours.get(name);
        return value == null ? otherwise : Colour.parse(value, "Theme." + ThemeCheck.memberOf(name));
    }
}
