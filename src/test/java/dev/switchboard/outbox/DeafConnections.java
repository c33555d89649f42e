package dev.switchboard.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose next commit can be made to succeed without its answer coming through, that of a
 * statement which is a transaction by itself too.
 */
final class DeafConnections extends DelegatingDataSource {
  private static final Runnable NOTHING = () -> {};
  private static final Pattern WRITING = Pattern.compile("\\b(insert|update|merge|delete)\\b");
  private static final Set<String> EXECUTING = Set.of("executeUpdate", "executeQuery");

  private boolean deaf;
  private Runnable meanwhile = NOTHING;

  DeafConnections(DataSource source) {
    super(source);
  }

  /** Loses the answer to the next commit. */
  void loseNextAnswer() {
    loseNextAnswer(NOTHING);
  }

  /**
   * Loses the answer to the next commit.
   *
   * @param meanwhile what happens before the loss is noticed
   */
  void loseNextAnswer(Runnable meanwhile) {
    this.meanwhile = meanwhile;
    deaf = true;
  }

  /** Whether the next answer is going to be lost. */
  boolean losesNextAnswer() {
    return deaf;
  }

  /** Loses no answer from now on. */
  void hearAgain() {
    deaf = false;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = call(connection, method, arguments);
          if (method.getName().equals("commit")) {
            answer();
          }
          return result instanceof PreparedStatement statement && writes((String) arguments[0])
              ? ofAutomaticCommits(connection, statement)
              : result;
        });
  }

  private static boolean writes(String statement) {
    return WRITING.matcher(statement).find();
  }

  private PreparedStatement ofAutomaticCommits(Connection connection, PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          Object result = call(statement, method, arguments);
          if (EXECUTING.contains(method.getName()) && connection.getAutoCommit()) {
            answer();
          }
          return result;
        });
  }

  private void answer() throws SQLException {
    if (deaf) {
      deaf = false;
      meanwhile.run();
      throw new SQLException("the connection broke", "08006");
    }
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> calls.take(method, arguments)));
  }

  /** What becomes of calls. */
  @FunctionalInterface
  private interface Calls {
    Object take(Method method, Object[] arguments) throws Throwable;
  }
}
