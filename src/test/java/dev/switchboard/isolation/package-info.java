/**
 * No tenant reaches what is another's: every route that the gateway serves is tried with every
 * other tenant's ids and credentials.
 */
package dev.switchboard.isolation;
