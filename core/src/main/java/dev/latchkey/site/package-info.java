/** Where the application is on the web, and which addresses count as its own. */
package dev.latchkey.site;
