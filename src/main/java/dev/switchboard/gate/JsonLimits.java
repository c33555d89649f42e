package dev.switchboard.gate;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * How much JSON one document may hold, so that reading it costs a bounded amount of memory however
 * it is made.
 *
 * @param depth how deep it may be nested
 * @param string characters of the longest string
 * @param number characters of the longest number
 * @param tokens most values, names and brackets
 */
public record JsonLimits(int depth, int string, int number, int tokens) {

  /** What a parser of one document enforces. */
  public StreamReadConstraints ofADocument() {
    return constraints().maxTokenCount(tokens).build();
  }

  /** What a parser enforces that passes over any number of documents without keeping them. */
  public StreamReadConstraints ofMany() {
    return constraints().build();
  }

  private StreamReadConstraints.Builder constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(depth)
        .maxStringLength(string)
        .maxNameLength(string)
        .maxNumberLength(number);
  }
}
