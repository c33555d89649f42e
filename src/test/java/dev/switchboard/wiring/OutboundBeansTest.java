package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.outbound.OutcomeReader;
import java.net.InetAddress;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.Test;

class OutboundBeansTest {

  @Test
  void makesTheBeansThatTheConfigurationNamesAndReachesNothingInnerByDefault() throws Exception {
    try (CamelContext context = new DefaultCamelContext()) {
      bind(context, new Properties());
      EgressPolicy policy = bean(context, "egressPolicy", EgressPolicy.class);
      assertThat(policy.allowsPlainHttp()).isFalse();
      assertThat(policy.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
      assertThat(bean(context, "subscriberClient", HttpClientConfigurer.class)).isNotNull();
      assertThat(bean(context, "outcomeReader", OutcomeReader.class)).isNotNull();
      assertThat(bean(context, "subscriberHeaders", HeaderFilterStrategy.class)).isNotNull();
      assertThat(
              bean(context, "subscriberConnections", PoolingHttpClientConnectionManager.class)
                  .getDefaultMaxPerRoute())
          .isEqualTo(512);
    }
  }

  @Test
  void reachesWhatTheOperatorAllows() throws Exception {
    Properties options = new Properties();
    options.setProperty("switchboard.egress.allow", "10.0.0.0/8, ::1/128");
    options.setProperty("switchboard.egress.http", "true");
    try (CamelContext context = new DefaultCamelContext()) {
      bind(context, options);
      EgressPolicy policy = bean(context, "egressPolicy", EgressPolicy.class);
      assertThat(policy.allowsPlainHttp()).isTrue();
      assertThat(policy.allows(InetAddress.getByName("10.0.0.1"))).isTrue();
      assertThat(policy.allows(InetAddress.getByName("192.168.0.1"))).isFalse();
    }
  }

  private static void bind(CamelContext context, Properties options) {
    context.getPropertiesComponent().setLocation("file:config/application.properties");
    context.getPropertiesComponent().setOverrideProperties(options);
    CoreBeans.bind(context, new Settings(context));
    context.start();
    OutboundBeans.bind(context, new Settings(context));
  }

  private static <T> T bean(CamelContext context, String name, Class<T> type) {
    return context.getRegistry().lookupByNameAndType(name, type);
  }
}
