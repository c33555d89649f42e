package dev.switchboard.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.Tokens;
import dev.switchboard.audit.Act;
import dev.switchboard.audit.Actor;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.PlainText;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.event.Ids;
import dev.switchboard.paging.Page;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.Tenant;
import dev.switchboard.store.TenantStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The administrator's API for accounts. A new account gets credentials for every API family at
 * once; their secrets are in the answer and nowhere else, since only hashes are kept.
 */
public final class TenantApi {
  private static final String TENANT = "tenant";
  private static final int LONGEST_NAME = 200;

  private final TenantStore tenants;
  private final AuditStore audit;
  private final Dialects dialects;
  private final Tokens tokens;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param tenants where accounts are kept
   * @param audit where it is written down who makes and deletes them
   * @param dialects the families to issue credentials for, in the order they are shown
   * @param tokens where secrets come from
   * @param ids where ids come from
   * @param clock tells when an account was made
   */
  public TenantApi(
      TenantStore tenants,
      AuditStore audit,
      Dialects dialects,
      Tokens tokens,
      Ids ids,
      InstantSource clock) {
    this.tenants = tenants;
    this.audit = audit;
    this.dialects = dialects;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @return its id, its name, and its credentials, shown this once
   * @throws Refusal 422 (400 without a body) when the name cannot be one
   */
  public Map<String, Object> create(ApiRequest request) {
    JsonNode name = Fields.object(request, Set.of("name")).path("name");
    if (!PlainText.fits(name.textValue(), LONGEST_NAME)) {
      throw new Refusal(
          422, "name must be 1 to " + LONGEST_NAME + " characters, none a control character");
    }
    UUID id = ids.next();
    Map<String, Object> shown = new LinkedHashMap<>();
    List<IssuedCredential> stored = new ArrayList<>();
    for (Dialect dialect : dialects.all()) {
      Dialect.Issue issue = dialect.issue(tokens);
      shown.put(issue.field(), issue.shown());
      stored.add(issue.stored());
    }
    store(request.actor(), id, name.textValue(), stored);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", id.toString());
    answer.put("name", name.textValue());
    answer.put("credentials", shown);
    return answer;
  }

  /** The page of the list that a request asks for. */
  public Page page(ApiRequest request) {
    return Fields.page(request);
  }

  /** A page of accounts. */
  public Map<String, Object> listed(Page page, List<Tenant> found) {
    return page.answer(found, Tenant::id, TenantApi::shown);
  }

  /**
   * Passes on a request that the administrator makes for an account.
   *
   * @throws Refusal 404 when there is no such account
   */
  public ApiRequest requireKnown(ApiRequest request) {
    if (!tenants.exists(request.tenant())) {
      throw Fields.missing("tenant");
    }
    return request;
  }

  /**
   * Removes an account, with everything it has registered.
   *
   * @throws Refusal 404 when there is no such account
   */
  public void delete(ApiRequest request) {
    UUID id = Fields.id(request, TENANT);
    audit.recording(
        request.actor(),
        () -> {
          Map<String, Object> was =
              Map.of("name", tenants.name(id).orElseThrow(TenantApi::missing));
          if (!tenants.delete(id)) {
            throw missing();
          }
          return was;
        },
        was -> List.of(Act.deleted(id, TENANT, id.toString(), was)));
  }

  private void store(Actor actor, UUID id, String name, List<IssuedCredential> stored) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", name);
    facts.put("credentials", stored.stream().map(IssuedCredential::kind).toList());
    audit.recording(
        actor,
        () -> {
          tenants.create(id, name, clock.instant().truncatedTo(ChronoUnit.MICROS), stored);
          return facts;
        },
        made -> List.of(Act.created(id, TENANT, id.toString(), made)));
  }

  private static Refusal missing() {
    return Fields.missing(TENANT);
  }

  private static Map<String, Object> shown(Tenant tenant) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", tenant.id().toString());
    shown.put("name", tenant.name());
    shown.put("created_at", tenant.createdAt().toString());
    return shown;
  }
}
