package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.dialect.ErrorAnswer;

/** Errors as problem details (RFC 9457). */
final class Problem {
  private Problem() {}

  /**
   * @param status the HTTP status
   * @param detail what is wrong with this request
   */
  static ErrorAnswer answer(int status, String detail) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", title(status))
            .put("status", status)
            .put("detail", detail)
            .toString();
    return new ErrorAnswer(status, "application/problem+json", body);
  }

  /** The status's own phrase, which is what a problem of type {@code about:blank} is titled. */
  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Client Error" : "Internal Server Error";
    };
  }
}
