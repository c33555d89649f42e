package dev.switchboard.wiring;

import static java.time.temporal.ChronoUnit.MICROS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.access.Tokens;
import dev.switchboard.event.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Time, randomness, ids and JSON: what every room is given rather than takes. */
final class CoreBeans {
  private CoreBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    InstantSource clock = clock(registry);
    SecureRandom random = new SecureRandom();
    registry.bind("random", random);
    registry.bind("tokens", new Tokens(random));
    registry.bind("ids", Ids.class, new OrderedIds(clock));
    registry.bind("json", new ObjectMapper());
  }

  /** The host's own clock where it brings one of that name; else the machine's. */
  private static InstantSource clock(Registry registry) {
    InstantSource given = registry.lookupByNameAndType("clock", InstantSource.class);
    if (given != null) {
      return given;
    }
    // What SQL keeps of a moment: an event told again from its row must read as it did the first
    // time.
    InstantSource clock = () -> Instant.now().truncatedTo(MICROS);
    registry.bind("clock", InstantSource.class, clock);
    return clock;
  }
}
