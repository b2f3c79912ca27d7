/** Resources whose annotations stand in each place that there is. */
@NullMarked
package dev.latchkey.contract.rest.placement;

import org.jspecify.annotations.NullMarked;
