/** A request and a response in the core's terms; adapters implement the one and write the other. */
package dev.latchkey.http;
