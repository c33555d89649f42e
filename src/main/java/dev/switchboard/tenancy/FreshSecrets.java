package dev.switchboard.tenancy;

import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import java.util.Optional;

/** Makes new secrets in the form that each kind of credential has. */
final class FreshSecrets {
  private final Dialects dialects;
  private final Tokens tokens;

  FreshSecrets(Dialects dialects, Tokens tokens) {
    this.dialects = dialects;
    this.tokens = tokens;
  }

  /** A new secret of that kind; empty for a kind that nobody is given directly. */
  Optional<Dialect.Issue> of(String kind) {
    return dialects.all().stream()
        .map(dialect -> dialect.issue(tokens))
        .filter(issue -> issue.stored().kind().equals(kind))
        .findFirst();
  }

  /** A new secret of the gateway's own kind. */
  Dialect.Issue own() {
    return dialects.all().get(0).issue(tokens);
  }
}
