package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.subscription.Redelivery;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
  private static final RandomGenerator LOWEST = () -> 0L;
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
  private static final RandomGenerator HIGHEST = () -> -1L;
  private static final Duration TOOK = Duration.ofMillis(7);
  private static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(24));
  private static final RedeliveryPolicy USUAL =
      new RedeliveryPolicy(DELAYS, 0.2, Duration.ofSeconds(30), false);
  private static final RedeliveryPolicy CLIENT_ERRORS_FINAL =
      new RedeliveryPolicy(DELAYS, 0.2, Duration.ofSeconds(45), true);

  private final Verdicts verdicts = new Verdicts(MIDDLE);

  @ParameterizedTest(name = "{0}: {1}, if client errors are final {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200  | delivered               | delivered
          204  | delivered               | delivered
          299  | delivered               | delivered
          199  | retry status_199        | retry status_199
          301  | retry status_301        | retry status_301
          302  | retry status_302        | retry status_302
          400  | retry status_400        | dead client_error
          401  | retry status_401        | dead client_error
          404  | retry status_404        | dead client_error
          408  | retry status_408 slower | dead client_error slower
          410  | dead gone disable       | dead gone disable
          422  | retry status_422        | dead client_error
          425  | retry status_425 slower | dead client_error slower
          429  | retry status_429 slower | dead client_error slower
          499  | retry status_499        | dead client_error
          500  | retry status_500 slower | retry status_500 slower
          503  | retry status_503 slower | retry status_503 slower
          599  | retry status_599 slower | retry status_599 slower
          TIMEOUT          | retry timeout slower          | retry timeout slower
          CONNECTION_ERROR | retry connection_error slower | retry connection_error slower
          EGRESS_DENIED    | retry egress_denied           | retry egress_denied
          INTERNAL_ERROR   | retry internal_error:java.lang.ArithmeticException | retry internal_error:java.lang.ArithmeticException
          """)
  void givesTheVerdictOfTheTable(String ended, String usually, String ifClientErrorsFinal) {
    Outcome outcome = outcome(ended);

    assertThat(words(verdicts.judge(outcome, 1, USUAL))).isEqualTo(usually);
    assertThat(words(verdicts.judge(outcome, 1, CLIENT_ERRORS_FINAL)))
        .isEqualTo(ifClientErrorsFinal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          302              | dead policy_spent
          404              | dead policy_spent
          410              | dead gone disable
          429              | dead policy_spent slower
          500              | dead policy_spent slower
          TIMEOUT          | dead policy_spent slower
          CONNECTION_ERROR | dead policy_spent slower
          EGRESS_DENIED    | dead policy_spent
          INTERNAL_ERROR   | dead policy_spent
          200              | delivered
          """)
  void endsWithThePolicy(String ended, String verdict) {
    assertThat(words(verdicts.judge(outcome(ended), 4, USUAL))).isEqualTo(verdict);
    assertThat(words(verdicts.judge(outcome(ended), 11, USUAL))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1, PT4S, PT5S, PT6S", "2, PT4M, PT5M, PT6M", "3, PT19H12M, PT24H, PT28H48M"})
  void spreadsTheDelaysOfThePolicy(
      int attempt, Duration lowest, Duration middle, Duration highest) {
    Outcome outcome = outcome("500");

    assertThat(new Verdicts(LOWEST).judge(outcome, attempt, USUAL).delay()).isEqualTo(lowest);
    assertThat(new Verdicts(MIDDLE).judge(outcome, attempt, USUAL).delay()).isEqualTo(middle);
    assertThat(new Verdicts(HIGHEST).judge(outcome, attempt, USUAL).delay()).isEqualTo(highest);
  }

  @ParameterizedTest(name = "{0} with Retry-After {1} on attempt {2}: {3}")
  @CsvSource({
    "503, PT60S, 1, PT60S",
    "429, PT60S, 1, PT60S",
    "408, PT60S, 1, PT60S",
    "425, PT60S, 1, PT60S",
    "503, PT1S, 1, PT4S",
    "503, PT0S, 1, PT4S",
    "503, PT60S, 2, PT4M",
    "503, PT200H, 1, PT24H",
    "503, PT200H, 3, PT24H",
    "404, PT60S, 1, PT4S",
    "302, PT60S, 1, PT4S",
  })
  void takesRetryAfterAsAFloor(int status, Duration wish, int attempt, Duration delay) {
    Outcome outcome = Outcome.answered(status, TOOK, new byte[0], wish);

    assertThat(new Verdicts(LOWEST).judge(outcome, attempt, USUAL).delay()).isEqualTo(delay);
  }

  @Test
  void triesOnceUnderAPolicyWithoutDelays() {
    RedeliveryPolicy once = new RedeliveryPolicy(List.of(), 0, Duration.ofSeconds(30), false);

    assertThat(words(verdicts.judge(outcome("500"), 1, once)))
        .isEqualTo("dead policy_spent slower");
  }

  @Test
  void cutsAReasonThatIsLongerThanItsColumn() {
    Outcome outcome = new Outcome(Kind.INTERNAL_ERROR, 0, TOOK, "x".repeat(500), new byte[0], null);

    assertThat(verdicts.judge(outcome, 1, USUAL).reason()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesAnAttemptBeforeTheFirst(int attempt) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verdicts.judge(outcome("200"), attempt, USUAL));
  }

  private static Outcome outcome(String ended) {
    return Character.isDigit(ended.charAt(0))
        ? Outcome.answered(Integer.parseInt(ended), TOOK, new byte[0], null)
        : Outcome.failed(Kind.valueOf(ended), TOOK, new ArithmeticException());
  }

  private static String words(Verdict verdict) {
    assertThat(verdict.delay() != null).isEqualTo(verdict.state() == DeliveryState.PENDING);
    String state = verdict.delay() != null ? "retry" : verdict.state().wireName();
    return state
        + (verdict.reason() == null ? "" : " " + verdict.reason())
        + (verdict.slowsLane() ? " slower" : "")
        + (verdict.disablesSubscription() ? " disable" : "");
  }

  @Test
  void countsWhatASubscriptionSaysBeforeItsDialectsPolicy() {
    RedeliveryPolicy usual = new RedeliveryPolicy(DELAYS, 0.2, Duration.ofSeconds(30), false);
    Redelivery some = new Redelivery(List.of(Duration.ofSeconds(1)), null, null, true);
    Redelivery rest = new Redelivery(null, 0.0, Duration.ofSeconds(2), null);

    assertThat(usual.chosenBy(Redelivery.USUAL)).isSameAs(usual);
    assertThat(usual.chosenBy(some))
        .isEqualTo(
            new RedeliveryPolicy(
                List.of(Duration.ofSeconds(1)), 0.2, Duration.ofSeconds(30), true));
    assertThat(usual.chosenBy(rest))
        .isEqualTo(new RedeliveryPolicy(DELAYS, 0, Duration.ofSeconds(2), false));
  }
}
