package dev.switchboard.outbound;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.Attempt;
import dev.switchboard.signing.StandardWebhooks;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Signs the body with the subscription's own secret, as Standard Webhooks 1.0.0 asks of a sender.
 */
public final class Signature implements Processor {
  private final OpenedSecrets secrets;

  /**
   * @param box opens the subscription's secret
   */
  public Signature(SecretBox box) {
    this.secrets = new OpenedSecrets(box);
  }

  @Override
  public void process(Exchange exchange) {
    Attempt attempt = exchange.getProperty(DialectBody.ATTEMPT, Attempt.class);
    Message message = exchange.getMessage();
    String id = attempt.delivery().event().id().toString();
    long timestamp = attempt.at().getEpochSecond();
    byte[] body = message.getBody(byte[].class);

    message.setHeader("webhook-id", id);
    message.setHeader("webhook-timestamp", Long.toString(timestamp));
    message.setHeader(
        "webhook-signature",
        StandardWebhooks.sign(id, timestamp, body, secrets.of(attempt.subscription())));
  }
}
