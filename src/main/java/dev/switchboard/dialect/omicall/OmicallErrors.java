package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.dialect.ErrorAnswer;
import java.util.regex.Pattern;

/**
 * Words errors as OMICall does: a request that makes no sense is answered 200 with a code in the
 * body, a missing token by one plain word. Clients compare codes, so a text that is none is
 * replaced by the code of its status.
 */
final class OmicallErrors {
  private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z]+)+");

  private final OmicallEnvelope envelope;
  private final ObjectMapper json;

  OmicallErrors(OmicallEnvelope envelope, ObjectMapper json) {
    this.envelope = envelope;
    this.json = json;
  }

  ErrorAnswer answer(int status, String message) {
    if (status == 401) {
      return new ErrorAnswer(401, "text/plain", "Unauthorized");
    }
    boolean code = message != null && CODE.matcher(message).matches();
    return new ErrorAnswer(
        status == 400 || status == 409 || status == 422 ? 200 : status,
        "application/json",
        write(code ? message : codeOf(status)));
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 400, 422 -> "request_body_invalid";
      case 403 -> "access_denied";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 408 -> "request_timeout";
      case 409 -> "too_many_webhooks";
      case 413 -> "request_body_too_large";
      case 414 -> "url_too_long";
      case 429 -> "too_many_requests";
      case 431 -> "headers_too_large";
      case 503 -> "service_unavailable";
      default -> "internal_error";
    };
  }

  private String write(String code) {
    try {
      return json.writeValueAsString(envelope.refused(code));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
