package dev.switchboard.dialect.sendblue;

/**
 * One entry of a webhook list.
 *
 * @param url where to deliver, as the URL rule leaves it
 * @param bare whether it was given as a bare URL rather than as an object
 * @param secret its own secret; empty when it was given none on purpose, null when nothing was said
 * @param given whether the request at hand names it, rather than it being there already
 */
record Entry(String url, boolean bare, String secret, boolean given) {

  /** Whether deliveries carry a secret of its own. */
  boolean hasSecret() {
    return secret != null && !secret.isEmpty();
  }

  /**
   * This entry, given where {@code earlier} already stands: what it does not say about the secret
   * stays as it was, so that repeating a URL never takes away a secret its receiver checks.
   */
  Entry over(Entry earlier) {
    boolean keeps = secret == null && earlier.hasSecret();
    return keeps ? new Entry(url, false, earlier.secret, given) : this;
  }

  @Override
  public String toString() {
    return "entry of " + url;
  }
}
