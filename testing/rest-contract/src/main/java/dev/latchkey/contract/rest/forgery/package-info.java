/** Resources that ask for what proves a session without the mark for it. */
@NullMarked
package dev.latchkey.contract.rest.forgery;

import org.jspecify.annotations.NullMarked;
