package dev.switchboard.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.delivery.RedeliveryPolicy;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
  private final CamelContext context = new DefaultCamelContext();
  private final Settings settings = new Settings(context);

  @BeforeEach
  void readTheConfigurationFile() {
    context.getPropertiesComponent().setLocation("file:config/application.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"omicall", "sigma"})
  void triesTenTimesInThreeDaysByDefault(String dialect) {
    RedeliveryPolicy policy = Policies.read(settings, dialect);

    assertThat(policy.attempts()).isEqualTo(10);
    assertThat(policy.delays().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.parse("PT75H35M5S"));
    assertThat(policy.jitter()).isEqualTo(0.2);
    assertThat(policy.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(policy.clientErrorsFinal()).isFalse();
  }

  @Test
  void takesTheCommonOptionUnlessTheDialectHasItsOwn() {
    set("switchboard.redelivery.delays", "1s");
    set("switchboard.sigma.redelivery.delays", "2s, 3s");

    assertThat(Policies.read(settings, "omicall").delays()).containsExactly(Duration.ofSeconds(1));
    assertThat(Policies.read(settings, "sigma").delays())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"jitter,1.5", "jitter,-0.1", "deadline,0s"})
  void refusesAnOptionThatIsOutOfItsRange(String option, String value) {
    set("switchboard.omicall.redelivery." + option, value);
    assertThatThrownBy(() -> Policies.read(settings, "omicall"))
        .hasMessageContaining("switchboard.omicall.redelivery." + option);
  }

  @Test
  void refusesAWordThatIsNoChoice() {
    set("switchboard.sigma.envelope", "eco");
    assertThatThrownBy(() -> Choices.read(settings, "switchboard.sigma.envelope", "bare", "ec"))
        .hasMessage("switchboard.sigma.envelope must be one of bare, ec, not eco");
  }

  private void set(String option, String value) {
    context.getPropertiesComponent().addOverrideProperty(option, value);
  }
}
