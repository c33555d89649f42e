package dev.switchboard.store;

import dev.switchboard.subscription.Sealed;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;

/** All sealed secrets, wherever they are kept, for whoever looks after the keys. */
public final class SealedSecretStore {
  /** Before all others in the order that secrets are gone through. */
  public static final SealedSecret START = new SealedSecret("", new UUID(0, 0), "", null);

  private static final RowMapper<SealedSecret> ROWS =
      (row, index) ->
          new SealedSecret(
              row.getString(1),
              row.getObject(2, UUID.class),
              row.getString(3),
              new Sealed(row.getBytes(4)));

  private final Transactions transactions;

  /** A store over the gateway's database. */
  public SealedSecretStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * One secret for each key that secrets are sealed with.
   *
   * @param deleted whether those of deleted subscriptions count, too
   */
  public List<SealedSecret> oneOfEachKey(boolean deleted) {
    int live = deleted ? 0 : 1;
    List<byte[]> marks =
        transactions
            .statement("seal/keys-in-use")
            .param("live", live)
            .query((row, index) -> row.getBytes(1))
            .list();
    return marks.stream()
        .flatMap(
            mark ->
                transactions
                    .statement("seal/one-of-key")
                    .param("live", live)
                    .param("mark", mark)
                    .query(ROWS)
                    .list()
                    .stream())
        .toList();
  }

  /**
   * Puts other bytes in the place of the next secrets that do not begin with {@code mark}, in one
   * transaction. Changes of subscriptions wait for it, and are waited for, so that none is lost.
   *
   * @param mark what those begin with that are left alone
   * @param after the secret to begin behind
   * @param most how many at most
   * @param change from the secret to what is to be kept instead; null for leaving it as it is
   * @return what was gone through, in order; empty when nothing follows
   */
  public List<SealedSecret> replaceNext(
      byte[] mark, SealedSecret after, int most, UnaryOperator<SealedSecret> change) {
    return transactions.runDurably(
        () -> {
          transactions.statement("subscription/count-up-revision").update();
          List<SealedSecret> found =
              transactions
                  .statement("seal/next-former")
                  .param("mark", mark)
                  .param("place", after.place())
                  .param("owner", after.owner())
                  .param("name", after.name())
                  .param("most", most)
                  .query(ROWS)
                  .list();
          found.forEach(secret -> replace(secret, change.apply(secret)));
          return found;
        });
  }

  private void replace(SealedSecret was, SealedSecret is) {
    if (is != null) {
      transactions
          .statement("seal/replace-" + was.place())
          .param("owner", was.owner())
          .param("name", was.name())
          .param("was", was.sealed().bytes())
          .param("sealed", is.sealed().bytes())
          .update();
    }
  }
}
