package server

import (
	"math"
	"net/netip"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// How many requests a second one client may make, and how many at once. This
// machine is trusted with far more: it is the user's own.
const (
	ownRate, ownBurst         = 100_000, 200_000
	strangerRate, strangerMax = 50, 400
	mostClients               = 4096 // whose rate is remembered
)

// rates holds each client to its rate.
type rates struct {
	own     *rate.Limiter
	clients *lru.Cache[netip.Prefix, *rate.Limiter]
}

func newRates() *rates {
	clients, _ := lru.New[netip.Prefix, *rate.Limiter](mostClients) // the size is positive
	return &rates{own: rate.NewLimiter(ownRate, ownBurst), clients: clients}
}

// wait counts a request and gives the seconds after which to ask again; 0 where it
// may be answered now.
func (c *rates) wait(addr string) int {
	l := c.of(addr)
	now := time.Now()
	if l.AllowN(now, 1) {
		return 0
	}
	hold := l.ReserveN(now, 1)
	defer hold.CancelAt(now)
	return max(1, int(math.Ceil(hold.DelayFrom(now).Seconds())))
}

// of finds the limiter of a client: of one address, or of the network that one line
// has where addresses are long.
func (c *rates) of(addr string) *rate.Limiter {
	at, err := netip.ParseAddrPort(addr)
	ip := at.Addr().Unmap()
	if err == nil && ip.IsLoopback() {
		return c.own
	}
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	network, _ := ip.WithZone("").Prefix(bits) // of no address: the zero one, which all such share
	if l, ok := c.clients.Get(network); ok {
		return l
	}
	l := rate.NewLimiter(strangerRate, strangerMax)
	if old, had, _ := c.clients.PeekOrAdd(network, l); had {
		return old
	}
	return l
}
