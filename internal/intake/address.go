package intake

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
)

// maxAddress is how long an address may be, in bytes.
const maxAddress = 8 << 10

// closed are networks that are not of the public internet, beside those that
// netip knows (IANA special-purpose registries), and an address at which a cloud
// tells its machines their secrets.
var closed = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "168.63.129.16/32", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10")

// carriers are networks of IPv6 whose addresses hold one of IPv4, and the byte at
// which it stands.
var carriers = []struct {
	prefix netip.Prefix
	at     int
}{{netip.MustParsePrefix("64:ff9b::/96"), 12}, {netip.MustParsePrefix("2002::/16"), 2}}

var global6 = netip.MustParsePrefix("2000::/3")

func prefixes(texts ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		out[i] = netip.MustParsePrefix(text)
	}
	return out
}

// public says whether an address is one of the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsValid() || !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range closed {
		if p.Contains(a) {
			return false
		}
	}
	if a.Is4() {
		return true
	}
	for _, c := range carriers {
		if c.prefix.Contains(a) {
			b := a.As16()
			return public(netip.AddrFrom4([4]byte(b[c.at : c.at+4])))
		}
	}
	return global6.Contains(a)
}

// privateAddress is the refusal of an address that is not public.
func privateAddress(host string) error {
	return limited(FlagAllowPrivate, "%s is no address of the public internet", host)
}

// control looks at each address to which a connection is about to be made, after
// its name was resolved: what a name means can change between a look and a call.
func (o Options) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%s is no address that can be called: %w", address, err)
	}
	if !o.AllowPrivate && !public(at.Addr()) {
		return privateAddress(at.Addr().String())
	}
	return nil
}

// parseAddress reads an address of the web and says why it is not fetched.
func (o Options) parseAddress(text string) (*url.URL, error) {
	if len(text) > maxAddress {
		return nil, refuse("the address has %d bytes, more than the limit of %d", len(text), maxAddress)
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, refuse("is no address: %s", clean(strings.TrimPrefix(err.Error(), "parse ")))
	}
	return u, o.allowed(u)
}

// allowed says why an address is not fetched, as far as it can be seen before it
// is called.
func (o Options) allowed(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refuse("the scheme %s is not fetched; http and https are", quote(u.Scheme))
	case u.User != nil:
		return refuse("the address holds a user name or a password, which are never sent; leave them out")
	case u.Hostname() == "":
		return refuse("the address names no host")
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if a, err := netip.ParseAddr(host); err == nil && !o.AllowPrivate && !public(a) {
		return privateAddress(host)
	}
	if !o.AllowPrivate && (host == "localhost" || strings.HasSuffix(host, ".localhost")) {
		return privateAddress(host)
	}
	return nil
}

// shown is an address without what nobody should read in a message.
func shown(u *url.URL) string {
	c := *u
	c.User = nil
	return c.String()
}
