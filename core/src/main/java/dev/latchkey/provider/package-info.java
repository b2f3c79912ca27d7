/** Who can vouch for a person: the kinds of provider, and the catalogue of ready ones. */
package dev.latchkey.provider;
