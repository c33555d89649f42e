package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.testing.Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;

class TlsIT {
  private static final Certificate HOOKS = Certificate.selfSigned("hooks.example");
  private static final SSLContext TLS = HOOKS.context(HOOKS);
  private static final EgressPolicy TLS_ONLY =
      new EgressPolicy(List.of(Cidr.parse("127.0.0.1")), false);

  @Test
  void deliversToATrustedNameAndToNoOtherNameOfTheSameReceiver() throws Exception {
    try (RawReceiver receiver = TlsReceiver.start(TLS);
        Sender sender =
            new Sender(TLS_ONLY, TlsReceiver.ALL_LOCAL, new DefaultClientTlsStrategy(TLS))) {
      String port = ":" + receiver.port();
      assertThat(sender.post("https://hooks.example" + port + "/").status()).isEqualTo(200);
      assertThat(sender.post("https://hooks.example" + port + "/").status()).isEqualTo(200);
      assertThat(receiver.connections).hasValue(1);
      assertThat(sender.post("https://other.example" + port + "/").kind())
          .isEqualTo(Kind.CONNECTION_ERROR);
    }
  }

  @Test
  void deliversNothingToAReceiverWhoseCertificateNobodyVouchesFor() throws Exception {
    try (RawReceiver receiver = TlsReceiver.start(TLS);
        Sender sender =
            new Sender(TLS_ONLY, TlsReceiver.ALL_LOCAL, DefaultClientTlsStrategy.createDefault())) {
      Outcome outcome = sender.post("https://hooks.example:" + receiver.port() + "/");
      assertThat(outcome.kind()).isEqualTo(Kind.CONNECTION_ERROR);
      assertThat(outcome.error()).contains("SSLHandshakeException");
      assertThat(receiver.requests).isEmpty();
    }
  }
}
