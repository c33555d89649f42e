package dev.switchboard.bench;

import java.util.Locale;

/** What can be measured, and how it is written. */
enum Figure {
  /** New deliveries a second, from the first post to the last receipt of a round. */
  DELIVERIES_PER_SECOND("deliveries/s", 0),
  /** Events answered 202 a second. */
  ACCEPTED_PER_SECOND("accepted/s", 0),
  /** Half of all deliveries were received this soon after the event was due to be posted. */
  RECEIPT_P50("p50 to receipt, ms", 2),
  /** And 99 of 100. */
  RECEIPT_P99("p99 to receipt, ms", 2),
  /** And the last one. */
  RECEIPT_MAX("slowest receipt, ms", 1),
  /** 99 of 100 events were answered this soon after they were due to be posted. */
  ANSWER_P99("p99 to 202, ms", 2),
  /** From the subscriber's return to the first delivery. */
  FIRST_AFTER_RETURN("first after return, s", 1),
  /** From starting the launcher to an answer of 200 from the readiness check. */
  READY("start to ready, s", 2),
  /** Resident memory once ready. */
  MEMORY_READY("memory when ready, MiB", 0),
  /** The most resident memory since the start. */
  MEMORY_PEAK("peak memory, MiB", 0);

  private final String label;
  private final int decimals;

  Figure(String label, int decimals) {
    this.label = label;
    this.decimals = decimals;
  }

  /** Name and unit, for the head of a column. */
  String label() {
    return label;
  }

  /** A value of this figure with the digits that mean something. */
  String format(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
