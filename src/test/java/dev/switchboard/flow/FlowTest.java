package dev.switchboard.flow;

import dev.switchboard.testing.Databases;
import dev.switchboard.testing.Receiver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A test of what the gateway does with events, on each database in turn; every test has an account
 * and a receiver of its own. A class starts its flow before the first of its tests, with the
 * options it needs.
 */
@ParameterizedClass
@EnumSource(Databases.class)
abstract class FlowTest {
  static Flow flow;

  @Parameter Databases databases;

  final Account account = flow.account();
  @AutoClose final Receiver receiver = Receiver.start();

  @AfterParameterizedClassInvocation
  static void stop() {
    flow.close();
  }
}
