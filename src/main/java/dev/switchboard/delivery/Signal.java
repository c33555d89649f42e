package dev.switchboard.delivery;

/** What an attempt's end says about its subscriber. */
public enum Signal {
  /** It took the delivery. */
  SUCCESS,
  /** It is overloaded, away or too slow. */
  SLOW_DOWN,
  /** It answered, if not as hoped. */
  ANSWER,
  /** Nothing: it was not asked. */
  NONE
}
