/** An application that Spring Security protects, to be compared with. */
@NullMarked
package dev.latchkey.bench.oauthlogin;

import org.jspecify.annotations.NullMarked;
