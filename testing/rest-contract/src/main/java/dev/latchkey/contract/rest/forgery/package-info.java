/** Resources whose methods take a session without the annotation {@code @Context}. */
@NullMarked
package dev.latchkey.contract.rest.forgery;

import org.jspecify.annotations.NullMarked;
