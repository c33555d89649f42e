package dev.switchboard.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who makes a request, once a credential has been checked.
 *
 * @param tenant the account that the request acts for; null for the administrator acting for none
 * @param credential the id of the credential used; null for the administrator's token
 * @param kind what sort of credential was used; null for the administrator's token
 * @param scopes what it lets its holder do
 */
public record Caller(UUID tenant, UUID credential, String kind, Set<Scope> scopes) {

  /** The holder of the administrator's token. */
  public static final Caller ADMIN = administratorFor(null);

  /** The holder of the administrator's token, acting for an account. */
  public static Caller administratorFor(UUID tenant) {
    return new Caller(tenant, null, null, Set.of(Scope.ADMIN));
  }

  /** Tells whether this is the administrator. */
  public boolean isAdmin() {
    return scopes.contains(Scope.ADMIN);
  }

  /** Tells whether the credential used is good for {@code wanted}. */
  public boolean may(Scope wanted) {
    return Scope.covered(scopes, wanted);
  }
}
