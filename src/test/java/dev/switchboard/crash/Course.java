package dev.switchboard.crash;

import dev.switchboard.testing.GatewayOptions;
import dev.switchboard.testing.GatewayProcess;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How long a trial goes on, and how gateways are started in it.
 *
 * @param blows how often something is killed, stopped or cut
 * @param events how many events are acknowledged before each blow, at least
 * @param spread how many more that can be
 * @param random chooses within the spread
 * @param start starts a gateway
 */
record Course(
    int blows,
    int events,
    int spread,
    RandomGenerator random,
    Function<GatewayOptions, GatewayProcess> start) {

  /** How many events are to be acknowledged before the next blow. */
  int eventsBeforeABlow() {
    return events + random.nextInt(spread);
  }
}
