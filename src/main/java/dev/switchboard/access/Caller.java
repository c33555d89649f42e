package dev.switchboard.access;

import java.util.UUID;

/**
 * Who makes a request, once a credential has been checked.
 *
 * @param tenant the account; null for the administrator
 * @param credential the id of the credential used; null for the administrator's token
 */
public record Caller(UUID tenant, UUID credential) {

  /** The holder of the administrator's token. */
  public static final Caller ADMIN = new Caller(null, null);

  /** Tells whether this is the administrator. */
  public boolean isAdmin() {
    return tenant == null;
  }
}
