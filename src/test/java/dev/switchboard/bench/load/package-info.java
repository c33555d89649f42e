/**
 * Both ends of a measurement in the measuring process: a generator of requests and the subscribers
 * they lead to, one thread each and a few microseconds a request, so that neither is what is
 * measured. They share one clock, which makes the time from post to receipt exact.
 */
package dev.switchboard.bench.load;
