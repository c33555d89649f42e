package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.SecretBox;
import dev.switchboard.audit.Act;
import dev.switchboard.audit.Actor;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.GatewaySettingStore;
import dev.switchboard.store.KeyCheck;
import dev.switchboard.store.Resealing;
import dev.switchboard.store.SealedSecret;
import dev.switchboard.store.SealedSecretStore;
import dev.switchboard.store.Transactions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reseals every stored secret with the current master key, beside the gateway or without it. */
public final class ResealCommand {
  private static final Logger LOG = LoggerFactory.getLogger(ResealCommand.class);

  /** The migration needs two at a time. */
  private static final int CONNECTIONS = 2;

  private final Settings settings;

  /**
   * @param settings where the database is, and the keys
   */
  public ResealCommand(Settings settings) {
    this.settings = settings;
  }

  /**
   * Runs it to its end, and tells the log what came of it.
   *
   * @return what came of it
   * @throws dev.switchboard.access.MasterKeyException when the keys do not open what is stored;
   *     then nothing has changed
   */
  public Resealing.Result run() {
    Database database = Connections.database(settings);
    SecureRandom random = new SecureRandom();
    SecretBox box = StoreBeans.secretBox(settings, random, database.vendor());
    try (HikariDataSource source =
        database.pool(
            "switchboard-reseal", CONNECTIONS, settings.duration("switchboard.db.pool.wait"))) {
      database.migrate(source);
      Transactions transactions = Connections.transactions(source, database, settings);
      SealedSecretStore secrets = new SealedSecretStore(transactions);
      KeyCheck check = new KeyCheck(box, new GatewaySettingStore(transactions), secrets);
      Resealing.Result result =
          new Resealing(box, secrets, check)
              .run(done -> LOG.info("Secrets sealed anew so far: {}", done));
      if (result.done() > 0) {
        writeDown(transactions, box, result);
      }
      tell(box, result);
      return result;
    }
  }

  private static void writeDown(Transactions transactions, SecretBox box, Resealing.Result result) {
    AuditStore audit =
        new AuditStore(
            transactions,
            new OrderedIds(Instant::now),
            () -> Instant.now().truncatedTo(ChronoUnit.MICROS),
            new ObjectMapper());
    Map<String, Object> facts = Map.of("resealed", result.done());
    audit.recording(
        Actor.OPERATOR,
        () -> facts,
        after ->
            List.of(
                new Act(null, "master-key.resealed", "master-key", box.currentKey(), null, after)));
  }

  private static void tell(SecretBox box, Resealing.Result result) {
    for (SealedSecret broken : result.broken()) {
      LOG.error("The {} of {} does not open and was left as it is", broken.place(), broken.owner());
    }
    LOG.info("Secrets sealed anew, with master key {}: {}", box.currentKey(), result.done());
    if (result.broken().isEmpty()) {
      LOG.info("No secret is sealed with another key: SWITCHBOARD_MASTER_KEY_OLD may be unset");
    }
  }
}
