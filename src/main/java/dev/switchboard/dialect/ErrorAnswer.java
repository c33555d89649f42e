package dev.switchboard.dialect;

/**
 * An error in the shape of one API.
 *
 * @param status the HTTP status its clients expect (OMICall's business failures are a 200, for one)
 * @param contentType of the body
 * @param body what is sent
 */
public record ErrorAnswer(int status, String contentType, String body) {}
