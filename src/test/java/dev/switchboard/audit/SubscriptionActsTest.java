package dev.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import dev.switchboard.subscription.Redelivery;
import dev.switchboard.subscription.Revision;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.SigningKeys;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.TypePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionActsTest {
  private static final UUID TENANT = new UUID(0, 7);
  private static final UUID ID = new UUID(0, 1);
  private static final Sealed SECRET = new Sealed(new byte[] {1, 2, 3});
  private static final Preferences CHOSEN =
      new Preferences(
          Ordering.STRICT,
          null,
          new Rate(2.5, 3),
          new Redelivery(
              List.of(Duration.ofSeconds(5), Duration.ofMillis(1500)), null, null, null));

  private final Subscription subscription =
      subscription("https://a.example/?token=abc", SECRET, Preferences.USUAL, true);

  @Test
  void tellsOfANewSubscriptionWhatItIs() {
    assertThat(between(List.of(), List.of(subscription)))
        .containsExactly(
            new Act(
                TENANT,
                "subscription.created",
                "subscription",
                ID.toString(),
                null,
                Map.ofEntries(
                    Map.entry("dialect", "native"),
                    Map.entry("position", 0),
                    Map.entry("url", "https://a.example/?token=hidden"),
                    Map.entry("sources", List.of("a", "b")),
                    Map.entry("types", List.of("call.*", "x")),
                    Map.entry("signing_keys", Map.of("sealed", "hidden", "schemes", List.of("v1"))),
                    Map.entry("preferences", Map.of("ordering", "best_effort")),
                    Map.entry("enabled", true))));
  }

  @Test
  void tellsOfADeletedSubscriptionWhatItWas() {
    Act act = between(List.of(subscription), List.of()).get(0);

    assertThat(act.action()).isEqualTo("subscription.deleted");
    assertThat(act.before()).containsEntry("url", "https://a.example/?token=hidden");
    assertThat(act.after()).isNull();
  }

  @Test
  void tellsOfAChangeOnlyWhatChanged() {
    Act act = between(subscription("https://b.example", SECRET, CHOSEN, true)).get(0);

    assertThat(act.action()).isEqualTo("subscription.changed");
    assertThat(act.before().toString())
        .isEqualTo(
            "{url=https://a.example/?token=hidden, preferences={ordering=best_effort, rate=null,"
                + " redelivery={delays=null}}}");
    assertThat(act.after().toString())
        .isEqualTo(
            "{url=https://b.example, preferences={ordering=strict, rate={per_second=2.5, burst=3},"
                + " redelivery={delays=[5, 1.5]}}}");
  }

  @Test
  void tellsThatASecretChangedButNotTheSecret() {
    Sealed other = new Sealed(new byte[] {4});
    Act act = between(subscription(subscription.url(), other, Preferences.USUAL, true)).get(0);

    Object hidden = Map.of("signing_keys", Map.of("sealed", "hidden"));
    assertThat(act.before()).isEqualTo(hidden);
    assertThat(act.after()).isEqualTo(hidden);
  }

  @Test
  void tellsThatOnlyATokenInTheUrlChanged() {
    Act act =
        between(subscription("https://a.example/?token=xyz", SECRET, Preferences.USUAL, true))
            .get(0);

    assertThat(act.before()).isEqualTo(Map.of("url", "https://a.example/?token=hidden"));
    assertThat(act.after()).isEqualTo(act.before());
  }

  @Test
  void tellsDisablingAndEnablingByName() {
    Subscription disabled = subscription(subscription.url(), SECRET, Preferences.USUAL, false);

    assertThat(between(disabled)).extracting(Act::action).containsExactly("subscription.disabled");
    assertThat(between(List.of(disabled), List.of(subscription)))
        .extracting(Act::action)
        .containsExactly("subscription.enabled");
  }

  @Test
  void tellsNothingWhereNothingChanged() {
    assertThat(between(List.of(subscription), List.of(subscription))).isEmpty();
  }

  @Test
  void tellsOfAccountWideSecretsByTheirNamesOnly() {
    List<Act> acts =
        SubscriptionActs.between(
            revision(),
            new Portfolio(List.of(), Map.of("gone", SECRET, "kept", SECRET, "other", SECRET)),
            new Portfolio(
                List.of(),
                Map.of("kept", SECRET, "new", SECRET, "other", new Sealed(new byte[] {9}))));

    assertThat(acts)
        .extracting(Act::action, Act::object)
        .containsExactly(
            tuple("setting.deleted", "native/gone"),
            tuple("setting.created", "native/new"),
            tuple("setting.changed", "native/other"));
    assertThat(acts.get(2).after()).isEqualTo(Map.of("other", "hidden"));
  }

  @Test
  void knowsEveryComponentOfASubscription() {
    Set<String> identity = Set.of("id", "tenant", "created_at");
    String[] names =
        Arrays.stream(Subscription.class.getRecordComponents())
            .map(part -> part.getName().replaceAll("([A-Z])", "_$1").toLowerCase())
            .filter(name -> !identity.contains(name))
            .toArray(String[]::new);

    assertThat(Facts.of(subscription, Set.of("id", "tenant", "createdAt"))).containsOnlyKeys(names);
  }

  private List<Act> between(Subscription now) {
    return between(List.of(subscription), List.of(now));
  }

  private static List<Act> between(List<Subscription> before, List<Subscription> after) {
    return SubscriptionActs.between(revision(), Portfolio.of(before), Portfolio.of(after));
  }

  private static Revision revision() {
    return new Revision(TENANT, "native", Revision.Selection.ALL, current -> current);
  }

  private static Subscription subscription(
      String url, Sealed secret, Preferences preferences, boolean enabled) {
    return new Subscription(
        ID,
        TENANT,
        "native",
        "",
        null,
        0,
        url,
        Set.of("b", "a"),
        List.of(new TypePattern("call.*"), new TypePattern("x")),
        new SigningKeys(secret, List.of("v1"), null),
        null,
        null,
        null,
        preferences,
        enabled,
        enabled ? null : "gone",
        Instant.EPOCH);
  }
}
