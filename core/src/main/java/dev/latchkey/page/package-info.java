/**
 * The built-in pages (wire.md#pages): plain HTML with one style sheet, and without script but for one line; and the
 * built-in mails.
 */
@NullMarked
package dev.latchkey.page;

import org.jspecify.annotations.NullMarked;
