package dev.switchboard.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one database transaction: all of it is kept, or none. What the database refuses only
 * because others were at it at the same time (a deadlock, a serialisation failure) is tried again.
 */
public final class Transactions {
  private static final int TRIES = 5;
  private static final int ROWS_A_PIECE = 1_000;

  private final Statements statements;
  private final JdbcClient client;
  private final JdbcClient inPieces;
  private final TransactionTemplate template;
  private final TransactionTemplate apart;
  private final boolean sync;

  /**
   * @param source where connections come from
   * @param statements the named statements
   * @param sync whether a durable commit needs the embedded database to be told to reach the disk
   */
  public Transactions(DataSource source, Statements statements, boolean sync) {
    this.statements = statements;
    this.client = JdbcClient.create(source);
    JdbcTemplate inPieces = new JdbcTemplate(source);
    inPieces.setFetchSize(ROWS_A_PIECE);
    this.inPieces = JdbcClient.create(inPieces);
    JdbcTransactionManager manager = new JdbcTransactionManager(source);
    this.template = new TransactionTemplate(manager);
    this.apart = new TransactionTemplate(manager);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.sync = sync;
  }

  /**
   * The named statement, ready for its parameters; inside {@link #run} it belongs to the
   * transaction.
   */
  public JdbcClient.StatementSpec statement(String name) {
    return client.sql(statements.text(name));
  }

  /**
   * Like {@link #statement}, for more rows than should be in memory at a time: within {@link #run}
   * they come piece by piece.
   */
  public JdbcClient.StatementSpec statementInPieces(String name) {
    return inPieces.sql(statements.text(name));
  }

  /** Tells whether there is a statement of that name for this database. */
  public boolean has(String name) {
    return statements.has(name);
  }

  /**
   * Runs {@code work} in a transaction, within the one under way if there is one, that survives a
   * crash of this process.
   *
   * @return what the work returned, once it is committed
   * @throws org.springframework.dao.DataAccessException when the database refuses or is away; after
   *     a failed commit it is not known whether the work was kept
   */
  public <T> T run(Supplier<T> work) {
    return insist(() -> template.execute(status -> work.get()));
  }

  /**
   * Like {@link #run}, for work of one statement: a transaction by itself, without the journeys to
   * the database that begin and end one.
   */
  public <T> T runAlone(Supplier<T> statement) {
    return insist(statement);
  }

  private static <T> T insist(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      // What was refused can only be tried again together with all of the transaction around it.
      return work.get();
    }
    for (int tried = 1; ; tried++) {
      try {
        return work.get();
      } catch (ConcurrencyFailureException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Runs {@code work} within the transaction under way, so that what it throws leaves the rest of
   * that transaction as it was, and usable.
   */
  public void runApart(Runnable work) {
    apart.executeWithoutResult(status -> work.run());
  }

  /**
   * Like {@link #run}, and when it returns the work has reached the disk; within another
   * transaction, when that one does.
   */
  public <T> T runDurably(Supplier<T> work) {
    T result = run(work);
    if (sync && !TransactionSynchronizationManager.isActualTransactionActive()) {
      statement("sync-to-disk").update();
    }
    return result;
  }
}
