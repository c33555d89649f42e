package dev.switchboard.bench.baseline;

import java.util.UUID;

/**
 * A delivery that was posted.
 *
 * @param status of the answer; 0 when there was none
 * @param tookMillis how long the exchange took
 */
record Finished(UUID delivery, int status, int tookMillis) {}
