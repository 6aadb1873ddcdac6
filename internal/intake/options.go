package intake

import (
	"io"
	"time"
)

// Limits bound what is read. A field that is 0 has its value of DefaultLimits.
type Limits struct {
	Bytes     int64         // of one document after unpacking: a text, a page, a feed, a line of a batch, a packed archive
	Batch     int64         // of one stream of items after unpacking: a batch, an export, all of an archive
	Items     int           // of one input: items of a feed, lines of a batch, files of a folder, entries of an archive
	Depth     int           // of nesting: of elements in a page or a feed, of values in JSON, of folders
	Time      time.Duration // of a fetch; of waiting for the bytes of one input; of the work on one page
	Redirects int           // of one fetch; below 0 follows none
}

// DefaultLimits are those of every day. The depth stays below the 512 at which
// the parser of pages gives up.
func DefaultLimits() Limits {
	return Limits{Bytes: 16 << 20, Batch: 1 << 30, Items: 100_000, Depth: 256, Time: 30 * time.Second, Redirects: 5}
}

// maxFaults is how many faults of one input are told; more are counted.
const maxFaults = 1000

// Options say how to read. The zero value is that of every day.
type Options struct {
	Limits  Limits
	Kind    string // one of Kinds where the input is not to be looked at for it; "" finds out
	Charset string // name of the encoding of texts and pages, as in HTML; "" finds out

	// Dates reads a text that is nothing but a date, in a language (primary tag,
	// Unknown if not known), and gives it as 2026-01-14 or 2026-01-14T17:01:00Z;
	// false where it is none or has more than one reading. It is asked where a date
	// is neither ISO 8601 nor RFC 822; nil takes only those.
	Dates func(lang, text string) (string, bool)

	AllowPrivate bool      // reach addresses that are not of the public network
	IgnoreRobots bool      // fetch what robots.txt asks not to fetch
	Proxy        bool      // use the proxies that the environment names; they resolve the names then
	Version      string    // of casus, for the User-Agent; "" leaves it out
	Stdin        io.Reader // what "-" reads; nil refuses it
}

// limits are the limits with the defaults filled in.
func (o Options) limits() Limits {
	l, d := o.Limits, DefaultLimits()
	if l.Bytes <= 0 {
		l.Bytes = d.Bytes
	}
	if l.Batch <= 0 {
		l.Batch = d.Batch
	}
	if l.Items <= 0 {
		l.Items = d.Items
	}
	if l.Depth <= 0 {
		l.Depth = d.Depth
	}
	if l.Time <= 0 {
		l.Time = d.Time
	}
	if l.Redirects == 0 {
		l.Redirects = d.Redirects
	}
	l.Redirects = max(l.Redirects, 0)
	return l
}
