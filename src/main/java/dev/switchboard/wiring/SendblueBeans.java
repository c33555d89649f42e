package dev.switchboard.wiring;

import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.dialect.sendblue.SendblueApi;
import dev.switchboard.dialect.sendblue.SendblueDialect;
import dev.switchboard.store.PortfolioRows;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Sendblue: its dialect and its webhook management. */
final class SendblueBeans {
  private SendblueBeans() {}

  /**
   * @param urlCheck throws {@link IllegalArgumentException} for a URL that may not be registered
   * @param plainHttp whether plain http URLs are allowed
   */
  static void bind(
      CamelContext context, Settings settings, Consumer<String> urlCheck, boolean plainHttp) {
    Registry registry = context.getRegistry();
    SecretBox box = registry.lookupByNameAndType("secretBox", SecretBox.class);
    SubscriptionFactory factory =
        registry.lookupByNameAndType("subscriptionFactory", SubscriptionFactory.class);
    registry.bind(
        SendblueDialect.NAME,
        new SendblueDialect(box, Policies.read(settings, SendblueDialect.NAME)));
    registry.bind("sendblueApi", new SendblueApi(urlCheck, plainHttp, box, factory));
    registry.bind("portfolioRows", new PortfolioRows());
  }
}
