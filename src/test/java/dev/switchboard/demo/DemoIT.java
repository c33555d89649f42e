package dev.switchboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoIT {

  @Test
  void everySubscriberGetsWhatItIsOwed() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    boolean complete;
    try (DemoGateway gateway = DemoGateway.start()) {
      PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      complete = new Play(gateway.client(), out).run();
    }

    String account = printed.toString(StandardCharsets.UTF_8);
    assertThat(complete).as(account).isTrue();
    assertThat(account)
        .contains("message.receive  attempt 3, answered 200, signature verified")
        .contains("sb-signing-secret: a-secret-of-the-demo")
        .doesNotContain("MISSING", "WRONG");
  }
}
