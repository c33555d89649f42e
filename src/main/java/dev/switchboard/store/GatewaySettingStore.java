package dev.switchboard.store;

import java.util.Optional;

/** What the gateway has to remember about itself, shared by its nodes. */
public final class GatewaySettingStore {
  private final Transactions transactions;

  /** A store over the gateway's database. */
  public GatewaySettingStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The remembered value, if there is one. */
  public Optional<String> find(String name) {
    return transactions
        .statement("gateway/find-setting")
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /**
   * Remembers a value unless there is one already.
   *
   * @return whether {@code value} is the one remembered from now on
   */
  public boolean putIfAbsent(String name, String value) {
    return transactions.runDurably(
            () ->
                transactions
                    .statement("gateway/insert-setting")
                    .param("name", name)
                    .param("value", value)
                    .update())
        > 0;
  }

  /** Remembers another value in the place of the one that is there. */
  public void replace(String name, String value) {
    transactions.runDurably(
        () ->
            transactions
                .statement("gateway/replace-setting")
                .param("name", name)
                .param("value", value)
                .update());
  }
}
