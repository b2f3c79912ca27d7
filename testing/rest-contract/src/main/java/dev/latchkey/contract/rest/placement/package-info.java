/** Resources with annotations in each possible place. */
@NullMarked
package dev.latchkey.contract.rest.placement;

import org.jspecify.annotations.NullMarked;
