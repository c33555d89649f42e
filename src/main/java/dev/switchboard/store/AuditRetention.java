package dev.switchboard.store;

import java.time.Duration;
import java.time.InstantSource;

/** Removes audit entries whose time is over. */
public final class AuditRetention {
  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration kept;

  /**
   * @param clock tells how old an entry is
   * @param kept how long an entry is kept; zero for ever
   */
  public AuditRetention(Transactions transactions, InstantSource clock, Duration kept) {
    this.transactions = transactions;
    this.clock = clock;
    this.kept = kept;
  }

  /** Removes what is older, and tells how many entries that were. */
  public int removeOld() {
    if (kept.isZero()) {
      return 0;
    }
    return transactions.run(
        () ->
            transactions
                .statement("audit/delete-old")
                .param("before", Columns.time(clock.instant().minus(kept)))
                .update());
  }
}
