package dev.switchboard.dialect.sigma;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a caller shows by HTTP Basic (RFC 7617).
 *
 * @param id the token id, in place of a user name
 * @param secret the token secret, in place of a password
 */
record BasicPair(String id, String secret) {
  private static final String SCHEME = "basic ";

  /** The pair in an {@code Authorization} field; empty when there is none that is whole. */
  static Optional<BasicPair> read(String field) {
    if (field == null || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String pair;
    try {
      byte[] bytes = Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
      pair = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon <= 0 || colon == pair.length() - 1
        ? Optional.empty()
        : Optional.of(new BasicPair(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return "basic pair of " + id;
  }
}
