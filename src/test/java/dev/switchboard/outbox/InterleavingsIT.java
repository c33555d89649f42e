package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever happens to two nodes on one database, in whatever order: nothing promised is lost,
 * nothing is attempted without a lease or while it is held, and what is final stays so. A story
 * that breaks a rule is shortened until every step in it is needed.
 */
class InterleavingsIT {
  private static final int LONGEST = 60;
  private static final int STORIES = 400;

  // The same stories every time: what breaks a build must be there to be looked at.
  private static final String SEED = "4711";

  private static HikariDataSource pool;

  @BeforeContainer
  static void open() {
    Database database =
        new Database(new Database.Access("jdbc:h2:mem:interleavings;DB_CLOSE_DELAY=-1", "sa", ""));
    pool = database.pool("interleavings", 3, Duration.ofSeconds(5));
    database.migrate(pool);
  }

  @AfterContainer
  static void close() {
    pool.close();
  }

  @Property(
      tries = STORIES,
      seed = SEED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void keepsWhatWasPromised(@ForAll("stories") List<Step> story) {
    if (broken(story) != null) {
      List<Step> essence = Shortening.of(story, shorter -> broken(shorter) != null);
      throw new AssertionError("every step is needed of " + essence, broken(essence));
    }
  }

  @Example
  void doesNotTakeASubscriptionForDeletedThatItHasYetToHearOf() {
    // Subscriptions are made on the first node.
    Step held = new Step(Step.What.ACCEPT, 0, 1);
    assertThat(
            broken(
                List.of(
                    new Step(Step.What.DISABLE, 0, 1), held, new Step(Step.What.RELEASE, 1, 0))))
        .isNull();
    List<Step> overflowing = new ArrayList<>(Collections.nCopies(5, held));
    overflowing.add(new Step(Step.What.FIND_QUEUED, 1, 0));
    overflowing.add(new Step(Step.What.CLAIM, 1, 0));
    overflowing.add(new Step(Step.What.RECORD, 1, 0));
    assertThat(broken(overflowing)).isNull();
  }

  @Example
  void leavesANodeInPeaceThatTookAPlaceAnew() {
    assertThat(
            broken(
                List.of(
                    new Step(Step.What.BEAT, 0, 0),
                    new Step(Step.What.PASS, 0, 2),
                    new Step(Step.What.BEAT, 0, 0),
                    new Step(Step.What.BEAT, 1, 0),
                    new Step(Step.What.ACCEPT, 1, 1),
                    new Step(Step.What.BEAT, 0, 0),
                    new Step(Step.What.SUCCEED, 1, 0))))
        .isNull();
  }

  @Example
  void countsALateSuccessOfWhatAnotherNodeHasHeld() {
    assertThat(
            broken(
                List.of(
                    new Step(Step.What.ACCEPT, 1, 1),
                    new Step(Step.What.SUCCEED, 1, 1),
                    new Step(Step.What.BEAT, 0, 0),
                    new Step(Step.What.PASS, 0, 2),
                    new Step(Step.What.DISABLE, 0, 0))))
        .isNull();
  }

  /** The rule that a story breaks, or null. */
  private static Throwable broken(List<Step> story) {
    try {
      Cluster cluster = new Cluster(pool);
      story.forEach(cluster::take);
      cluster.end();
      return null;
    } catch (AssertionError | RuntimeException rule) {
      return rule;
    }
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    Arbitrary<Step.What> what =
        Arbitraries.frequency(
            List.of(Step.What.values()).stream().map(one -> Tuple.of(one.often(), one)).toList());
    return Combinators.combine(what, Arbitraries.of(0, 1), Arbitraries.of(0, 1, 2))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(LONGEST);
  }
}
