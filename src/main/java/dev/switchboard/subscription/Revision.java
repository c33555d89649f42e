package dev.switchboard.subscription;

import java.util.UUID;

/**
 * A change to what a tenant has registered, as set arithmetic: the store reads the selected part,
 * hands it in, and writes the difference to what comes out, all in one transaction that no other
 * change of the tenant's can interleave with. A subscription whose id is in both is the same
 * subscription (its secret and its waiting deliveries stay).
 *
 * @param tenant whose
 * @param dialect registered through which family
 * @param selection the part that is read, and that the result replaces
 * @param rule the arithmetic; may throw, and then nothing changes
 */
public record Revision(UUID tenant, String dialect, Selection selection, Rule rule) {

  /** From what is there to what shall be there. */
  @FunctionalInterface
  public interface Rule {
    Portfolio apply(Portfolio current);
  }

  /**
   * A part of a portfolio; null fields do not restrict.
   *
   * @param id one subscription by its own id
   * @param number one subscription by the family's decimal id
   * @param url the subscriptions of one URL
   */
  public record Selection(UUID id, String number, String url) {
    /** Everything the tenant has in the dialect, account-wide secrets included. */
    public static final Selection ALL = new Selection(null, null, null);

    /** The subscription with this id, if there. */
    public static Selection byId(UUID id) {
      return new Selection(id, null, null);
    }

    /** The subscription with this number, if there. */
    public static Selection byNumber(String number) {
      return new Selection(null, number, null);
    }

    /** The subscriptions to this URL. */
    public static Selection byUrl(String url) {
      return new Selection(null, null, url);
    }
  }
}
