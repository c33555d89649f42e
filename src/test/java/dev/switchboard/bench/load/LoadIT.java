package dev.switchboard.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.testing.Patience;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generator posts straight to the sink, so that all that is counted is known. */
class LoadIT {
  private static final int FIRST = RequestTemplate.FIRST_SEQ;
  private static final Duration PATIENCE = Patience.USUAL;

  @Test
  void countsEachEventOnceForEachSubscriber() throws Exception {
    try (Sink sink = new Sink();
        Generator one = generator(sink, 0);
        Generator other = generator(sink, 1)) {
      Arrivals arrivals = sink.expect(FIRST, 500, 2);
      one.post(FIRST, 500, Pace.closedLoop());
      one.post(FIRST + 490, 20, Pace.closedLoop());
      other.post(FIRST, 500, Pace.perSecond(5_000));

      arrivals.await(PATIENCE);
      assertThat(arrivals.duplicates()).isEqualTo(10);
      assertThat(arrivals.latencies().millis(0.5)).isBetween(0.001, (double) Patience.millis());
    }
  }

  @Test
  void tellsHowFastAPartOfARoundWasReceived() {
    Arrivals arrivals = new Arrivals(FIRST, 9, 1);
    for (int i = 0; i < 9; i++) {
      // A thousand a second at first, a hundred at last.
      arrivals.add(0, FIRST + i, 0, i <= 4 ? 1_000 * i : 4_000 + 10_000 * (i - 4));
    }

    assertThat(arrivals.perSecond(0, 0.25)).isEqualTo(1_000);
    assertThat(arrivals.perSecond(0.75, 1)).isEqualTo(100);
    assertThat(arrivals.perSecond(0, 1)).isEqualTo(8e6 / 44_000);
  }

  @Test
  void tellsHowManyDeliveriesAreMissing() throws Exception {
    try (Sink sink = new Sink();
        Generator generator = generator(sink, 0)) {
      Arrivals arrivals = sink.expect(FIRST, 3, 1);
      generator.post(FIRST, 2, Pace.closedLoop());

      assertThatThrownBy(() -> arrivals.await(Duration.ofMillis(50)))
          .hasMessage("1 of 3 deliveries are missing");
    }
  }

  @Test
  void doesNotCountWhatASubscriberFailsToTake() throws Exception {
    try (Sink sink = new Sink();
        Generator generator = generator(sink, 0)) {
      sink.behave(0, Behaviour.FAILING);
      Arrivals arrivals = sink.expect(FIRST, 1, 1);

      assertThat(generator.post(FIRST, 1, Pace.closedLoop()).refused()).isEqualTo(1);
      assertThatThrownBy(() -> arrivals.await(Duration.ofMillis(50)))
          .hasMessageContaining("missing");
    }
  }

  @Test
  void comesBackOnTheSamePort() throws Exception {
    try (Sink sink = new Sink()) {
      sink.goDown();
      assertThatThrownBy(() -> generator(sink, 0)).hasMessageContaining("refused");
      sink.comeBack();

      Arrivals arrivals = sink.expect(FIRST, 1, 1);
      try (Generator generator = generator(sink, 0)) {
        generator.post(FIRST, 1, Pace.closedLoop());
      }
      arrivals.await(PATIENCE);
    }
  }

  private static Generator generator(Sink sink, int subscriber) throws Exception {
    String body = "{\"seq\":@SEQ@,\"t\":@TIME@}";
    return new Generator(sink.port(), new RequestTemplate("/s/" + subscriber, Map.of(), body), 8);
  }
}
