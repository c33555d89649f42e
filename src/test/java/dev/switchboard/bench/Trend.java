package dev.switchboard.bench;

/** Tells whether something that is noted at equal distances grows. */
final class Trend {
  private Trend() {}

  /**
   * The slope of the straight line that fits all values best, by least squares.
   *
   * @param values in the order they were noted
   * @return growth from one value to the next; 0 when there are fewer than two
   */
  static double slope(double... values) {
    double middle = (values.length - 1) / 2.0;
    double together = 0;
    double spread = 0;
    for (int i = 0; i < values.length; i++) {
      together += (i - middle) * values[i];
      spread += (i - middle) * (i - middle);
    }
    return spread == 0 ? 0 : together / spread;
  }
}
