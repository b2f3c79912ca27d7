package dev.latchkey.page;

import dev.latchkey.model.Theme;

/** The fonts of a theme as a style sheet names them. Each list ends with a family that every browser has. */
enum FontFamily {
    SYSTEM("system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"),
    SERIF("ui-serif, Charter, Georgia, Cambria, \"Times New Roman\", serif"),
    ROUNDED("ui-rounded, \"Hiragino Maru Gothic ProN\", Quicksand, Nunito, Comfortaa, Calibri, sans-serif"),
    MONOSPACE("ui-monospace, Menlo, Consolas, \"Liberation Mono\", monospace");

    private final String families;

    FontFamily(String families) {
        this.families = families;
    }

    static FontFamily of(Theme.Font font) {
        return valueOf(font.name());
    }

    String families() {
        return families;
    }
}
