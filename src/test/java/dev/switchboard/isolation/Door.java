package dev.switchboard.isolation;

import dev.switchboard.testing.GatewayOptions;

/** What a route's callers identify with. */
enum Door {
  /** The native API's token, also of producers. */
  NATIVE {
    @Override
    String[] key(Belongings owner) {
      return owner.tenant().bearer();
    }
  },
  /** OMICall's access token. */
  OMICALL {
    @Override
    String[] key(Belongings owner) {
      return new String[] {"authorization", owner.omicallToken()};
    }
  },
  /** Sendblue's pair of keys. */
  SENDBLUE {
    @Override
    String[] key(Belongings owner) {
      return owner.tenant().sendblue();
    }
  },
  /** Sigma's pair. */
  SIGMA {
    @Override
    String[] key(Belongings owner) {
      return owner.tenant().sigma();
    }
  },
  /** The administrator's token, which no tenant has. */
  ADMIN {
    @Override
    String[] key(Belongings owner) {
      return new String[] {"authorization", "Bearer " + GatewayOptions.ADMIN_TOKEN};
    }
  },
  /** Open: what a caller may have is said in the path. */
  OPEN {
    @Override
    String[] key(Belongings owner) {
      return new String[0];
    }
  };

  /** The header fields by which {@code owner} comes in here. */
  abstract String[] key(Belongings owner);
}
