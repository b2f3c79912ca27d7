/** A Java back end for a page with {@code next-auth/react}. */
@NullMarked
package dev.latchkey.example.nextauthbackend;

import org.jspecify.annotations.NullMarked;
