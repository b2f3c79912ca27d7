/** The suite on the JDK's own server. */
@NullMarked
package dev.latchkey.contract.jdkhttp;

import org.jspecify.annotations.NullMarked;
