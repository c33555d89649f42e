package dev.switchboard.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one subject came to in a workload.
 *
 * @param subject what was measured
 * @param median of each figure
 * @param rounds every figure of every round
 */
record Row(String subject, Map<Figure, Double> median, List<Map<Figure, Double>> rounds) {

  /** The row of a subject with the medians of its rounds. */
  static Row of(String subject, List<Map<Figure, Double>> rounds) {
    Map<Figure, Double> median = new EnumMap<>(Figure.class);
    for (Figure figure : rounds.get(0).keySet()) {
      median.put(figure, median(rounds.stream().mapToDouble(r -> r.get(figure)).toArray()));
    }
    return new Row(subject, median, List.copyOf(rounds));
  }

  /** The same row with figures that only all rounds together tell. */
  Row with(Map<Figure, Double> more) {
    Map<Figure, Double> all = new EnumMap<>(median);
    all.putAll(more);
    return new Row(subject, all, rounds);
  }

  private static double median(double... values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
