package dev.switchboard.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.Credential;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.audit.Act;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.paging.Page;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.CredentialChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The management of an account's credentials, by itself or by the administrator. A secret is in the
 * answer that makes it and nowhere else. Nobody gets out of it what their own credential is not
 * good for.
 */
public final class CredentialApi {
  private static final String CREDENTIAL = "credential";
  private static final Duration USUAL_OVERLAP = Duration.ofHours(24);
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);
  private static final int MOST_FORMER_SECRETS = 5;

  private final CredentialChanges changes;
  private final AuditStore audit;
  private final FreshSecrets secrets;
  private final InstantSource clock;
  private final int most;

  /**
   * @param changes where credentials are kept
   * @param audit where it is written down who changes them
   * @param dialects the families whose credentials can be made
   * @param tokens where secrets come from
   * @param clock tells what has expired
   * @param most how many credentials an account may have that are good for something
   */
  public CredentialApi(
      CredentialChanges changes,
      AuditStore audit,
      Dialects dialects,
      Tokens tokens,
      InstantSource clock,
      int most) {
    this.changes = changes;
    this.audit = audit;
    this.secrets = new FreshSecrets(dialects, tokens);
    this.clock = clock;
    this.most = most;
  }

  /**
   * Makes a credential.
   *
   * @return the credential, and this once its secret
   * @throws Refusal 403 when it would be good for more than the caller's own, 409 when there are
   *     too many, 422 (400 without a body) when the request makes no sense
   */
  public Map<String, Object> create(ApiRequest request) {
    CredentialRequest wanted = CredentialRequest.read(request, clock.instant());
    Dialect.Issue issue =
        wanted.kind() == null
            ? secrets.own()
            : secrets
                .of(wanted.kind())
                .orElseThrow(() -> new Refusal(422, "there is no such kind of credential to make"));
    requireFitting(wanted.scopes(), issue.stored());
    requireHeld(wanted.scopes(), request.caller());
    IssuedCredential stored = issue.stored().withScopes(wanted.scopes()).until(wanted.expiresAt());
    Credential made =
        audit.recording(
            request.actor(),
            () -> create(request.tenant(), wanted.name(), stored),
            done ->
                List.of(
                    Act.created(
                        request.tenant(),
                        CREDENTIAL,
                        done.id().toString(),
                        CredentialView.of(done))));
    return withSecret(made, issue);
  }

  /** The page of the list that a request asks for. */
  public Page page(ApiRequest request) {
    return Fields.page(request);
  }

  /** The kind of credentials that a list is narrowed to; empty for all. */
  public String kind(ApiRequest request) {
    String kind = request.query("kind");
    // No kind is called so, and PostgreSQL refuses text that holds a zero.
    return kind == null ? "" : kind.replace('\0', '?');
  }

  /** A page of credentials. */
  public Map<String, Object> listed(Page page, List<Credential> found) {
    return page.answer(found, Credential::id, CredentialView::of);
  }

  /**
   * Ends a credential at once, and those given out for it.
   *
   * @throws Refusal 404 when there is no such credential
   */
  public void revoke(ApiRequest request) {
    Credential was = found(request);
    audit.recording(
        request.actor(),
        () -> {
          changes.revoke(request.tenant(), was.id());
          return found(request);
        },
        now -> was.revokedAt() == null ? List.of(revoked(request, was, now)) : List.of());
  }

  /**
   * Gives a credential another secret; those before stay valid for a while.
   *
   * @return the credential, and this once its new secret
   * @throws Refusal 403 when it is good for more than the caller's own, 404 when there is no such
   *     credential, 409 when it has ended or has too many valid secrets, 422 when the request makes
   *     no sense
   */
  public Map<String, Object> rotate(ApiRequest request) {
    Duration overlap = overlap(request);
    Credential credential = found(request);
    requireHeld(credential.scopes(), request.caller());
    Dialect.Issue issue =
        secrets
            .of(credential.kind())
            .orElseThrow(() -> new Refusal(422, "a credential of this kind gets no other secret"));
    Instant now = clock.instant();
    UUID id = credential.id();
    if (!credential.isLive(now)) {
      throw new Refusal(409, "the credential has ended");
    }
    audit.recording(
        request.actor(),
        () -> rotate(request.tenant(), id, issue.stored(), now.plus(overlap)),
        until -> List.of(rotated(request.tenant(), id, until)));
    return withSecret(found(request), issue);
  }

  private Credential create(UUID tenant, String name, IssuedCredential stored) {
    return changes
        .create(tenant, name, stored, most)
        .orElseThrow(
            () -> new Refusal(409, "there are " + most + " credentials already; revoke some"));
  }

  private Instant rotate(UUID tenant, UUID id, IssuedCredential fresh, Instant until) {
    if (!changes.rotate(tenant, id, fresh, until, MOST_FORMER_SECRETS)) {
      throw new Refusal(
          409, "the credential has ended, or has too many valid secrets; overlap 0 ends them");
    }
    return until;
  }

  private static Act revoked(ApiRequest request, Credential was, Credential now) {
    return Act.changed(
        request.tenant(),
        "credential.revoked",
        CREDENTIAL,
        was.id().toString(),
        CredentialView.of(was),
        CredentialView.of(now));
  }

  private static Act rotated(UUID tenant, UUID id, Instant until) {
    return new Act(
        tenant,
        "credential.rotated",
        CREDENTIAL,
        id.toString(),
        Map.of("secret", "hidden"),
        new TreeMap<>(Map.of("secret", "hidden", "former_valid_until", until.toString())));
  }

  private Credential found(ApiRequest request) {
    return changes
        .find(request.tenant(), Fields.id(request, CREDENTIAL))
        .orElseThrow(() -> Fields.missing(CREDENTIAL));
  }

  private static Duration overlap(ApiRequest request) {
    if (request.body().isMissingNode()) {
      return USUAL_OVERLAP;
    }
    JsonNode overlap = Fields.object(request, Set.of("overlap")).path("overlap");
    if (Fields.isAbsent(overlap)) {
      return USUAL_OVERLAP;
    }
    boolean whole = overlap.isIntegralNumber() && overlap.canConvertToLong();
    if (!whole || overlap.longValue() < 0 || overlap.longValue() > LONGEST_OVERLAP.toSeconds()) {
      throw new Refusal(
          422, "overlap must be a number of seconds from 0 to " + LONGEST_OVERLAP.toSeconds());
    }
    return Duration.ofSeconds(overlap.longValue());
  }

  private static void requireFitting(Set<Scope> wanted, IssuedCredential fresh) {
    Set<Scope> possible = EnumSet.copyOf(fresh.scopes());
    possible.add(Scope.READ);
    if (!possible.containsAll(wanted)) {
      throw new Refusal(
          422,
          "scopes of a " + fresh.kind() + " can be " + Scope.joined(possible).replace(",", ", "));
    }
  }

  private static void requireHeld(Set<Scope> scopes, Caller caller) {
    for (Scope scope : scopes) {
      if (!caller.isAdmin() && !caller.may(scope)) {
        throw Refusal.forbidden(scope);
      }
    }
  }

  private static Map<String, Object> withSecret(Credential credential, Dialect.Issue issue) {
    Map<String, Object> shown = CredentialView.of(credential);
    shown.put(issue.field(), issue.shown());
    return shown;
  }
}
