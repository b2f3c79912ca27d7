/** Access tokens of authorization servers guard an application that programs call. */
@NullMarked
package dev.latchkey.accesstoken;

import org.jspecify.annotations.NullMarked;
