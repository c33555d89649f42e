package dev.switchboard.store;

import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Revision.Selection;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one door through which subscriptions change. Every change counts up the revision row in its
 * own transaction, which makes changes wait for each other, and by which every node notices them
 * before it accepts its next event.
 */
public final class SubscriptionStore {
  private final Transactions transactions;
  private final InstantSource clock;
  private final ChangeSignal signal;
  private final SubscriptionRows rows = new SubscriptionRows();

  /**
   * @param clock tells when something was deleted
   * @param signal told of every change
   */
  public SubscriptionStore(Transactions transactions, InstantSource clock, ChangeSignal signal) {
    this.transactions = transactions;
    this.clock = clock;
    this.signal = signal;
  }

  /**
   * Carries out a revision, whole or not at all.
   *
   * @return what the selected part is now
   * @throws RuntimeException what the revision's rule throws; then nothing has changed
   */
  public Portfolio revise(Revision revision) {
    Portfolio result =
        transactions.runDurably(
            () -> {
              transactions.statement("subscription/count-up-revision").update();
              Portfolio current = read(revision);
              Portfolio revised = revision.rule().apply(current);
              write(current.subscriptions(), revised.subscriptions());
              if (revision.selection().equals(Selection.ALL)) {
                writeSettings(revision, current.settings(), revised.settings());
              }
              return revised;
            });
    signal.changed();
    return result;
  }

  /**
   * Stops deliveries to a subscription; what is waiting is held. Within the transaction under way,
   * if there is one; {@link #announce} is to follow once it has ended.
   *
   * @param reason why, for its owner
   * @return false when it was disabled already, or is gone
   */
  public boolean disable(UUID subscription, String reason) {
    return transactions.run(
        () -> {
          transactions.statement("subscription/count-up-revision").update();
          int changed =
              transactions
                  .statement("subscription/disable")
                  .param("id", subscription)
                  .param("reason", reason)
                  .update();
          return changed > 0;
        });
  }

  /** Tells this node of a change that is committed. */
  public void announce() {
    signal.changed();
  }

  private Portfolio read(Revision revision) {
    Selection selection = revision.selection();
    List<Subscription> subscriptions =
        transactions
            .statement("subscription/select-part")
            .param("tenant", revision.tenant())
            .param("dialect", revision.dialect())
            .param("id", selection.id())
            .param("number", selection.number())
            .param("url", selection.url())
            .query(rows)
            .list();
    Map<String, Sealed> settings = new HashMap<>();
    transactions
        .statement("subscription/select-settings")
        .param("tenant", revision.tenant())
        .param("dialect", revision.dialect())
        .query(
            (RowCallbackHandler)
                row -> settings.put(row.getString(1), new Sealed(row.getBytes(2))));
    return new Portfolio(subscriptions, settings);
  }

  private void write(List<Subscription> before, List<Subscription> after) {
    Map<UUID, Subscription> known =
        before.stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
    for (Subscription subscription : after) {
      Subscription old = known.remove(subscription.id());
      if (old == null) {
        fields("subscription/insert", subscription)
            .param("dialect", subscription.dialect())
            .param("createdAt", Columns.time(subscription.createdAt()))
            .update();
      } else if (!old.equals(subscription)) {
        fields("subscription/update", subscription).update();
      }
    }
    for (Subscription gone : known.values()) {
      transactions
          .statement("subscription/delete")
          .param("at", Columns.time(clock.instant()))
          .param("id", gone.id())
          .param("tenant", gone.tenant())
          .update();
    }
  }

  private JdbcClient.StatementSpec fields(String statement, Subscription subscription) {
    Sealed dialectSecret = subscription.dialectSecret();
    JdbcClient.StatementSpec signed =
        SigningColumns.write(transactions.statement(statement), subscription.signingKeys());
    return PreferenceColumns.write(signed, subscription.preferences())
        .param("id", subscription.id())
        .param("tenant", subscription.tenant())
        .param("kind", subscription.kind())
        .param("number", subscription.number())
        .param("position", subscription.position())
        .param("url", subscription.url())
        .param("sources", SubscriptionRows.sources(subscription))
        .param("types", SubscriptionRows.types(subscription))
        .param("dialectSecret", dialectSecret == null ? null : dialectSecret.bytes())
        .param("detail", subscription.detail())
        .param("description", subscription.description())
        .param("enabled", subscription.enabled())
        .param("disabledReason", subscription.disabledReason());
  }

  private void writeSettings(
      Revision revision, Map<String, Sealed> before, Map<String, Sealed> after) {
    before.forEach(
        (name, value) -> {
          if (!value.equals(after.get(name))) {
            setting("subscription/delete-setting", revision, name).update();
          }
        });
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            setting("subscription/insert-setting", revision, name)
                .param("value", value.bytes())
                .update();
          }
        });
  }

  private JdbcClient.StatementSpec setting(String statement, Revision revision, String name) {
    return transactions
        .statement(statement)
        .param("tenant", revision.tenant())
        .param("dialect", revision.dialect())
        .param("name", name);
  }
}
