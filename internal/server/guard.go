package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// guard lets in only what comes from our own page, from a program of the user or
// from who has the token.
type guard struct {
	host   string // that was listened on, lower case
	any    bool   // all addresses are listened on: any literal address may be the name
	token  string // empty: none is needed
	cookie string // its name
	value  string
	rates  *rates
}

// Limits on a request.
const (
	mostPath = 8 << 10 // bytes of path and query
	mostBody = 1 << 20 // bytes of a body
)

// headerWrite must stand on a write. A page of another site cannot send it without
// being allowed to, which it never is.
const headerWrite = "X-Casus"

func newGuard(addr, token string) (*guard, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("the address %q is not HOST:PORT", addr)
	}
	ip, err := netip.ParseAddr(host)
	g := &guard{host: strings.ToLower(host), any: host == "" || err == nil && ip.IsUnspecified(), token: token, cookie: "casus-" + port, rates: newRates()}
	if token != "" {
		sum := hmac.New(sha256.New, []byte(token))
		sum.Write([]byte("the cookie of casus serve"))
		g.value = hex.EncodeToString(sum.Sum(nil))
	}
	return g, nil
}

// IsLoopback tells whether an address to listen on is reached from this machine
// alone. A name other than localhost is taken not to be.
func IsLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.Unmap().IsLoopback()
}

// check says why a request is not let in; nil where it is.
func (g *guard) check(r *http.Request) *Problem {
	switch {
	case len(r.RequestURI) > mostPath:
		return problemf(http.StatusRequestURITooLong, "the address has %d bytes; at most %d are read", len(r.RequestURI), mostPath)
	case !cleanPath(r.URL):
		return problemf(http.StatusNotFound, "there is nothing at this path")
	case !g.ours(r.Host):
		return problemf(http.StatusForbidden, "the host %q is not this server; open it by the address that it printed", shorten(r.Host))
	}
	if wait := g.rates.wait(r.RemoteAddr); wait > 0 {
		p := problemf(http.StatusTooManyRequests, "too many requests; ask again in %d s", wait)
		p.retry = wait
		return p
	}
	return g.checkSite(r)
}

// checkSite keeps pages of other sites out.
func (g *guard) checkSite(r *http.Request) *Problem {
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	if origins := r.Header.Values("Origin"); len(origins) > 1 || len(origins) == 1 && !sameOrigin(origins[0], r.Host) {
		return problemf(http.StatusForbidden, "a page of another site (%s) may not ask here", shorten(strings.Join(origins, ", ")))
	}
	switch site := r.Header.Get("Sec-Fetch-Site"); site {
	case "", "same-origin", "none":
	default:
		// Following a link here is no harm; anything else from another site is.
		if !read || r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			return problemf(http.StatusForbidden, "a page of another site may not ask here")
		}
	}
	return nil
}

// checkWrite says why a request may not change anything.
func checkWrite(r *http.Request, kind string, most int64) *Problem {
	if r.Header.Get(headerWrite) != "1" {
		return problemf(http.StatusForbidden, "a request that changes something needs the header %s: 1", headerWrite)
	}
	if given := r.Header.Get("Content-Type"); kind != "" && !sameKind(given, kind) {
		return problemf(http.StatusUnsupportedMediaType, "the content type is %q; send %s", shorten(given), kind)
	}
	if r.ContentLength > most {
		return tooLarge(most)
	}
	return nil
}

// noBody refuses what a read brings along.
func noBody(r *http.Request) *Problem {
	switch {
	case r.ContentLength > mostBody:
		return tooLarge(mostBody)
	case r.ContentLength != 0:
		return Wrong("a request that only reads takes no body")
	}
	return nil
}

func tooLarge(most int64) *Problem {
	return problemf(http.StatusRequestEntityTooLarge, "the body is larger than %d bytes", most)
}

func sameKind(given, kind string) bool {
	name, parameter, _ := strings.Cut(given, ";")
	parameter = strings.ToLower(strings.TrimSpace(parameter))
	return strings.EqualFold(strings.TrimSpace(name), kind) && (parameter == "" || parameter == "charset=utf-8" || parameter == `charset="utf-8"`)
}

// ours tells whether a Host header names this server. A name that another can point
// at this machine is not ours, which is what keeps its pages out.
func (g *guard) ours(host string) bool {
	name := strings.ToLower(host)
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = strings.ToLower(h)
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if name == "localhost" || name == g.host && name != "" {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && (ip.Unmap().IsLoopback() || g.any)
}

func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.EqualFold(u.Host, host)
}

// cleanPath tells whether a path is written in its one plain form: nothing above it,
// nothing twice, no letter in disguise.
func cleanPath(u *url.URL) bool {
	p := u.Path
	if !strings.HasPrefix(p, "/") || u.RawPath != "" || strings.ContainsAny(p, "\\\x00") || strings.Contains(p, "//") {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "." || part == ".." {
			return false
		}
	}
	return true
}

// known tells whether the asker has the token, as a header or as the cookie that
// opening the page with it gave.
func (g *guard) known(r *http.Request) bool {
	if g.token == "" {
		return true
	}
	if scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") && same(token, g.token) {
		return true
	}
	for _, c := range r.CookiesNamed(g.cookie) {
		if same(c.Value, g.value) {
			return true
		}
	}
	return false
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// admit gives the cookie to who opens the page with the token in its address, and
// sends him on to the same address without it. It tells whether it has answered.
func (g *guard) admit(w http.ResponseWriter, r *http.Request) bool {
	if g.token == "" || r.Method != http.MethodGet || r.URL.Path != "/" || !r.URL.Query().Has("token") {
		return false
	}
	query := r.URL.Query()
	if !same(query.Get("token"), g.token) {
		return false
	}
	query.Del("token")
	to := url.URL{Path: "/", RawQuery: query.Encode()}
	http.SetCookie(w, &http.Cookie{Name: g.cookie, Value: g.value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusSeeOther)
	return true
}

func notKnown() *Problem {
	p := problemf(http.StatusUnauthorized, "the server needs its token: open the page with ?token=TOKEN, or send the header Authorization: Bearer TOKEN; it was printed when the server started")
	p.head = map[string]string{"WWW-Authenticate": "Bearer"}
	return p
}
