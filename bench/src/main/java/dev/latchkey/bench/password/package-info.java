/** What a sign-in by password costs, beside other software that hashes with the same parameters. */
@NullMarked
package dev.latchkey.bench.password;

import org.jspecify.annotations.NullMarked;
