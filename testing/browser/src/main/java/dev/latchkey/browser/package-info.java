/** A real browser for tests: one Chromium per JVM, one clean visit per test, and no way out of this machine. */
@NullMarked
package dev.latchkey.browser;

import org.jspecify.annotations.NullMarked;
