/** The interface between features and the core: routes, calls to them, and ways to sign in. */
@NullMarked
package dev.latchkey.feature;

import org.jspecify.annotations.NullMarked;
