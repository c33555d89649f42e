package dev.switchboard.store;

import dev.switchboard.delivery.FailedAttempt;
import dev.switchboard.delivery.Settlement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes what became of deliveries that an incarnation holds. */
public final class SettlementStore {
  private final Transactions transactions;
  private final UUID incarnation;
  private volatile Consumer<List<UUID>> listener = any -> {};

  /**
   * @param incarnation whose leases are settled
   */
  public SettlementStore(Transactions transactions, UUID incarnation) {
    this.transactions = transactions;
    this.incarnation = incarnation;
  }

  /**
   * @param listener told of strict deliveries that have come to their ends, on the thread that
   *     wrote so
   */
  public void listen(Consumer<List<UUID>> listener) {
    this.listener = listener;
  }

  /**
   * Writes settlements in one transaction: one statement for all deliveries, one for all failed
   * attempts.
   *
   * @return how many of them were news
   */
  public int write(List<Settlement> settlements) {
    List<FailedAttempt> failures =
        settlements.stream().map(Settlement::failure).filter(Objects::nonNull).toList();
    int news =
        failures.isEmpty()
            ? transactions.runAlone(() -> settle(settlements))
            : transactions.run(
                () -> {
                  writeFailures(failures);
                  return settle(settlements);
                });
    List<UUID> ended =
        settlements.stream().filter(Settlement::freesItsKey).map(Settlement::delivery).toList();
    if (!ended.isEmpty()) {
      listener.accept(ended);
    }
    return news;
  }

  private int settle(List<Settlement> settlements) {
    return transactions
        .statement("outbox/settle")
        .param("ids", Columns.uuids(settlements, Settlement::delivery))
        .param("states", Columns.texts(settlements, s -> s.state().wireName()))
        .param("expected", Columns.integers(settlements, Settlement::expectedAttempts))
        .param("attempts", Columns.integers(settlements, Settlement::attempts))
        .param("due", Columns.times(settlements, Settlement::dueAt))
        .param("finished", Columns.times(settlements, Settlement::finishedAt))
        .param("statuses", Columns.integers(settlements, Settlement::status))
        .param("took", Columns.integers(settlements, Settlement::tookMillis))
        .param("reasons", Columns.texts(settlements, Settlement::reason))
        .param("owner", incarnation)
        .update();
  }

  private void writeFailures(List<FailedAttempt> failures) {
    transactions
        .statement("outbox/insert-attempts")
        .param("deliveries", Columns.uuids(failures, FailedAttempt::delivery))
        .param("numbers", Columns.integers(failures, FailedAttempt::number))
        .param("times", Columns.times(failures, FailedAttempt::at))
        .param("statuses", Columns.integers(failures, FailedAttempt::status))
        .param("took", Columns.integers(failures, FailedAttempt::tookMillis))
        .param("errors", Columns.texts(failures, FailedAttempt::error))
        .param("excerpts", Columns.binaries(failures, FailedAttempt::excerpt))
        .update();
  }
}
