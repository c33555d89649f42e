package dev.switchboard.bench;

import dev.switchboard.bench.load.Arrivals;
import dev.switchboard.bench.load.Generator;
import dev.switchboard.bench.load.Pace;
import dev.switchboard.bench.load.Percentiles;
import dev.switchboard.bench.load.Posted;
import dev.switchboard.bench.load.RequestTemplate;
import dev.switchboard.bench.load.Sink;
import dev.switchboard.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * One subject under load, from warm-up to the account of every event: each is answered 202,
 * received by every watched subscriber, and delivered in the database.
 */
final class Trial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Subject subject;
  private final Sink sink;
  private final int watched;
  private final TestDatabase database;
  private final Ledger before;
  private final Generator generator;
  private final List<Map<Figure, Double>> rounds = new ArrayList<>();
  private int posted;
  private int duplicates;

  /**
   * @param watched how many subscribers get every event: those of the sink with indexes below it
   */
  Trial(Subject subject, Sink sink, int watched, TestDatabase database) throws IOException {
    this(subject, sink, watched, database, Ledger.EMPTY);
  }

  /** A trial on a database that holds something already. */
  Trial(Subject subject, Sink sink, int watched, TestDatabase database, Ledger before)
      throws IOException {
    this.subject = subject;
    this.sink = sink;
    this.watched = watched;
    this.database = database;
    this.before = before;
    this.generator = subject.connect();
  }

  /** A round that does not count. */
  void warmUp(int events) throws IOException, InterruptedException {
    Arrivals arrivals = expect(events);
    post(events, Pace.closedLoop());
    await(arrivals);
  }

  /** A round: posts events and waits until all are received. */
  void round(int events, Pace pace) throws IOException, InterruptedException {
    add(measure(events, pace));
  }

  /** The figures of a round, for a workload that adds them itself, with others. */
  Map<Figure, Double> measure(int events, Pace pace) throws IOException, InterruptedException {
    Arrivals arrivals = expect(events);
    Posted answers = post(events, pace);
    await(arrivals);
    double seconds = (arrivals.lastMicros() - answers.startedMicros()) / 1e6;
    Percentiles receipts = arrivals.latencies();
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.DELIVERIES_PER_SECOND, events * watched / seconds);
    figures.put(Figure.RECEIPT_P50, receipts.millis(0.5));
    figures.put(Figure.RECEIPT_P99, receipts.millis(0.99));
    figures.put(Figure.RECEIPT_MAX, receipts.millis(1));
    figures.put(Figure.ANSWER_P99, answers.answers().millis(0.99));
    return figures;
  }

  /** Starts counting the events that are posted next. */
  Arrivals expect(int events) {
    return sink.expect(RequestTemplate.FIRST_SEQ + posted, events, watched);
  }

  /**
   * Posts events.
   *
   * @throws IllegalStateException when one is not accepted
   */
  Posted post(int events, Pace pace) throws IOException {
    Posted answers = generator.post(RequestTemplate.FIRST_SEQ + posted, events, pace);
    posted += events;
    if (answers.refused() > 0) {
      throw new IllegalStateException(answers.refused() + " events were not accepted");
    }
    return answers;
  }

  /** Waits until every watched subscriber has every event. */
  void await(Arrivals arrivals) throws InterruptedException {
    arrivals.await(PATIENCE);
    duplicates += arrivals.duplicates();
  }

  /**
   * Waits until the database knows of every delivery posted so far that it was taken, so that a
   * subject does not begin a round with the last one's outcomes to write. An embedded database
   * cannot be asked, since it is its process's own.
   */
  void awaitRecorded() {
    if (!database.url().startsWith("jdbc:h2:")) {
      long expected = before.delivered() + (long) posted * watched;
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> Ledger.delivered(database) == expected);
    }
  }

  /** Adds figures that a workload found by itself as a round. */
  void add(Map<Figure, Double> figures) {
    rounds.add(figures);
  }

  /**
   * Ends the subject, checks its books, and sums up the rounds.
   *
   * @param subscribers all that every event is owed to, watched or not
   * @throws IllegalStateException when an event is not accounted for
   */
  Row settle(int subscribers, Report report) throws IOException, SQLException {
    return settle(subscribers, 0, report);
  }

  /** The same where some subscribers came later and are owed {@code missed} deliveries less. */
  Row settle(int subscribers, long missed, Report report) throws IOException, SQLException {
    close();
    Ledger.of(database)
        .since(before)
        .check(posted, (long) posted * subscribers - missed, (long) posted * watched);
    report.say(
        "  %s: %,d events accounted for, %,d received twice", subject.name(), posted, duplicates);
    return Row.of(subject.name(), rounds);
  }

  @Override
  public void close() throws IOException {
    generator.close();
    subject.close();
  }
}
