package dev.switchboard.egress;

import java.util.List;

/**
 * The ports that may be called.
 *
 * @param ranges from the lowest to the highest port of each; none for any port
 */
public record PortRanges(List<Range> ranges) {
  /** Every port. */
  public static final PortRanges ANY = new PortRanges(List.of());

  /** Ranges that own their list. */
  public PortRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads ports ({@code 443}) and ranges of them ({@code 8000-8999}).
   *
   * @param texts none for any port
   * @throws IllegalArgumentException when one of them is neither
   */
  public static PortRanges parse(List<String> texts) {
    return new PortRanges(texts.stream().map(Range::parse).toList());
  }

  /** Tells whether {@code port} may be called. */
  public boolean allow(int port) {
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(port));
  }

  /**
   * Neighbouring ports.
   *
   * @param lowest from 1
   * @param highest up to 65,535
   */
  public record Range(int lowest, int highest) {

    /**
     * @throws IllegalArgumentException when there are no such ports
     */
    public Range {
      if (lowest < 1 || highest > 65_535 || lowest > highest) {
        throw new IllegalArgumentException("no such ports: " + lowest + "-" + highest);
      }
    }

    private static Range parse(String text) {
      if (!text.matches("\\d{1,5}(-\\d{1,5})?")) {
        throw new IllegalArgumentException("not a port or a range of ports: " + text);
      }
      String[] ends = text.split("-");
      return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    private boolean contains(int port) {
      return port >= lowest && port <= highest;
    }
  }
}
