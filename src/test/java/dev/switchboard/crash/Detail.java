package dev.switchboard.crash;

import java.util.Locale;

/**
 * One more number that a scenario has to tell.
 *
 * @param format tells it in words
 * @param value the number
 * @param isSum whether the numbers of several rounds are added up; else the largest one counts
 */
record Detail(String format, double value, boolean isSum) {

  /** Nothing more to tell. */
  static final Detail NONE = new Detail("", 0, true);

  /** A count. */
  static Detail count(String format, int count) {
    return new Detail(format, count, true);
  }

  /** A largest value. */
  static Detail most(String format, double value) {
    return new Detail(format, value, false);
  }

  /** This and the same of another round. */
  Detail and(Detail other) {
    double both = isSum ? value + other.value : Math.max(value, other.value);
    return new Detail(format, both, isSum);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, format, value);
  }
}
