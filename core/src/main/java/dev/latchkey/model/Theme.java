package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The look of the built-in pages (wire.md#pages). Immutable: each method that sets a value returns a changed copy.
 * {@code AuthBuilder.build()} checks the values: text that could not be read on its background stops the start.
 */
public final class Theme {

    private static final Theme STANDARD = new Theme(null, ColorScheme.AUTO, null, null, null);

    private final ColorScheme colorScheme;
    private final Font font;
    private final @Nullable Integer corners;
    private final Map<Text, String> texts;
    private final Map<ThemeColor, String> light;
    private final Map<ThemeColor, String> dark;

    private enum Text {
        NAME,
        LOGO,
        DARK_LOGO,
        FAVICON
    }

    /** The colours of the pages, which are light, dark, or as in the setting of the user's system. */
    public enum ColorScheme {
        AUTO,
        LIGHT,
        DARK
    }

    /** The font of the pages, which every system has. No page loads a font. */
    public enum Font {
        /** The font of the user's system. */
        SYSTEM,
        SERIF,
        /** A font with round ends of lines, where the system has one. */
        ROUNDED,
        MONOSPACE
    }

    private Theme(
            ColorScheme colorScheme,
            Font font,
            @Nullable Integer corners,
            Map<Text, String> texts,
            Map<ThemeColor, String> light,
            Map<ThemeColor, String> dark) {
        this.colorScheme = requireNonNull(colorScheme, "colorScheme");
        this.font = requireNonNull(font, "font");
        this.corners = corners;
        this.texts = texts;
        this.light = light;
        this.dark = dark;
    }

    /**
     * Creates a theme from the values that most applications set.
     *
     * @param name the name of the application; {@code null} to show its host
     * @param colorScheme whether pages follow the system, or are always light or dark
     * @param brandColor the main colour, in the form {@code #rgb} or {@code #rrggbb}; {@code null} for the built-in
     *     colour
     * @param buttonText the colour of the text on {@code brandColor}, in the same form
     * @param logo as in {@link #logo(String)}; {@code null} for no logo
     */
    public Theme(
            @Nullable String name,
            ColorScheme colorScheme,
            @Nullable String brandColor,
            @Nullable String buttonText,
            @Nullable String logo) {
        this(
                colorScheme,
                Font.SYSTEM,
                null,
                with(with(Map.of(), Text.NAME, name, Text.class), Text.LOGO, logo, Text.class),
                main(brandColor, buttonText),
                main(brandColor, buttonText));
    }

    /** Returns a theme that follows the user's system, in the built-in colours. */
    public static Theme standard() {
        return STANDARD;
    }

    /** Sets the name of the application. By default pages show its host. */
    public Theme name(String name) {
        return with(Text.NAME, requireNonNull(name, "name"));
    }

    /** Sets whether pages are light, dark, or follow the user's system. By default they follow the system. */
    public Theme colorScheme(ColorScheme scheme) {
        return new Theme(scheme, font, corners, texts, light, dark);
    }

    /** Sets the font. By default pages have the font of the user's system. */
    public Theme font(Font family) {
        return new Theme(colorScheme, family, corners, texts, light, dark);
    }

    /** Sets how round the corners of buttons and fields are, from 0 to 24 pixels. By default 10. */
    public Theme corners(int pixels) {
        return new Theme(colorScheme, font, pixels, texts, light, dark);
    }

    /**
     * Sets the logo. It is a path below the context path of the application, such as {@code /logo.svg}, or a
     * {@code data:image/…} URL. The guard leaves the path open to everybody.
     */
    public Theme logo(String image) {
        return with(Text.LOGO, requireNonNull(image, "image"));
    }

    /** Sets the logo on dark pages, in the form of {@link #logo(String)}. By default dark pages show the other logo. */
    public Theme darkLogo(String image) {
        return with(Text.DARK_LOGO, requireNonNull(image, "image"));
    }

    /**
     * Sets the icon in the tab of the browser, in the form of {@link #logo(String)}. By default there is none, and the
     * browser requests none.
     */
    public Theme favicon(String image) {
        return with(Text.FAVICON, requireNonNull(image, "image"));
    }

    /** Sets a colour of light and of dark pages, in the form {@code #rgb} or {@code #rrggbb}. */
    public Theme color(ThemeColor color, String value) {
        return light(color, value).dark(color, value);
    }

    /** Sets a colour of light pages, in the form {@code #rgb} or {@code #rrggbb}. */
    public Theme light(ThemeColor color, String value) {
        return new Theme(colorScheme, font, corners, texts, with(light, color, requireNonNull(value, "value")), dark);
    }

    /** Sets a colour of dark pages, in the form {@code #rgb} or {@code #rrggbb}. */
    public Theme dark(ThemeColor color, String value) {
        return new Theme(colorScheme, font, corners, texts, light, with(dark, color, requireNonNull(value, "value")));
    }

    private Theme with(Text text, String value) {
        return new Theme(colorScheme, font, corners, with(texts, text, value, Text.class), light, dark);
    }

    private static Map<ThemeColor, String> main(@Nullable String brandColor, @Nullable String buttonText) {
        return with(with(Map.of(), ThemeColor.BRAND_COLOR, brandColor), ThemeColor.BUTTON_TEXT, buttonText);
    }

    private static Map<ThemeColor, String> with(
            Map<ThemeColor, String> colors, ThemeColor color, @Nullable String value) {
        return with(colors, color, value, ThemeColor.class);
    }

    private static <K extends Enum<K>> Map<K, String> with(
            Map<K, String> values, K key, @Nullable String value, Class<K> keys) {
        if (value == null) {
            return values;
        }
        Map<K, String> more = new EnumMap<>(keys);
        more.putAll(values);
        more.put(key, value);
        return Collections.unmodifiableMap(more);
    }

    public @Nullable String name() {
        return texts.get(Text.NAME);
    }

    public ColorScheme colorScheme() {
        return colorScheme;
    }

    public Font font() {
        return font;
    }

    /** Returns how round corners are, in pixels; empty for the built-in value. */
    public Optional<Integer> corners() {
        return Optional.ofNullable(corners);
    }

    public @Nullable String logo() {
        return texts.get(Text.LOGO);
    }

    public @Nullable String darkLogo() {
        return texts.get(Text.DARK_LOGO);
    }

    public @Nullable String favicon() {
        return texts.get(Text.FAVICON);
    }

    /** Returns the colours of light pages that this theme sets. */
    public Map<ThemeColor, String> lightColors() {
        return light;
    }

    /** Returns the colours of dark pages that this theme sets. */
    public Map<ThemeColor, String> darkColors() {
        return dark;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Theme that
                && colorScheme == that.colorScheme
                && font == that.font
                && Objects.equals(corners, that.corners)
                && texts.equals(that.texts)
                && light.equals(that.light)
                && dark.equals(that.dark);
    }

    @Override
    public int hashCode() {
        return Objects.hash(colorScheme, font, corners, texts, light, dark);
    }

    @Override
    public String toString() {
        return "Theme[" + texts + ", " + colorScheme + ", " + light + ", " + dark + "]";
    }
}
