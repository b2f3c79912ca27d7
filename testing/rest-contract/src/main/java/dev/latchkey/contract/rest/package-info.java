/** Tests for the additional requirements that an adapter for Jakarta REST must meet. */
@NullMarked
package dev.latchkey.contract.rest;

import org.jspecify.annotations.NullMarked;
