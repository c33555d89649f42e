package dev.switchboard.cloudevents;

import dev.switchboard.event.EventType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * What CloudEvents 1.0 demands of an event's attributes, and that its type can be one of this
 * gateway's.
 */
public final class Attributes {
  /** The attributes that no event is without. */
  public static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

  /** The attributes that the specification gives a meaning; any others are extensions. */
  public static final Set<String> DEFINED =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "dataschema");

  private static final int LONGEST_SHOWN = 40;

  private Attributes() {}

  /**
   * Why an attribute cannot be called so.
   *
   * @return null when it can
   */
  public static String objection(String name) {
    if (isName(name)) {
      return null;
    }
    boolean shown = name.length() <= LONGEST_SHOWN && name.matches("[!-~]*");
    return "names of attributes are lower-case letters and digits"
        + (shown ? ", unlike \"" + name + "\"" : "");
  }

  /**
   * Why an attribute cannot be this.
   *
   * @param name a name that an attribute can have
   * @param value its text
   * @return null when it can
   */
  public static String objection(String name, String value) {
    if (DEFINED.contains(name) && value.isEmpty()) {
      return name + " must not be empty";
    }
    if (!AttributeText.isAllowed(value)) {
      return shown(name) + " holds a control character or what is no character";
    }
    String expected =
        switch (name) {
          case "specversion" -> value.equals("1.0") ? null : "1.0";
          case "type" ->
              EventType.isValid(value)
                  ? null
                  : "words of letters, digits, _ and - joined by dots, at most 128 characters";
          case "source" -> uri(value) != null ? null : "a URI reference";
          case "dataschema" ->
              uri(value) != null && uri(value).isAbsolute() ? null : "an absolute URI";
          case "time" ->
              Timestamp.parse(value) != null ? null : "a time such as 2026-03-01T12:00:00Z";
          case "datacontenttype" -> MediaType.parse(value) != null ? null : "a media type";
          default -> null;
        };
    return expected == null ? null : name + " must be " + expected;
  }

  /** A name for an error message, not longer than one can read. */
  public static String shown(String name) {
    return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
  }

  private static URI uri(String text) {
    try {
      // Characters beyond ASCII are no part of a URI, but that parser takes them.
      return text.chars().allMatch(c -> c < 0x80) ? new URI(text) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
