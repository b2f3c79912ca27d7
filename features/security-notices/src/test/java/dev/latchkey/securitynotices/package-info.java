@NullMarked
package dev.latchkey.securitynotices;

import org.jspecify.annotations.NullMarked;
