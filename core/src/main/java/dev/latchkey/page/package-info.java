/**
 * The built-in pages (contract §15): plain HTML with one style sheet, and without script but for one line; and the
 * built-in mails.
 */
package dev.latchkey.page;
