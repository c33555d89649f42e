/**
 * Mutated requests and texts against everything that parses what strangers send. Each test runs for
 * a second, or as long as {@code -Dfuzz.seconds} says ({@code bench/fuzz}); a failure tells the
 * input and the seed.
 */
package dev.switchboard.fuzz;
