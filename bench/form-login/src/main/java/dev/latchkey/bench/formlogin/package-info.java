/** An application that Spring Security protects, to be compared with. */
@NullMarked
package dev.latchkey.bench.formlogin;

import org.jspecify.annotations.NullMarked;
