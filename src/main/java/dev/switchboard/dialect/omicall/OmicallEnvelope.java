package dev.switchboard.dialect.omicall;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The frame around every OMICall answer.
 *
 * @param instanceId how this server names itself to clients
 * @param instanceName the same, in words
 */
public record OmicallEnvelope(String instanceId, String instanceName) {
  private static final int DONE = 9999;
  private static final int REFUSED = -9999;

  /** A success. */
  Map<String, Object> done(Object payload) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status_code", DONE);
    answer.put("instance_id", instanceId);
    answer.put("payload", payload);
    answer.put("key_enabled", false);
    return answer;
  }

  /** A success that also names the server in words, as the token's answer does. */
  Map<String, Object> introduced(Object payload) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status_code", DONE);
    answer.put("instance_id", instanceId);
    answer.put("instance_name", instanceName);
    answer.put("payload", payload);
    answer.put("key_enabled", false);
    return answer;
  }

  /** A failure. */
  Map<String, Object> refused(String code) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status_code", REFUSED);
    answer.put("instance_id", instanceId);
    answer.put("message", code);
    answer.put("payload", null);
    answer.put("key_enabled", false);
    return answer;
  }
}
