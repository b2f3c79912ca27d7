/** What has happened, for audit logs and metrics. */
package dev.latchkey.event;
