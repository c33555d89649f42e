package dev.switchboard.outbound;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.Attempt;
import dev.switchboard.signing.SealedRings;
import dev.switchboard.signing.SignatureHeaders;
import dev.switchboard.signing.StandardWebhooks;
import dev.switchboard.signing.TenantHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Signs the body with the subscription's own keys, as Standard Webhooks 1.0.0 asks of a sender, in
 * header fields that the tenant may have named.
 */
public final class Signature implements Processor {
  private final OpenedSecrets secrets;
  private final TenantHeaders headers;

  /**
   * @param box opens the subscription's keys
   * @param headers which tenants chose names of their own
   */
  public Signature(SecretBox box, TenantHeaders headers) {
    this.secrets = new OpenedSecrets(new SealedRings(box));
    this.headers = headers;
  }

  @Override
  public void process(Exchange exchange) {
    Attempt attempt = exchange.getProperty(DialectBody.ATTEMPT, Attempt.class);
    Message message = exchange.getMessage();
    String id = attempt.delivery().event().id().toString();
    long timestamp = attempt.at().getEpochSecond();
    byte[] body = message.getBody(byte[].class);
    SignatureHeaders names = headers.of(attempt.subscription().tenant());

    if (names != SignatureHeaders.STANDARD) {
      exchange.setProperty(SubscriberHeaders.SIGNED, names);
    }
    message.setHeader(names.id(), id);
    message.setHeader(names.timestamp(), Long.toString(timestamp));
    message.setHeader(
        names.signature(),
        StandardWebhooks.sign(
            id, timestamp, body, secrets.of(attempt.subscription(), attempt.at())));
  }
}
