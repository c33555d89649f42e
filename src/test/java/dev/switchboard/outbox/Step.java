package dev.switchboard.outbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that happens to a cluster of two nodes.
 *
 * @param what happens
 * @param node to or by which node: 0 or 1
 * @param which subscription is meant: 0, 1 or 2; and of events and times: the first, or the second
 */
record Step(What what, int node, int which) {

  /** What can happen. */
  enum What {
    /** An event is accepted and acknowledged. */
    ACCEPT(8),
    /** What the next step commits is kept, but the database's answer is lost. */
    LOSE_ANSWER(2),
    /** An attempt in flight ends with 200. */
    SUCCEED(8),
    /** An attempt in flight ends with 503. */
    FAIL(4),
    /** An attempt in flight ends with 410. */
    BE_GONE(1),
    /** The outcomes so far are written. */
    RECORD(8),
    /** Due and queued deliveries are claimed. */
    CLAIM(6),
    /** Lines of strict deliveries are moved. */
    MOVE(6),
    /** Lines of strict deliveries that stand still are looked for. */
    LOOK(3),
    /** Subscriptions changed elsewhere are noticed. */
    REFRESH(2),
    /** Held deliveries of enabled subscriptions are queued, those of deleted ones cancelled. */
    RELEASE(3),
    /** Held deliveries of expired events are ended. */
    EXPIRE(2),
    /** Lanes are told what is queued behind them. */
    FIND_QUEUED(2),
    /** Deliveries that nobody looks after are freed. */
    SWEEP(3),
    /** The node shows a sign of life, and looks after the other. */
    BEAT(6),
    /** Time passes: 2 s or 16 s. */
    PASS(4),
    /** The node is killed, and another incarnation started. */
    KILL(2),
    /** A subscription is disabled. */
    DISABLE(2),
    /** A subscription is enabled. */
    ENABLE(3),
    /** A subscription is deleted. */
    DELETE(1);

    /** What goes on only when the database has answered, however often it must be asked. */
    static final Set<What> TRIED_UNTIL_ANSWERED = EnumSet.of(RECORD, KILL);

    private final int often;

    What(int often) {
      this.often = often;
    }

    /** How often it happens, compared with the others. */
    int often() {
      return often;
    }
  }

  @Override
  public String toString() {
    return what + "(" + node + "," + which + ")";
  }
}
