package dev.switchboard.fuzz;

import dev.switchboard.testing.Databases;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * What the embedded database lets pass, PostgreSQL may not: a zero in a text, half a surrogate
 * pair, a number that is too large.
 */
class PostgresFuzzIT {
  private static final int FRESH_EVERY = 150;

  private static Target target;

  @BeforeContainer
  static void start() {
    target = Target.start(Databases.POSTGRESQL);
  }

  @AfterContainer
  static void stop() throws IOException {
    target.close();
  }

  @Example
  void bodiesAndQueries() {
    int[] count = {0};
    Fuzz.run(
        random -> random.nextInt(3) == 0 ? query(random) : body(random),
        shot -> {
          target.take(shot);
          if (++count[0] % FRESH_EVERY == 0) {
            target.renew();
          }
        });
  }

  private static Shot body(Random random) {
    Surface surface = any(Surface.WITH_BODY, random);
    List<String> fields = Surface.with(surface.key(target), "content-type: application/json");
    String path = target.fill(surface.path());
    return Shot.of(surface.method(), path, fields, surface.mutated(random));
  }

  private static Shot query(Random random) {
    Surface surface = any(Surface.WITH_QUERY, random);
    String path = target.fill(surface.path());
    int from = path.indexOf('/', 1) + 1;
    String odd = Mutations.damaged(path.substring(from), random);
    String whole = path.substring(0, from) + odd.replaceAll("[\\x00- \\x7f-\\xff]", "%00");
    List<String> fields = surface.key(target);
    return surface.body() == null
        ? Shot.get(surface.method(), whole, fields)
        : Shot.of(surface.method(), whole, fields, surface.right());
  }

  private static Surface any(List<Surface> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
