/** The adapter of Latchkey for RESTEasy. */
@NullMarked
package dev.latchkey.resteasy;

import org.jspecify.annotations.NullMarked;
