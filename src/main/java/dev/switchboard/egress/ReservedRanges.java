package dev.switchboard.egress;

import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are no subscriber's on the public Internet. For IPv6 everything outside {@code
 * 2000::/3} is reserved, so that part of the table names what it denies only to be read.
 */
final class ReservedRanges {
  static final List<Cidr> ALL =
      Stream.of(
              "0.0.0.0/8", // this host, unspecified
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carrier-grade NAT
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // a cloud host's own services behind a public-looking address
              "169.254.0.0/16", // link-local, cloud metadata
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarking
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              "::/3", // unspecified, loopback, IPv4-mapped, IPv4-compatible, NAT64
              "2001::/23", // protocol assignments, Teredo
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "3ffe::/16", // returned test network
              "3fff::/20", // documentation
              "4000::/2", // reserved
              "8000::/1" // reserved, unique-local, link-local, site-local, multicast
              )
          .map(Cidr::parse)
          .toList();

  private ReservedRanges() {}
}
