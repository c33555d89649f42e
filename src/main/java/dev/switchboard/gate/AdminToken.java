package dev.switchboard.gate;

import dev.switchboard.access.RequestView;
import dev.switchboard.access.Tokens;
import java.security.MessageDigest;

/** The administrator's token, of which only the hash is kept. */
public final class AdminToken {
  private static final String SCHEME = "Bearer ";

  private final byte[] hash;

  /**
   * @param hash SHA-256 of the token
   */
  public AdminToken(byte[] hash) {
    this.hash = hash.clone();
  }

  /** Tells whether the request carries this token as its bearer token. */
  public boolean isCarriedBy(RequestView request) {
    String authorization = request.header("Authorization");
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String token = authorization.substring(SCHEME.length()).trim();
    return MessageDigest.isEqual(hash, Tokens.hash(token));
  }
}
