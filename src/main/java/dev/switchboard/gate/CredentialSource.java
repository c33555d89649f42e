package dev.switchboard.gate;

import dev.switchboard.store.StoredCredential;
import java.util.Optional;

/** Where credentials are looked up. */
@FunctionalInterface
public interface CredentialSource {

  /** The credential of that kind and lookup name, expired or not. */
  Optional<StoredCredential> find(String kind, String lookup);
}
