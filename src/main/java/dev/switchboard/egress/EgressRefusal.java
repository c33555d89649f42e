package dev.switchboard.egress;

/** A URL that may not be registered. The message is fit for the caller to read. */
public final class EgressRefusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason one word that programs can tell apart, for example {@code user_info}
   * @param message the same in a sentence
   */
  public EgressRefusal(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** One word that programs can tell apart. */
  public String reason() {
    return reason;
  }
}
