package dev.switchboard.gate;

import dev.switchboard.access.Tokens;
import dev.switchboard.store.GatewaySettingStore;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the administrator's token: the configured one, or one made at the first start, which is
 * shown in the log that once and kept as a hash.
 */
public final class AdminTokenKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(AdminTokenKeeper.class);
  private static final String SETTING = "admin_token_hash";

  private final GatewaySettingStore settings;
  private final Tokens tokens;

  /** A keeper that remembers the hash in {@code settings}. */
  public AdminTokenKeeper(GatewaySettingStore settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * @param configured the configured token; empty for one made by the gateway
   */
  public AdminToken token(String configured) {
    if (!configured.isEmpty()) {
      return new AdminToken(Tokens.hash(configured));
    }
    return new AdminToken(HexFormat.of().parseHex(settings.find(SETTING).orElseGet(this::make)));
  }

  private String make() {
    String token = tokens.secret("sba_");
    String hash = HexFormat.of().formatHex(Tokens.hash(token));
    if (settings.putIfAbsent(SETTING, hash)) {
      LOG.warn("The administrator's token, shown only this once: {}", token);
      return hash;
    }
    // Another node, starting at the same moment, was first and has shown its token.
    return settings.find(SETTING).orElseThrow();
  }
}
