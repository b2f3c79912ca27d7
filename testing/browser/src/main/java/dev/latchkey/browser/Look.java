package dev.latchkey.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** The screen size and the colour scheme with which a test opens a page. */
public enum Look {
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK),
    DESK_LIGHT(1280, 800, ColorScheme.LIGHT),
    DESK_DARK(1280, 800, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme colors;

    Look(int width, int height, ColorScheme colors) {
        this.width = width;
        this.height = height;
        this.colors = colors;
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
