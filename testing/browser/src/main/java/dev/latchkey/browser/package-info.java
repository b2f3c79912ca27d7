/**
 * Gives tests a real browser, with one Chromium for each JVM and a new page for each test, and authenticators for
 * passkeys. The browser cannot reach other machines.
 */
@NullMarked
package dev.latchkey.browser;

import org.jspecify.annotations.NullMarked;
