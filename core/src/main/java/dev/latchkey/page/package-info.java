/** The built-in pages (contract §15): plain HTML with one style sheet, and no script at all. */
package dev.latchkey.page;
