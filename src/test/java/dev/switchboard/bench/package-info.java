/**
 * Measures the gateway: starts it as its own process over a database of its own, puts it under load
 * with {@link dev.switchboard.bench.load}, checks that every event is accounted for, and writes the
 * figures down beside those of {@link dev.switchboard.bench.baseline}. {@code bench/run} starts it.
 */
package dev.switchboard.bench;
