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
  /** Deliveries a second of the first quarter of a backlog. */
  FIRST_QUARTER("first quarter, /s", 0),
  /** And of its last quarter. */
  LAST_QUARTER("last quarter, /s", 0),
  /** Deliveries a second of a closed-loop round right before it. */
  CLOSED_LOOP("closed loop, /s", 0),
  /** Deliveries a second as a share of those of the closed loop. */
  OF_CLOSED_LOOP("of the closed loop, %", 0),
  /** Deliveries a second as a share of those on empty tables. */
  OF_EMPTY_TABLES("of empty tables, %", 0),
  /** Finding out who wants an event, in memory. */
  MATCHING("matching an event, µs", 2),
  /** From starting the launcher to an answer of 200 from the readiness check. */
  READY("start to ready, s", 2),
  /** Resident memory once ready. */
  MEMORY_READY("memory when ready, MiB", 0),
  /** The most resident memory since the start. */
  MEMORY_PEAK("peak memory, MiB", 0),
  /** Resident memory at the end of the first lap. */
  MEMORY_FIRST("first memory, MiB", 0),
  /** Resident memory at the end of a lap; of all laps, the median. */
  MEMORY("median memory, MiB", 0),
  /** Resident memory at the end of the last lap. */
  MEMORY_LAST("last memory, MiB", 0),
  /** How much resident memory grows, by the straight line that fits all laps best. */
  MEMORY_GROWTH("growth of memory, MiB/h", 1);

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
