/** What holds for all published modules. They are read as sources, so that none of them need be built. */
@NullMarked
package dev.latchkey.modules;

import org.jspecify.annotations.NullMarked;
