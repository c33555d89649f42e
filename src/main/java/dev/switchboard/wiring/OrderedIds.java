package dev.switchboard.wiring;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.switchboard.event.Ids;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Ids in order, whichever threads ask and wherever the clock goes. The generator alone reads the
 * clock before it takes its lock, so a thread that was held up in between would get an id below one
 * that is out already.
 */
final class OrderedIds implements Ids {
  private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
  private final InstantSource clock;
  private long latest;

  OrderedIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized UUID next() {
    latest = Math.max(latest, clock.instant().toEpochMilli());
    return generator.construct(latest);
  }
}
