package dev.latchkey.model;

/** A colour that a {@link Theme} can set. Latchkey computes the other colours of the pages from these. */
public enum ThemeColor {
    /** The main button. */
    BRAND_COLOR,
    /** The text on the main button. */
    BUTTON_TEXT,
    /** The page behind the card. */
    PAGE_COLOR,
    /** The card with the forms, and the fields on it. */
    CARD_COLOR,
    /** The text. */
    TEXT_COLOR
}
