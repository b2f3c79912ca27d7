/** What an adapter for Jakarta REST must do besides. */
@NullMarked
package dev.latchkey.contract.rest;

import org.jspecify.annotations.NullMarked;
