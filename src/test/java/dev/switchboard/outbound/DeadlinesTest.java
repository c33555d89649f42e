package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger cuts = new AtomicInteger();
  private final Deadlines deadlines = new Deadlines(nanoTime::get);

  @AfterEach
  void close() {
    deadlines.close();
  }

  @Test
  void cutsAnExchangeOnceItsTimeIsOverEvenWhereTheClockWrapsAround() {
    Deadlines.Watch early = watch(Duration.ofSeconds(30));
    Deadlines.Watch late = watch(Duration.ofSeconds(45));
    nanoTime.addAndGet(Duration.ofSeconds(31).toNanos());
    await().until(early::isOver);
    assertThat(late.isOver()).isFalse();
    assertThat(cuts).hasValue(1);
  }

  @Test
  void leavesAnExchangeAloneThatHasEnded() {
    Deadlines.Watch ended = watch(Duration.ofSeconds(30));
    Deadlines.Watch other = watch(Duration.ofSeconds(30));
    ended.close();
    nanoTime.addAndGet(Duration.ofSeconds(31).toNanos());
    await().until(other::isOver);
    assertThat(ended.isOver()).isFalse();
    assertThat(deadlines.inFlight()).isEqualTo(1);
  }

  @Test
  void keepsOnCuttingAfterAnExchangeThatCannotBeCut() {
    deadlines.watch(
        () -> {
          throw new IllegalStateException("already closed");
        },
        Duration.ZERO);
    Deadlines.Watch other = watch(Duration.ofSeconds(1));
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    await().until(other::isOver);
  }

  @Test
  void cutsAllOnRequest() {
    watch(Duration.ofSeconds(30));
    watch(Duration.ofSeconds(45));
    deadlines.cutAll();
    assertThat(cuts).hasValue(2);
  }

  private Deadlines.Watch watch(Duration time) {
    return deadlines.watch(() -> cuts.incrementAndGet() > 0, time);
  }
}
