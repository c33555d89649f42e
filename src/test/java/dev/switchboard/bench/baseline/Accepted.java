package dev.switchboard.bench.baseline;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.UUID;

/**
 * An event whose producer waits for its answer.
 *
 * @param deliveries ids of its deliveries, by index of the subscriber
 */
record Accepted(UUID id, Buffer payload, List<UUID> deliveries, HttpServerResponse response) {}
