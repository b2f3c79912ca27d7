/** Who can vouch for a person: the kinds of provider, and the catalogue of ready ones. */
@NullMarked
package dev.latchkey.provider;

import org.jspecify.annotations.NullMarked;
