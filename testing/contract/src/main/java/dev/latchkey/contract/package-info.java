/**
 * Tests over real HTTP for the requirements that every web adapter must meet. The test of an adapter extends
 * {@link WebContract}.
 */
@NullMarked
package dev.latchkey.contract;

import org.jspecify.annotations.NullMarked;
