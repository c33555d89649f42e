package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A socket that connects through a proxy: to the caller it is a connection to the address it was
 * told, and closing it cuts it at any step.
 */
final class TunnelSocket extends Socket {
  private final EgressProxy proxy;
  private final NameLookup lookup;
  private final Supplier<SSLSocketFactory> tls;

  /** What is spoken with the proxy itself; null for plain bytes. */
  private volatile SSLSocket secured;

  /**
   * @param lookup resolves the proxy's own name
   * @param tls secures connections to the proxy, where it wants that
   */
  TunnelSocket(EgressProxy proxy, NameLookup lookup, Supplier<SSLSocketFactory> tls) {
    this.proxy = proxy;
    this.lookup = lookup;
    this.tls = tls;
  }

  /**
   * @param target with an address: names are resolved and checked before
   * @param timeoutMillis for the connection to the proxy, and for each part of its answer
   * @throws ProxyRefusalException when the proxy makes no tunnel
   */
  @Override
  public void connect(SocketAddress target, int timeoutMillis) throws IOException {
    InetSocketAddress pinned = (InetSocketAddress) target;
    if (pinned.isUnresolved()) {
      throw new ProxyRefusalException("only addresses are asked for, never names");
    }
    if (proxy.passes(pinned)) {
      super.connect(target, timeoutMillis);
      return;
    }
    InetAddress address = lookup.addressesOf(proxy.host())[0];
    super.connect(new InetSocketAddress(address, proxy.port()), timeoutMillis);
    int usual = getSoTimeout();
    setSoTimeout(timeoutMillis);
    if (proxy.protocol() == EgressProxy.Protocol.HTTPS) {
      secure();
    }
    proxy.handshake().askFor(getInputStream(), getOutputStream(), pinned);
    setSoTimeout(usual);
  }

  /** From here on the streams are those inside TLS, in which the subscriber's own may follow. */
  private void secure() throws IOException {
    SSLSocket layer = (SSLSocket) tls.get().createSocket(this, proxy.host(), proxy.port(), true);
    SSLParameters parameters = layer.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    layer.setSSLParameters(parameters);
    layer.startHandshake();
    secured = layer;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return secured == null ? super.getInputStream() : secured.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return secured == null ? super.getOutputStream() : secured.getOutputStream();
  }
}
