/** A page that calls a second service with the access token of its user. */
@NullMarked
package dev.latchkey.example.services;

import org.jspecify.annotations.NullMarked;
