package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.event.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedIdsTest {

  @Test
  void staysInOrderWhenTheClockGoesBack() {
    Queue<Instant> times = new ArrayDeque<>();
    for (long millis : new long[] {2_000, 2_000, 1_000, 1_500, 2_000, 2_001}) {
      times.add(Instant.ofEpochMilli(millis));
    }
    Ids ids = new OrderedIds(times::remove);

    assertThat(texts(ids, 6)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void staysInOrderForEachOfManyThreads() {
    Ids ids = new OrderedIds(InstantSource.system());

    List<CompletableFuture<List<String>>> made =
        IntStream.range(0, 4)
            .mapToObj(thread -> CompletableFuture.supplyAsync(() -> texts(ids, 20_000)))
            .toList();

    List<String> all = new ArrayList<>();
    made.forEach(texts -> assertThat(texts.join()).isSorted());
    made.forEach(texts -> all.addAll(texts.join()));
    assertThat(all).doesNotHaveDuplicates();
  }

  private static List<String> texts(Ids ids, int count) {
    return IntStream.range(0, count).mapToObj(number -> ids.next().toString()).toList();
  }
}
