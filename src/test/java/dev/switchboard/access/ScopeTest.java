package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

  @ParameterizedTest
  @CsvSource({
    "admin,   true,  false, false, false",
    "manage,  false, true,  false, true",
    "publish, false, false, true,  false",
    "read,    false, false, false, true",
  })
  void coversWhatItStandsFor(
      String held, boolean admin, boolean manage, boolean publish, boolean read) {
    Scope scope = Scope.named(held);
    assertThat(scope.covers(Scope.ADMIN)).isEqualTo(admin);
    assertThat(scope.covers(Scope.MANAGE)).isEqualTo(manage);
    assertThat(scope.covers(Scope.PUBLISH)).isEqualTo(publish);
    assertThat(scope.covers(Scope.READ)).isEqualTo(read);
  }

  @Test
  void isWrittenInAFixedOrderAndReadBack() {
    Set<Scope> scopes = Set.of(Scope.READ, Scope.MANAGE, Scope.PUBLISH);
    assertThat(Scope.joined(scopes)).isEqualTo("manage,publish,read");
    assertThat(Scope.parse("manage,publish,read")).isEqualTo(scopes);
  }

  @Test
  void refusesAnUnknownName() {
    for (String name : new String[] {"", "Manage", "root"}) {
      assertThatThrownBy(() -> Scope.named(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void givesAnAccountNothingOfTheAdministrators() {
    Caller tenant = new Caller(null, null, "token", Set.of(Scope.MANAGE, Scope.PUBLISH));
    assertThat(tenant.isAdmin()).isFalse();
    assertThat(Caller.ADMIN.isAdmin()).isTrue();
    assertThat(Caller.ADMIN.may(Scope.READ)).isFalse();
  }
}
