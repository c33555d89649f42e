package dev.switchboard.signing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the header fields that make a delivery a signed one.
 *
 * @param id carries the event's id
 * @param timestamp carries when the attempt was made
 * @param signature carries the signatures
 */
public record SignatureHeaders(String id, String timestamp, String signature) {
  /** The names of Standard Webhooks. */
  public static final SignatureHeaders STANDARD =
      new SignatureHeaders("webhook-id", "webhook-timestamp", "webhook-signature");

  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /**
   * Names that may be used.
   *
   * @param taken names, in lower case, that mean something else on this gateway's deliveries
   * @throws IllegalArgumentException when one is no field name, is {@code null}, means something
   *     else already, or stands twice (the letter case makes no difference); the message says which
   */
  public static SignatureHeaders of(
      String id, String timestamp, String signature, Set<String> taken) {
    SignatureHeaders names = new SignatureHeaders(id, timestamp, signature);
    List<String> standard = STANDARD.all();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < standard.size(); i++) {
      String name = names.all().get(i);
      if (name == null || !FIELD_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("a name must be that of a header field");
      }
      String lower = name.toLowerCase(Locale.ROOT);
      boolean standardElsewhere = standard.contains(lower) && !standard.get(i).equals(lower);
      if (ReservedFields.include(lower) || taken.contains(lower) || standardElsewhere) {
        throw new IllegalArgumentException(name + " is reserved");
      }
      if (!seen.add(lower)) {
        throw new IllegalArgumentException(name + " stands more than once");
      }
    }
    return names;
  }

  /** Tells whether a field is one of these. */
  public boolean contains(String name) {
    return id.equalsIgnoreCase(name)
        || timestamp.equalsIgnoreCase(name)
        || signature.equalsIgnoreCase(name);
  }

  private List<String> all() {
    return Arrays.asList(id, timestamp, signature);
  }
}
