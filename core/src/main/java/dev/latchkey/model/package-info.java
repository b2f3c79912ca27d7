/** Finished values that travel between the rooms: people, their accounts, claims and secrets. */
package dev.latchkey.model;
