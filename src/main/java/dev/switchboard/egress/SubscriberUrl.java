package dev.switchboard.egress;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The rule for the URLs of subscribers: absolute http or https with a host, at most 2,048
 * characters, without user info, fragment, braces (the HTTP component would look up placeholders in
 * them), spaces, control characters and halves of surrogate pairs (which no database keeps). A
 * fragment is refused rather than dropped, so that a URL is stored, listed and called as it was
 * given.
 *
 * @param uri the URL, taken apart
 */
public record SubscriberUrl(URI uri) {
  private static final int LONGEST = 2_048;

  /**
   * @throws EgressRefusal when {@code text} breaks the rule; reasons: {@code missing}, {@code
   *     too_long}, {@code braces}, {@code characters}, {@code malformed}, {@code scheme}, {@code
   *     user_info}, {@code host}, {@code port}, {@code fragment}
   */
  public static SubscriberUrl parse(String text) {
    refuseIf(text == null || text.isEmpty(), "missing", "a URL is required");
    refuseIf(text.length() > LONGEST, "too_long", "the URL is longer than 2048 characters");
    refuseIf(text.indexOf('{') >= 0 || text.indexOf('}') >= 0, "braces", "the URL has braces");
    refuseIf(
        text.codePoints().anyMatch(SubscriberUrl::isForbidden),
        "characters",
        "the URL has spaces or control characters");
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new EgressRefusal("malformed", "the URL is malformed");
    }
    String scheme = uri.getScheme();
    refuseIf(
        !"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme),
        "scheme",
        "the URL is not an absolute http or https URL");
    String authority = uri.getRawAuthority();
    refuseIf(
        authority != null && authority.indexOf('@') >= 0, "user_info", "the URL has user info");
    refuseIf(uri.getHost() == null, "host", "the URL has no valid host");
    refuseIf(uri.getPort() == 0 || uri.getPort() > 65_535, "port", "the URL has no valid port");
    refuseIf(uri.getRawFragment() != null, "fragment", "the URL has a fragment");
    return new SubscriberUrl(uri);
  }

  /**
   * A stored URL as it may be handed to the HTTP component: braces, which today's rule refuses but
   * an imported row may have, are percent-encoded, so that no placeholder is looked up.
   */
  public static String callable(String stored) {
    return stored.replace("{", "%7B").replace("}", "%7D");
  }

  /** Tells whether it is called without TLS. */
  public boolean isPlain() {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  /** The host, an IPv6 address in brackets. */
  public String host() {
    return uri.getHost();
  }

  /** The port that is called: the one it names, or the usual one of its scheme. */
  public int port() {
    int usual = isPlain() ? 80 : 443;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private static boolean isForbidden(int codePoint) {
    return codePoint <= ' '
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void refuseIf(boolean wrong, String reason, String message) {
    if (wrong) {
      throw new EgressRefusal(reason, message);
    }
  }
}
