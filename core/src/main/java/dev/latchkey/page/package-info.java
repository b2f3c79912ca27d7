/**
 * The built-in pages (wire.md#pages) and mails. The pages are plain HTML with one style sheet. Their only script is one
 * line.
 */
@NullMarked
package dev.latchkey.page;

import org.jspecify.annotations.NullMarked;
