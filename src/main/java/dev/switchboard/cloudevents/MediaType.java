package dev.switchboard.cloudevents;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type (RFC 2046), as far as one must know it to keep data of that type.
 *
 * @param name type and subtype, in lower case
 * @param charset in lower case; null when it is not said
 */
public record MediaType(String name, String charset) {
  private static final int LONGEST = 1_000;
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
  private static final String VALUE =
      "(?:" + TOKEN + "|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\\\P{Cntrl})*\")";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(" + TOKEN + "/" + TOKEN + ")((?:[ \\t]*;[ \\t]*" + TOKEN + "=" + VALUE + ")*)[ \\t]*");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);[ \\t]*charset=\"?(" + TOKEN + ")\"?");

  /**
   * Reads a media type with its parameters.
   *
   * @return null when the text is none
   */
  public static MediaType parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (text.length() > LONGEST || !whole.matches()) {
      return null;
    }
    Matcher charset = CHARSET.matcher(whole.group(2));
    return new MediaType(
        whole.group(1).toLowerCase(Locale.ROOT),
        charset.find() ? charset.group(1).toLowerCase(Locale.ROOT) : null);
  }

  /** Whether data of this type is JSON. */
  public boolean isJson() {
    return name.endsWith("/json") || name.endsWith("+json");
  }

  /** Whether data of this type is text that, where it is valid as such, is UTF-8. */
  public boolean isText() {
    boolean text = name.startsWith("text/") || name.endsWith("/xml") || name.endsWith("+xml");
    return text && (charset == null || charset.equals("utf-8") || charset.equals("us-ascii"));
  }
}
