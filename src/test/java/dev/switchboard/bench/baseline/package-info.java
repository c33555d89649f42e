/**
 * What the same durable work costs with no gateway around it: events and deliveries are committed
 * before the 202, each delivery is signed and posted, each outcome is recorded. There is no
 * authentication, no API, no retry, no isolation and no framework. A throughput is quoted as a
 * share of this one's, measured in turn with it on the same machine and database server.
 */
package dev.switchboard.bench.baseline;
