/** What a sign-in at an OpenID provider costs the application. */
@NullMarked
package dev.latchkey.bench.signin;

import org.jspecify.annotations.NullMarked;
