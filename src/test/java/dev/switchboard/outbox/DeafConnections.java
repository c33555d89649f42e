package dev.switchboard.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections whose next commit can be made to succeed without its answer coming through. */
final class DeafConnections extends DelegatingDataSource {
  private boolean deaf;

  DeafConnections(DataSource source) {
    super(source);
  }

  /** Loses the answer to the next commit. */
  void loseNextAnswer() {
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
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                if (method.getName().equals("commit") && deaf) {
                  deaf = false;
                  throw new SQLException("the connection broke", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
