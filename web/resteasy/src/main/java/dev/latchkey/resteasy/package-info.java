/** Latchkey in RESTEasy. */
@NullMarked
package dev.latchkey.resteasy;

import org.jspecify.annotations.NullMarked;
