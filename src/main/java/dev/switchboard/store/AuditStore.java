package dev.switchboard.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.audit.Act;
import dev.switchboard.audit.Actor;
import dev.switchboard.event.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes down who changed what, in the transaction of the change: both are kept, or neither. There
 * is no way to change an entry.
 */
public final class AuditStore {
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final ObjectMapper json;

  /**
   * @param transactions over the connections that the changes are made on
   * @param ids where the entries' ids come from
   * @param clock tells when something was done
   * @param json writes what was before and what is after
   */
  public AuditStore(Transactions transactions, Ids ids, InstantSource clock, ObjectMapper json) {
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Carries out a change and writes it down, in one transaction.
   *
   * @param actor who changes
   * @param change carries it out; its own transactions become part of this one
   * @param acts what has been done, told by what the change returned; empty when nothing
   * @return what the change returned
   * @throws RuntimeException what the change throws; then nothing has changed
   */
  public <T> T recording(Actor actor, Supplier<T> change, Function<T, List<Act>> acts) {
    return transactions.runDurably(
        () -> {
          T result = change.get();
          record(actor, acts.apply(result));
          return result;
        });
  }

  /** Writes down what was done, within the transaction under way. */
  public void record(Actor actor, List<Act> acts) {
    for (Act act : acts) {
      transactions
          .statement("audit/insert")
          .param("id", ids.next())
          .param("at", Columns.time(clock.instant()))
          .param("actor", actor.kind())
          .param("credential", actor.credential())
          .param("address", actor.address())
          .param("tenant", act.tenant())
          .param("action", act.action())
          .param("kind", act.kind())
          .param("object", act.object())
          .param("before", text(act.before()))
          .param("after", text(act.after()))
          .update();
    }
  }

  private String text(Map<String, Object> facts) {
    try {
      return facts == null ? null : json.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry cannot be written as JSON", e);
    }
  }
}
