package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShorteningTest {

  @Test
  void keepsOnlyTheStepsThatAreNeeded() {
    List<Integer> story = IntStream.range(0, 50).boxed().toList();

    List<Integer> essence = Shortening.of(story, one -> one.containsAll(List.of(3, 17, 49)));

    assertThat(essence).containsExactly(3, 17, 49);
  }

  @Test
  void keepsAStoryThatIsAsShortAsItCanBe() {
    assertThat(Shortening.of(List.of(1), List.of(1)::equals)).containsExactly(1);
  }
}
