package dev.latchkey.page;

import java.util.HexFormat;
import java.util.stream.Stream;

/** An opaque sRGB colour. Computes how readable a text in another colour is on it (WCAG 2.2). */
record Colour(int rgb) {

    static final Colour BLACK = new Colour(0x000000);
    static final Colour WHITE = new Colour(0xffffff);

    /** The lowest permitted contrast of ordinary text at level AA (WCAG 2.2, success criterion 1.4.3). */
    static final double TEXT = 4.5;

    /** The lowest permitted contrast of a line or shape that people must see (success criterion 1.4.11). */
    static final double SHAPE = 3;

    /**
     * Reads {@code #rgb} or {@code #rrggbb}.
     *
     * @param what the name of the value, for the message
     * @throws IllegalArgumentException if {@code text} has another form, because the colour is inserted into a style
     *     sheet (W54)
     */
    static Colour parse(String text, String what) {
        String digits = text.startsWith("#") ? text.substring(1) : "";
        boolean rightLength = digits.length() == 3 || digits.length() == 6;
        if (!rightLength || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(what + " is a colour of the form #rgb or #rrggbb, not \"" + text + "\"");
        }
        int value = HexFormat.fromHexDigits(digits);
        return new Colour(digits.length() == 6 ? value : doubled(value));
    }

    /** Compares as {@code equals} does, which takes its time when a program first calls that of a record. */
    boolean is(Colour other) {
        return rgb == other.rgb;
    }

    private static int doubled(int rgb) {
        return 0x11 * ((rgb & 0xf00) << 8 | (rgb & 0xf0) << 4 | (rgb & 0xf));
    }

    /**
     * Returns {@code wanted} if it is readable on this colour. Otherwise returns black or white, one of which is always
     * readable.
     */
    Colour textOr(Colour wanted) {
        if (contrast(wanted) >= TEXT) {
            return wanted;
        }
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** Returns this colour with {@code percent} of another. */
    Colour mixed(Colour other, int percent) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int mine = rgb >> shift & 0xff;
            int theirs = other.rgb >> shift & 0xff;
            mixed |= ((mine * (100 - percent) + theirs * percent) / 100) << shift;
        }
        return new Colour(mixed);
    }

    /**
     * Returns this colour with as much of {@code other} as is needed for a contrast of {@code least} with this colour
     * and with {@code also}, and at least {@code percent}. Returns {@code other} if nothing is enough.
     */
    Colour mixedUntil(Colour other, int percent, double least, Colour... also) {
        for (int share = percent; share < 100; share += 5) {
            Colour mixed = mixed(other, share);
            if (contrast(mixed) >= least && Stream.of(also).allMatch(each -> each.contrast(mixed) >= least)) {
                return mixed;
            }
        }
        return other;
    }

    /** Returns the first of these colours that can be seen on this one as a line or a shape, or the last of them. */
    Colour firstVisible(Colour... candidates) {
        return Stream.of(candidates)
                .filter(each -> contrast(each) >= SHAPE)
                .findFirst()
                .orElse(candidates[candidates.length - 1]);
    }

    /** Returns the contrast ratio, from 1 to 21. */
    double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /** Returns the form {@code #rrggbb}. */
    @Override
    public String toString() {
        return "#" + HexFormat.of().toHexDigits(rgb, 6);
    }
}
