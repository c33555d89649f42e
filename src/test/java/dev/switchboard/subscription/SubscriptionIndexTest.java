package dev.switchboard.subscription;

import static dev.switchboard.subscription.SampleSubscription.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionIndexTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID OTHER_TENANT = new UUID(0, 2);
  private static final List<String> SOURCES = List.of("omicall", "sendblue", "native");
  private static final List<String> TYPES =
      List.of("a", "b", "a.a", "a.b", "b.a", "a.a.a", "a.a.b", "a.b.a", "aa", "aa.a");
  private static final List<String> PATTERNS =
      List.of("a", "b", "a.a", "a.b", "a.a.a", "a.b.a", "aa", "*", "a.*", "b.*", "a.a.*", "aa.*");

  private final SubscriptionIndex index = new SubscriptionIndex();

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(index.matching(TENANT, "omicall", "call.cdr")).isEmpty();
    assertThat(index.byId(new UUID(0, 3))).isNull();
  }

  @Test
  void findsOnlyTheTenantsOwn() {
    Subscription mine = wanting(TENANT, Set.of(), "*");
    index.apply(List.of(mine, wanting(OTHER_TENANT, Set.of(), "*")), List.of());

    assertThat(index.matching(TENANT, "omicall", "call.cdr")).containsExactly(mine);
  }

  @ParameterizedTest
  @CsvSource({
    "* call.cdr",
    "call.* call.cdr",
    "call.cdr call.cdr",
    "* call.*",
    "call.cdr call.*",
    "* *"
  })
  void findsASubscriptionOnceThoughSeveralOfItsPatternsMatch(String patterns) {
    Subscription eager = wanting(TENANT, Set.of("omicall", "native"), patterns.split(" "));
    index.apply(List.of(eager), List.of());

    assertThat(index.matching(TENANT, "omicall", "call.cdr")).containsExactly(eager);
    assertThat(index.matching(TENANT, "sigma", "call.cdr")).isEmpty();
  }

  @Test
  void forgetsWhatIsRemoved() {
    Subscription kept = wanting(TENANT, Set.of(), "call.*");
    Subscription gone = wanting(TENANT, Set.of(), "call.*");
    index.apply(List.of(kept, gone), List.of());

    index.apply(List.of(), List.of(gone.id(), UUID.randomUUID()));

    assertThat(index.matching(TENANT, "native", "call.cdr")).containsExactly(kept);
    assertThat(index.byId(gone.id())).isNull();
    assertThat(index.byId(kept.id())).isSameAs(kept);
  }

  @Test
  void replacesWhatIsChanged() {
    UUID id = UUID.randomUUID();
    index.apply(List.of(wanting(id, TENANT, Set.of(), List.of("call.cdr", "b"))), List.of());
    Subscription changed = wanting(id, TENANT, Set.of("native"), List.of("b", "call.hangup"));

    index.apply(List.of(changed), List.of());

    assertThat(index.matching(TENANT, "native", "call.cdr")).isEmpty();
    assertThat(index.matching(TENANT, "omicall", "b")).isEmpty();
    assertThat(index.matching(TENANT, "native", "b")).containsExactly(changed);
    assertThat(index.matching(TENANT, "native", "call.hangup")).containsExactly(changed);
    assertThat(index.byId(id)).isSameAs(changed);
  }

  @Test
  void takesTheLastOfTwoChangesOfOneSubscription() {
    UUID id = UUID.randomUUID();
    Subscription first = wanting(id, TENANT, Set.of(), List.of("a"));
    Subscription second = wanting(id, TENANT, Set.of(), List.of("a"));

    index.apply(List.of(first, second), List.of());

    assertThat(index.matching(TENANT, "native", "a")).hasSize(1).first().isSameAs(second);
  }

  @Test
  void followsASubscriptionToAnotherTenant() {
    UUID id = UUID.randomUUID();
    index.apply(List.of(wanting(id, TENANT, Set.of(), List.of("a"))), List.of());
    Subscription moved = wanting(id, OTHER_TENANT, Set.of(), List.of("a"));

    index.apply(List.of(moved), List.of());

    assertThat(index.matching(TENANT, "native", "a")).isEmpty();
    assertThat(index.matching(OTHER_TENANT, "native", "a")).containsExactly(moved);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAskingEverySubscription(long seed) {
    Random random = new Random(seed);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ids.add(new UUID(seed, i));
    }
    Map<UUID, Subscription> all = new HashMap<>();
    for (int round = 0; round < 100; round++) {
      Map<UUID, Subscription> changed = new HashMap<>();
      Set<UUID> removed = new HashSet<>();
      for (UUID id : some(ids, 5, random)) {
        if (random.nextInt(3) == 0) {
          removed.add(id);
        } else {
          changed.put(id, randomSubscription(id, random));
        }
      }
      index.apply(changed.values(), removed);
      all.putAll(changed);
      all.keySet().removeAll(removed);

      assertAgreesWith(all);
    }
  }

  @Test
  void showsAChangeToReadersWholeOrNotAtAll() throws Exception {
    UUID id = UUID.randomUUID();
    UUID partner = UUID.randomUUID();
    List<List<Subscription>> states = new ArrayList<>();
    for (String types : List.of("a.a b", "a.* c", "* a.a", "a.a.* a.a")) {
      states.add(
          List.of(
              wanting(id, TENANT, Set.of(), Arrays.asList(types.split(" "))),
              wanting(partner, TENANT, Set.of("native"), Arrays.asList(types.split(" ")))));
    }
    index.apply(states.get(0), List.of());
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<?> reading =
          reader.submit(
              () -> {
                while (writing.get()) {
                  List<Subscription> found = index.matching(TENANT, "native", "a.a");
                  assertThat(found).hasSize(2);
                  assertThat(found.get(0).types()).isEqualTo(found.get(1).types());
                  assertThat(index.byId(id)).isNotNull();
                }
              });
      for (int i = 0; i < 50_000 && !reading.isDone(); i++) {
        index.apply(states.get(i % states.size()), List.of());
      }
      writing.set(false);
      reading.get();
    } finally {
      writing.set(false);
      reader.shutdown();
    }
  }

  private void assertAgreesWith(Map<UUID, Subscription> all) {
    for (UUID tenant : List.of(TENANT, OTHER_TENANT)) {
      for (String source : SOURCES) {
        for (String type : TYPES) {
          List<Subscription> wanting =
              all.values().stream()
                  .filter(one -> one.tenant().equals(tenant) && one.wants(source, type))
                  .toList();
          List<Subscription> found = index.matching(tenant, source, type);
          // Compared this way first, because the rich comparison is a hundred times slower.
          if (found.size() != wanting.size() || !new HashSet<>(found).equals(Set.copyOf(wanting))) {
            assertThat(found)
                .as("%s from %s", type, source)
                .containsExactlyInAnyOrderElementsOf(wanting);
          }
        }
      }
    }
  }

  private static Subscription randomSubscription(UUID id, Random random) {
    UUID tenant = random.nextInt(4) == 0 ? OTHER_TENANT : TENANT;
    List<String> types = some(PATTERNS, 4, random);
    Set<String> sources = random.nextBoolean() ? Set.of() : Set.copyOf(some(SOURCES, 2, random));
    return wanting(id, tenant, sources, types);
  }

  private static <T> List<T> some(List<T> all, int atMost, Random random) {
    List<T> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(atMost); i > 0; i--) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }
}
