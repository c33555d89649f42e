/**
 * The proof that nothing acknowledged is lost: gateways and databases are killed under load, and
 * what producers were told is compared with what subscribers got and with what the database holds.
 */
package dev.switchboard.crash;
