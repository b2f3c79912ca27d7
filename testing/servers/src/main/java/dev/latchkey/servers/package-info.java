/** Real servers for tests, each on a free port of this machine and ended with the JVM at the latest. */
@NullMarked
package dev.latchkey.servers;

import org.jspecify.annotations.NullMarked;
